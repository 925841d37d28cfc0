"""Candidates in, counts and sources of each wording out; what memory does not hold goes to sorted runs on disk."""

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from drafter.mining.candidate import Candidate

SOURCES = 30
"""Places of a wording that are kept: the first in the order of speeches. Its counts count all of them."""
_SUBJECTS = 32
MOST_IN_MEMORY = 60_000
"""Wordings of one process before a run is written: about 60 MB."""

Place = tuple[str, int, str]
"""Speech, line, surface."""


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

    def add(self, other: "Count") -> None:
        """Take in the count of other documents."""
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


class Tally:
    """Counts by wording, spilled to `folder` when there are many."""

    def __init__(self, folder: Path | None = None, name: str = "run") -> None:
        self._counts: dict[str, Count] = {}
        self._folder = folder
        self._name = name
        self.runs: list[Path] = []

    def add_speech(self, speech: str, subject: str, candidates: Iterable[Candidate]) -> None:
        """The candidates of one document, which counts once for each wording."""
        own: dict[str, Count] = {}
        seen: set[tuple[str, int, str]] = set()
        for candidate in candidates:
            where = (candidate.text, candidate.line, candidate.surface)
            count = own.get(candidate.text)
            if count is None:
                count = own[candidate.text] = Count(subjects={subject}, documents=1)
            count.rules[candidate.rule] = count.rules.get(candidate.rule, 0) + 1
            count.kinds[candidate.kind] = count.kinds.get(candidate.kind, 0) + 1
            if candidate.expansion:
                count.expansions[candidate.expansion] = count.expansions.get(candidate.expansion, 0) + 1
            if where in seen:  # two rules found the same words
                continue
            seen.add(where)
            move, position = candidate.where
            count.moves[move] = count.moves.get(move, 0) + 1
            count.positions[position] = count.positions.get(position, 0) + 1
            count.sources.append((speech, candidate.line, candidate.surface))
            count.count += 1
        for text, count in own.items():
            known = self._counts.get(text)
            if known is None:
                count.sources = sorted(count.sources)[:SOURCES]
                self._counts[text] = count
            else:
                known.add(count)
        if self._folder and len(self._counts) >= MOST_IN_MEMORY:
            self.spill()

    def spill(self) -> None:
        """Write what is in memory as a sorted run."""
        if not self._counts or self._folder is None:
            return
        path = self._folder / f"{self._name}-{len(self.runs):04}"
        with path.open("wb") as file:
            for text in sorted(self._counts):
                # marshal: plain values, read by the same Python a moment later, three times as fast as pickle.
                marshal.dump(_record(text, self._counts[text]), file)
        self.runs.append(path)
        self._counts = {}

    def counts(self) -> Iterator[tuple[str, Count]]:
        """What is in memory, sorted by wording."""
        yield from sorted(self._counts.items())


def read_runs(runs: Iterable[Path], needs: Mapping[str, int] | None = None) -> Iterator[tuple[str, Count]]:
    """Every wording of many runs, once, sorted; one record a run is in memory.

    needs: how many documents a rule must find a wording in. What no rule finds often enough is passed over: nearly all
    clauses of an archive stand in it once.
    """
    needs = needs or {}
    streams = [_read(run) for run in runs]
    for text, group in groupby(merge(*streams, key=itemgetter(0)), key=itemgetter(0)):
        records = list(group)
        documents = sum(1 if isinstance(record[_RULES], str) else record[_DOCUMENTS] for record in records)
        rules = (rule for record in records for rule in _rules(record[_RULES]))
        if all(documents < needs.get(rule, 1) for rule in rules):
            continue
        total = _count(records[0])
        for record in records[1:]:
            total.add(_count(record))
        yield text, total


_RULES, _DOCUMENTS = 1, -1
"""Where a record has them."""


def _rules(rules: str | dict[str, int]) -> Iterable[str]:
    return (rules,) if isinstance(rules, str) else rules


def _read(run: Path) -> Iterator[tuple[Any, ...]]:
    with run.open("rb") as file:
        while True:
            try:
                yield marshal.load(file)
            except EOFError:
                return


def _record(text: str, count: Count) -> tuple[Any, ...]:
    """A count as plain values; what was found once by one rule, which is nearly everything, as a flat row."""
    if count.count == 1 and list(count.rules.values()) == [1]:
        ((speech, line, surface),) = count.sources
        (rule,), (kind,), (move,), (position,) = count.rules, count.kinds, count.moves, count.positions
        return text, rule, kind, move, position, *count.subjects, *(count.expansions or ("",)), speech, line, surface
    return (
        text,
        count.rules,
        count.kinds,
        count.moves,
        count.positions,
        tuple(sorted(count.subjects)),
        count.expansions,
        count.sources,
        count.count,
        count.documents,
    )


def _count(record: Sequence[Any]) -> Count:
    """The count that a record holds."""
    if isinstance(record[_RULES], str):
        _, rule, kind, move, position, subject, expansion, *source = record
        expansions = {expansion: 1} if expansion else {}
        place = (source[0], source[1], source[2])
        return Count({rule: 1}, {kind: 1}, {move: 1}, {position: 1}, {subject}, expansions, [place], 1, 1)
    _, rules, kinds, moves, positions, subjects, expansions, sources, number, documents = record
    return Count(rules, kinds, moves, positions, set(subjects), expansions, sources, number, documents)
