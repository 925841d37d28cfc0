"""A draft in, Markdown out (CommonMark): headings by depth, blanks bold, every fact as literal as it was typed."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby

from drafter.model.draft import Block, Draft
from drafter.model.style import Style
from drafter.writers.layout import Piece, arrange, split_pieces, type_of

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$#]")
_LINE_START = re.compile(r"^(?=[-+=])|^(\d+)(?=[.)](?:\s|$))")
_LINE_EDGES = re.compile(r"^\s+|\s+$")

_LEVELS = {"title": "# ", "heading1": "## ", "heading2": "### ", "heading3": "#### ", "heading4": "##### "}


def write_markdown(draft: Draft, style: Style) -> bytes:
    """UTF-8, a blank line between paragraphs: the title is #, a heading of depth 1 is ##, and so on."""
    paragraphs = [_write_block(block, style) for block in arrange(draft, style)]
    return ("\n\n".join(paragraphs) + "\n").encode()


def _write_block(block: Block, style: Style) -> str:
    level = _LEVELS.get(type_of(block), "")
    lines = _write_pieces(split_pieces(block, style)).split("\n")
    written = [_guard_line(line) for line in lines]
    if level:
        return level + "&#10;".join(written)
    # A backslash breaks a line, but not the last one of a paragraph.
    last = len(lines) - 1
    while last and not lines[last]:
        last -= 1
    return "\\\n".join(written[: last + 1]) + "&#10;" * (len(lines) - 1 - last)


def _write_pieces(pieces: Iterable[Piece]) -> str:
    written = []
    for kind, group in groupby(pieces, key=lambda piece: piece.type[:4]):
        texts = [piece.text for piece in group]
        if kind == "head":
            written.append(_embolden("".join(texts)))
        else:
            written += [_embolden(text) if kind else _escape(text) for text in texts]
    return "".join(written).replace("****", "")  # bold upon bold, which would close and open nothing


def _embolden(text: str) -> str:
    """Bold from the first letter to the last.

    Marks at either end stay outside: `**` between a mark and a Han character opens and closes nothing (CommonMark 6.2).
    """
    letters = [index for index, character in enumerate(text) if unicodedata.category(character)[0] in "LN"]
    if not letters:
        return _escape(text)
    first, last = letters[0], letters[-1] + 1
    return f"{_escape(text[:first])}**{_escape(text[first:last])}**{_escape(text[last:])}"


def _escape(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _guard_line(line: str) -> str:
    """Nothing at the start of a line makes it a list or a rule, and spaces at its ends are kept."""
    line = _LINE_EDGES.sub(lambda spaces: "".join(f"&#{ord(space)};" for space in spaces[0]), line)
    return _LINE_START.sub(lambda start: f"{start[1] or ''}\\", line)
