"""A table that says what a file may hold, and nodes, in; Python values, and every fault with its place, out."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from drafter.dataclass import dataclass
from drafter.files.faults import Faults, shown
from drafter.files.kinds import BROKEN, Choice, Kind, Text, wrong_type
from drafter.files.yaml import Mapping, Node, Scalar
from drafter.files.yaml_errors import suspicion
from drafter.i18n import _


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
    """Its name in a JSON Schema."""
    fields: Sequence[Field]
    make: Callable[..., Any] = dict
    label: str = ""
    """The key whose value tells one such record from the next."""
    called: Callable[[str], str] | None = None
    """The record in messages, from the value of `label`: `phrase recap-0003`."""
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
                return wrong_type(node, name, _("'key: value' lines"), faults)
            node = wrapped(self.plain, node)
        faults.inside.append((self, node))
        before = faults.errors
        values: dict[str, Any] = {}
        by_key = self.by_key
        for key, child in node.entries.items():
            known = by_key.get(key)
            if known is None:
                unknown_key(node.keys[key], by_key, faults)
            elif child.__class__ is not Scalar or not child.absent:
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
        return self.called(shown(value.text)) if self.called and isinstance(value, Scalar) and value.text else ""

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        name = self.name.replace(" ", "_")
        reference = {"$ref": f"#/$defs/{name}"}
        if name not in definitions:
            definitions[name] = {}
            found: dict[str, Any] = {"type": "object", "additionalProperties": False}
            required = [entry.key for entry in self.fields if entry.required]
            if required:
                found["required"] = required
            found["properties"] = {
                entry.key: _described(entry.kind.schema(definitions), entry) for entry in self.fields
            }
            definitions[name] = found
        return {"anyOf": [reference, Text().schema(definitions)]} if self.plain else reference


def read_root(table: Record, root: Node | None, faults: Faults) -> Any:
    """The value of a whole file; None when it is wrong."""
    value = BROKEN if root is None else table.read(root, _("the file"), faults)
    return None if value is BROKEN else value


def unknown_key(key: Scalar, known: Iterable[str], faults: Faults) -> None:
    """Report a key that nobody reads."""
    hint = suspicion(key.text)
    message = _("unknown key '{key}'.", key=shown(key.text)) if hint else _("unknown key '{key}',", key=shown(key.text))
    faults.error("unknown-key", key.place, message, hint or faults.did_you_mean(key.text, known))


def missing_key(key: str, node: Node, faults: Faults) -> None:
    """Report a key that must be there and is not, or has nothing after it."""
    faults.error("missing-key", node.place, _("'{key}' is missing", key=key))


def wrapped(key: str, node: Scalar) -> Mapping:
    """Plain text as the mapping that it stands for."""
    mapping = Mapping(node.file, node.line, node.column)
    mapping.entries[key] = node
    mapping.keys[key] = Scalar(key, "", node.file, node.line, node.column)
    return mapping


def _described(schema: dict[str, Any], entry: Field) -> dict[str, Any]:
    return {**schema, "description": entry.doc}


FORMAT = Field("format", Choice(("1",)), "文件格式的版本：1", required=True)
"""The first line of every file."""
SLUG = r"[a-z0-9][a-z0-9_-]*"
