"""The text of a YAML file, a path and a value in; the same text with that one value set, all its other characters kept.

Comments, order, indentation, quotation marks and line ends stay. What is missing on the way is made in the file's own
manner; who asks has to read the result again, since what YAML makes of a line depends on the lines around it.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError, compose
from yaml.cyaml import CBaseLoader

from drafter.files.yaml import NULL, quote

Steps = Sequence[str | int]
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_OWN_FORM = {"text", "form"}
"""Keys of a text that says its own form: {text: …, form: clause}."""


class NotEditable(Exception):  # noqa: N818  # a state of the file
    """The file is written in a way in which this value cannot be set by itself."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of the mapping that a path leads to."""

    order: Sequence[str] = ()
    """Its keys as they are usually written: a new one goes behind those before it."""
    plain_key: Callable[[str], str] = lambda text: ""
    """The key that plain text in place of the mapping fills; empty where plain text may not stand."""


ShapeOf = Callable[[Steps], Shape]


def set_value(text: str, steps: Steps, value: str | Mapping[str, str] | None, shape_of: ShapeOf) -> str:
    """The text with a value at the end of the steps: a text, a mapping of texts, or None, which takes the value away.

    As facts are read: items that say nothing are not counted, and a single value stands for a list of one.
    Raises NotEditable.
    """
    try:
        root = compose(text, Loader=CBaseLoader)
    except YAMLError as error:
        raise NotEditable(str(error)) from error
    if not isinstance(root, MappingNode):
        raise NotEditable("no mapping")
    return _Edit(text, shape_of, root).set(steps, value)


class _Edit:
    def __init__(self, text: str, shape_of: ShapeOf, root: MappingNode) -> None:
        self.text = text
        self.shape_of = shape_of
        self.root = root
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self.step, self.dash = _habits(root)

    def set(self, steps: Steps, value: str | Mapping[str, str] | None) -> str:
        node: Node = self.root
        around: MappingNode = self.root
        for number, step in enumerate(steps):
            rest = steps[number + 1 :]
            if _is_absent(node):
                return self._fill(node, around, self._build(steps[number:], value))
            if isinstance(step, int):
                items = node.value if isinstance(node, SequenceNode) else [node]
                counted = [item for item in items if not _says_nothing(item)]
                left_open = _left_open(items, rest) if step == len(counted) else None
                if step < len(counted):
                    node = counted[step]
                elif left_open is not None:
                    node = left_open
                elif isinstance(node, SequenceNode) and step == len(counted):
                    return self._append(node, self._build(rest, value))
                else:
                    raise NotEditable(f"item {step}")
                if not rest and value is None:
                    raise NotEditable("an item that goes would renumber the others")
            elif isinstance(node, MappingNode):
                around = node
                child = next((child for key, child in node.value if key.value == step), None)
                if child is None:
                    return self._insert(node, step, self._build(rest, value), self.shape_of(steps[:number]))
                node = child
            elif isinstance(node, ScalarNode):
                return self._into_plain(node, step, rest, value, self.shape_of(steps[:number]))
            else:
                raise NotEditable(f"{step} in a list")
        return self._replace(node, around, value)

    def _into_plain(
        self, node: ScalarNode, step: str, rest: Steps, value: str | Mapping[str, str] | None, shape: Shape
    ) -> str:
        """Plain text stands where the steps want a mapping: it is the value meant, or becomes one key of a mapping."""
        key = shape.plain_key(node.value)
        if not key:
            raise NotEditable(f"{step} in a text")
        if key != step:
            return self._put(
                node, f"{{{key}: {self._flow_text(node)}, {_key(step)}: {_flow(self._build(rest, value))}}}"
            )
        if isinstance(value, str) and shape.plain_key(value) == step:
            return self._put(node, self._render(value, node))
        return self._put(node, f"{{{_key(step)}: {_leaf(value)}}}")

    def _replace(self, node: Node, around: MappingNode, value: str | Mapping[str, str] | None) -> str:
        if isinstance(node, MappingNode) and not isinstance(value, Mapping):
            keys = {key.value: child for key, child in node.value}
            if not ("text" in keys and keys.keys() <= _OWN_FORM):
                raise NotEditable("a mapping")
            around, node = node, keys["text"]
        if isinstance(value, Mapping) and "#" in self.text[node.start_mark.index : self._end(node)]:
            raise NotEditable("a comment stands inside")
        if _is_absent(node):
            return self._fill(node, around, _leaf(value))
        if isinstance(value, str) and isinstance(node, ScalarNode):
            return self._put(node, self._render(value, node))
        if isinstance(node, SequenceNode):
            raise NotEditable("a list")
        if value is None:
            start = node.start_mark.index
            before = self.text[:start] if around.flow_style else self.text[:start].rstrip(" ")
            return before + self.text[self._end(node) :]
        return self._put(node, _leaf(value))

    def _put(self, node: Node, written: str) -> str:
        return self.text[: node.start_mark.index] + written + self.text[self._end(node) :]

    def _render(self, value: str, node: ScalarNode) -> str:
        """A text in the quotation marks, or as the block, that the old one had, where it can stand so."""
        one_line = "\n" not in value
        if node.style == "'" and one_line:
            return "'" + value.replace("'", "''") + "'"
        if node.style == '"':
            return json.dumps(value, ensure_ascii=False)
        if node.style in ("|", ">") and value == value.strip() and (one_line or node.style == "|"):
            header, *lines = self.text[node.start_mark.index : self._end(node)].split("\n")
            indent = next((line[: len(line) - len(line.lstrip(" "))] for line in lines if line.strip()), "")
            if indent:
                return self.line_end.join([header.rstrip("\r"), *(indent + line for line in value.split("\n"))])
        return _leaf(value)

    def _flow_text(self, node: ScalarNode) -> str:
        """The text of a node as it may stand between { and }."""
        return (
            quote(node.value.rstrip("\n"))
            if node.style in ("|", ">", None, "")
            else self.text[node.start_mark.index : node.end_mark.index]
        )

    def _fill(self, node: Node, around: MappingNode, value: "_Tree") -> str:
        """A value where a key has none."""
        at = node.start_mark.index
        space = "" if self.text[at - 1 : at] == " " else " "
        if isinstance(value, str) or around.flow_style:
            return self.text[:at] + space + _flow(value) + self.text[node.end_mark.index :]
        indent = around.start_mark.column
        return self._add_lines(at, self._lines_below(value, indent))

    def _append(self, items: SequenceNode, value: "_Tree") -> str:
        if items.flow_style:
            return self._add_in_flow(items, [*items.value], _flow(value))
        indent = items.start_mark.column
        return self._add_lines(self._end(items), list(self._item(value, indent)))

    def _insert(self, mapping: MappingNode, key: str, value: "_Tree", shape: Shape) -> str:
        order = list(shape.order)
        before = order[: order.index(key)] if key in order else [name.value for name, _child in mapping.value]
        behind = [child for name, child in mapping.value if name.value in before]
        if mapping.value and not behind:
            return self._insert_first(mapping, key, value)
        if mapping.flow_style:
            return self._add_in_flow(mapping, behind, f"{_key(key)}: {_flow(value)}")
        return self._add_lines(self._end(behind[-1]), list(self._entry(key, value, mapping.start_mark.column)))

    def _insert_first(self, mapping: MappingNode, key: str, value: "_Tree") -> str:
        at = mapping.value[0][0].start_mark.index
        if mapping.flow_style:
            written = f"{_key(key)}: {_flow(value)}, "
        else:
            lines = [*self._entry(key, value, mapping.start_mark.column), " " * mapping.start_mark.column]
            written = self.line_end.join(lines).lstrip(" ")
        return self.text[:at] + written + self.text[at:]

    def _add_in_flow(self, around: Node, before: Sequence[Node], written: str) -> str:
        at = self._end(before[-1]) if before else around.start_mark.index + 1
        return f"{self.text[:at]}{', ' if before else ''}{written}{self.text[at:]}"

    def _add_lines(self, at: int, lines: Sequence[str]) -> str:
        """Lines below the line that holds a character."""
        found = re.compile(r"\r?\n|\Z").search(self.text, at)
        end = found.start() if found else len(self.text)
        return self.text[:end] + "".join(self.line_end + line for line in lines) + self.text[end:]

    def _entry(self, key: str, value: "_Tree", indent: int) -> Iterator[str]:
        lead = " " * indent
        if isinstance(value, str):
            yield f"{lead}{_key(key)}: {value}"
        else:
            yield f"{lead}{_key(key)}:"
            yield from self._lines_below(value, indent)

    def _lines_below(self, value: "_Tree", indent: int) -> list[str]:
        """The lines of a mapping or list under its key, which stands at `indent`."""
        if isinstance(value, list):
            return [line for item in value for line in self._item(item, indent + self.dash)]
        assert isinstance(value, dict)
        return [line for key, child in value.items() for line in self._entry(key, child, indent + self.step)]

    def _item(self, value: "_Tree", indent: int) -> Iterator[str]:
        lead = " " * indent
        if isinstance(value, dict):
            lines = [line for key, child in value.items() for line in self._entry(key, child, indent + 2)]
            yield f"{lead}- {lines[0].lstrip()}"
            yield from lines[1:]
        else:
            yield f"{lead}- {_flow(value)}"

    def _build(self, steps: Steps, value: str | Mapping[str, str] | None) -> "_Tree":
        """What has to be made at the end of a path that does not exist. Raises NotEditable."""
        if value is None:
            raise NotEditable("there is nothing to take away")
        tree: _Tree = _leaf(value)
        for step in reversed(steps):
            if isinstance(step, int):
                if step:
                    raise NotEditable(f"item {step} of an empty list")
                tree = [tree]
            else:
                tree = {step: tree}
        return tree

    def _end(self, node: Node) -> int:
        """Behind a node's own last character: libyaml ends a block where the next thing begins."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, ScalarNode):
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else int(end)
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(end)
        return self._end(node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1])


_Tree = str | dict[str, "_Tree"] | list["_Tree"]
"""What is to be written: texts are rendered already."""


def _is_absent(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value in ("", NULL) and not node.style


def _says_nothing(node: Node) -> bool:
    """As the loader does not count an item: nothing, or a list or mapping of nothing."""
    if isinstance(node, ScalarNode):
        return _is_absent(node) or not node.value.strip()
    children = [child for _key, child in node.value] if isinstance(node, MappingNode) else node.value
    return all(map(_says_nothing, children))


def _left_open(items: Sequence[Node], rest: Steps) -> Node | None:
    """The item behind all that say something that waits to be filled in: a mapping, or a place for a text."""
    last = max((index for index, item in enumerate(items) if not _says_nothing(item)), default=-1)
    wanted = MappingNode if rest else ScalarNode
    return next((item for item in items[last + 1 :] if isinstance(item, wanted)), None)


def _habits(root: Node) -> tuple[int, int]:
    """How far the file sets a mapping, and the dash of a list, in from the key above: 2 where it has none."""
    step = dash = -1
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, MappingNode):
            for key, child in node.value:
                deeper = child.start_mark.column - key.start_mark.column
                if isinstance(child, MappingNode) and not child.flow_style and child.value and step < 0:
                    step = deeper
                if isinstance(child, SequenceNode) and not child.flow_style and child.value and dash < 0:
                    dash = deeper
            waiting += [child for _key, child in reversed(node.value)]
        elif isinstance(node, SequenceNode):
            waiting += reversed(node.value)
    return step if step > 0 else 2, dash if dash >= 0 else 2


def _leaf(value: str | Mapping[str, str] | None) -> str:
    """A value on one line; a day stays plain, as people write it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value if _DATE.fullmatch(value) else quote(value)
    return "{" + ", ".join(f"{_key(key)}: {_leaf(text)}" for key, text in value.items()) + "}"


def _key(key: str) -> str:
    """A key: words with dots need no quotation marks."""
    return key if re.fullmatch(r"[A-Za-z][\w.-]*", key) and key.lower() not in _READ_AS_OTHER else quote(key)


_READ_AS_OTHER = frozenset(("on", "off", "yes", "no", "y", "n", "true", "false", "null"))


def _flow(value: _Tree) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(child)}" for key, child in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value
