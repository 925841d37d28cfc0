"""A meeting file and values for paths in it in; the same file with these set, and everything else as it was, out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from drafter.files.encoding import UnreadableError, decode
from drafter.files.faults import Faults
from drafter.files.schema import FORMAT
from drafter.files.template_tables import SOURCE
from drafter.files.text import refused_character
from drafter.files.yaml import Mapping as YamlMapping
from drafter.files.yaml import Node, Scalar, Sequence, parse_bytes
from drafter.files.yaml_edit import NotEditable, Shape, Steps, set_value
from drafter.meeting.load import load_meeting
from drafter.meeting.records import plain_key
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.day import say_day
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import Meeting, Pin
from drafter.model.path import FactPath
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import Templates

Changes = Mapping[str, str | Pin | None]
"""Path to its new text, `phrases.<section>.<name>` to a pin; None takes the value away."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A meeting file as edited: the paths of `made` read as intended, and all else reads as before."""

    data: bytes
    made: tuple[str, ...]
    by_hand: tuple[str, ...]
    """Paths that could not be set so: somebody has to write them."""


def edit_meeting(data: bytes, changes: Changes, templates: Templates) -> Edited:
    """Set each path in the file's own text. Raises InputError when the file as it is cannot be read."""
    try:
        decoded = decode(data)
    except UnreadableError as error:
        place = Place("", error.line, error.column)
        raise InputError([Finding("encoding", "error", str(error), place, suggestion=error.suggestion)]) from error
    text = decoded.text
    before = _read(text, templates)
    made, by_hand = [], []
    shapes = Shapes(Vocabulary(templates, templates.kinds[before.kind]))
    for path in sorted(changes, key=lambda path: FactPath.parse(path).order):
        value = changes[path]
        try:
            edited = _set(text, path, value, shapes)
            after = _read(edited, templates)
        except (NotEditable, InputError):
            by_hand.append(path)
            continue
        if _is_meant(before, after, path, value):
            text, before = edited, after
            made.append(path)
        else:
            by_hand.append(path)
    return Edited(decoded.encode(text), tuple(made), tuple(by_hand))


def told_values(meeting: Meeting) -> dict[str, str]:
    """The facts of a meeting file by path: `facts.tasks[0].title`; `date` as 2026-01-20, flags as true or false."""
    return {path: _told(value) for path, value in _walk_meeting(meeting)}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a meeting file says: `facts` by path with their forms, and all else as it is written."""

    kind: str
    facts: Mapping[str, tuple[str, str | None]]
    rest: Any


def _read(text: str, templates: Templates) -> _Reading:
    data = text.encode()
    meeting, _warnings = load_meeting(data, templates)
    facts = {
        path: (_told(value), value.origin.form if isinstance(value, Span) else None)
        for path, value in _walk_meeting(meeting)
    }
    vocabulary = Vocabulary(templates, None)
    root = parse_bytes(data, "", Faults())
    rest = {key: value for key, value in _plain(root).items() if not vocabulary.owns(key)}
    return _Reading(meeting.kind, facts, rest)


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


def _plain(node: Node | None) -> Any:
    if isinstance(node, YamlMapping):
        return {key: _plain(child) for key, child in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(child) for child in node.items]
    return node.text if isinstance(node, Scalar) else None


def _set(text: str, path: str, value: str | Pin | None, shapes: "Shapes") -> str:
    steps = FactPath.parse(path)
    written = {"id": value.id} if isinstance(value, Pin) and value.id else value
    if isinstance(written, Pin):
        written = {"text": written.text}
    words = "".join(written.values()) if isinstance(written, Mapping) else written or ""
    if not steps or refused_character(words):
        raise NotEditable(path)
    return set_value(text, steps, written, shapes.of)


def _is_meant(before: _Reading, after: _Reading, path: str, value: str | Pin | None) -> bool:
    """Whether the file says what was meant, and all else that it said."""
    if isinstance(value, Pin):
        name = path.removeprefix("phrases.")
        pin = {"id": value.id} if value.id else {"text": value.text}
        pins = {**(before.rest.get("phrases") or {}), name: pin}
        return before.facts == after.facts and after.rest == {**before.rest, "phrases": pins}
    facts = {key: told for key, told in after.facts.items() if key != path}
    others = {key: told for key, told in before.facts.items() if key != path}
    told, day = after.facts.get(path), after.facts.get("date")
    meant = (value, say_day(value, int(day[0][:4]) if day else None)) if value else (None,)
    return facts == others and before.rest == after.rest and (told[0] if told else None) in meant


class Shapes:
    """What the mappings of a meeting file hold, by their paths."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def of(self, steps: Steps) -> Shape:
        if not steps:
            return Shape([FORMAT.key, *self.vocabulary.fields])
        field = self.vocabulary.field_at(FactPath(steps))
        record = self.vocabulary.inner(field) if field else None
        return Shape(list(record.fields), lambda text: plain_key(record, text)) if record else Shape()
