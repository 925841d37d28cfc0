"""A draft as Word or WPS saved it, edited further as a writer would: words wherever runs are split."""

import copy
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from drafter.word.namespaces import W
from drafter.word.text import text_of, walk_text
from tests.editing import Node, WordFile


class Desk(WordFile):
    """A .docx whose text is being edited; an edit is a mapping whose first key says which, as in `EDITS`."""

    def make(self, edit: dict[str, Any]) -> None:
        EDITS[next(iter(edit))](self, edit)

    def empty(self, tag: str) -> None:
        """Clear a control, so that Word shows its prompt again."""
        super().empty(tag)
        self._redden(tag)

    def retype(self, old: str, new: str) -> None:
        """Change words of a paragraph, whatever runs they are in; what is new stands in the first."""
        paragraph = self.paragraph(old)
        start = text_of(paragraph).index(old)
        self._replace(paragraph, start, start + len(old), new)

    def type_into(self, tag: str, text: str, flag: str = "") -> None:
        """Type into a control that shows its prompt, in an editor that leaves the flag: `flag` is its value then."""
        for control in self.controls(tag):
            showing = control.find(f"{W}sdtPr/{W}showingPlcHdr")
            if flag:
                showing.set(f"{W}val", flag)
            self._say(control.find(f"{W}sdtContent"), text)

    def move(self, holding: str, after: str) -> None:
        node = self.paragraph(holding)
        self.paragraph(after).addnext(node)

    def copy(self, holding: str, after: str) -> None:
        """A paragraph copied: controls and all come along, bookmarks do not."""
        node = copy.deepcopy(self.paragraph(holding))
        for mark in list(node.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
        self.paragraph(after).addnext(node)

    def copy_control(self, tag: str, after: str, before_it: str, behind_it: str) -> None:
        """A sentence of one's own with a copy of a control in it, as a paragraph."""
        paragraph = etree.Element(f"{W}p")
        paragraph.extend([self._run(before_it), copy.deepcopy(self.controls(tag)[0]), self._run(behind_it)])
        self.paragraph(after).addnext(paragraph)

    def part(self, before: str) -> None:
        """Press Enter before some words."""
        paragraph = self.paragraph(before)
        start = text_of(paragraph).index(before)
        node = self._top(self._cut(paragraph, start), paragraph)
        added = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        added.extend([copy.deepcopy(properties)] if properties is not None else [])
        added.extend([node, *node.itersiblings()])
        paragraph.addnext(added)

    def join(self, holding: str) -> None:
        """Press Delete at the end of a paragraph: the next one comes up."""
        node = self.paragraph(holding)
        following = node.getnext()
        for child in list(following):
            if child.tag != f"{W}pPr":
                node.append(child)
        following.getparent().remove(following)

    def track_delete(self, holding: str, author: str, kind: str = "del") -> None:
        """Delete all of a paragraph with changes tracked, as Word does: run by run, also in controls."""
        for run in list(self.paragraph(holding).iter(f"{W}r")):
            if run.find(f"{W}commentReference") is not None:
                continue
            place, parent = list(run.getparent()).index(run), run.getparent()
            if kind == "del":
                for node in run.iter(f"{W}t"):
                    node.tag = f"{W}delText"
            parent.insert(place, self._tracked(kind, author, run))

    def track_move(self, holding: str, after: str, author: str) -> None:
        """Move a paragraph with changes tracked: it stands in both places, in the new one without controls."""
        text = text_of(self.paragraph(holding))
        added = etree.Element(f"{W}p")
        added.append(self._tracked("moveTo", author, self._run(text)))
        place = self.paragraph(after)
        self.track_delete(holding, author, "moveFrom")
        place.addnext(added)

    def track_phrase_out(self, tag: str, author: str) -> None:
        """Delete what is in a control with changes tracked."""
        for run in list(self.controls(tag)[0].find(f"{W}sdtContent").iter(f"{W}r")):
            for node in run.iter(f"{W}t"):
                node.tag = f"{W}delText"
            place, parent = list(run.getparent()).index(run), run.getparent()
            parent.insert(place, self._tracked("del", author, run))

    def empty_box(self, tag: str, prompt: str) -> None:
        """Clear a combo box, so that Word shows its own prompt in it."""
        control = self.controls(tag)[0]
        control.find(f"{W}sdtPr/{W}id").addnext(etree.Element(f"{W}showingPlcHdr"))
        self._say(control.find(f"{W}sdtContent"), prompt)
        self._redden(tag)

    def _redden(self, tag: str) -> None:
        """Give what stands in a control the style of prompts, by the id that it has here."""
        styles: Node = self.package.root(self.package.target("styles"))
        named = [(style, style.find(f"{W}name")) for style in styles.iter(f"{W}style")]
        red = next(style.get(f"{W}styleId") for style, name in named if name.get(f"{W}val") == "Placeholder Text")
        for run in (run for control in self.controls(tag) for run in control.iter(f"{W}r")):
            look = etree.Element(f"{W}rPr")
            etree.SubElement(look, f"{W}rStyle").set(f"{W}val", red)
            run.insert(0, look)

    def _replace(self, paragraph: Node, start: int, end: int, new: str) -> None:
        at = 0
        for node, text in list(walk_text(paragraph)):
            first, last = max(start - at, 0), min(end - at, len(text))
            if first < last or (start == end == at):
                node.text = text[:first] + new + text[last:]
                new = ""
            at += len(text)

    def _cut(self, paragraph: Node, start: int) -> Node:
        """The run that begins at a character of a paragraph, cut off what stands before it."""
        at = 0
        for node, text in list(walk_text(paragraph)):
            run: Node = node.getparent()
            if at == start:
                return run
            if at < start < at + len(text):
                head: Node = copy.deepcopy(run)
                head.find(f"{W}t").text, node.text = text[: start - at], text[start - at :]
                run.addprevious(head)
                return run
            at += len(text)
        raise AssertionError(f"no character {start}")

    def _top(self, run: Node, paragraph: Node) -> Node:
        """The run, or the control around it, that is a child of the paragraph."""
        while run.getparent() is not paragraph:
            run = run.getparent()
        return run


EDITS: Mapping[str, Callable[[Desk, dict[str, Any]], None]] = {
    "fill": lambda desk, edit: desk.fill(edit["fill"], edit["with"], edit.get("only")),
    "type": lambda desk, edit: desk.type_into(edit["type"], edit["with"], edit.get("flag", "")),
    "empty": lambda desk, edit: desk.empty(edit["empty"]),
    "clear": lambda desk, edit: desk.empty_box(edit["clear"], edit["prompt"]),
    "over": lambda desk, edit: desk.type_over(edit["over"], edit["with"]),
    "unlock": lambda desk, edit: desk.unlock(edit["unlock"]),
    "retype": lambda desk, edit: desk.retype(edit["retype"], edit["with"]),
    "add": lambda desk, edit: desk.add_paragraph(edit["after"], edit["add"]),
    "append": lambda desk, edit: desk.append(edit["append"], edit["text"], edit.get("author", "")),
    "part": lambda desk, edit: desk.part(edit["part"]),
    "join": lambda desk, edit: desk.join(edit["join"]),
    "move": lambda desk, edit: desk.move(edit["move"], edit["after"]),
    "copy": lambda desk, edit: desk.copy(edit["copy"], edit["after"]),
    "paste": lambda desk, edit: desk.copy_control(edit["paste"], edit["after"], *edit["between"]),
    "delete": lambda desk, edit: desk.delete_paragraph(edit["delete"]),
    "comment": lambda desk, edit: desk.comment(edit["comment"], edit["text"], edit["author"]),
    "track": lambda desk, edit: desk.track_phrase(edit["track"], edit["with"], edit["author"], edit.get("keep", "")),
    "track out": lambda desk, edit: desk.track_phrase_out(edit["track out"], edit["author"]),
    "track delete": lambda desk, edit: desk.track_delete(edit["track delete"], edit["author"]),
    "track move": lambda desk, edit: desk.track_move(edit["track move"], edit["after"], edit["author"]),
}
"""What a case may do; the first key of an edit says which."""
