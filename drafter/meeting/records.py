"""The kinds of fields that are records, lists of records, and the facts of a kind of speech."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from drafter.dataclass import replace
from drafter.files import yaml
from drafter.files.kinds import TEXT_SCHEMA, wrong_type
from drafter.files.schema import unknown_key, wrapped
from drafter.files.yaml import Node, Scalar
from drafter.files.yaml_errors import suspicion
from drafter.i18n import _
from drafter.language.answers import is_begun
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.sentences import ends_sentence
from drafter.meeting.conditions import say_condition
from drafter.meeting.kinds import Interview, Kind, Known, Reading, items_of, says_nothing, write_line
from drafter.model.meeting import Value
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import FieldKind, RecordKind

TAKEN_BACK = "改稿收回："
"""What a record says of where it came from, where an edited draft says it: these are somebody's own words."""
_OWNERS = ("who", "with", "person")
"""The fields of who leads, who helps and who answers, which may be typed as one answer: 县水利局牵头，各乡镇配合."""
_WHOLE = expression(
    r"每[天日周月季年晚户个名人村社半两\d一二三]|一[天日周月旬]一|\d[日天月]底?前"
    "|不[得准许能]|必须|一律|严禁|另[外行]"
)
"""In a title: it says itself how often, or by when, and needs nothing behind it (网格员每半个月上门一次)."""
LONGEST_WORD = 6
"""Characters of a text that is no more than a word: 安全, 旱厕改造."""


class Record(dict[str, Any]):
    """A record of facts that knows its kind, so that it knows how it is said."""

    __slots__ = ("kind",)
    kind: str

    def __init__(self, kind: str, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.kind = kind


def is_taken_back(record: Mapping[str, Any]) -> bool:
    """Whether what a record says was taken out of an edited draft."""
    return TAKEN_BACK in str(record.get("from", ""))


class One(Kind):
    """A record."""

    deep = True

    def __init__(self, record: RecordKind, vocabulary: Known) -> None:
        self.record = record
        self.vocabulary = vocabulary

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        """The fields by name, what is left open left out; plain text fills the field that the record names for it."""
        if isinstance(node, Scalar) and self.record.plain and not self._is_broken_line(node.text):
            words = self.record.word if len(node.text.strip()) <= LONGEST_WORD else ()
            whole, node = node, wrapped(plain_key(self.record, node.text), node)
            for name in words:
                node.entries[name], node.keys[name] = whole, node.keys[self.record.plain]
        if isinstance(node, yaml.Mapping):
            return self.read_fields(node, path, reading)
        return wrong_type(node, path, self.expected(), reading.faults)

    def expected(self) -> str:
        """What it must be, in words."""
        return _("'key: value' lines with the keys {keys}", keys=", ".join(self.record.fields))

    def _is_broken_line(self, text: str) -> bool:
        """Whether a text was to be a line of ours that lacks the space behind its colon: noun:安全生产."""
        key = text.replace("：", ":").partition(":")[0]
        return key.strip() in self.record.fields and bool(suspicion(text))

    def read_fields(self, node: yaml.Mapping, path: str, reading: Reading) -> dict[str, Any]:
        values = {}
        for name, child in node.entries.items():
            field = self.record.fields.get(name)
            if field is None:
                reading.faults.inside.append((_Label(path), None))
                unknown_key(node.keys[name], self.record.fields, reading.faults)
                reading.faults.inside.pop()
                continue
            nothing = says_nothing(child)
            if not (nothing and isinstance(child, Scalar)):
                value = self.read_field(field, child, f"{path}.{name}", reading)
                if not nothing:
                    values[name] = value
        return values

    def read_field(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        """The value of one of the fields."""
        return self.vocabulary.of(field).read(field, node, path, reading)

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        properties = {
            name: self.vocabulary.of(inner).schema(inner, definitions) for name, inner in self.record.fields.items()
        }
        whole = {"type": "object", "additionalProperties": False, "properties": properties}
        return {"anyOf": [TEXT_SCHEMA, whole]} if self.record.plain else whole

    def nothing(self) -> Value:
        return Record(self.record.name, {})

    def blank(self, field: FieldKind, path: str, near: Place | None) -> Value:
        """A record of which nothing is known: its skeleton as blanks."""
        record = self.record
        if record.plain and not record.open and not record.skeleton:  # what the fact asks for says more than 【任务】
            field = replace(record.fields[record.plain], ask=field.ask)
            values = {name: self.vocabulary.of(inner).nothing() for name, inner in record.fields.items()}
            values[record.plain] = self.vocabulary.of(field).blank(field, f"{path}.{record.plain}", near)
            return Record(record.name, values)
        shown = record.skeleton or tuple(name for name, inner in record.fields.items() if inner.required)
        shown = (record.open,) if record.open else (*shown, *record.needs[-1:])
        values = {}
        for name, inner in record.fields.items():
            kind = self.vocabulary.of(inner)
            values[name] = kind.blank(inner, f"{path}.{name}", near) if name in shown else kind.nothing()
        return Record(record.name, values)

    def complete(self, field: FieldKind, value: Value, path: str, near: Place | None) -> Value:
        if not value:
            return self.blank(field, path, near) if field.required else self.nothing()
        return self.fill(value, path, near)

    def fill(self, given: Mapping[str, Value], path: str, near: Place | None) -> Record:
        """A record with blanks for what it must say and does not."""
        near = place_in(given) or near
        record = self.record
        given = _part_owners(given, record)
        told = record.told and given.get(record.told)
        wanted = record.needs[-1] if record.needs and not any(given.get(name) for name in record.needs) else ""
        if wanted and _WHOLE.search(str(given.get(record.plain, ""))):
            wanted = ""
        if record.then and given.keys() <= {record.plain} and is_begun(str(given.get(record.plain, ""))):
            wanted = record.then
        values = {}
        for name, field in record.fields.items():
            kind, place = self.vocabulary.of(field), f"{path}.{name}"
            if name == wanted:
                values[name] = kind.blank(field, place, near)
            elif told and name not in given:
                values[name] = kind.nothing()
            else:
                values[name] = kind.complete(field, given.get(name), place, near)
        return Record(record.name, values)

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        """The fields of a record without which a draft has blanks, the lists in it (who does what by when), too."""
        answers: dict[str, Any] = {}
        for inner in asked_fields(self.record):
            named = question if re.sub(r" \d+$", "", question).endswith(inner.ask) else f"{question}：{inner.ask}"
            answers[inner.name] = self.vocabulary.of(inner).ask(inner, named, interview)
            if not any(answers.values()):
                break  # nothing said of the first field: nothing of the record
        if answers.get(_OWNERS[0]) and set(_OWNERS) <= self.record.fields.keys():
            owners = interview.owners(answers[_OWNERS[0]])
            answers = {**answers, **{name: owners.get(name, []) for name in _OWNERS}}
        return {name: value for name, value in answers.items() if value}

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        return [write_line(field.name, "", field.ask), *indented(self.inner_lines(given or {}))]

    def inner_lines(self, given: Mapping[str, Any]) -> list[str]:
        """The fields that were answered, and those without which a draft has blanks."""
        asked = asked_fields(self.record)
        fields = [field for field in self.record.fields.values() if field in asked or given.get(field.name)]
        return [line for field in fields for line in self.vocabulary.of(field).lines(field, given.get(field.name))]


class Several(Kind):
    """A list of records."""

    listed = deep = True

    def __init__(self, record: RecordKind, vocabulary: Known) -> None:
        self.one = One(record, vocabulary)

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        """The items that say something; a single value stands for a list of one."""
        values: list[Any] = []
        for item in items_of(node, path, reading.faults):
            nothing = says_nothing(item)
            if not (nothing and isinstance(item, Scalar)):
                value = self.one.read(field, item, f"{path}[{len(values)}]", reading)
                if not nothing:
                    values.append(value)
        return values

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "object"}}

    def nothing(self) -> Value:
        return []

    def blank(self, field: FieldKind, path: str, near: Place | None) -> Value:
        return [self.one.blank(field, f"{path}[0]", near)]

    def complete(self, field: FieldKind, value: Value, path: str, near: Place | None) -> Value:
        if not value:
            return self.blank(field, path, near) if field.required else []
        return [self.one.fill(item, f"{path}[{index}]", near) for index, item in enumerate(value)]

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        return interview.several(lambda number: self.one.ask(field, f"{question} {number}", interview))

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        lines = [write_line(field.name, "", field.ask)]
        for item in given or [{}]:
            first, *rest = self.one.inner_lines(item)
            lines += [f"  - {first}", *indented(rest, "    ")]
        return lines


class Part(One):
    """A record at the top of a meeting file: a new file shows all its fields that the kind of speech has a use for."""

    optional = False

    def expected(self) -> str:
        return _("'key: value' lines")

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        answers = {}
        for inner in self.asked(field, {}):
            interview.step()
            named = inner.ask if question in inner.ask else f"{question}：{inner.ask}"
            answers[inner.name] = self.vocabulary.of(inner).ask(inner, named, interview)
        return {name: value for name, value in answers.items() if value}

    def count(self, field: FieldKind) -> int:
        return len(self.asked(field, {}))

    def ask_top(self, field: FieldKind, interview: Interview) -> Any:
        return self.ask(field, field.ask, interview)

    def asked(self, field: FieldKind, given: Mapping[str, Any]) -> list[FieldKind]:
        """The fields that the kind of speech has a use for, and what was answered all the same."""
        unasked = self.vocabulary.unasked
        fields = self.record.fields.values()
        return [inner for inner in fields if f"{field.name}.{inner.name}" not in unasked or given.get(inner.name)]

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        given = given or {}
        lines = [f"{field.name}:"]
        for inner in self.asked(field, given):
            written = self.vocabulary.of(inner).lines(inner, given.get(inner.name))
            lines += indented(written if given.get(inner.name) or inner.required else commented(written))
        return lines


class Facts(Part):
    """The facts that a kind of speech asks for; nothing is known of them where the kind is not."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        if self.vocabulary.template is None:
            return {}
        return super().read(field, node, path, reading)

    def read_field(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        """A fact that was read before, and of which there was nothing to tell, is the same object again."""
        _node, known = reading.facts.get(id(node), (node, None))
        if known is not None:
            return known
        told = reading.faults.told
        value = super().read_field(field, node, path, reading)
        if id(node) in reading.facts and reading.faults.told == told:
            reading.facts[id(node)] = node, value
        return value

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"type": "object"}

    def count(self, field: FieldKind) -> int:
        return len(self.record.fields)

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        return interview.facts(self.record.fields)

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        given = given or {}
        lines = [f"{field.name}:"]
        for fact in self.record.fields.values():
            if fact.when:
                lines.append(_("  # the next when {condition}", condition=say_condition(fact.when, self.vocabulary)))
            written = self.vocabulary.of(fact).lines(fact, given.get(fact.name))
            live = given.get(fact.name) or (fact.required and not fact.when)
            lines += indented(written if live else commented(written))
        return lines


_WITH_HELP = expression(
    f"(?P<led>[{HAN}\\d（）“”、]{{2,}}?)(?:(?:牵头|负责)[，、；]|，)(?P<helped>[{HAN}\\d（）“”、]{{2,}}?)(?:积极|共同|做好)?(?:配合|协助|协办|协同|帮忙|参与|参加)"
)
"""Who leads and who helps, typed as one answer: 县水利局牵头，各乡镇配合."""


def _part_owners(given: Mapping[str, Value], record: RecordKind) -> Mapping[str, Value]:
    """A record whose `who` says itself who helps, with `who` and `with` apart."""
    who = given.get("who")
    if "with" not in record.fields or given.get("with") or not isinstance(who, list) or len(who) != 1:
        return given
    if not {"，", "、", "；"} & set(who[0]):  # nearly always
        return given
    found = _WITH_HELP.fullmatch(str(who[0]))
    if found is None or not isinstance(who[0], Span):
        return given
    origin = who[0].origin
    led, helped = ([Span(name, origin) for name in found[part].split("、")] for part in ("led", "helped"))
    return {**given, "who": led, "with": helped}


class _Label(str):
    """A path as the name of what a fault is in."""

    __slots__ = ()

    def label_of(self, _node: Any) -> str:
        return self


def plain_key(record: RecordKind, text: str) -> str:
    """The field that plain text in place of a record fills; nothing where plain text may not stand."""
    return record.told if record.told and ends_sentence(text) and record.plain else record.plain


def asked_fields(record: RecordKind) -> tuple[FieldKind, ...]:
    """The fields of a record that stand in a new meeting file, in the order of asking: what would be a blank."""
    names = list(record.skeleton or (name for name, field in record.fields.items() if field.required))
    if record.needs and not set(names) & set(record.needs):
        names.append(record.needs[-1])
    return tuple(record.fields[name] for name in names)


def place_in(value: Value) -> Place | None:
    """The place of the first text in a value."""
    if isinstance(value, Span):
        return value.origin.place
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return next((place for place in map(place_in, value) if place), None)
    return None


def commented(lines: Iterable[str]) -> list[str]:
    return [f"# {line}" for line in lines]


def indented(lines: Iterable[str], indent: str = "  ") -> Iterator[str]:
    return (indent + line for line in lines)
