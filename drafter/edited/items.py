"""The facts as a draft told them and as the meeting file tells them now in; which item of a list became which out.

Paths count the items of a list, and a task that is put in before others moves all of them on: an item is known again by
what it says, wherever it stands now.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from drafter.dataclass import replace
from drafter.language import alignment
from drafter.language.likeness import likeness
from drafter.model.draft import told_in
from drafter.model.edited import Record

_INDEX = re.compile(r"\[(\d+)\]")
_GONE = "[-"
"""How the index of an item begins that is no longer there."""
_ALIKE = 0.4
"""Likeness from which on an item that says something else is the same item."""
_MOVED = 0.6
"""The same, where it stands in another place of the row."""

Told = Mapping[str, str]
"""Path to text."""


class Items:
    """What each path of a record is called in the meeting file as it is now."""

    def __init__(self, record: Record, now: Told) -> None:
        """now: the facts of the meeting file by path."""
        held = {path: "" for _detail, _rung, paths in record.details.values() for path in paths}
        self._before = _group({**held, **told_in(record.blocks)})
        self._now = _group(now)
        self._lists: dict[tuple[str, str], Mapping[int, int]] = {}

    def call(self, path: str, *, keep_blank: bool = False) -> str:
        """A path as it is now; of an item that is gone a path that no fact has.

        keep_blank: an item of which the draft said nothing yet is no item that is gone: it stays where it stood.
        """
        before = now = ""
        for part, index in _parts(path):
            before, now = before + part, now + part
            if index is not None:
                pairs = self._pair(before, now)
                waits = keep_blank and index not in pairs.values() and not self._says(before, index)
                place = pairs.get(index, index if waits else -1 - index)
                before, now = f"{before}[{index}]", f"{now}[{place}]"
        return now

    def has_lost(self, path: str) -> bool:
        """Whether it lies in an item that is gone."""
        return is_gone(self.call(path))

    def of_now(self, record: Record) -> Record:
        """The record whose entries that were held back are called as they are now; those that are gone are left out."""
        details = {
            section: (detail, rung, tuple(self.call(path) for path in held if not self.has_lost(path)))
            for section, (detail, rung, held) in record.details.items()
        }
        return replace(record, details=details)

    def _says(self, before: str, index: int) -> bool:
        return any(self._before.get(before, {}).get(index, {}).values())

    def _pair(self, before: str, now: str) -> Mapping[int, int]:
        """The items of one list, each with the place where it is now."""
        if (before, now) not in self._lists:
            self._lists[before, now] = dict(_pair_items(self._before.get(before, {}), self._now.get(now, {})))
        return self._lists[before, now]


def is_gone(path: str) -> bool:
    """Whether a path as it is now is that of an item that is gone."""
    return _GONE in path


def _pair_items(before: Mapping[int, Told], now: Mapping[int, Told]) -> Iterator[tuple[int, int]]:
    """Items that say the same or much alike, in order or not; between these, those that stand in the same row."""
    old = [before.get(index, {}) for index in range(max(before, default=-1) + 1)]
    said = {name for item in old for name in item}
    new = [
        {name: text for name, text in now.get(index, {}).items() if name in said}
        for index in range(max(now, default=-1) + 1)
    ]
    gone: list[int] = []
    fresh: list[int] = []
    pairs = list(alignment.align(old, new, _key, _likeness, _ALIKE))
    moved = _find_moved(old, new, pairs)
    yield from moved.items()
    for one, other in [*pairs, (len(old), len(new))]:
        if one is not None and other is not None:
            yield from _fill(old, gone, fresh)
            gone, fresh = [], []
            if one < len(old):
                yield one, other
        elif one is not None and one not in moved:
            gone.append(one)
        elif other is not None and other not in moved.values():
            fresh.append(other)


def _find_moved(old: Sequence[Told], new: Sequence[Told], pairs: Sequence[alignment.Pair]) -> dict[int, int]:
    """The items that say the same in another place of the row, then those that say much the same there."""
    places = defaultdict(list)
    for one, other in pairs:
        if one is None and other is not None:
            places[_key(new[other])].append(other)
    gone = [one for one, other in pairs if one is not None and other is None and old[one]]
    moved = {one: places[_key(old[one])].pop(0) for one in gone if places[_key(old[one])]}
    fresh = [other for one, other in pairs if one is None and other is not None]
    alike = [(_likeness(old[one], new[other]), one, other) for one in gone for other in fresh]
    for share, one, other in sorted(alike, reverse=True):
        if share >= _MOVED and one not in moved and other not in moved.values():
            moved[one] = other
    return moved


def _fill(old: Sequence[Told], gone: Sequence[int], fresh: Sequence[int]) -> Iterator[tuple[int, int]]:
    """What was worded anew between two known items. What an item said that was held back nobody knows: it is known by
    its place alone where none came in and none went."""
    known = gone if len(gone) == len(fresh) else [index for index in gone if any(old[index].values())]
    yield from zip(known, fresh, strict=False)


def _key(item: Told) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(item.items()))


def _likeness(one: Told, other: Told) -> float:
    """Of all that two items say, or of what each of them says itself at most length: 标题, 做什么."""
    own = max((name for name in one if "[" not in name), key=lambda name: len(one[name]), default="")
    whole = likeness("".join(one.values()), "".join(other.values())) if any(one.values()) else 0.0
    return max(whole, likeness(one[own], other.get(own, "")) if one.get(own) else 0.0)


def _group(told: Told) -> dict[str, dict[int, dict[str, str]]]:
    """By the path of each list its items, each with what it says by the rest of the path."""
    lists: dict[str, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for path, text in told.items():
        for match in _INDEX.finditer(path):
            lists[path[: match.start()]][int(match[1])][path[match.end() :]] = text
    return lists


def _parts(path: str) -> Iterator[tuple[str, int | None]]:
    """`facts.tasks[1].title` as `facts.tasks` with 1, and `.title` without."""
    at = 0
    for match in _INDEX.finditer(path):
        yield path[at : match.start()], int(match[1])
        at = match.end()
    yield path[at:], None
