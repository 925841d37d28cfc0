"""Nodes in; texts, numbers, dates, lists and mappings out, or a fault; and the JSON Schema of each kind of value."""

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from dataclasses import field
from typing import Any, Final, Protocol

from drafter.dataclass import dataclass
from drafter.files import yaml
from drafter.files.faults import Faults, shown
from drafter.files.text import WIDE_MARK, explain_wide_mark, join_lines
from drafter.files.yaml import Mapping, Node, Scalar
from drafter.files.yaml_errors import suspicion
from drafter.i18n import _
from drafter.language.punctuation import NARROW
from drafter.model.day import NoSuchDay, NoYear, parse_day
from drafter.model.place import Place
from drafter.model.template import Start, TemplateText

BROKEN: Final = object()
"""What a kind reads from a node that is wrong; the fault is reported then."""


TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
"""What an editor takes plain text for: 20:30, 007 and no are text here."""


class Kind(Protocol):
    """What may stand somewhere: reads a node, tells its JSON Schema."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        """The value; or BROKEN, and a fault that calls the node `name`."""

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema of it; tables put theirs into `definitions`."""


@dataclass(frozen=True)
class Text:
    """A text on one line; with `lines`, the lines of a block as they are; `jinja`: with {{ }} in it."""

    pattern: str = ""
    means: Callable[[], str] = str
    """What the pattern asks for, in words: `an id such as special-campaign`."""
    lines: bool = False
    jinja: bool = False
    may_be_empty: bool = False

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("text"), faults)
        text = node.text
        if "\n" in text and not self.lines:
            text = join_lines(text)
        if not text and not self.may_be_empty:
            return fault("empty", node, name, _("is empty"), faults)
        if self.jinja and (mark := WIDE_MARK.search(text)):
            message, suggestion = explain_wide_mark(mark[0])
            return fault("template", node, name, message, faults, suggestion)
        if self.pattern and not re.fullmatch(self.pattern, text):
            message = _("'{value}' is not {meaning}", value=shown(text), meaning=self.means())
            return fault("value", node, name, message, faults)
        if self.jinja:  # the text of a block begins on the line below its |
            is_block = node.style == "|"
            return TemplateText(text, Start(Place(node.file, node.line + is_block), by_lines=is_block))
        return text

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        definitions.setdefault("text", TEXT_SCHEMA)
        if self.pattern:
            return {"type": "string", "pattern": f"^(?:{self.pattern})$"}
        return {"$ref": "#/$defs/text"}


@dataclass(frozen=True)
class Choice:
    """One of a few words; `names` are others that people use for them."""

    values: tuple[str, ...]
    names: Map[str, str] = field(default_factory=dict, hash=False)

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("text"), faults)
        if node.text in self.values:
            return node.text
        if name_of := self.names.get(node.text.strip()):
            return name_of
        message = _("'{value}' is not one of its values,", value=shown(node.text))
        return fault("value", node, name, message, faults, faults.did_you_mean(node.text, self.values))

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"enum": [_as_json(value) for value in (*self.values, *self.names)]}


@dataclass(frozen=True)
class Number:
    """A whole number, or with `decimals` any number, within bounds; with a `unit` also 15分钟 and full-width digits."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    decimals: bool = False
    unit: str = ""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("a number"), faults)
        text = node.text
        if self.unit:
            text = text.translate(NARROW).removesuffix(self.unit).strip()
        if not re.fullmatch(r"[-+]?[0-9]{1,9}(\.[0-9]{1,6})?" if self.decimals else r"[-+]?[0-9]{1,9}", text):
            expected = _("a number") if self.decimals else _("a whole number")
            message = _("'{value}' is not {expected}", value=shown(node.text), expected=expected)
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
        number = {"type": "number" if self.decimals else "integer", **found}
        if not self.unit:
            return number
        return {"anyOf": [number, {"type": "string", "pattern": rf"^[0-9]+(\.[0-9]+)?\s*({self.unit})?$"}]}


MINUTES = Number(above=0, most=600, decimals=True, unit="分钟")
"""How long a speech takes."""


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
    """A day in any of the ways of `parse_day`; one without its year is of `year`, where that is known."""

    year: int | None = None

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if node.__class__ is not Scalar:
            return wrong_type(node, name, _("a date"), faults)
        try:
            day = parse_day(node.text, self.year)
        except NoSuchDay:
            message = _("there is no such day as {value}", value=node.text)
            return fault("value", node, name, message, faults)
        except NoYear:
            message = _("'{value}' does not say of which year.", value=shown(node.text))
            return fault("value", node, name, message, faults, _("Write it as 2026-01-20."))
        if day is None:
            message = _("'{value}' is not a date.", value=shown(node.text))
            return fault("value", node, name, message, faults, _("Write it as 2026-01-20."))
        return day

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        days = "[0-9]{4}([-/.][0-9]{1,2}[-/.][0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号])"
        return {"type": "string", "pattern": f"^{days}$"}


@dataclass(frozen=True)
class Many:
    """A list; plain text where it is wanted is a list of one."""

    item: Kind
    least: int = 0
    most: int = 1_000_000

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if isinstance(node, yaml.Sequence):
            read = self.item.read
            values = tuple([read(item, name, faults) for item in node.items])
        elif isinstance(node, Scalar):
            values = (self.item.read(node, name, faults),)
        else:
            return wrong_type(node, name, _("a list"), faults)
        if len(values) < self.least:
            return fault("value", node, name, _("needs {number} or more", number=self.least), faults)
        if len(values) > self.most:
            return fault("value", node, name, _("may be {number} at most", number=self.most), faults)
        return BROKEN if BROKEN in values else values

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        item = self.item.schema(definitions)
        items = {"type": "array", "items": item, **({"minItems": self.least} if self.least else {})}
        return {"anyOf": [items, item]} if isinstance(self.item, Text | Choice | Number | Date) else items


@dataclass(frozen=True)
class Named:
    """A mapping from names, which the file makes up, to values of one kind. `make` gets each name with its value."""

    value: Kind
    pattern: str = ""
    means: Callable[[], str] = str
    make: Callable[[str, Any], Any] | None = None

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        if not isinstance(node, Mapping):
            return wrong_type(node, name, _("'key: value' lines"), faults)
        values: dict[str, Any] = {}
        broken = False
        for key, child in node.entries.items():
            if self.pattern and not re.fullmatch(self.pattern, key):
                message = _("'{value}' is not {meaning}", value=shown(key), meaning=self.means())
                fault("value", node.keys[key], name, message, faults)
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


def fault(rule: str, node: Node, name: str, message: str, faults: Faults, suggestion: str = "") -> Any:
    """Report a value that is wrong; BROKEN."""
    faults.error(rule, node.place, f"{name}: {message}", suggestion)
    return BROKEN


def wrong_type(node: Node, name: str, expected: str, faults: Faults) -> Any:
    """Report a value of the wrong shape; BROKEN."""
    if isinstance(node, Scalar):
        found = _("the text '{value}'", value=shown(node.text))
        suggestion = suspicion(node.text)
    else:
        found, suggestion = (_("a list") if isinstance(node, yaml.Sequence) else _("'key: value' lines")), ""
    message = _("must be {expected}, but is {found}.", expected=expected, found=found)
    return fault("type", node, name, message, faults, suggestion)


def _as_json(value: str) -> Any:
    return int(value) if value.isdecimal() else value
