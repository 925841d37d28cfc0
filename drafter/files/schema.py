"""A table that says what a file may hold, and nodes, in; Python values, and every fault with its place, out."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, Protocol

from drafter.files import yaml
from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.yaml import Mapping, Node, Scalar
from drafter.files.yaml_errors import suspicion
from drafter.i18n import _

BROKEN: Final = object()
"""What a kind reads from a node that is wrong; the fault is reported then."""


class Kind(Protocol):
    """What may stand somewhere: reads a node, tells its JSON Schema."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        """The value; or BROKEN, and a fault that calls the node `name`."""

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema of it; tables put theirs into `definitions`."""


@dataclass(frozen=True)
class Text:
    """A text on one line; with `lines`, the lines of a block as they are."""

    pattern: str = ""
    means: str = ""
    """What the pattern asks for, in words: `a slug such as special-campaign`."""
    lines: bool = False
    may_be_empty: bool = False

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("text"), faults)
        text = node.text
        if "\n" in text and not self.lines:
            text = one_line(text)
        if not text and not self.may_be_empty:
            return fault("empty", node, name, _("is empty"), faults)
        if self.pattern and not re.fullmatch(self.pattern, text):
            message = _("'{value}' is not {meaning}", value=shown(text), meaning=self.means)
            return fault("value", node, name, message, faults)
        return text

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        definitions.setdefault("text", {"type": ["string", "number", "boolean"]})
        if self.pattern:
            return {"type": "string", "pattern": f"^(?:{self.pattern})$"}
        return {"$ref": "#/$defs/text"}


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("text"), faults)
        if node.text in self.values:
            return node.text
        message = _("'{value}' is not one of its values,", value=shown(node.text))
        return fault("value", node, name, message, faults, did_you_mean(node.text, self.values))

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"enum": [_as_json(value) for value in self.values]}


@dataclass(frozen=True)
class Number:
    """A whole number, or with `decimals` any number, within bounds."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    decimals: bool = False

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("a number"), faults)
        text = node.text
        if not re.fullmatch(r"[-+]?[0-9]{1,9}(\.[0-9]{1,6})?" if self.decimals else r"[-+]?[0-9]{1,9}", text):
            expected = _("a number") if self.decimals else _("a whole number")
            message = _("'{value}' is not {expected}", value=shown(text), expected=expected)
            return fault("value", node, name, message, faults)
        number = float(text) if self.decimals else int(text)
        if self.above is not None and number <= self.above:
            return fault("value", node, name, _("must be more than {limit}", limit=self.above), faults)
        if self.least is not None and number < self.least:
            return fault("value", node, name, _("must be at least {limit}", limit=self.least), faults)
        if self.most is not None and number > self.most:
            return fault("value", node, name, _("must be at most {limit}", limit=self.most), faults)
        return number

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        bounds = {"minimum": self.least, "maximum": self.most, "exclusiveMinimum": self.above}
        found = {key: bound for key, bound in bounds.items() if bound is not None}
        return {"type": "number" if self.decimals else "integer", **found}


@dataclass(frozen=True)
class Flag:
    """true or false; also yes and no, 是 and 否."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("true or false"), faults)
        value = _FLAGS.get(node.text.lower())
        if value is None:
            message = _("'{value}' is neither true nor false", value=shown(node.text))
            return fault("value", node, name, message, faults)
        return value

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"enum": [True, False, "yes", "no", "是", "否"]}


_FLAGS = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


@dataclass(frozen=True)
class Date:
    """A day: 2026-01-20 or 2026年1月20日."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("a date"), faults)
        match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|年([0-9]{1,2})月([0-9]{1,2})日)", node.text)
        if not match:
            message = _("'{value}' is not a date.", value=shown(node.text))
            return fault("value", node, name, message, faults, _("Write it as 2026-01-20."))
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            return date(year, month, day)
        except ValueError:
            message = _("there is no such day as {value}", value=node.text)
            return fault("value", node, name, message, faults)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)$"}


@dataclass(frozen=True)
class Many:
    """A list; plain text where it is wanted is a list of one."""

    item: Kind
    least: int = 0

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if isinstance(node, yaml.Sequence):
            read = self.item.read
            values = tuple([read(item, name, faults) for item in node.items])
        elif isinstance(node, Scalar):
            values = (self.item.read(node, name, faults),)
        else:
            return wrong_type(node, name, _("a list"), faults)
        if len(values) < self.least:
            return fault("empty", node, name, _("needs at least {number} items", number=self.least), faults)
        return BROKEN if BROKEN in values else values

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        item = self.item.schema(definitions)
        items = {"type": "array", "items": item, **({"minItems": self.least} if self.least else {})}
        return items if isinstance(self.item, Record) else {"anyOf": [items, item]}


@dataclass(frozen=True)
class Named:
    """A mapping from names, which the file makes up, to values of one kind. `make` gets each name with its value."""

    value: Kind
    pattern: str = ""
    means: str = ""
    make: Callable[[str, Any], Any] | None = None

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if not isinstance(node, Mapping):
            return wrong_type(node, name, _("a mapping"), faults)
        values: dict[str, Any] = {}
        broken = False
        for key, child in node.entries.items():
            if self.pattern and not re.fullmatch(self.pattern, key):
                message = _("'{value}' is not {meaning}", value=shown(key), meaning=self.means)
                fault("value", node.key(key), name, message, faults)
            value = self.value.read(child, key, faults)
            broken = broken or value is BROKEN
            values[key] = self.make(key, value) if self.make and value is not BROKEN else value
        return BROKEN if broken else values

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        names = {"propertyNames": {"pattern": f"^(?:{self.pattern})$"}} if self.pattern else {}
        return {"type": "object", "additionalProperties": self.value.schema(definitions), **names}


@dataclass(frozen=True)
class Shaped:
    """One kind where plain text stands, another where a mapping does."""

    text: Kind
    mapping: Kind

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        return (self.mapping if isinstance(node, Mapping) else self.text).read(node, name, faults)

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"anyOf": [self.text.schema(definitions), self.mapping.schema(definitions)]}


@dataclass(frozen=True)
class Nodes:
    """Anything: the node itself, for a loader that knows only later what it must be."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        return node

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {}


@dataclass(frozen=True)
class Field:
    """One key of a table. `into` is the name that `make` knows it by, where that is another."""

    key: str
    kind: Kind
    doc: str
    """For the person who types it: editors show it."""
    required: bool = False
    into: str = ""


@dataclass(frozen=True)
class Record:
    """A mapping with known keys, made into a value by `make(**values)`; keys not given take make's own defaults."""

    name: str
    """What a message calls it: `phrase`."""
    fields: Sequence[Field]
    make: Callable[..., Any] = dict
    label: str = ""
    """The key whose value tells one such record from the next in messages."""
    plain: str = ""
    """The key that plain text in place of the mapping fills."""
    placed: bool = True
    """Whether `make` takes a `place`."""
    check: Callable[[Any, Mapping, Faults], None] | None = None
    """Reports what is wrong with the value as a whole."""

    @cached_property
    def by_key(self) -> dict[str, Field]:
        return {entry.key: entry for entry in self.fields}

    @cached_property
    def needed(self) -> tuple[Field, ...]:
        return tuple(entry for entry in self.fields if entry.required)

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if not isinstance(node, Mapping):
            if not self.plain or not isinstance(node, Scalar):
                return wrong_type(node, name, _("a mapping"), faults)
            node = wrapped(self.plain, node)
        faults.inside.append((self, node))
        before = faults.errors
        values: dict[str, Any] = {}
        by_key = self.by_key
        for key, child in node.entries.items():
            known = by_key.get(key)
            if known is None:
                unknown_key(node.key(key), by_key, faults)
            elif child.__class__ is not Scalar or child.text or child.style:
                values[known.into or key] = known.kind.read(child, key, faults)
        for wanted in self.needed:
            if (wanted.into or wanted.key) not in values:
                missing_key(wanted.key, node, faults)
        if self.placed:
            values["place"] = node.place
        made = BROKEN
        if faults.errors == before:
            made = self.make(**values)
            if self.check:
                self.check(made, node, faults)
        faults.inside.pop()
        return made

    def label_of(self, node: Mapping) -> str:
        """`phrase recap-0003`, or nothing where the record has no name of its own."""
        value = node.entries.get(self.label)
        return f"{self.name} {shown(value.text)}" if isinstance(value, Scalar) and value.text else ""

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        reference = {"$ref": f"#/$defs/{self.name}"}
        if self.name not in definitions:
            definitions[self.name] = {}
            found: dict[str, Any] = {"type": "object", "additionalProperties": False}
            required = [entry.key for entry in self.fields if entry.required]
            if required:
                found["required"] = required
            found["properties"] = {
                entry.key: _described(entry.kind.schema(definitions), entry) for entry in self.fields
            }
            definitions[self.name] = found
        return {"anyOf": [reference, Text().schema(definitions)]} if self.plain else reference


def read_root(table: Record, root: Node | None, faults: Faults) -> Any:
    """The value of a whole file; None when it is wrong."""
    value = BROKEN if root is None else table.read(root, _("the file"), faults)
    return None if value is BROKEN else value


def fault(rule: str, node: Node, name: str, message: str, faults: Faults, suggestion: str = "") -> Any:
    """Report a value that is wrong; BROKEN."""
    faults.error(rule, node.place, f"{name}: {message}", suggestion)
    return BROKEN


def wrong_type(node: Node, name: str, expected: str, faults: Faults) -> Any:
    """Report a value of the wrong shape; BROKEN."""
    if isinstance(node, Scalar):
        found = _("the text '{value}'", value=shown(node.text))
        hint = suspicion(node.text)
        suggestion = " ".join(hint) if hint else ""
    else:
        found, suggestion = (_("a list") if isinstance(node, yaml.Sequence) else _("a mapping")), ""
    message = _("must be {expected}, but is {found}.", expected=expected, found=found)
    return fault("type", node, name, message, faults, suggestion)


def unknown_key(key: Scalar, known: Iterable[str], faults: Faults) -> None:
    """Report a key that nobody reads."""
    hint = suspicion(key.text)
    suggestion = " ".join(hint) if hint else did_you_mean(key.text, known)
    faults.error("unknown-key", key.place, _("unknown key '{key}',", key=shown(key.text)), suggestion)


def missing_key(key: str, node: Node, faults: Faults) -> None:
    """Report a key that must be there and is not, or has nothing after it."""
    faults.error("missing-key", node.place, _("'{key}' is missing", key=key))


def wrapped(key: str, node: Scalar) -> Mapping:
    """Plain text as the mapping that it stands for."""
    mapping = Mapping(node.file, node.line, node.column)
    mapping.entries[key] = node
    mapping.keys.append(Scalar(key, "", node.file, node.line, node.column))
    return mapping


def one_line(text: str) -> str:
    """The lines of a text joined as one: with a space between Latin words, with nothing beside a Chinese character."""
    joined = ""
    for line in text.split("\n"):
        part = line.strip(" ")
        wide = joined[-1:] > "\u2e7f" or part[:1] > "\u2e7f"
        joined += part if wide or not (joined and part) else f" {part}"
    return joined


def _as_json(value: str) -> Any:
    return int(value) if value.isdecimal() else value


def _described(schema: dict[str, Any], entry: Field) -> dict[str, Any]:
    return {**schema, "description": entry.doc}


FORMAT = Field("format", Choice(("1",)), "文件格式的版本：1", required=True)
"""The first line of every file."""
SLUG = r"[a-z0-9][a-z0-9_-]*"
