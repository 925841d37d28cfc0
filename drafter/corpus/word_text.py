"""A Word file in; its paragraphs, each with its number as its line, out."""

from collections.abc import Iterable, Sequence

from drafter.corpus.rows import is_row, join_cells
from drafter.corpus.titles import TITLE
from drafter.files.encoding import UnreadableError
from drafter.model.passage import Passage, line_of
from drafter.word.nodes import BrokenPackage
from drafter.word.package import Package
from drafter.word.text import find_rows, read_lines


def read_word(data: bytes) -> list[Passage]:
    """The paragraphs of a .docx; a line break begins a line, a row of a table is one. Raises UnreadableError."""
    try:
        lines = read_lines(Package(data))
        rows = find_rows(lines)
    except BrokenPackage as error:
        raise UnreadableError(str(error)) from error
    texts = [line.text for line in lines]
    passages: list[Passage] = []
    at = 0
    for first, end in rows:
        if is_row(texts[first:end]):
            passages += _lines(texts, at, first)
            cells = [
                line_of(text.replace("\n", " "), number) for number, text in enumerate(texts[first:end], first + 1)
            ]
            passages.append(join_cells([cell for cell in cells if cell.text.strip()]))
            at = end
    return passages + _lines(texts, at, len(texts))


def _lines(texts: Sequence[str], first: int, end: int) -> list[Passage]:
    return [line for number in range(first, end) for line in _break(line_of(texts[number], number + 1))]


def break_paragraphs(paragraphs: Iterable[str]) -> list[Passage]:
    """Paragraphs as lines, each with the number of its paragraph; a line break begins a line of its own."""
    texts = list(paragraphs)
    return _lines(texts, 0, len(texts))


def _break(paragraph: Passage) -> list[Passage]:
    """The lines of a paragraph; a title on two lines is one."""
    text = paragraph.text
    if "\n" not in text:
        return [paragraph]
    breaks = [index for index, character in enumerate(text) if character == "\n"]
    if TITLE.match(text.replace("\n", "").strip()):
        return [paragraph.without((index, index + 1) for index in breaks)]
    return paragraph.divide(breaks)
