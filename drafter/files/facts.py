"""Nodes in; texts letter by letter, as spans named by their keys, out."""

from dataclasses import dataclass
from typing import Any

from drafter.files.faults import Faults
from drafter.files.kinds import BROKEN, Text
from drafter.files.yaml import Node, Scalar
from drafter.language.forms import Form
from drafter.model.span import Origin, Span


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
