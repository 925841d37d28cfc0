"""What is known of one wording: how often, in how many documents, by which rules, where."""

from bisect import insort
from dataclasses import field
from typing import NamedTuple

from drafter.dataclass import dataclass

SOURCES = 30
"""Places of a wording that are kept: the first in the order of speeches. Its counts count all of them."""
_SUBJECTS = 32
Place = tuple[str, int, str]
"""Speech, line, surface."""


class Once(NamedTuple):
    """A wording that stands in one place, as nearly all do: flat, since there are millions."""

    rules: tuple[str, ...]
    """Each that found it there."""
    kinds: tuple[str, ...]
    move: str
    position: str
    subject: str
    expansions: tuple[str, ...]
    place: Place


@dataclass(slots=True)
class Count:
    """What is known of one wording. Two counts add up in any order to the same."""

    rules: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, int] = field(default_factory=dict)
    moves: dict[str, int] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)
    expansions: dict[str, int] = field(default_factory=dict)
    sources: list[Place] = field(default_factory=list)
    count: int = 0
    documents: int = 0

    def add(self, other: "Count | Once") -> None:
        """Take in the count of other documents."""
        if isinstance(other, Once):
            self._add_once(other)
            return
        for mine, theirs in (
            (self.rules, other.rules),
            (self.kinds, other.kinds),
            (self.moves, other.moves),
            (self.positions, other.positions),
            (self.expansions, other.expansions),
        ):
            for key, number in theirs.items():
                mine[key] = mine.get(key, 0) + number
        self.subjects = set(sorted(self.subjects | other.subjects)[:_SUBJECTS])
        self.sources = sorted(self.sources + other.sources)[:SOURCES]
        self.count += other.count
        self.documents += other.documents

    def _add_once(self, other: Once) -> None:
        for rule in other.rules:
            self.rules[rule] = self.rules.get(rule, 0) + 1
        for kind in other.kinds:
            self.kinds[kind] = self.kinds.get(kind, 0) + 1
        for expansion in other.expansions:
            self.expansions[expansion] = self.expansions.get(expansion, 0) + 1
        self.moves[other.move] = self.moves.get(other.move, 0) + 1
        self.positions[other.position] = self.positions.get(other.position, 0) + 1
        self.subjects.add(other.subject)
        if len(self.subjects) > _SUBJECTS:
            self.subjects.remove(max(self.subjects))
        if len(self.sources) < SOURCES or other.place < self.sources[-1]:
            insort(self.sources, other.place)
            del self.sources[SOURCES:]
        self.count += 1
        self.documents += 1


def count_of(known: Count | Once) -> Count:
    """A count, whatever it was kept as."""
    if isinstance(known, Count):
        return known
    count = Count()
    count.add(known)
    return count
