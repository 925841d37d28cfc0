"""The bytes of a YAML file in; a tree of nodes that know their places out. Every scalar stays text as it was typed."""

import json
import re
from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    YAMLError,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget it

from drafter import bounds
from drafter.files.collector import without_collector
from drafter.files.faults import Faults, shown
from drafter.files.text import decode, is_wide, place_at, read_file, refused_character
from drafter.files.yaml_errors import report_syntax, suspicion
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.place import Place

NULL = "~"
MOST_CUT = 20
"""Warnings of cut text in one file."""

_SPACES = "\u3000\u00a0"
"""Spaces that look like indentation and are not."""
_CUT = expression(r"#(?<=[^\S\n]#)(?=[^\s#!])")
"""A `#` that starts a comment, written as if it belonged to the text before it."""
_NOT_TEXT = expression(r"[-+.]?\d[-+.,:_\w]*|true|false|yes|no|on|off|null|y|n|\.inf|\.nan|~", re.IGNORECASE | re.ASCII)
"""What a YAML 1.1 or 1.2 editor takes for a number, a date, a time, a truth value or nothing."""
_CHANGED = r"\x00-\x1f\x7f-\xa0#:,?\[\]{}\\\ufeff\u2028\u2029"
_PLAIN = expression(rf"[\w“‘《（【](?:[^{_CHANGED}]*[^\s{_CHANGED}])?")
"""Text that YAML leaves as it is."""


class Node:
    """A value of a YAML file, and where it stands."""

    __slots__ = ("column", "file", "line")
    file: str
    line: int
    column: int

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
        """Nothing was written: `key:`, or YAML's own word for it, `~`."""
        return not self.style and (not self.text or self.text == NULL)


class Sequence(Node):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, file: str, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.file = file
        self.line = line
        self.column = column


class Mapping(Node):
    """Nodes by key, in the order of the file; `keys` are the nodes of the keys themselves."""

    __slots__ = ("entries", "keys")

    def __init__(self, file: str, line: int, column: int) -> None:
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.file = file
        self.line = line
        self.column = column


Collection = Mapping | Sequence


def read_yaml(path: Path, faults: Faults, most_bytes: int = bounds.WRITTEN) -> Node | None:
    """The root of a YAML file; None, and faults, when it cannot be used."""
    data = read_file(path, faults, most_bytes)
    return None if data is None else parse_bytes(data, str(path), faults, most_bytes)


def parse_bytes(data: bytes, file: str, faults: Faults, most_bytes: int = bounds.WRITTEN) -> Node | None:
    """The root of a YAML document given as bytes."""
    text = decode(data, file, faults, most_bytes)
    return None if text is None else parse_text(text, file, faults)


def parse_text(text: str, file: str, faults: Faults, lines_above: int = 0) -> Node | None:
    """The root of a YAML document: checked text that begins `lines_above` lines down its file.

    Refused, each with its place: more than one document, aliases, anchors, tags, equal keys, keys that are not text,
    more than 30 levels, more than 3 million events, escapes for characters that a document cannot hold.
    """
    before = faults.errors
    root = None
    try:
        with without_collector():
            root = _Tree(file, faults, lines_above).build(text)
    except MarkedYAMLError as error:
        report_syntax(error, text, file, faults, lines_above)
    except YAMLError as error:
        faults.error("yaml", Place(file, lines_above + 1), _("is not YAML: {reason}", reason=shown(str(error))))
    if faults.errors > before:
        return None
    if root is None or (isinstance(root, Scalar) and root.absent):
        faults.error("yaml", Place(file, lines_above + 1), _("is empty"))
        return None
    _warn_of_cut_text(text, file, faults, lines_above)
    return root


def copy_tree(node: Node) -> Node:
    """The same tree in lists and mappings of its own; texts and keys are shared, since nobody changes one."""
    if isinstance(node, Mapping):
        mapping = copy_mapping(node)
        mapping.entries = {key: copy_tree(child) for key, child in node.entries.items()}
        return mapping
    if isinstance(node, Sequence):
        sequence = copy_sequence(node)
        sequence.items = list(map(copy_tree, node.items))
        return sequence
    return node


def copy_mapping(node: Mapping) -> Mapping:
    """A mapping of its own of the same nodes."""
    mapping = Mapping(node.file, node.line, node.column)
    mapping.entries, mapping.keys = dict(node.entries), dict(node.keys)
    return mapping


def copy_sequence(node: Sequence) -> Sequence:
    """A list of its own of the same nodes."""
    sequence = Sequence(node.file, node.line, node.column)
    sequence.items = list(node.items)
    return sequence


def quote(text: str) -> str:
    """A text as a YAML scalar on one line: plain where YAML and its editors leave it alone, else in double quotes."""
    if _PLAIN.fullmatch(text) and not _NOT_TEXT.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\ufeff", "\\ufeff")


def _events(text: str) -> Iterator[Any]:
    """The events of libyaml's parser, which keeps its state in a stack: a million of `[` do not exhaust it (tried)."""
    return iter(CParser(text).get_event, None)


class _Tree:
    """Grows a tree from the parser's events with a stack of its own: deep input exhausts neither it nor the parser."""

    def __init__(self, file: str, faults: Faults, lines_above: int) -> None:
        self.file = file
        self.faults = faults
        self.first = lines_above + 1

    def build(self, text: str) -> Node | None:
        """The root; stops at the first fault after which nothing makes sense."""
        file, first = self.file, self.first
        top = Sequence(file, first, 1)
        parent: Collection = top
        stack: list[tuple[Collection, str | None]] = []
        key: str | None = None
        node: Any
        for count, event in enumerate(_events(text)):
            kind = event.__class__
            if kind is ScalarEvent:
                mark, style, value = event.start_mark, event.style, event.value
                if " " in value and style != "|" and event.end_mark.line != mark.line:
                    source = text[mark.index : event.end_mark.index]
                    value = _unfold(value, source.partition("\n")[2] if style == ">" else source)
                node = Scalar(value, style, file, mark.line + first, mark.column + 1)
                if style == '"' or event.anchor is not None or event.tag is not None:
                    self._check_scalar(event)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                parent, key = stack.pop()
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                node = (Mapping if kind is MappingStartEvent else Sequence)(file, mark.line + first, mark.column + 1)
                if not self._may_open(event, len(stack), count):
                    return None
            elif kind is AliasEvent:
                node = self._refuse_alias(event)
            elif kind is DocumentStartEvent and top.items:
                self.faults.error("yaml", self._place(event), _("'---' begins a second document; a file holds one"))
                return None
            else:
                continue

            if isinstance(parent, Sequence):
                parent.items.append(node)
            elif key is not None:
                parent.entries[key] = node
                key = None
            elif kind is ScalarEvent and value not in parent.entries and value[:1] not in _SPACES:
                key = value
                parent.keys[key] = node
            else:
                key = self._doubtful_key(node, parent)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((parent, key))
                parent, key = node, None
        return top.items[0] if top.items else None

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + self.first, event.start_mark.column + 1)

    def _doubtful_key(self, node: Node, parent: Mapping) -> str:
        """A key that is not just a new word; a collection stands as an empty text."""
        if not isinstance(node, Scalar):
            hint = _("Quote a text that begins with {{ or [, such as {{{{ … }}}}.")
            self.faults.error("yaml", node.place, _("a key must be a word."), hint)
            return ""
        name = node.text
        if name in parent.entries:
            line = parent.keys[name].line if name in parent.keys else node.line
            message = _("key '{key}' stands twice; the first is on line {line}", key=shown(name), line=line)
            self.faults.error("duplicate-key", node.place, message)
        elif name:
            self.faults.error("yaml", node.place, _("the line cannot be read."), suspicion(name))
        parent.keys.setdefault(name, node)
        return name

    def _check_scalar(self, event: Any) -> None:
        """Refuse marks, and characters that only an escape can write."""
        self._refuse_marks(event)
        refused = refused_character(event.value)
        if refused:
            message = _("the escape for {character} cannot stand in a document", character=refused)
            self.faults.error("character", self._place(event), message)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            message = _("'&{name}' names a value, which is not allowed.", name=shown(event.anchor))
            self.faults.error("yaml", self._place(event), message, _("Quote a text that begins with &."))
        tag = getattr(event, "tag", None)
        if tag is not None:
            message = _(
                "'{tag}' is a type tag, which is not allowed.", tag=shown(tag.replace("tag:yaml.org,2002:", "!!"))
            )
            self.faults.error("yaml", self._place(event), message, _("Quote a text that begins with !."))

    def _refuse_alias(self, event: Any) -> Scalar:
        message = _("'*{name}' refers to another value, which is not allowed.", name=shown(event.anchor))
        place = self._place(event)
        self.faults.error("yaml", place, message, _("Write it out, or quote a text that begins with *."))
        return Scalar("", "*", place.file, place.line, place.column)

    def _may_open(self, event: Any, depth: int, count: int) -> bool:
        self._refuse_marks(event)
        if depth >= bounds.DEPTH:
            message = _("nested too deep: more than {most} levels", most=bounds.DEPTH)
        elif count > bounds.EVENTS:
            message = _("too much for one file: more than {most} values", most=bounds.EVENTS)
        else:
            return True
        self.faults.error("yaml", self._place(event), message)
        return False


def _unfold(value: str, source: str) -> str:
    """A text of several lines without the spaces that YAML put beside Chinese characters where it joined them."""
    pieces = []
    start = 0
    for before, after in pairwise([line.strip() for line in source.split("\n")]):
        if before and after and (is_wide(before[-1]) or is_wide(after)):
            found = value.find(f"{before[-1]} {after[0]}", start)
            if found < 0:
                break
            pieces.append(value[start : found + 1])
            start = found + 2
    return "".join([*pieces, value[start:]])


def _warn_of_cut_text(text: str, file: str, faults: Faults, lines_above: int) -> None:
    """Warn where ` #` ends a value that looks as if it went on: `甲 #乙` is 甲."""
    marks = [match.end() - 1 for match in _CUT.finditer(text)]
    if not marks:
        return
    scalars: list[Any] = [event for event in _events(text) if event.__class__ is ScalarEvent and event.style]
    inside = [(event.start_mark.index, event.end_mark.index) for event in scalars]
    for index in marks:
        span = bisect(inside, (index,)) - 1
        quoted = span >= 0 and inside[span][0] < index < inside[span][1]
        if quoted or text[text.rfind("\n", 0, index) + 1 : index].isspace():
            continue
        if faults.warnings > MOST_CUT:
            return
        place = place_at(text, index, file)
        message = _("the text ends before '#': what follows is a comment.")
        suggestion = _("Quote the text if it goes on, or put a space after '#'.")
        faults.warn("comment", Place(file, place.line + lines_above, place.column), message, suggestion)
