"""The markup of sections: pieces of rendered text in, lines out.

`#` and `##` are headings one and two levels below the section's, `- ` an item (nested by two spaces), `> ` what happens
and is not said, `**…**` a run-in head, a line that begins with two spaces continues the paragraph above, every other
line that is not empty is one paragraph. Only the template's own words are markup: a fact never is.
"""

from collections.abc import Iterable
from dataclasses import field
from typing import Literal

from drafter.compose.marks import Piece
from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.model.draft import Run

_PREFIX = expression(r"^(?P<indent> *)(?P<sign>#{1,2} +|- +|> +)?")


LineKind = Literal["heading", "item", "paragraph", "stage", "continuation"]


@dataclass
class Line:
    """One line of a section: what it is, how deep below the section, and its runs."""

    kind: LineKind
    below: int
    """1 for `#` and `- `, 2 for `##` and a nested item, 0 for a paragraph."""
    runs: list[Run] = field(default_factory=list)


def split_lines(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces by line; only line ends of the template's own words end a line."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.origins:
            lines[-1].append(piece)
            continue
        first, *others = piece.text.split("\n")
        lines[-1].append(Piece(first))
        lines.extend([Piece(text)] for text in others)
    return lines


def parse_lines(pieces: Iterable[Piece], section: str = "") -> list[Line]:
    """The lines of a section that say something; their runs know its id."""
    result = []
    for line in split_lines(pieces):
        parsed = _parse_line(line, section)
        if any(run.text.strip() for run in parsed.runs):
            result.append(parsed)
    return result


def _parse_line(pieces: list[Piece], section: str) -> Line:
    pieces = [piece for piece in pieces if piece.text]
    kind: LineKind = "paragraph"
    below = 0
    if pieces and not pieces[0].origins:
        match = _PREFIX.match(pieces[0].text)
        indent, sign = (match["indent"], match["sign"] or "") if match else ("", "")
        if sign.startswith("#"):
            kind, below = "heading", sign.count("#")
        elif sign.startswith("-"):
            kind, below = "item", 1 + len(indent) // 2
        elif sign.startswith(">"):
            kind = "stage"
        elif len(indent) >= 2:
            kind = "continuation"
        pieces = [Piece(pieces[0].text[match.end() if match else 0 :]), *pieces[1:]]
    if pieces and not pieces[-1].origins:
        pieces = [*pieces[:-1], Piece(pieces[-1].text.rstrip())]
    return Line(kind, below, list(_runs_of(pieces, section)))


_BLANK_IN_TEXT = expression(r"(【[^【】\n]{1,40}】)")


def _runs_of(pieces: Iterable[Piece], section: str) -> Iterable[Run]:
    head = False
    for piece in pieces:
        if piece.origins:
            yield from _runs_of_value(piece, head, section)
            continue
        for index, part in enumerate(piece.text.split("**")):
            if index:
                head = not head
            if part:
                yield Run(part, head=head, section=section)


def _runs_of_value(piece: Piece, head: bool, section: str) -> Iterable[Run]:
    """A marked piece as runs: what it is made of decides, from the outside in; 【…】 inside it is a blank."""
    fact = phrase = blank = ""
    place = None
    for origin in piece.origins:
        place = origin.place or place
        if origin.kind == "phrase":
            phrase = origin.name
        elif origin.kind == "blank":
            blank = origin.name
        else:
            fact = origin.name
    if blank:
        yield Run(piece.text, fact, phrase, blank, head, section, place)
        return
    if "【" not in piece.text:  # nearly always
        yield Run(piece.text, fact, phrase, "", head, section, place)
        return
    for part in _BLANK_IN_TEXT.split(piece.text):
        if part:
            inner = part if _BLANK_IN_TEXT.fullmatch(part) else ""
            yield Run(part, fact, phrase, f"{fact or phrase}:{inner}" if inner else "", head, section, place)
