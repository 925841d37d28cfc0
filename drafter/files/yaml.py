"""The text of a YAML file in; a tree of nodes that know their places out. Every scalar stays the text that was typed."""

import re
from collections.abc import Iterator
from pathlib import Path

from yaml import DocumentStartEvent, Event, MappingStartEvent, MarkedYAMLError, ScalarEvent, SequenceStartEvent, YAMLError
from yaml.cyaml import CParser
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent, StreamEndEvent

from drafter.files.faults import Faults, shown
from drafter.files.text import MOST_BYTES, decode, place_at, read_file, refused_character
from drafter.files.yaml_errors import report_syntax
from drafter.i18n import _
from drafter.model.place import Place

MOST_DEPTH = 30
MOST_EVENTS = 3_000_000
"""A phrasebank of 10 MB has 1.1 million."""

_SPACES = "\u3000\u00a0\t"
_CUT = re.compile(r"(?<=[^\s#])[^\S\n]#(?=[^\s#!])")
"""A `#` that starts a comment, written as if it belonged to the text before it."""


class Node:
    """A value of a YAML file and where it stands."""

    __slots__ = ("column", "file", "line")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.file = file
        self.line = line
        self.column = column

    @property
    def place(self) -> Place:
        return Place(self.file, self.line, self.column)


class Scalar(Node):
    """A text; style is "" plain, ' or " quoted, | or > block."""

    __slots__ = ("style", "text")

    def __init__(self, text: str, style: str, file: str, line: int, column: int) -> None:
        self.text = text
        self.style = style
        self.file = file
        self.line = line
        self.column = column

    @property
    def absent(self) -> bool:
        """Nothing was written: `key:`."""
        return not self.text and not self.style


class Sequence(Node):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, file: str, line: int, column: int) -> None:
        super().__init__(file, line, column)
        self.items: list[Node] = []


class Mapping(Node):
    """Nodes by key, in the order of the file; `keys` are the nodes of the keys, in the same order."""

    __slots__ = ("entries", "keys")

    def __init__(self, file: str, line: int, column: int) -> None:
        super().__init__(file, line, column)
        self.entries: dict[str, Node] = {}
        self.keys: list[Scalar] = []

    def key(self, name: str) -> Scalar:
        """The node of a key that is there."""
        return next(key for key in self.keys if key.text == name)


def read_yaml(path: Path, faults: Faults, most_bytes: int = MOST_BYTES) -> Node | None:
    """The root of a YAML file; None, and faults, when it cannot be used."""
    data = read_file(path, faults, most_bytes)
    return None if data is None else parse_bytes(data, str(path), faults, most_bytes)


def parse_bytes(data: bytes, file: str, faults: Faults, most_bytes: int = MOST_BYTES) -> Node | None:
    """The root of a YAML document given as bytes."""
    text = decode(data, file, faults, most_bytes)
    return None if text is None else parse_text(text, file, faults)


def parse_text(text: str, file: str, faults: Faults, lines_above: int = 0) -> Node | None:
    """The root of a YAML document given as checked text that begins `lines_above` lines into its file.

    Refused, each with its place: more than one document, aliases, anchors, tags, equal keys, keys that are not text, more than
    30 levels, more than 3 million events, escapes for characters that a document cannot hold.
    """
    before = faults.errors
    try:
        root = _build(_events(text), file, faults, lines_above)
    except MarkedYAMLError as error:
        report_syntax(error, text, file, faults, lines_above)
        return None
    except YAMLError as error:
        faults.error("yaml", Place(file, lines_above + 1), _("is not YAML: {reason}", reason=shown(str(error))))
        return None
    if faults.errors > before:
        return None
    if root is None or (isinstance(root, Scalar) and root.absent):
        faults.error("yaml", Place(file, lines_above + 1), _("is empty"))
        return None
    _warn_of_cut_text(text, file, faults, lines_above)
    return root


def _events(text: str) -> Iterator[Event]:
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        yield event
