"""Counts candidates by wording; what memory does not hold goes to sorted runs on disk (runs.py)."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from drafter.mining.candidate import Candidate
from drafter.mining.count import SOURCES, Count, Once, Place, count_of
from drafter.mining.runs import write_run

MOST_IN_MEMORY = 60_000
"""Wordings of one process before a run is written: about 40 MB."""


class Tally:
    """Counts by wording, spilled to `folder` when there are many."""

    def __init__(self, folder: Path | None = None, name: str = "run") -> None:
        self._counts: dict[str, Count | Once] = {}
        self._folder = folder
        self._name = name
        self.runs: list[Path] = []

    def add_speech(self, speech: str, subject: str, candidates: Iterable[Candidate]) -> None:
        """The candidates of one document, which counts once for each wording."""
        own: dict[str, list[Candidate]] = {}
        for candidate in candidates:
            known = own.get(candidate.text)
            if known is None:
                own[candidate.text] = [candidate]
            else:
                known.append(candidate)
        counts = self._counts
        for text, found in own.items():
            new = _once(found, speech, subject) or _several(found, speech, subject)
            old = counts.get(text)
            if old is None:
                counts[text] = new
            elif isinstance(old, Count):
                old.add(new)
            else:
                counts[text] = total = count_of(old)
                total.add(new)
        if self._folder and len(counts) >= MOST_IN_MEMORY:
            self.spill()

    def spill(self) -> None:
        """Write what is in memory as a sorted run."""
        if not self._counts or self._folder is None:
            return
        path = self._folder / f"{self._name}-{len(self.runs):04}"
        write_run(path, sorted(self._counts.items(), key=itemgetter(0)))
        self.runs.append(path)
        self._counts = {}

    def counts(self) -> Iterator[tuple[str, Count]]:
        """What is in memory, sorted by wording."""
        for text in sorted(self._counts):
            yield text, count_of(self._counts[text])


def _once(found: Sequence[Candidate], speech: str, subject: str) -> Once | None:
    """What one document says in one place only, whichever rules found it there."""
    first = found[0]
    place = (speech, first.line, first.surface)
    if len(found) == 1:
        said = (first.expansion,) if first.expansion else ()
        return Once((first.rule,), (first.kind,), *first.where, subject, said, place)
    if any(other.line != first.line or other.surface != first.surface for other in found):
        return None
    rules, kinds = tuple([each.rule for each in found]), tuple([each.kind for each in found])
    expansions = tuple([each.expansion for each in found if each.expansion])
    return Once(rules, kinds, *first.where, subject, expansions, place)


def _several(found: Iterable[Candidate], speech: str, subject: str) -> Count:
    """What one document says in several places."""
    count = Count(subjects={subject}, documents=1)
    seen: set[Place] = set()
    for candidate in found:
        count.rules[candidate.rule] = count.rules.get(candidate.rule, 0) + 1
        count.kinds[candidate.kind] = count.kinds.get(candidate.kind, 0) + 1
        if candidate.expansion:
            count.expansions[candidate.expansion] = count.expansions.get(candidate.expansion, 0) + 1
        place = (speech, candidate.line, candidate.surface)
        if place in seen:  # two rules found the same words
            continue
        seen.add(place)
        move, position = candidate.where
        count.moves[move] = count.moves.get(move, 0) + 1
        count.positions[position] = count.positions.get(position, 0) + 1
    count.sources = sorted(seen)[:SOURCES]
    count.count = len(seen)
    return count
