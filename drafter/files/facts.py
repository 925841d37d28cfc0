"""Nodes and the kinds that a template declares for them in; facts out: spans, flags, lists and records."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from drafter.files import yaml
from drafter.files.faults import Faults
from drafter.files.kinds import BROKEN, Choice, Flag, Text, wrong_type
from drafter.files.schema import unknown_key, wrapped
from drafter.files.yaml import Node, Scalar
from drafter.i18n import _
from drafter.language.forms import FORMS, Form
from drafter.language.sentences import ends_sentence
from drafter.model.span import Origin, Span
from drafter.model.template import FieldKind, RecordKind


@dataclass(frozen=True)
class Fact:
    """A text that a table reads as a span named by its key: `title`, `org.ours`."""

    prefix: str = ""
    form: Form | None = None

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        text = read_words(node, name, faults)
        return text if text is BROKEN else Span(text, Origin("fact", self.prefix + name, self.form, place=node.place))

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return Text().schema(definitions)


def read_words(node: Node, name: str, faults: Faults) -> Any:
    """A fact's text letter by letter: only the line end that closes a YAML block is not part of it."""
    text = Text(lines=True).read(node, name, faults)
    if text is not BROKEN and isinstance(node, Scalar) and node.style in ("|", ">"):
        text = text.rstrip("\n")
    return text


class FactReader:
    """Reads facts by their kinds; what is wrong goes to the faults, and the value is BROKEN."""

    def __init__(self, records: Mapping[str, RecordKind], faults: Faults) -> None:
        self.by_name = records
        self.by_plural = {record.plural: record for record in records.values()}
        self.faults = faults

    def fields(self, fields: Mapping[str, FieldKind], node: Node, path: str) -> dict[str, Any]:
        """The fields of a mapping by name; what is absent is left out. `path` is that of the mapping, `theme`."""
        if not isinstance(node, yaml.Mapping):
            wrong_type(node, path, _("'key: value' lines"), self.faults)
            return {}
        values = {}
        for name, child in node.entries.items():
            if name not in fields:
                self._unknown(node.keys[name], fields, path)
            elif not (isinstance(child, Scalar) and child.absent):
                values[name] = self.fact(fields[name], child, f"{path}.{name}")
        return values

    def fact(self, field: FieldKind, node: Node, path: str) -> Any:
        """One fact of the field's kind."""
        if field.kind == "text":
            return self.text(node, path, field.form)
        if field.kind == "flag":
            return Flag().read(node, path, self.faults)
        if field.kind in self.by_name:
            return self.record(self.by_name[field.kind], node, path)
        items = node.items if isinstance(node, yaml.Sequence) else [node]
        given = [item for item in items if not (isinstance(item, Scalar) and item.absent)]
        if field.kind == "texts":
            return [self.text(item, f"{path}[{index}]", field.form) for index, item in enumerate(given)]
        record = self.by_plural[field.kind]
        return [self.record(record, item, f"{path}[{index}]") for index, item in enumerate(given)]

    def text(self, node: Node, path: str, form: Form | None) -> Any:
        """A span named by its path; `{text: …, form: clause}` says its own form."""
        if isinstance(node, yaml.Mapping) and node.entries.keys() <= {"text", "form"} and "text" in node.entries:
            form = (
                Choice(FORMS).read(node.entries["form"], f"{path}.form", self.faults)
                if "form" in node.entries
                else form
            )
            node = node.entries["text"]
        text = read_words(node, path, self.faults)
        return BROKEN if text is BROKEN or form is BROKEN else Span(text, Origin("fact", path, form, place=node.place))

    def record(self, record: RecordKind, node: Node, path: str) -> Any:
        """A record; plain text fills the field that the kind names for it."""
        if isinstance(node, Scalar) and record.plain:
            told = record.told and ends_sentence(node.text)
            node = wrapped(record.told if told else record.plain, node)
        if isinstance(node, yaml.Mapping):
            return self.fields(record.fields, node, path)
        fields = _("'key: value' lines with the keys {keys}", keys=", ".join(record.fields))
        return wrong_type(node, path, fields, self.faults)

    def _unknown(self, key: Scalar, known: Iterable[str], path: str) -> None:
        self.faults.inside.append((_Label(path), None))
        unknown_key(key, known, self.faults)
        self.faults.inside.pop()


class _Label(str):
    """A path as the name of what a fault is in."""

    __slots__ = ()

    def label_of(self, _node: Any) -> str:
        return self
