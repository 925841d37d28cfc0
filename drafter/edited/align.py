"""Where what was drafted stands in the draft as somebody left it: blocks, facts and phrases, for harvest and refresh.

Editors keep bookmarks and tags better than anything else; where these are gone, the words on either side tell.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.dataclass import dataclass
from drafter.language.likeness import likeness
from drafter.language.punctuation import FINAL
from drafter.model.edited import EditedDraft, Paragraph, Spot, Stretch

ALIKE = 0.6
"""Likeness from which on a paragraph whose bookmark is gone is the recorded one."""
_FINAL = frozenset(FINAL)
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


@dataclass(frozen=True, slots=True)
class Copy:
    """A fact's control as it stands in the edited draft; its text begins at character `start` of a line."""

    text: str
    line: int
    start: int
    showing: bool
    whole: bool = True
    """False: only blanks in the fact have controls, its own is gone (LibreOffice 25.2 drops the outer of two)."""
    loose: bool = False
    """Its own control is gone, the bookmark around it is not."""


class Places:
    """Where everything of the record stands now."""

    def __init__(self, edited: EditedDraft) -> None:
        self.record = edited.record
        self.copies = read_copies(edited.paragraphs)
        """The controls of every fact, by path, in reading order."""
        self.section_at: dict[int, str] = {}
        """Line to the section that its paragraph belongs to."""
        self._paragraphs = self._find(edited.paragraphs)

    def of(self, block: int) -> Sequence[Paragraph]:
        """The paragraphs of a recorded block: by its bookmark, with what follows up to the next; else by its text."""
        return self._paragraphs.get(block, ())

    def line_of(self, spot: Spot) -> int:
        """The line on which its block begins now; 0 when it is gone."""
        return next((paragraph.line for paragraph in self.of(spot.block)), 0)

    def now(self, spot: Spot) -> Place | None:
        """What stands there now, by the words on either side; None when they are gone too."""
        paragraphs = self.of(spot.block)
        if not paragraphs:
            return None
        before, now = self.record.blocks[spot.block - 1].text, "\n".join(each.text for each in paragraphs)
        place = carry_over(before, spot.start, spot.end, paragraphs[0].text)
        place = place or carry_over(before, spot.start, spot.end, now)
        if place is None:
            return None
        text = now[slice(*place)]
        if "\n" in text or (_FINAL & set(text[:-1]) and not _FINAL & set(spot.text[:-1])):
            return None  # more was changed there than this
        start, end = place
        inside = (fact for fact in _facts_of(paragraphs) if start <= fact.start and fact.end <= end)
        return Place(text, tuple(FactSpan(fact.start - start, fact.end - start, fact.path) for fact in inside))

    def _find(self, paragraphs: Sequence[Paragraph]) -> Mapping[int, Sequence[Paragraph]]:
        found: dict[int, list[Paragraph]] = defaultdict(list)
        blocks: tuple[int, ...] = ()
        loose = []
        for paragraph in paragraphs:
            if not paragraph.blocks:
                loose.append(paragraph)
            for number in paragraph.blocks or blocks[-1:]:
                found[number].append(paragraph)
            blocks = paragraph.blocks or blocks
            if blocks:
                self.section_at[paragraph.line] = self.record.blocks[blocks[-1] - 1].section
        for number, block in enumerate(self.record.blocks, 1):
            if loose and not any(paragraph.text for paragraph in found.get(number, ())):
                near, at = max((likeness(block.text, other.text), -index) for index, other in enumerate(loose))
                if near >= ALIKE:
                    found[number] = [loose[-at]]
        return found


def read_copies(paragraphs: Iterable[Paragraph]) -> Mapping[str, list[Copy]]:
    """Every control of a fact, by its path; a fact with blanks in it is one, its filled blanks taken in."""
    found: dict[str, list[Copy]] = defaultdict(list)
    for paragraph in paragraphs:
        open_path, control, at = "", 0, 0
        for stretch in paragraph.stretches:
            path = base_path(stretch.fact)
            inner = path != stretch.fact
            goes_on = path and path == open_path and (inner or control in (0, stretch.control))
            if not inner:
                control = stretch.control
            elif not goes_on:
                control = 0
            if goes_on:
                last = found[path].pop()
                text, whole = last.text + stretch.text, last.whole or not inner
                found[path].append(Copy(text, last.line, last.start, False, whole, last.loose or stretch.loose_fact))
            elif path:
                showing = stretch.showing and not inner
                found[path].append(Copy(stretch.text, paragraph.line, at, showing, not inner, stretch.loose_fact))
            open_path = path
            at += len(stretch.text)
    return found


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


def _facts_of(paragraphs: Iterable[Paragraph]) -> list[FactSpan]:
    """The same over paragraphs that are joined by line ends."""
    facts: list[FactSpan] = []
    start = 0
    for paragraph in paragraphs:
        facts += read_facts(paragraph.stretches, start)
        start += len(paragraph.text) + 1
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


def find_untouched(before: str, start: int, end: int, now: str) -> int | None:
    """Where a stretch of a text stands in its edited form as it was, whatever became of what is beside it; or None."""
    if before == now:
        return start
    for block in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        if block.a <= start and end <= block.a + block.size and block.size:
            return block.b + start - block.a
    return None


def find_moved(order: Sequence[int]) -> set[int]:
    """Of numbers in a new order the fewest that must have moved: all outside a longest rising row."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for at in order:
        position = bisect_left(tails, at)
        before[at] = tails[position - 1] if position else None
        tails[position : position + 1] = [at]
    kept: set[int] = set()
    at_last = tails[-1] if tails else None
    while at_last is not None:
        kept.add(at_last)
        at_last = before[at_last]
    return set(order) - kept
