"""The markers of a text (一、 （一） 1. 第一， 一是 一要) and the lists that they make."""

import re
from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache

from drafter.corpus.markers import Mark, find_marks
from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.numerals import ordinal
from drafter.language.punctuation import fold
from drafter.model.text import Line, Text

WRITTEN = {"一、": "section", "（一）": "bracket", "1.": "arabic", "（1）": "small", "①": "circled"}
"""Styles of the reader that open a paragraph: the levels of GB/T 9704-2012 7.3.3 and circled numbers, highest first."""
SPOKEN = {"第一，": "ordinal", "第一是": "ordinal", "一是": "item", "一要": "item"}
"""Styles that a speaker says; they may stand inside a paragraph."""
_LEVELS = tuple(WRITTEN.values())


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


_ORDERED = expression(
    "(?:车间|季度|年级|号|期|班(?!组|子)|标段|分厂|工段|作业区|病区|学期|产业|线(?!索|上)|支队|大队|中队|楼|层(?!面|层|次|级))"
)
"""What is counted by its place and needs no measure word: 一、二车间 are two, and no item 一."""


def _names_two(text: str, mark: Mark) -> bool:
    """Whether a mark and the next number name two things of an order: 一、二车间."""
    following = ordinal(mark.value + 1)
    return text.startswith(following, mark.end) and _ORDERED.match(text, mark.end + len(following)) is not None


def find_markers(line: Line) -> Iterator[Marker]:
    """The markers of a line, in order; a written one that does not open the line may be none."""
    for mark in find_marks(fold(line.text), 0):
        if mark.style.name == "一、" and _names_two(line.text, mark):
            continue
        if mark.style.name in SPOKEN and mark.position != "glued":
            yield _as_marker(line, mark, SPOKEN[mark.style.name])
        elif mark.style.name in WRITTEN:
            yield _as_marker(line, mark, WRITTEN[mark.style.name])


def _as_marker(line: Line, mark: Mark, family: str) -> Marker:
    """A mark of the reader with what follows its number as it is written."""
    text = line.text[mark.start : mark.end]
    enclosed = family == "circled" or text[-1] in "）)"
    return Marker(line, mark.start, mark.end, family, mark.value, "" if enclosed else text[-1])


@lru_cache(maxsize=2)  # five rules ask for the same text one after the other
def find_lists(text: Text) -> tuple[NumberedList, ...]:
    """The lists of a text in the order in which they begin.

    A marker continues the innermost open list of its kind, or one of another kind whose number it follows
    (一是、二是、三要 is one list); a first number opens a list; a written marker closes all lists below its level.
    """
    lists: list[NumberedList] = []
    opened: list[NumberedList] = []
    for line in text.lines if text.origin != "meeting" else ():
        for marker in find_markers(line):
            depth = _find_home(marker, opened)
            if marker.family in _LEVELS and not marker.leading and not goes_on(marker, depth, opened):
                continue
            if depth is None:
                if marker.family in _LEVELS:
                    while opened and _is_below(opened[-1], marker):
                        opened.pop()
                opened.append(NumberedList())
                lists.append(opened[-1])
            else:
                del opened[depth + 1 :]
            opened[-1].items.append(marker)
    return tuple(lists)


def goes_on(marker: Marker, depth: int | None, opened: list[NumberedList]) -> bool:
    """Whether a marker is the very next of the list it belongs to: only then is one inside a paragraph believed."""
    return depth is not None and opened[depth].items[-1].number == marker.number - 1


def looks_like(family: str, number: int) -> re.Pattern[str]:
    """How a number of a family may be written anywhere in a text, whether it is a marker there or not."""
    numeral = ordinal(number)
    return re.compile(
        {
            "section": f"{numeral}[、，,.．]",
            "bracket": f"[（(]{numeral}[)）]",
            "arabic": rf"(?<!\d){number}[.．、]",
            "small": f"[（(]?{number}[)）]",
            "ordinal": f"第{numeral}|{numeral}[是要]",
            "item": f"{numeral}[是要]",
        }.get(family, f"{number}|{numeral}")
    )


def _find_home(marker: Marker, opened: list[NumberedList]) -> int | None:
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
    if marker.family not in _LEVELS:
        for depth in reversed(follows):
            if opened[depth].items[0].family not in _LEVELS:
                return depth
    if marker.family == "ordinal" and marker.leading and not own:
        # 一、 二、 第三，: a speaker's number goes on with the sections.
        return next((depth for depth in follows if opened[depth].items[0].family == "section"), None)
    return own[-1] if own else None


def _is_below(items: NumberedList, marker: Marker) -> bool:
    """Whether a list stands below the level of a written marker that is about to open one."""
    family = items.items[0].family
    return family not in _LEVELS or _LEVELS.index(family) > _LEVELS.index(marker.family)
