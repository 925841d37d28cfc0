"""The text of a YAML file and a path in; the same text without what stands there, or with an item moved, out."""

from collections.abc import Sequence

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from drafter.dataclass import dataclass
from drafter.files.yaml_edit import Editor, NotEditable, Splice, Steps, says_nothing
from drafter.files.yaml_lists import ListEditor


def take_out(text: str, steps: Steps) -> str:
    """The text without the item of a list or the key of a mapping at the end of the steps; the lines around it stay.

    Raises NotEditable where it cannot be taken out by itself.
    """
    editor = Editor(text)
    around = find_node(editor, steps[:-1])
    step = steps[-1]
    if isinstance(step, int) and not isinstance(around, SequenceNode):  # a single value stands for a list of one
        if step or len(steps) < 2:
            raise NotEditable(f"item {step}")
        return take_out(text, steps[:-1])
    if not isinstance(around, MappingNode):
        lists = ListEditor(text)
        return lists.apply([lists.remove(steps)])
    at, stretches = _stretches(editor, around, step)
    if len(stretches) == 1 and not around.flow_style and len(steps) > 1:
        return take_out(text, steps[:-1])  # a mapping without keys would be none
    first, last = stretches[at].start, stretches[at].end
    if around.flow_style:
        if at + 1 < len(stretches):
            last = stretches[at + 1].start
        elif at:
            first = stretches[at - 1].end
    return editor.apply([Splice(first, last, "")])


def move_item(text: str, steps: Steps, to: int) -> str:
    """The text with an item of a list at another place of it. Raises NotEditable."""
    editor = Editor(text)
    around = find_node(editor, steps[:-1])
    if not isinstance(around, SequenceNode):
        raise NotEditable("no list")
    at, stretches = _stretches(editor, around, steps[-1])
    if not 0 <= to < len(stretches):
        raise NotEditable(f"item {to}")
    parts = [text[stretch.start : stretch.end] for stretch in stretches]
    if not around.flow_style:
        parts = [part if part.endswith("\n") else part + editor.line_end for part in parts]
    moved = [*parts[:at], *parts[at + 1 :]]
    moved.insert(to, parts[at])
    return editor.apply(
        Splice(stretch.start, stretch.end, part) for stretch, part in zip(stretches, moved, strict=True)
    )


def find_node(editor: Editor, steps: Steps) -> MappingNode | SequenceNode | ScalarNode:
    """What stands at the end of the steps; items that say nothing are not counted. Raises NotEditable."""
    node: Node = editor.root
    for step in steps:
        if isinstance(step, int):
            items = node.value if isinstance(node, SequenceNode) else [node]
            counted = [item for item in items if not says_nothing(item)]
            child = counted[step] if step < len(counted) else None
        else:
            pairs = node.value if isinstance(node, MappingNode) else []
            child = next((value for key, value in pairs if key.value == step), None)
        if child is None:
            raise NotEditable(str(step))
        node = child
    assert isinstance(node, MappingNode | SequenceNode | ScalarNode)
    return node


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Where an item or a key with its value stands: in a block its whole lines."""

    start: int
    end: int


def _stretches(editor: Editor, around: Node, step: str | int) -> tuple[int, Sequence[_Stretch]]:
    """The stretches of all that stands in a list or mapping, and which of them is meant. Raises NotEditable."""
    if isinstance(around, SequenceNode) and isinstance(step, int):
        nodes = [(item, item) for item in around.value if not says_nothing(item)]
        at = step if step < len(nodes) else -1
    elif isinstance(around, MappingNode):
        nodes = list(around.value)
        at = next((index for index, (key, _value) in enumerate(nodes) if key.value == step), -1)
    else:
        raise NotEditable("a text")
    if at < 0:
        raise NotEditable(str(step))
    if around.flow_style:
        return at, [_Stretch(first.start_mark.index, editor.end_of(last)) for first, last in nodes]
    return at, [_lines_of(editor, first, last, listed=isinstance(around, SequenceNode)) for first, last in nodes]


def _lines_of(editor: Editor, first: Node, last: Node, *, listed: bool) -> _Stretch:
    """The lines of an item or of a key with its value; of a key behind the dash of an item all but that dash."""
    text = editor.text
    begin = first.start_mark.index
    start = text.rfind("\n", 0, begin) + 1
    found = text.find("\n", editor.end_of(last))
    end = len(text) if found < 0 else found + 1
    before = text[start:begin].strip()
    if before == ("-" if listed else ""):
        return _Stretch(start, end)
    if listed or before != "-":
        raise NotEditable("it does not begin its line")
    return _Stretch(begin, end + len(text[end:]) - len(text[end:].lstrip()))
