"""The text of a YAML file, and paths with values, in; the same text with these values set, all else as it was, out.

Comments, order, indentation, quotation marks and line ends stay. What is missing on the way is made in the file's own
manner; who asks has to read the result again, since what YAML makes of a line depends on the lines around it.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError, compose
from yaml.cyaml import CBaseLoader

from drafter.dataclass import dataclass
from drafter.files.text import is_unseen
from drafter.files.yaml import NULL, quote
from drafter.files.yaml_text import Manner, Tree, flow, in_lines, key_text, leaf

Steps = Sequence[str | int]
Value = Any
"""A text, a number, a list or mapping of these; None takes what stands there away. `Lines`: to be set in lines."""
_OWN_FORM = {"text", "form"}
"""Keys of a text that says its own form: {text: …, form: clause}."""


class NotEditable(Exception):  # noqa: N818  # a state of the file
    """The file is written in a way in which this value cannot be set by itself."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What is known of the mapping that a path leads to."""

    order: Sequence[str] = ()
    """Its keys as they are usually written: a new one goes behind those before it, an unknown one to the end."""
    plain_key: Callable[[str], str] = lambda text: ""
    """The key that plain text in place of the mapping fills; empty where plain text may not stand."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A list or mapping that is set in lines of its own where there is room, not between brackets."""

    value: Any


ShapeOf = Callable[[Steps], Shape]


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters of the text that give way to others."""

    start: int
    end: int
    text: str


def set_value(text: str, steps: Steps, value: Value, shape_of: ShapeOf = lambda steps: Shape()) -> str:
    """The text with a value at the end of the steps.

    As facts are read: items that say nothing are not counted, and a single value stands for a list of one.
    Raises NotEditable.
    """
    editor = Editor(text, shape_of)
    return editor.apply([editor.set(steps, value)])


class Editor:
    """A text read once, for several values that do not stand one inside another."""

    def __init__(self, text: str, shape_of: ShapeOf = lambda steps: Shape()) -> None:
        """Raises NotEditable where the text is no mapping."""
        try:
            root = compose(text, Loader=CBaseLoader)
        except YAMLError as error:
            raise NotEditable(str(error)) from error
        if not isinstance(root, MappingNode):
            raise NotEditable("no mapping")
        self.text = text
        self.shape_of = shape_of
        self.root = root
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        self.manner = Manner(*_habits(root))

    def apply(self, splices: Iterable[Splice]) -> str:
        """The text after changes to different places; what goes in at one place goes in in its order."""
        parts, at = [], 0
        for splice in sorted(splices, key=lambda splice: splice.start):
            parts += [self.text[at : splice.start], splice.text]
            at = splice.end
        return "".join([*parts, self.text[at:]])

    def set(self, steps: Steps, value: Value) -> Splice:
        """What has to change. Raises NotEditable."""
        node: Node = self.root
        around: MappingNode = self.root
        for number, step in enumerate(steps):
            rest = steps[number + 1 :]
            if is_absent(node):
                return self._fill(node, around, self._build(steps[number:], value))
            if isinstance(step, int):
                items = node.value if isinstance(node, SequenceNode) else [node]
                counted = [item for item in items if not says_nothing(item)]
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

    def _into_plain(self, node: ScalarNode, step: str, rest: Steps, value: Value, shape: Shape) -> Splice:
        """Plain text stands where the steps want a mapping: it is the value meant, or becomes one key of a mapping."""
        key = shape.plain_key(node.value)
        if not key:
            raise NotEditable(f"{step} in a text")
        if key != step:
            more = f"{key_text(step)}: {flow(self._build(rest, value))}"
            return self._put(node, f"{{{key}: {self._flow_text(node)}, {more}}}")
        if isinstance(value, str) and shape.plain_key(value) == step:
            return self._put(node, self._render(value, node))
        return self._put(node, f"{{{key_text(step)}: {flow(leaf(value))}}}")

    def _replace(self, node: Node, around: MappingNode, value: Value) -> Splice:
        if isinstance(node, MappingNode) and not isinstance(value, Mapping):
            keys = {key.value: child for key, child in node.value}
            if not ("text" in keys and keys.keys() <= _OWN_FORM):
                raise NotEditable("a mapping")
            around, node = node, keys["text"]
        value = value.value if isinstance(value, Lines) else value
        whole = isinstance(value, Mapping | list | tuple)
        if whole and "#" in self.text[node.start_mark.index : self.end_of(node)]:
            raise NotEditable("a comment stands inside")
        if is_absent(node):
            return self._fill(node, around, leaf(value))
        if isinstance(value, str) and isinstance(node, ScalarNode):
            return self._put(node, self._render(value, node))
        if isinstance(node, SequenceNode) and not whole:
            raise NotEditable("a list")
        if value is None:
            start = node.start_mark.index
            before = start if around.flow_style else len(self.text[:start].rstrip(" "))
            return Splice(before, self.end_of(node), "")
        written = leaf(value)
        if isinstance(written, list) and isinstance(node, SequenceNode) and not node.flow_style:
            indent = self.line_end + " " * node.start_mark.column
            return self._put(node, indent.join(f"- {item}" for item in map(flow, written)))
        return self._put(node, flow(written))

    def _put(self, node: Node, written: str) -> Splice:
        return Splice(node.start_mark.index, self.end_of(node), written)

    def _render(self, value: str, node: ScalarNode) -> str:
        """A text in the quotation marks, or as the block, that the old one had, where it can stand so."""
        one_line = "\n" not in value
        if node.style == "'" and one_line:
            return "'" + value.replace("'", "''") + "'"
        if node.style == '"':
            return json.dumps(value, ensure_ascii=False)
        if node.style in ("|", ">") and value == value.strip() and (one_line or node.style == "|"):
            header, *lines = self.text[node.start_mark.index : self.end_of(node)].split("\n")
            indent = next((line[: len(line) - len(line.lstrip(" "))] for line in lines if line.strip()), "")
            if indent:
                return self.line_end.join([header.rstrip("\r"), *(indent + line for line in value.split("\n"))])
        return flow(leaf(value))

    def _flow_text(self, node: ScalarNode) -> str:
        """The text of a node as it may stand between { and }."""
        return (
            quote(node.value.rstrip("\n"))
            if node.style in ("|", ">", None, "")
            else self.text[node.start_mark.index : node.end_mark.index]
        )

    def _fill(self, node: Node, around: MappingNode, value: Tree) -> Splice:
        """A value where a key has none."""
        at = node.start_mark.index
        space = "" if self.text[at - 1 : at] == " " else " "
        if isinstance(value, str) or around.flow_style:
            return Splice(at, node.end_mark.index, space + flow(value))
        indent = around.start_mark.column
        return self._add_lines(at, self.manner.below(value, indent))

    def _append(self, items: SequenceNode, value: Tree) -> Splice:
        if items.flow_style:
            return self._add_in_flow(items, items.value, flow(value))
        indent = items.start_mark.column
        return self._add_lines(self.end_of(items), self.manner.item(value, indent))

    def _insert(self, mapping: MappingNode, key: str, value: Tree, shape: Shape) -> Splice:
        order = list(shape.order)
        before = order[: order.index(key)] if key in order else [name.value for name, _child in mapping.value]
        behind = [child for name, child in mapping.value if name.value in before]
        if mapping.value and not behind:
            return self._insert_first(mapping, key, value)
        if mapping.flow_style:
            return self._add_in_flow(mapping, behind, f"{key_text(key)}: {flow(value)}")
        return self._add_lines(self.end_of(behind[-1]), self.manner.entry(key, value, mapping.start_mark.column))

    def _insert_first(self, mapping: MappingNode, key: str, value: Tree) -> Splice:
        at = mapping.value[0][0].start_mark.index
        if mapping.flow_style:
            written = f"{key_text(key)}: {flow(value)}, "
        else:
            lines = [*self.manner.entry(key, value, mapping.start_mark.column), " " * mapping.start_mark.column]
            written = self.line_end.join(lines).lstrip(" ")
        return Splice(at, at, written)

    def _add_in_flow(self, around: Node, behind: Sequence[Node], written: str, before: bool = False) -> Splice:
        """behind: what stands before it; before: whether something stands after it."""
        at = self.end_of(behind[-1]) if behind else around.start_mark.index + 1
        return Splice(at, at, f"{', ' if behind else ''}{written}{', ' if before and not behind else ''}")

    def _add_lines(self, at: int, lines: Iterable[str]) -> Splice:
        """Lines below the line that holds a character."""
        found = re.compile(r"\r?\n|\Z").search(self.text, at)
        end = found.start() if found else len(self.text)
        return Splice(end, end, "".join(self.line_end + line for line in lines))

    def _build(self, steps: Steps, value: Value) -> Tree:
        """What has to be made at the end of a path that does not exist. Raises NotEditable."""
        if value is None:
            raise NotEditable("there is nothing to take away")
        tree = in_lines(value.value) if isinstance(value, Lines) else leaf(value)
        for step in reversed(steps):
            if isinstance(step, int):
                if step:
                    raise NotEditable(f"item {step} of an empty list")
                tree = [tree]
            else:
                tree = {step: tree}
        return tree

    def end_of(self, node: Node) -> int:
        """Behind a node's own last character: libyaml ends a block where the next thing begins."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, ScalarNode):
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else int(end)
        if not isinstance(node, MappingNode | SequenceNode) or node.flow_style or not node.value:
            return int(end)
        return self.end_of(node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1])


def is_absent(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value in ("", NULL) and not node.style


def says_nothing(node: Node) -> bool:
    """As the loader does not count an item: nothing, or a list or mapping of nothing."""
    if isinstance(node, ScalarNode):
        return is_absent(node) or is_unseen(node.value)
    children = [child for _key, child in node.value] if isinstance(node, MappingNode) else node.value
    return all(map(says_nothing, children))


def _left_open(items: Sequence[Node], rest: Steps) -> Node | None:
    """The item behind all that say something that waits to be filled in: a mapping, or a place for a text."""
    last = max((index for index, item in enumerate(items) if not says_nothing(item)), default=-1)
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
