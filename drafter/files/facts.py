"""Nodes in; texts letter by letter, as spans named by their keys, out."""

from typing import Any

from drafter.dataclass import dataclass
from drafter.files.faults import Faults, shown
from drafter.files.kinds import BROKEN, Text
from drafter.files.yaml import Node, Scalar
from drafter.i18n import _
from drafter.language.forms import Form
from drafter.language.numbering import typed_marker
from drafter.model.span import Origin, Span


@dataclass(frozen=True)
class Fact:
    """A text that a table reads as a span named by its key: `title`, `org.ours`."""

    prefix: str = ""
    form: Form | None = None
    numbered: bool = False
    """A draft sets a marker before it."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        text = read_words(node, name, faults)
        if self.numbered and text is not BROKEN:
            text = without_marker(text, node, name, faults)
        return text if text is BROKEN else Span(text, Origin("fact", self.prefix + name, self.form, place=node.place))

    def schema(self, definitions: dict[str, Any]) -> dict[str, Any]:
        return Text().schema(definitions)


_LINES = Text(lines=True)


def read_words(node: Node, name: str, faults: Faults) -> Any:
    """A fact's text letter by letter: only the line end that closes a YAML block is not part of it."""
    text = _LINES.read(node, name, faults)
    if text is not BROKEN and isinstance(node, Scalar) and node.style in ("|", ">"):
        text = text.rstrip("\n")
    return text


def without_marker(text: str, node: Node, name: str, faults: Faults) -> str:
    """A title without the marker that was typed before it, which is said: drafts number their titles themselves."""
    length = typed_marker(text)
    if length:
        message = _(
            "{name}: the '{marker}' before '{title}' is left out, since a draft numbers its items itself: take it away",
            name=name,
            marker=text[:length].strip(),
            title=shown(text[length:]),
        )
        faults.warn("typed-number", node.place, message)
    return text[length:]
