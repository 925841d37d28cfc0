"""Values as templates know them: what `loop` is, what a person calls each kind, whether two say the same."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from drafter.compose.budget import TemplateRunError
from drafter.compose.marks import Rendered, plain
from drafter.i18n import _
from drafter.model.span import Span

LOOP_FIELDS = frozenset({"index", "first", "last", "length", "nextitem"})
NODE = 4
"""The price of one node of a tree and of one item looked at, beside the characters that are read or made."""


class Loop:
    """What `loop` is in a template."""

    __slots__ = ("index", "items", "leads", "length")

    def __init__(self, items: Sequence[Any]) -> None:
        self.items = items
        self.index = 0
        self.length = len(items)
        self.leads: Mapping[str, str] | None = None
        """The verb of each title, once a turn has asked: so that many titles are looked at once each."""

    @property
    def first(self) -> bool:
        return self.index == 1

    @property
    def last(self) -> bool:
        return self.index == self.length

    @property
    def nextitem(self) -> Any:
        """The item of the next turn; none in the last."""
        return None if self.last else self.items[self.index]


def read_text(value: str) -> str:
    """A text as it is read: without the marks of its origins."""
    return plain(value) if isinstance(value, Rendered) else str(value)


def is_number(value: Any) -> bool:
    """Whether a value is a number, which a flag is not."""
    return isinstance(value, int) and not isinstance(value, bool)


def kind_of(value: Any) -> str:
    """What a value is, in words for a person."""
    if isinstance(value, Mapping):
        return _("a record")
    if isinstance(value, Span):
        return _("the text '{text}' ({path})", text=str(value)[:20], path=value.origin.name)
    for type_, words in (
        (str, _("a text")),
        (bool, _("a flag")),
        (int, _("a number")),
        ((list, tuple), _("a list")),
        (Loop, _("the loop")),
    ):
        if isinstance(value, type_):
            return words
    return _("nothing (none)")


def equal(left: Any, right: Any, pay: Callable[[int], None]) -> bool:
    """Whether two values say the same; each pair looked at is paid for, also where lists hold one list twice."""
    pairs = [(left, right)]
    while pairs:
        one, other = pairs.pop()
        pay(2 * NODE)
        if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
            if len(one) != len(other):
                return False
            pay(len(one))
            pairs.extend(zip(one, other, strict=True))
        elif isinstance(one, Mapping) and isinstance(other, Mapping):
            if one.keys() != other.keys():
                return False
            pay(len(one))
            pairs.extend((one[name], other[name]) for name in one)
        elif isinstance(one, str) and isinstance(other, str):
            pay(len(one) + len(other))
            if read_text(one) != read_text(other):
                return False
        elif isinstance(one, (list, tuple, Mapping)) or isinstance(other, (list, tuple, Mapping)) or one != other:
            return False
    return True


def contains(whole: Any, part: Any, pay: Callable[[int], None]) -> bool:
    """Whether a text holds a text, or a list holds a value. Raises TemplateRunError for anything else."""
    if isinstance(whole, str) and isinstance(part, str):
        pay(len(whole) + len(part))
        return read_text(part) in read_text(whole)
    if isinstance(whole, (list, tuple)):
        return any(equal(item, part, pay) for item in whole)
    raise TemplateRunError(_("'in' looks for a text in a text, or for anything in a list"))
