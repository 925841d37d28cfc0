"""What sections were set to before, by everything that it follows from; the drafts of one workspace share it.

From row to row of a table, or from key to key in the studio, most of a meeting stays as it was: what follows from the
same template, facts, phrases and detail is the same words, with the same origins.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import field
from typing import Any

from drafter.compose.lines import Line
from drafter.dataclass import dataclass
from drafter.meeting.records import Record
from drafter.model.draft import Block
from drafter.model.span import Span
from drafter.plan.conditions import spoken_texts

MOST = 2_000
"""States, bodies and headings that are kept; what is beyond begins anew."""


@dataclass(frozen=True, slots=True)
class Measured:
    """How long one section is, apart from the others."""

    characters: int
    """Characters spoken."""
    body: int
    stock: int
    """Characters of all that it says, and of stock phrases without the facts in them."""
    turns: Mapping[int, int]
    """Characters of each item of its `each` list, by number."""


@dataclass
class State:
    """What one section says at one detail."""

    lines: Sequence[Line]
    turns: Mapping[int, int]
    detail_read: bool
    """Whether the section's own detail was read for it."""
    steps: int
    """What it cost of the budget: whoever is told it again pays it again."""
    blocks: Sequence[Block] | None = None
    """Its lines as blocks without numbers, where it stands alone."""
    measured: Measured | None = None


@dataclass
class Memory:
    """States, bodies and headings by what they follow from."""

    states: dict[Hashable, State] = field(default_factory=dict)
    bodies: dict[Hashable, State] = field(default_factory=dict)
    """States without their headings."""
    headings: dict[Hashable, str] = field(default_factory=dict)
    _numbers: dict[Hashable, int] = field(default_factory=dict)
    _known: dict[int, tuple[Any, int, tuple[str, ...]]] = field(default_factory=dict)
    """By `id()` values that were asked of before, each with its number and its texts; nobody changes a value."""
    _given: tuple[Any, ...] = ()

    def serve(self, *given: object) -> None:
        """Forget everything where it was made with other things than these, or has become too much."""
        same = len(given) == len(self._given) and all(map(_is, given, self._given))
        if not same or len(self.states) + len(self.bodies) + len(self.headings) > MOST:
            self.states.clear()
            self.bodies.clear()
            self.headings.clear()
            self._numbers.clear()
            self._known.clear()
            self._given = given
        if len(self._known) > MOST:
            self._known.clear()

    def number_of(self, value: Any) -> int:
        """The number of a value: the same for values that are the same in all that a section can tell of them."""
        return self._look_up(value)[1]

    def texts_of(self, value: Any) -> tuple[str, ...]:
        """Every text in a value."""
        return self._look_up(value)[2]

    def number_of_key(self, key: Hashable) -> int:
        """The number of what something follows from."""
        return self._numbers.setdefault(key, len(self._numbers))

    def _look_up(self, value: Any) -> tuple[Any, int, tuple[str, ...]]:
        known = self._known.get(id(value))
        if known is None:
            known = value, self.number_of_key(freeze(value)), tuple(spoken_texts(value))
            self._known[id(value)] = known
        return known


def _is(one: object, other: object) -> bool:
    return one is other


def freeze(value: Any) -> Hashable:
    """A value as something that can be looked up, with the origin of every text in it."""
    return _FREEZE.get(type(value), _freeze_other)(value)


def _freeze_span(value: Span) -> Hashable:
    origin, place = value.origin, value.origin.place
    where = (place.file, place.line, place.column) if place else None
    return str(value), origin.kind, origin.name, origin.form, origin.phrase_id, where


def _freeze_mapping(value: Mapping[Any, Any]) -> Hashable:
    return (getattr(value, "kind", None), *((name, freeze(each)) for name, each in value.items()))


def _freeze_list(value: Sequence[Any]) -> Hashable:
    return (list, *map(freeze, value))


def _freeze_plain(value: Any) -> Hashable:
    return type(value), value  # 1 is no True here


def _freeze_other(value: Any) -> Hashable:
    if isinstance(value, Mapping):
        return _freeze_mapping(value)
    return type(value), value


_FREEZE: Mapping[type, Callable[[Any], Hashable]] = {
    Span: _freeze_span,
    Record: _freeze_mapping,
    dict: _freeze_mapping,
    list: _freeze_list,
    tuple: _freeze_list,
    str: _freeze_plain,
    bool: _freeze_plain,
    int: _freeze_plain,
}
