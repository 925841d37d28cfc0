"""A meeting file and values for paths in it in; the same file with these set, and everything else as it was, out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drafter.files.encoding import UnreadableError, decode
from drafter.files.facts import ENDS_OF_SENTENCE
from drafter.files.faults import Faults
from drafter.files.meeting import MEETING_FIELDS, MEETING_FILE, PERSON, SPEAKER_FIELDS, THEME_FIELDS, load_meeting
from drafter.files.overrides import parse_path
from drafter.files.text import refused_character
from drafter.files.yaml import Mapping as YamlMapping
from drafter.files.yaml import Node, Scalar, Sequence, parse_bytes
from drafter.files.yaml_edit import NotEditable, Shape, Steps, set_value
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import Meeting, Pin
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import FieldKind, RecordKind, Templates

_FACTS = frozenset(("title", "meeting", "speaker", "people", "date", "theme", "facts", "version", "salutation"))
"""The keys whose values `told_values` knows by path."""
_PARTS = {"meeting": (*MEETING_FIELDS,), "speaker": (*SPEAKER_FIELDS, "rank"), "theme": (*THEME_FIELDS, "class")}

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
    for path in sorted(changes, key=_order):
        value = changes[path]
        try:
            edited = _set(text, path, value, templates, before.kind)
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
    return {path: str(value) if isinstance(value, Span) else _flag(value) for path, value in _walk_meeting(meeting)}


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
        path: (str(value), value.origin.form) if isinstance(value, Span) else (_flag(value), None)
        for path, value in _walk_meeting(meeting)
    }
    root = parse_bytes(data, "", Faults())
    rest = {key: value for key, value in _plain(root).items() if key not in _FACTS}
    return _Reading(meeting.kind, facts, {**rest, "rank": meeting.rank, "class": meeting.theme_class})


def _walk_meeting(meeting: Meeting) -> Iterator[tuple[str, Any]]:
    for key in ("title", "version", "salutation"):
        if value := getattr(meeting, key):
            yield key, value
    if meeting.date:
        yield "date", meeting.date.isoformat()
    for key in ("meeting", "speaker", "people", "theme", "facts"):
        yield from _walk(getattr(meeting, key), key)


def _walk(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _walk(child, f"{path}.{key}")
    elif isinstance(value, list | tuple):
        for index, child in enumerate(value):
            yield from _walk(child, f"{path}[{index}]")
    else:
        yield path, value


def _flag(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _plain(node: Node | None) -> Any:
    if isinstance(node, YamlMapping):
        return {key: _plain(child) for key, child in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(child) for child in node.items]
    return node.text if isinstance(node, Scalar) else None


def _set(text: str, path: str, value: str | Pin | None, templates: Templates, kind: str) -> str:
    steps = parse_path(path)
    written = {"id": value.id} if isinstance(value, Pin) and value.id else value
    if isinstance(written, Pin):
        written = {"text": written.text}
    words = "".join(written.values()) if isinstance(written, Mapping) else written or ""
    if not steps or refused_character(words):
        raise NotEditable(path)
    return set_value(text, steps, written, _Shapes(templates, kind).of)


def _is_meant(before: _Reading, after: _Reading, path: str, value: str | Pin | None) -> bool:
    """Whether the file says what was meant, and all else that it said."""
    if isinstance(value, Pin):
        name = path.removeprefix("phrases.")
        pin = {"id": value.id} if value.id else {"text": value.text}
        pins = {**(before.rest.get("phrases") or {}), name: pin}
        return before.facts == after.facts and after.rest == {**before.rest, "phrases": pins}
    facts = {key: told for key, told in after.facts.items() if key != path}
    others = {key: told for key, told in before.facts.items() if key != path}
    told = after.facts.get(path)
    return facts == others and before.rest == after.rest and (told[0] if told else None) == value


class _Shapes:
    """What the mappings of a meeting file hold, by their paths."""

    def __init__(self, templates: Templates, kind: str) -> None:
        self.records = {name: record for record in templates.records.values() for name in (record.name, record.plural)}
        self.facts = templates.kinds[kind].facts

    def of(self, steps: Steps) -> Shape:
        if not steps:
            return Shape([entry.key for entry in MEETING_FILE.fields])
        if len(steps) == 1 and steps[0] in _PARTS:
            return Shape(_PARTS[str(steps[0])])
        if list(steps) == ["facts"]:
            return Shape(list(self.facts))
        record = self._record(steps)
        return Shape(list(record.fields), lambda text: _plain_key(record, text)) if record else Shape()

    def _record(self, steps: Steps) -> RecordKind | None:
        """The kind of the record that a path leads to."""
        names = [step for step in steps if isinstance(step, str)]
        field: FieldKind | None = None
        if names[0] == "people":
            record, names = self.records.get(PERSON), names[1:]
        elif names[0] == "facts" and len(names) > 1:
            field, names = self.facts.get(names[1]), names[2:]
            record = self.records.get(field.kind) if field else None
        else:
            return None
        for name in names:
            field = record.fields.get(name) if record else None
            record = self.records.get(field.kind) if field else None
        return record


def _plain_key(record: RecordKind, text: str) -> str:
    """As `FactReader.record` reads plain text."""
    return record.told if record.told and text.endswith(ENDS_OF_SENTENCE) and record.plain else record.plain


def _order(path: str) -> tuple[Any, ...]:
    """Items of a list in their order: the second can be set only after the first."""
    return tuple((0, step, "") if isinstance(step, int) else (1, 0, step) for step in parse_path(path))
