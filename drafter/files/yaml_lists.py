"""The text of a YAML file in; the same text with items of its lists put in or taken out, all else as it was, out."""

import re
from collections.abc import Sequence

from yaml import MappingNode, Node, SequenceNode

from drafter.files.yaml_edit import Editor, NotEditable, Splice, Steps, is_absent, says_nothing
from drafter.files.yaml_text import Tree, flow


class ListEditor(Editor):
    """An editor that also changes how many items a list has."""

    def insert(self, steps: Steps, items: Sequence[Tree]) -> Splice:
        """Items put in where the last of the steps says, which is a number in a list. Raises NotEditable."""
        *above, index = steps
        found = self._find(above)
        if found is None or is_absent(found):
            return self._make_list(above, list(items))
        if not isinstance(found, SequenceNode) or not isinstance(index, int):
            raise NotEditable("no list")
        counted = [item for item in found.value if not says_nothing(item)]
        if not counted or found.flow_style:
            written = ", ".join(map(flow, items))
            return self._add_in_flow(found, counted[:index], written, before=bool(counted[index:]))
        lines = [line for item in items for line in self.manner.item(item, found.start_mark.column)]
        if index:
            return self._add_lines(self.end_of(counted[index - 1]), lines)
        start = self._line_start(counted[0])
        return Splice(start, start, "".join(line + self.line_end for line in lines))

    def remove(self, steps: Steps) -> Splice:
        """An item of a list taken out with its lines. Raises NotEditable."""
        *above, index = steps
        found = self._find(above)
        if not isinstance(found, SequenceNode) or not isinstance(index, int):
            raise NotEditable("no list")
        counted = [item for item in found.value if not says_nothing(item)]
        if index >= len(counted):
            raise NotEditable(f"item {index}")
        item = counted[index]
        at = next(number for number, other in enumerate(found.value) if other is item)
        if found.flow_style:
            if at + 1 < len(found.value):
                return Splice(item.start_mark.index, found.value[at + 1].start_mark.index, "")
            start = self.end_of(found.value[at - 1]) if at else item.start_mark.index
            return Splice(start, self.end_of(item), "")
        line_end = re.compile(r"\r?\n|\Z").search(self.text, self.end_of(item))
        return Splice(self._line_start(item), line_end.end() if line_end else len(self.text), "")

    def _find(self, steps: Steps) -> Node | None:
        """The node at the end of the steps; None where nothing stands."""
        node: Node | None = self.root
        for step in steps:
            if isinstance(step, int) and isinstance(node, SequenceNode):
                counted = [item for item in node.value if not says_nothing(item)]
                node = counted[step] if step < len(counted) else None
            elif isinstance(step, str) and isinstance(node, MappingNode):
                node = next((child for key, child in node.value if key.value == step), None)
            else:
                raise NotEditable(f"{step}")
        return node

    def _make_list(self, steps: Steps, items: list[Tree]) -> Splice:
        """A list where there is none yet: behind its key, or with its key in the mapping around it."""
        *above, key = steps
        around = self._find(above)
        if not isinstance(around, MappingNode) or not isinstance(key, str):
            raise NotEditable("no mapping")
        child = next((child for name, child in around.value if name.value == key), None)
        if child is not None:
            return self._fill(child, around, items)
        return self._insert(around, key, items, self.shape_of(above))

    def _line_start(self, item: Node) -> int:
        """Where the line of an item begins; it must hold nothing before the item but its dash."""
        start = self.text.rfind("\n", 0, item.start_mark.index) + 1
        if self.text[start : item.start_mark.index].strip() != "-":
            raise NotEditable("two lists on a line")
        return start
