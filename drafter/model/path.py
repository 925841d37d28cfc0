"""The path of a value in a meeting file: `facts.tasks[0].title`."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from drafter import bounds
from drafter.language.expressions import expression

_PATH = expression(r"[^\s.\[\]]+(\[\d{1,4}\])*(\.[^\s.\[\]]+(\[\d{1,4}\])*)*")
_STEP = expression(r"([^\s.\[\]]+)|\[(\d+)\]")


class FactPath(tuple[str | int, ...]):
    """Keys and, from 0, the numbers of items in lists. The place of a phrase is one key: situation.lead."""

    __slots__ = ()

    @classmethod
    @lru_cache(maxsize=4096)  # a draft asks of the same few dozen as the one before
    def parse(cls, text: str) -> "FactPath":
        """The path that a text writes; an empty one where it writes none."""
        if not _PATH.fullmatch(text):
            return cls()
        steps = [int(number) if number else name for name, number in _STEP.findall(text)]
        if steps[0] == "phrases" and len(steps) > 2:
            steps[1:3] = [f"{steps[1]}.{steps[2]}"]
        return cls(steps if len(steps) <= bounds.DEPTH else ())

    def __str__(self) -> str:
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self).removeprefix(".")

    @property
    def names(self) -> tuple[str, ...]:
        """The keys alone: what kind of value stands there does not depend on the numbers of items."""
        return tuple(step for step in self if isinstance(step, str))

    @property
    def order(self) -> tuple[tuple[int, int, str], ...]:
        """To sort by: a list before its items, and these by their numbers."""
        return tuple((0, step, "") if isinstance(step, int) else (1, 0, step) for step in self)

    def lookup(self, values: Any) -> Any:
        """What stands at the path in mappings and lists; None where nothing does."""
        for step in self:
            if type(values) is dict:  # most are: asking for any Mapping takes ten times as long
                values = values.get(step)
            elif isinstance(step, int):
                values = values[step] if isinstance(values, list | tuple) and step < len(values) else None
            else:
                values = values.get(step) if isinstance(values, Mapping) else None
        return values
