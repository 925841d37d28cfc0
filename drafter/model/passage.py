"""Text that knows where each of its characters stands in the file as it is on disk."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal, NamedTuple

from drafter.dataclass import dataclass, replace

Role = Literal["", "title", "row"]


class Anchor(NamedTuple):
    """From `offset` on, characters follow one another in the file from this line and column (1-based) on."""

    offset: int
    line: int
    column: int


_offset = attrgetter("offset")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a piece of one.

    anchors: ascending offsets, the first 0; one for each stretch that was contiguous in the file.
    """

    text: str
    anchors: tuple[Anchor, ...]
    role: Role = ""
    """What the file itself says that it is: a heading of the first rank, a row of a table."""

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.anchors[0].line

    def where(self, offset: int) -> tuple[int, int]:
        """Line and column, both 1-based, of the character at an offset."""
        anchors = self.anchors
        if len(anchors) == 1:
            _, line, column = anchors[0]
            return line, column + offset
        start, line, column = anchors[bisect_right(anchors, offset, key=_offset) - 1]
        return line, column + offset - start

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The piece from start to end."""
        end = len(self.text) if end is None else end
        line, column = self.where(start)
        role = "" if start and self.role == "title" else self.role
        if len(self.anchors) == 1:
            return Passage(self.text[start:end], (Anchor(0, line, column),), role)
        first = bisect_right(self.anchors, start, key=_offset)
        last = bisect_left(self.anchors, end, first, key=_offset)
        inner = (Anchor(a.offset - start, a.line, a.column) for a in self.anchors[first:last])
        return Passage(self.text[start:end], (Anchor(0, line, column), *inner), role)

    def strip(self, characters: str | None = None) -> "Passage":
        """Without white space (or the characters given) at either end."""
        text = self.text.strip(characters)
        if len(text) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip(characters)) if text else 0
        return replace(self.cut(start, start + len(text)), role=self.role)

    def without(self, spans: Iterable[tuple[int, int]]) -> "Passage":
        """With the spans taken out; they ascend and do not overlap."""
        kept, at = [], 0
        for start, end in spans:
            if start > at:
                kept.append(self.cut(at, start))
            at = end
        if at < len(self.text) or not kept:
            kept.append(self.cut(at))
        return replace(join(kept), role=self.role)

    def divide(self, offsets: Iterable[int]) -> "list[Passage]":
        """The pieces between ascending offsets, white space at their ends taken off, empty ones left out."""
        bounds = [0, *offsets, len(self.text)]
        pieces = (self.cut(start, end).strip() for start, end in pairwise(bounds) if start < end)
        return [piece for piece in pieces if piece.text]


def line_of(text: str, number: int, column: int = 1) -> Passage:
    """A passage that is one stretch of one line."""
    return Passage(text, (Anchor(0, number, column),))


def join(pieces: Sequence[Passage]) -> Passage:
    """Several passages as one."""
    if len(pieces) == 1:
        return pieces[0]
    anchors, length = [], 0
    for piece in pieces:
        anchors += [Anchor(a.offset + length, a.line, a.column) for a in piece.anchors]
        length += len(piece.text)
    return Passage("".join(piece.text for piece in pieces), tuple(anchors), pieces[0].role)
