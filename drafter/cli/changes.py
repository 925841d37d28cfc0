"""What changed in a text in, lines for the terminal out: [-旧-]{+新+}, or in colour struck out and green."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TextIO

from drafter.cli.console import Colour, is_coloured, paint, plain, wrap
from drafter.language.change import Change, ChangeKind

AROUND = 30
"""Characters of what stayed that are shown on either side of a change."""
_COLOURS: dict[ChangeKind, Colour] = {"gone": "struck", "new": "green"}
_MARKS: dict[ChangeKind, tuple[str, str]] = {"gone": ("[-", "-]"), "new": ("{+", "+}")}
_JOINT = re.compile("[。！？；，]")


class _Cell(NamedTuple):
    """What is printed in one place of a line."""

    laid: str
    """The character as which it is laid out: a mark of two columns is a bracket, which no line ends or begins with."""
    shown: str
    kind: ChangeKind


def describe_changes(changes: Sequence[Change], columns: int, stream: TextIO) -> Iterator[str]:
    """The changes of a paragraph as lines of at most `columns`, long stretches that stayed cut down to …"""
    coloured = is_coloured(stream)
    cells = [cell for change in _clip(changes) for cell in _lay_out(change, coloured)]
    at = 0
    for line in wrap("".join(cell.laid for cell in cells), columns):
        laid = []
        for character in line:
            while cells[at].laid != character:  # spaces that wrapping took off
                at += 1
            laid.append(cells[at])
            at += 1
        yield "".join(
            _paint("".join(cell.shown for cell in group), kind, stream)
            for kind, group in groupby(laid, key=lambda cell: cell.kind)
        )


def _lay_out(change: Change, coloured: bool) -> Iterator[_Cell]:
    """The characters of a change, between its marks where there is no colour."""
    before, after = ("", "") if coloured else _MARKS.get(change.kind, ("", ""))
    if before:
        yield _Cell("【", before, change.kind)
    yield from (_Cell(character, character, change.kind) for character in plain(change.text))
    if after:
        yield _Cell("】", after, change.kind)


def _paint(text: str, kind: ChangeKind, stream: TextIO) -> str:
    return paint(text, _COLOURS[kind], stream) if kind in _COLOURS else text


def _clip(changes: Sequence[Change]) -> Iterator[Change]:
    """The changes with only so much of what stayed as is needed to find them, from a mark to a mark."""
    for index, change in enumerate(changes):
        head = change.text[:AROUND] if index else ""
        tail = change.text[-AROUND:] if index + 1 < len(changes) else ""
        if change.kind != "same" or len(head) + len(tail) + AROUND > len(change.text):
            yield change
            continue
        ends = [match.end() for match in _JOINT.finditer(head)]
        start = _JOINT.search(tail)
        yield Change("same", f"{head[: ends[-1]] if ends else head}…{tail[start.end() :] if start else tail}")
