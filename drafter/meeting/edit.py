"""A meeting file and values for paths in it in; the same file with these set, and everything else as it was, out."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from drafter.dataclass import dataclass
from drafter.files.template_tables import SOURCE
from drafter.model.finding import InputError
from drafter.model.meeting import Meeting, OwnSentence, Pin
from drafter.model.path import FactPath
from drafter.model.span import Span
from drafter.model.template import Templates

if TYPE_CHECKING:
    from drafter.files.yaml_edit import Lines

Change = str | Pin | OwnSentence | None
"""A text, a phrase that is chosen, a sentence of the writer's own; None takes the value away."""
Changes = Mapping[str, Change]
"""Path to what stands there."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A meeting file as edited: the paths of `made` read as intended, and all else reads as before."""

    data: bytes
    made: tuple[str, ...]
    by_hand: tuple[str, ...]
    """Paths that could not be set so: somebody has to write them."""


def edit_meeting(data: bytes, changes: Changes, templates: Templates) -> Edited:
    """Set each path in the file's own text. Raises InputError when the file as it is cannot be read."""
    from drafter.files.yaml_edit import NotEditable  # only here: most commands change no meeting file
    from drafter.meeting.editing import Editing, Put

    editing = Editing(data, templates)
    made, by_hand = [], []
    for path in sorted(changes, key=lambda path: FactPath.parse(path).order):
        value = changes[path]
        written = _written(value)
        try:
            editing.make(Put(FactPath.parse(path), written))
            made.append(path)
        except (NotEditable, InputError):
            by_hand.append(path)
    return Edited(editing.data, tuple(made), tuple(by_hand))


def _written(value: Change) -> Any:
    """A value as a meeting file has it."""
    if isinstance(value, Pin):
        return pin_entry(value)
    return own_entry(value) if isinstance(value, OwnSentence) else value


def pin_entry(pin: Pin) -> dict[str, str | bool]:
    """A pin as a meeting file has it."""
    said: dict[str, str | bool] = {"id": pin.id} if pin.id else {"text": pin.text} if pin.text else {"omit": pin.omit}
    return said | ({"from": pin.source} if pin.source else {})


def own_entry(own: OwnSentence) -> "Lines":
    """A sentence of the writer's own as a new item of a meeting file."""
    from drafter.files.yaml_edit import Lines  # only here: most commands change no meeting file

    said: dict[str, str | bool] = {"instead": own.instead, "after": own.after, "under": own.under}
    said |= {"text": own.text, "omit": own.omit, "paragraph": own.paragraph, "from": own.source}
    return Lines({name: value for name, value in said.items() if value})


def told_values(meeting: Meeting) -> dict[str, str]:
    """The facts of a meeting file by path: `facts.tasks[0].title`; `date` as 2026-01-20, flags as true or false."""
    return {path: _told(value) for path, value in _walk_meeting(meeting)}


def _walk_meeting(meeting: Meeting) -> Iterator[tuple[str, Any]]:
    """The facts by path, in the order of the file; its kind, pins, changes of sections and minutes are none."""
    for key, value in meeting.values().items():
        if isinstance(value, Span | date | Mapping | tuple | list):
            yield from _walk(value, key)


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, child in value.items():
            if key != SOURCE.name:  # no fact: it is never said
                yield from _walk(child, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for index, child in enumerate(value):
            yield from _walk(child, f"{path}[{index}]")
    elif (value and isinstance(value, str | date)) or isinstance(value, bool):
        yield path, value


def _told(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)
