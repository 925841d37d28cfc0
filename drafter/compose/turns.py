"""The facts of a plan in; which of several shapes each measure in them takes, by the path of what is to be done, out.

All measures of a fact are looked at together: one that is told in two drafts, or at two details, is told in one shape.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.compose.measures import Joiner
from drafter.meeting.records import Record
from drafter.model.span import Span

MEASURE = frozenset({"who", "what", "by", "standard", "else"})
"""The fields of a measure."""


def choose_turns(values: Mapping[str, Any], joiner: Joiner) -> dict[str, int]:
    """By the path of what is to be done the number of the shape, for all measures of the values of a plan."""
    turns: dict[str, int] = {}
    for value in values.values():
        groups = list(_groups_in(value))
        paths = [path_of(measure) for group in groups for measure in group]
        turns.update(zip(paths, joiner.choose_turns(groups), strict=True))
    return turns


def path_of(measure: Mapping[str, Any]) -> str:
    """The path of what is to be done; empty where no fact says it."""
    what = measure.get("what")
    return what.origin.name if isinstance(what, Span) else ""


def _groups_in(value: Any) -> Iterator[list[Record]]:
    """The measures of a fact in the order in which they stand, those of one list together."""
    if isinstance(value, list):
        measures = [item for item in value if isinstance(item, Record) and item.keys() >= MEASURE]
        if measures:
            yield measures
        for item in value:
            yield from _groups_in(item)
    elif isinstance(value, Mapping):
        for field in value.values():
            yield from _groups_in(field)
