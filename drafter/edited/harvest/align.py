"""A recorded draft beside the edited one: where each fact and phrase stood, and what stands in its place now."""

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.model.edited import EditedDraft, Spot, Stretch

_FINAL = frozenset("。！？")
_INNER = re.compile(r":\d+$")


class FactSpan(NamedTuple):
    """A fact's control: characters `start` to `end` of a text."""

    start: int
    end: int
    path: str


class Place(NamedTuple):
    """What stands in the place of a fact or phrase."""

    text: str
    facts: tuple[FactSpan, ...] = ()


class Regions:
    """What stands now where each block stood: its paragraph, and those that were parted from it or put behind it."""

    def __init__(self, edited: EditedDraft) -> None:
        self.record = edited.record
        self._texts: dict[int, str] = {}
        self._own: dict[int, int] = {}
        """Characters of the block's own paragraph, with which its text begins."""
        self._lines: dict[int, int] = {}
        self._facts: dict[int, list[FactSpan]] = defaultdict(list)
        self.section_at: dict[int, str] = {}
        """Line to the section that its paragraph belongs to."""
        blocks: tuple[int, ...] = ()
        for paragraph in edited.paragraphs:
            blocks = paragraph.blocks or blocks
            for number in blocks:
                before = f"{self._texts[number]}\n" if number in self._texts else ""
                self._texts[number] = before + paragraph.text
                self._own.setdefault(number, len(paragraph.text))
                self._facts[number] += read_facts(paragraph.stretches, len(before))
                self._lines.setdefault(number, paragraph.line)
            if blocks:
                self.section_at[paragraph.line] = edited.record.blocks[blocks[-1] - 1].section

    def line_of(self, spot: Spot) -> int:
        """The line on which its block begins now; 0 when it is gone."""
        return self._lines.get(spot.block, 0)

    def now(self, spot: Spot) -> "Place | None":
        """What stands there now, by the words on either side; None when they are gone too."""
        if spot.block not in self._texts:
            return None
        before, now = self.record.blocks[spot.block - 1].text, self._texts[spot.block]
        place = carry_over(before, spot.start, spot.end, now[: self._own[spot.block]])
        place = place or carry_over(before, spot.start, spot.end, now)
        if place is None:
            return None
        text = now[slice(*place)]
        if "\n" in text or (_FINAL & set(text[:-1]) and not _FINAL & set(spot.text[:-1])):
            return None  # more was changed there than this
        start, end = place
        inside = (fact for fact in self._facts[spot.block] if start <= fact.start and fact.end <= end)
        return Place(text, tuple(FactSpan(fact.start - start, fact.end - start, fact.path) for fact in inside))


def read_facts(stretches: Iterable[Stretch], start: int = 0) -> list[FactSpan]:
    """Where the controls of facts lie in stretches that begin at `start`; a blank in a fact is part of it."""
    facts: list[FactSpan] = []
    for stretch in stretches:
        end = start + len(stretch.text)
        path = base_path(stretch.fact)
        if path and facts and (facts[-1].end, facts[-1].path) == (start, path):
            facts[-1] = FactSpan(facts[-1].start, end, path)
        elif path:
            facts.append(FactSpan(start, end, path))
        start = end
    return facts


def base_path(path: str) -> str:
    """The fact that a blank lies in: `facts.x.text` of `facts.x.text:1`."""
    return _INNER.sub("", path)


def carry_over(before: str, start: int, end: int, now: str) -> tuple[int, int] | None:
    """Where a stretch of a text lies in its edited form: between the characters that stood beside it."""
    left = 0 if start == 0 else None
    right = len(now) if end == len(before) else None
    for old, new, size in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        if left is None and old < start <= old + size:
            left = new + start - old
        if right is None and old <= end < old + size:
            right = new + end - old
    return (left, right) if left is not None and right is not None and left <= right else None
