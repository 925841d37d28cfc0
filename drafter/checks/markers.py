"""The markers of a text (一、 （一） 1. 第一， 一是 一要) and the lists that they make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.checks.numerals import parse_numeral
from drafter.model.text import Line, Text

NUMBER = "[一二三四五六七八九十]{1,3}"

WRITTEN = {
    "section": re.compile(rf"({NUMBER})([、.．,，])(?![一二三四五六七八九十]+[^是要、])"),
    "bracket": re.compile(rf"[（(]({NUMBER})[)）]([、.．,，]?)"),
    "arabic": re.compile(r"(\d{1,2})([.．、])(?![\d\s]*\d)"),
    "small": re.compile(r"[（(](\d{1,2})[)）]([、.．,，]?)"),
    "circled": re.compile(r"([①-⑳])()"),
}
"""The levels of GB/T 9704-2012 7.3.3 and the circled numbers below them, highest first: they open a paragraph."""

SPOKEN = {
    "ordinal": re.compile(rf"第({NUMBER})([，、,]|是|要(?![务点素闻塞道]))"),
    "item": re.compile(rf"({NUMBER})(是(?!\1[、，。])|要(?![务点素闻塞道]))"),
}
"""What a speaker says; they may stand inside a paragraph."""

BOUNDARY = re.compile(r"(?<=[。；;：:，,！!？?”）)])\s*(?=第?[一二三四五六七八九十]{1,3}[，、,是要])")


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker as it stands."""

    line: Line
    start: int
    end: int
    family: str
    number: int
    mark: str
    """What follows the number: 、 or 是 …"""

    @property
    def leading(self) -> bool:
        """It opens its line."""
        return self.start == 0

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


@dataclass(slots=True)
class NumberedList:
    """The items of one list as they stand; their numbers and marks may be wrong."""

    items: list[Marker] = field(default_factory=list)

    def holds(self, marker: Marker) -> bool:
        """Whether the marker is of this list's kind: 一是 does not belong among 一要."""
        first = self.items[0]
        return first.family == marker.family and (marker.family != "item" or first.mark == marker.mark)


def find_markers(line: Line) -> Iterator[Marker]:
    """The markers of a line, in order."""
    begin = 0
    for family, pattern in WRITTEN.items():
        if (match := pattern.match(line.text)) and (number := parse_numeral(match[1])):
            yield Marker(line, 0, match.end(), family, number, match[2])
            begin = match.end()
    yield from read_spoken(line, begin)
    for boundary in BOUNDARY.finditer(line.text, max(begin, 1)):
        yield from read_spoken(line, boundary.end())


def read_spoken(line: Line, start: int) -> Iterator[Marker]:
    """The spoken marker at `start`, if there is one."""
    for family, pattern in SPOKEN.items():
        if (match := pattern.match(line.text, start)) and (number := parse_numeral(match[1])):
            yield Marker(line, start, match.end(), family, number, match[2])


def find_lists(text: Text) -> list[NumberedList]:
    """The lists of a text in the order in which they begin.

    A marker continues the innermost open list of its kind, or one of another kind whose number it follows
    (一是、二是、三要 is one list); a first number opens a list; a written marker closes all lists below its level.
    """
    lists: list[NumberedList] = []
    opened: list[NumberedList] = []
    for line in text.lines if text.origin != "meeting" else ():
        for marker in find_markers(line):
            depth = find_home(marker, opened)
            if depth is None:
                if marker.family in WRITTEN:
                    while opened and is_below(opened[-1], marker):
                        opened.pop()
                opened.append(NumberedList())
                lists.append(opened[-1])
            else:
                del opened[depth + 1 :]
            opened[-1].items.append(marker)
    return lists


def find_home(marker: Marker, opened: list[NumberedList]) -> int | None:
    """Which of the open lists the marker continues; None when it opens one of its own."""
    own = [depth for depth, items in enumerate(opened) if items.holds(marker)]
    if marker.number == 1:
        if own:
            if len(opened[own[-1]].items) == 1 and marker.leading:
                return own[-1]
            del opened[own[-1]]  # those that opened after it may be the lists around the new one
        return None
    follows = [depth for depth, items in enumerate(opened) if items.items[-1].number == marker.number - 1]
    if own and own[-1] in follows:
        return own[-1]
    if marker.family in SPOKEN:
        for depth in reversed(follows):
            if opened[depth].items[0].family in SPOKEN:
                return depth
    return own[-1] if own else None


def is_below(items: NumberedList, marker: Marker) -> bool:
    """Whether a list stands below the level of a written marker that is about to open one."""
    ranks = list(WRITTEN)
    family = items.items[0].family
    return family in SPOKEN or ranks.index(family) > ranks.index(marker.family)
