"""Values in; YAML text of them, on one line or in lines below a key, out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from drafter.dataclass import dataclass
from drafter.files.yaml import quote
from drafter.language.expressions import expression

Tree = str | dict[str, "Tree"] | list["Tree"]
"""What is to be written: its leaves are YAML already."""
_DATE = expression(r"\d{4}-\d\d-\d\d")
_READ_AS_OTHER = frozenset(("on", "off", "yes", "no", "y", "n", "true", "false", "null"))


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is set."""

    step: int = 2
    """Columns by which a mapping stands in from the key above."""
    dash: int = 2
    """Columns by which the dash of a list does."""

    def entry(self, key: str, value: Tree, indent: int) -> Iterator[str]:
        """The lines of a key with its value."""
        lead = " " * indent
        if isinstance(value, str):
            yield f"{lead}{key_text(key)}: {value}"
        else:
            yield f"{lead}{key_text(key)}:"
            yield from self.below(value, indent)

    def below(self, value: Tree, indent: int) -> list[str]:
        """The lines of a mapping or list under its key, which stands at `indent`."""
        if isinstance(value, list):
            return [line for item in value for line in self.item(item, indent + self.dash)]
        assert isinstance(value, dict)
        return [line for key, child in value.items() for line in self.entry(key, child, indent + self.step)]

    def item(self, value: Tree, indent: int) -> Iterator[str]:
        """The lines of an item of a list, whose dash stands at `indent`."""
        lead = " " * indent
        if isinstance(value, dict):
            lines = [line for key, child in value.items() for line in self.entry(key, child, indent + 2)]
            yield f"{lead}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield f"{lead}- {flow(value)}"


def leaf(value: Any) -> Tree:
    """A value as it stands behind its key: on one line, but for a list of mappings, one a line. A day stays plain."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key)}: {flow(leaf(child))}" for key, child in value.items()) + "}"
    if isinstance(value, list | tuple):
        items = [flow(leaf(item)) for item in value]
        return list(items) if any(isinstance(item, Mapping) for item in value) else "[" + ", ".join(items) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}"
    return value if _DATE.fullmatch(value) else quote(value)


def in_lines(value: Any) -> Tree:
    """A value as it stands in lines of its own; lists of texts stay on one."""
    if isinstance(value, Mapping):
        return {key: in_lines(child) for key, child in value.items()}
    if isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        return [in_lines(item) for item in value]
    written = leaf(value)
    return flow(written) if isinstance(written, list) else written


def flow(value: Tree) -> str:
    """A tree on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key_text(key)}: {flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return value


def key_text(key: str) -> str:
    """A key: words with dots need no quotation marks."""
    return key if re.fullmatch(r"[A-Za-z][\w.-]*", key) and key.lower() not in _READ_AS_OTHER else quote(key)
