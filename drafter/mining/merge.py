"""Compares mined phrases with a phrasebank: what would be added and updated. What a person decided stays as it is."""

import re
from collections.abc import Iterable, Mapping, Sequence

from drafter.dataclass import dataclass, replace
from drafter.files.entry import entry_values
from drafter.language.slots import find_slots, replace_slots
from drafter.model.phrase import Phrase, Source

_MARKS = re.compile(r"[^\w【】]")
_NUMBER = re.compile(r"-(\d+)$")
_MOST_SOURCES = 30
_SAME_PLACE = 0.6
"""Share of the longer of two surfaces in one line that the shorter must be to be the same find."""


@dataclass(frozen=True, slots=True)
class Difference:
    """added: with ids; updated: old and new, of status `mined` only; known: proposals that are there already."""

    added: tuple[Phrase, ...]
    updated: tuple[tuple[Phrase, Phrase], ...]
    known: int

    def __bool__(self) -> bool:
        return bool(self.added or self.updated)


def compare(mined: Sequence[Phrase], bank: Sequence[Phrase], most: int | None = None) -> Difference:
    """What merging changes. Ids go on from the highest of each move; at most `most` entries are added.

    A proposal is known when an entry has its wording (marks and names of slots apart) as text or variant, or stands
    where most of its sources stand; rejected entries are known too, so that they never come back.
    """
    index = _Index(bank)
    numbers = _highest(bank)
    added: dict[str, Phrase] = {}
    updated: dict[str, tuple[Phrase, Phrase]] = {}
    known = 0
    for proposal in mined:
        entry = index.find(proposal)
        if entry is not None:
            known += 1
            if entry.id in added:
                added[entry.id] = _update(added[entry.id], proposal)
            elif entry.status == "mined":
                old, new = updated.get(entry.id, (entry, entry))
                updated[entry.id] = (old, _update(new, proposal))
        elif most is None or len(added) < most:
            numbers[proposal.move] = numbers.get(proposal.move, 0) + 1
            new = replace(proposal, id=f"{proposal.move}-{numbers[proposal.move]:04}")
            added[new.id] = new
            index.add(new)
    changed = tuple(pair for pair in updated.values() if pair[0] != pair[1])
    return Difference(tuple(added.values()), changed, known)


def wording_key(text: str) -> str:
    """A wording without marks, its slots nameless."""
    return _MARKS.sub("", replace_slots(text, "【】"))


class _Index:
    def __init__(self, bank: Iterable[Phrase]) -> None:
        self._by_key: dict[str, Phrase] = {}
        self._by_line: dict[tuple[str, int], list[tuple[str, Phrase]]] = {}
        for phrase in bank:
            self.add(phrase)

    def add(self, phrase: Phrase) -> None:
        for text in (phrase.text, *phrase.variants):
            self._by_key.setdefault(wording_key(text), phrase)
        for source in phrase.sources:
            self._by_line.setdefault((source.speech, source.line), []).append((wording_key(source.text), phrase))

    def find(self, proposal: Phrase) -> Phrase | None:
        """The entry that says the same."""
        for text in (proposal.text, *proposal.variants):
            if found := self._by_key.get(wording_key(text)):
                return found
        votes: dict[str, int] = {}
        entries: dict[str, Phrase] = {}
        for source in proposal.sources:
            own = wording_key(source.text)
            for other, phrase in self._by_line.get((source.speech, source.line), ()):
                short, long = sorted((own, other), key=len)
                if short in long and len(short) >= _SAME_PLACE * len(long):
                    votes[phrase.id] = votes.get(phrase.id, 0) + 1
                    entries[phrase.id] = phrase
                    break
        best = min(votes, key=lambda name: (-votes[name], name), default="")
        return entries[best] if best and 2 * votes[best] >= len(proposal.sources) else None


def _highest(bank: Iterable[Phrase]) -> dict[str, int]:
    """The highest number of each move's ids."""
    numbers: dict[str, int] = {}
    for phrase in bank:
        if match := _NUMBER.search(phrase.id):
            numbers[phrase.move] = max(numbers.get(phrase.move, 0), int(match[1]))
    return numbers


def _update(entry: Phrase, proposal: Phrase) -> Phrase:
    """A mined entry with what another mining found: sources and variants of both; mined again it does not change."""
    sources = _together(entry.sources, proposal.sources)
    texts = [entry.text, *entry.variants, proposal.text, *proposal.variants]
    variants = tuple(text for text in dict.fromkeys(texts) if text != entry.text and _slots(text) <= set(entry.slots))
    speeches = len({source.speech for source in sources})
    return replace(
        entry,
        sources=sources[:_MOST_SOURCES],
        count=max(entry.count, proposal.count, len(sources)),
        speeches=max(entry.speeches, proposal.speeches, speeches),
        variants=variants,
        expansion=entry.expansion or proposal.expansion,
    )


def _together(one: Sequence[Source], other: Sequence[Source]) -> tuple[Source, ...]:
    """All sources once, in the order of speeches and lines."""
    return tuple(sorted({*one, *other}, key=lambda source: (source.speech, source.line, source.text)))


def _slots(text: str) -> set[str]:
    return set(find_slots(text))


def changes_of(old: Phrase, new: Phrase) -> Mapping[str, object]:
    """The keys of an entry that differ, with their new values as the file has them."""
    before, after = entry_values(old), entry_values(new)
    return {key: after.get(key) for key in {**before, **after} if before.get(key) != after.get(key)}
