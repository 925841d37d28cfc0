"""A Word file saved as XML, or an OpenDocument text, in; its paragraphs, each with its number as its line, out."""

from drafter.corpus.word_text import break_paragraphs, read_word
from drafter.files.encoding import UnreadableError
from drafter.model.passage import Passage
from drafter.word.flat import unflatten
from drafter.word.nodes import BrokenPackage
from drafter.word.opendocument import read_opendocument as read


def read_word_xml(data: bytes) -> list[Passage]:
    """The paragraphs, as of the .docx that it would be. Raises UnreadableError."""
    try:
        return read_word(unflatten(data))
    except BrokenPackage as error:
        raise UnreadableError(str(error)) from error


def read_opendocument(data: bytes) -> list[Passage]:
    """The paragraphs of an .odt; a line break begins a line, a row of a table is one. Raises UnreadableError."""
    try:
        return break_paragraphs(read(data))
    except BrokenPackage as error:
        raise UnreadableError(str(error)) from error
