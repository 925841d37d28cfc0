"""Entries of lists inside facts: what one rendering tells beyond another, and facts without some of their entries.

An entry is named by its path, `facts.tasks[0].measures[2]`.
"""

from collections.abc import Container, Iterable
from typing import Any

from drafter.language.expressions import expression
from drafter.meeting.records import Record

_NUMBERS = expression(r"\[(\d+)\]")


def entries_of(paths: Iterable[str]) -> set[str]:
    """Every entry that one of the paths is, or lies in."""
    found = set()
    for path in paths:
        if path.startswith("facts."):
            found |= {path[: match.end()] for match in _NUMBERS.finditer(path)}
    return found


def added_entries(told: Iterable[str], told_below: Iterable[str]) -> list[str]:
    """Entries told in one rendering and not in another, an entry after the one it lies in.

    Every list gains its next entry before one gains two: what would be missed most comes first. A text in a list of
    texts counts only where the other rendering tells the beginning of its list: of 责任单位 all are named or none.
    """
    told, below = set(told), entries_of(told_below)
    added = {
        path
        for path in entries_of(told) - below
        if path not in told or f"{path[: path.rindex('[')]}[0]" in below  # a record is never told as such
    }
    numbers = {path: [int(number) for number in _NUMBERS.findall(path)] for path in added}
    return sorted(added, key=lambda path: (max(numbers[path]), numbers[path], path))


def hold_back(value: Any, path: str, held: Container[str]) -> Any:
    """A fact without the entries whose paths are held back."""
    if isinstance(value, list):
        return [
            hold_back(item, f"{path}[{index}]", held)
            for index, item in enumerate(value)
            if f"{path}[{index}]" not in held
        ]
    if isinstance(value, Record):
        return Record(value.kind, {name: hold_back(field, f"{path}.{name}", held) for name, field in value.items()})
    return value
