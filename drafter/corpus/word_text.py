"""A Word file in; its paragraphs, each with its number as its line, out."""

from collections.abc import Iterable

from drafter.corpus.titles import TITLE
from drafter.files.encoding import UnreadableError
from drafter.model.passage import Passage, line_of
from drafter.word.nodes import BrokenPackage
from drafter.word.package import Package
from drafter.word.text import read_lines


def read_word(data: bytes) -> list[Passage]:
    """The paragraphs of a .docx; a line break begins a line of its own. Raises UnreadableError."""
    try:
        return read_opened(Package(data))
    except BrokenPackage as error:
        raise UnreadableError(str(error)) from error


def read_opened(package: Package) -> list[Passage]:
    """As `read_word`, of a file that is open already. Raises BrokenPackage."""
    return break_paragraphs(line.text for line in read_lines(package))


def break_paragraphs(paragraphs: Iterable[str]) -> list[Passage]:
    """Paragraphs as lines, each with the number of its paragraph; a line break begins a line of its own."""
    return [line for number, text in enumerate(paragraphs, 1) for line in _break(line_of(text, number))]


def _break(paragraph: Passage) -> list[Passage]:
    """The lines of a paragraph; a title on two lines is one."""
    text = paragraph.text
    if "\n" not in text:
        return [paragraph]
    breaks = [index for index, character in enumerate(text) if character == "\n"]
    if TITLE.match(text.replace("\n", "").strip()):
        return [paragraph.without((index, index + 1) for index in breaks)]
    return paragraph.divide(breaks)
