"""A text file in; its lines, each with its place, out."""

from drafter.files.encoding import decode
from drafter.model.passage import Passage, line_of


def read_text(data: bytes) -> list[Passage]:
    """The lines of a text in any encoding. Raises UnreadableError."""
    return [line_of(line, number) for number, line in enumerate(split_lines(decode(data, clipped=True).text), 1)]


def split_lines(text: str) -> list[str]:
    """Lines ended by LF, CRLF or CR, as editors count them; a form feed does not end one."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")
