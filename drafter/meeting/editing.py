"""A meeting file's own text, changed step by step: each is proved by reading the file again, or is not made."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from drafter.dataclass import dataclass, replace
from drafter.files.encoding import UnreadableError, decode
from drafter.files.faults import Faults
from drafter.files.schema import FORMAT
from drafter.files.text import refused_character
from drafter.files.yaml import Mapping as YamlMapping
from drafter.files.yaml import Node, Scalar, Sequence, parse_text
from drafter.files.yaml_edit import Lines, NotEditable, Shape, Steps, set_value
from drafter.files.yaml_items import move_item, take_out
from drafter.i18n import _
from drafter.language.numbering import typed_marker
from drafter.meeting.keys import find_field
from drafter.meeting.load import load_meeting
from drafter.meeting.records import plain_key
from drafter.meeting.values import Converted
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.day import say_day
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import Meeting
from drafter.model.path import FactPath
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import FieldKind, Templates


@dataclass(frozen=True, slots=True)
class Put:
    """A value set at a path: a text, a list of texts, or for what is new a record; None takes a text away."""

    path: FactPath
    value: Any


@dataclass(frozen=True, slots=True)
class Remove:
    """An item of a list, or a key with all below it, taken out; the items behind it move up."""

    path: FactPath


@dataclass(frozen=True, slots=True)
class Move:
    """An item of a list at another place of it."""

    path: FactPath
    to: int


Step = Put | Remove | Move


class Editing:
    """One meeting file that is being changed; whatever a step does not mean stays letter by letter."""

    def __init__(self, data: bytes, templates: Templates, file: str = "") -> None:
        """file: what it is called in the meeting. Raises InputError when the file as it is cannot be read."""
        try:
            self._decoded = decode(data)
        except UnreadableError as error:
            place = Place("", error.line, error.column)
            raise InputError([Finding("encoding", "error", str(error), place, suggestion=error.suggestion)]) from error
        self.text = self._decoded.text
        self.templates = templates
        self._file = file
        self._fields = templates.meeting
        self._tree = self._read(self.text)
        self.vocabulary = Vocabulary(templates, templates.kinds[self.meeting.kind])

    @property
    def meeting(self) -> Meeting:
        """The meeting of the file as it is now."""
        return self._tree.meeting

    @property
    def findings(self) -> list[Finding]:
        """What is odd about it."""
        return self._tree.findings

    @property
    def data(self) -> bytes:
        """The file as it is now, in its own encoding."""
        return self._decoded.encode(self.text)

    def make(self, step: Step) -> None:
        """Make one change. Raises NotEditable where the file is written so that it cannot be made by itself,
        InputError where the value is none that may stand there."""
        text = self._splice(step)
        after = self._read(text)
        if not self._is_meant(step, after):
            raise NotEditable(str(step.path))
        self.text, self._tree = text, after

    def _splice(self, step: Step) -> str:
        steps = self._own_keys(step.path)
        match step:
            case Remove():
                return take_out(self.text, steps)
            case Move(_path, to):
                return move_item(self.text, steps, to)
            case Put(path, value):
                if not path or any(map(refused_character, _texts(value))):
                    raise NotEditable(str(path))
                return set_value(self.text, steps, value, Shapes(self.vocabulary).of)

    def _own_keys(self, path: FactPath) -> Steps:
        """The path as the file writes it: 讲话人.姓名."""
        node: Node | None = self._tree.root
        fields: Mapping[str, FieldKind] = self.vocabulary.fields
        steps: list[str | int] = []
        for step in path:
            if isinstance(step, str):
                entries = node.entries if isinstance(node, YamlMapping) else {}
                own = next((key for key in entries if find_field(key, fields) == step), step)
                field = fields.get(step)
                record = self.vocabulary.inner(field) if field else None
                fields = record.fields if record else {}
                node = entries.get(own)
                steps.append(own)
            else:
                items = node.items if isinstance(node, Sequence) else [node] * (step == 0)
                said = [item for item in items if item is not None and not _is_open(item)]
                node = said[step] if step < len(said) else None
                steps.append(step)
        return steps

    def _read(self, text: str) -> "_Tree":
        """What a text says: its facts as plain values with their forms, and all else as it is written."""
        faults = Faults()
        root = parse_text(text, self._file, faults)
        meeting, findings = load_meeting(text.encode(), self.templates, called=self._file, parsed=root)
        vocabulary = Vocabulary(self.templates, None)
        assert isinstance(root, YamlMapping)
        rest = {
            name: _plain(child)
            for key, child in root.entries.items()
            if not vocabulary.owns(name := find_field(key, vocabulary.fields) or key)
        }
        facts = {key: _told(value) for key, value in meeting.values().items() if vocabulary.owns(key)}
        written = {key: _plain(child) for key, child in root.entries.items() if find_field(key, self._fields) != "date"}
        return _Tree(facts, rest, written, root, meeting, [*faults.findings, *findings])

    def _is_meant(self, step: Step, after: "_Tree") -> bool:
        """Whether the file says what was meant, and all else that it said."""
        owned = self.vocabulary.owns(str(step.path[0]))
        expected = self._tree.copied_along(step.path, owned=owned)
        values = expected.facts if owned else expected.rest
        try:
            _apply(step, values)
        except (KeyError, IndexError, TypeError):
            return False
        if isinstance(step, Put) and owned and step.value is not None:
            found = step.path.lookup(after.facts)
            if found is None or not self._says(step, found, after):
                return False
            _apply(Put(step.path, found), values)
        if step.path == ("date",):
            return self._tree.written == after.written
        said = [_pruned(tree.facts) for tree in (expected, after)]
        rest = [_pruned(tree.rest) for tree in (expected, after)]
        return said[:1] == said[1:] and rest[:1] == rest[1:]

    def _says(self, step: Put, found: object, after: "_Tree") -> bool:
        """Whether a value reads as it was put: but for days as said, choices by another name, typed numbers."""
        field = self.vocabulary.field_at(step.path)
        if field and isinstance(self.vocabulary.of(field), Converted):
            return bool(found)
        day = after.facts.get("date")
        year = int(day.text[:4]) if isinstance(day, _Said) else None
        said = _pruned(_as_plain(step.value))
        return _words(found) in (said, _as_said(said, year), _without_markers(said))


class Shapes:
    """What the mappings of a meeting file hold, by their paths."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def of(self, steps: Steps) -> Shape:
        """Of the mapping at a path, as the file writes it."""
        if not steps:
            return Shape([FORMAT.key, *_names(self.vocabulary.fields)])
        field = self.vocabulary.field_at(_our_names(steps, self.vocabulary))
        record = self.vocabulary.inner(field) if field else None
        return Shape(_names(record.fields), lambda text: plain_key(record, text)) if record else Shape()


def refuse_not_editable(step: Step, file: str) -> InputError:
    """That a step cannot be made in a file, in words."""
    message = _("{path} cannot be changed here as the file is written: change it in the file", path=step.path)
    return InputError([Finding("by-hand", "error", message, Place(file, 1))])


@dataclass
class _Tree:
    """What a meeting file says, for comparing it with what it says after an edit."""

    facts: dict[str, Any]
    rest: dict[str, Any]
    written: dict[str, Any]
    """All but the day of the meeting, as it is written: how other days are said depends on that one."""
    root: YamlMapping
    meeting: Meeting
    findings: list[Finding]

    def copied_along(self, path: FactPath, *, owned: bool) -> "_Tree":
        """The same, of which a step at the path may be made: what lies beside the path is shared."""
        facts, rest = (_copied_along(self.facts, path), self.rest) if owned else (self.facts, self.rest)
        return replace(self, facts=facts, rest=rest if owned else _copied_along(rest, path))


@dataclass(frozen=True, slots=True)
class _Said:
    """A text, and the form that it is read in."""

    text: str
    form: str | None = None


def _copied_along(value: Any, path: tuple[str | int, ...]) -> Any:
    """Lists and mappings, copied as far as they hold what the path leads to."""
    if not isinstance(value, dict | list) or not path:
        return value
    step, rest = path[0], path[1:]
    copied: Any = value.copy()
    if step in value if isinstance(value, dict) else isinstance(step, int) and step < len(value):
        copied[step] = _copied_along(copied[step], rest)
    return copied


def _told(value: Any) -> Any:
    """A value of a meeting as lists, mappings and texts with their forms."""
    if isinstance(value, Mapping):
        return {key: _told(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_told(child) for child in value]
    if isinstance(value, date):
        return _Said(value.isoformat())
    if isinstance(value, bool):
        return _Said(str(value).lower())
    return _Said(str(value), value.origin.form if isinstance(value, Span) else None) if value else None


def _words(value: Any) -> Any:
    """What is said, whatever form it is in."""
    if isinstance(value, dict):
        return {key: _words(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_words(child) for child in value]
    return value.text if isinstance(value, _Said) else value


def _plain(node: Node | None) -> Any:
    if isinstance(node, YamlMapping):
        return {key: _plain(child) for key, child in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(child) for child in node.items]
    return node.text if isinstance(node, Scalar) else None


def _pruned(value: Any) -> Any:
    """A value without what says nothing."""
    if isinstance(value, dict):
        return {key: kept for key, child in value.items() if (kept := _pruned(child)) not in (None, "", [], {})}
    if isinstance(value, list):
        return [kept for child in value if (kept := _pruned(child)) not in (None, "", [], {})]
    return value


def _apply(step: Step, values: dict[str, Any]) -> None:
    """Make a step in plain values."""
    *way, last = step.path
    if isinstance(step, Put):
        _put(values, step.path, _as_plain(step.value))
        return
    around: Any = FactPath(way).lookup(values) if way else values
    if isinstance(step, Move):
        around.insert(step.to, around.pop(last))
    else:
        del around[last]


def _put(around: Any, path: tuple[str | int, ...], value: Any) -> None:
    for step, following in zip(path, (*path[1:], None), strict=True):
        if isinstance(step, int) and step == len(around):
            around.append(None)
        if following is None:
            around[step] = value
            return
        child = around.get(step) if isinstance(around, dict) else around[step]
        if child is None or child == "":  # a key behind which nothing stands, or not any more
            child = around[step] = [] if isinstance(following, int) else {}
        around = child


def _as_said(value: Any, year: int | None) -> Any:
    """Plain values with their days as they are said."""
    if isinstance(value, dict):
        return {key: _as_said(child, year) for key, child in value.items()}
    if isinstance(value, list):
        return [_as_said(child, year) for child in value]
    return say_day(value, year) if isinstance(value, str) else value


def _without_markers(value: Any) -> Any:
    """Plain values without the numbers that were typed before titles, which are read without them."""
    if isinstance(value, dict):
        return {key: _without_markers(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_without_markers(child) for child in value]
    return value[typed_marker(value) :] if isinstance(value, str) else value


def _as_plain(value: Any) -> Any:
    """A value that is put, as texts, lists and mappings."""
    if isinstance(value, Lines):
        value = value.value
    if isinstance(value, Mapping):
        return {key: _as_plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_as_plain(child) for child in value]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _texts(value: Any) -> list[str]:
    value = value.value if isinstance(value, Lines) else value
    if isinstance(value, Mapping):
        return [text for child in value.values() for text in _texts(child)]
    if isinstance(value, list | tuple):
        return [text for child in value for text in _texts(child)]
    return [value] if isinstance(value, str) else []


def _is_open(node: Node) -> bool:
    if isinstance(node, Scalar):
        return node.absent or not node.text.strip()
    children = node.items if isinstance(node, Sequence) else node.entries.values()  # type: ignore[attr-defined]
    return all(map(_is_open, children))


def _names(fields: Mapping[str, FieldKind]) -> list[str]:
    """The keys of a mapping in the order of a new file, by all names that a file may give them."""
    return [name for key, field in fields.items() for name in (key, field.ask, *field.aliases)]


def _our_names(steps: Steps, vocabulary: Vocabulary) -> FactPath:
    """The path in our names, of one that the file writes in Chinese."""
    fields: Mapping[str, FieldKind] = vocabulary.fields
    names: list[str | int] = []
    for step in steps:
        if isinstance(step, str):
            step = find_field(step, fields) or step
            field = fields.get(step)
            record = vocabulary.inner(field) if field else None
            fields = record.fields if record else {}
        names.append(step)
    return FactPath(names)
