"""A Word draft edited as a writer would, by changing its XML: bytes in, bytes out."""

import copy
from collections.abc import Iterator
from typing import Any

from lxml import etree

from drafter.model.marks import STORE_SPACE
from drafter.word.namespaces import W
from drafter.word.package import Package
from drafter.word.text import text_of, walk_paragraphs

_DAY = "2026-01-22T10:30:00Z"
Node = Any
"""An lxml element, whose stubs are too loose to help."""


class WordFile:
    """A .docx whose text is being edited; `bytes()` is the file as saved."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.body: Node = self.package.edit_document()
        self.comments: Node = self.package.edit(self.package.target("comments"))
        self._number = 9000

    def __bytes__(self) -> bytes:
        return self.package.to_bytes()

    def controls(self, tag: str) -> list[Node]:
        """The controls of a tag: `fact:date`, `phrase:closing.call`; at least one."""
        found = [
            sdt
            for sdt in self.body.iter(f"{W}sdt")
            if (name := sdt.find(f"{W}sdtPr/{W}tag")) is not None and name.get(f"{W}val") == tag
        ]
        assert found, f"no control {tag}"
        return found

    def fill(self, tag: str, text: str, only: int | None = None) -> None:
        """Type into a control and so, as Word does it, into all that are bound to the same node; or only into one."""
        if only is None:
            self._store(self.controls(tag)[0], text)
        for number, control in enumerate(self.controls(tag)):
            if only in (None, number):
                showing = control.find(f"{W}sdtPr/{W}showingPlcHdr")
                if showing is not None:
                    showing.getparent().remove(showing)
                self._say(control.find(f"{W}sdtContent"), text)

    def empty(self, tag: str) -> None:
        """Clear a control, so that Word shows its prompt again."""
        self._store(self.controls(tag)[0], "")
        for control in self.controls(tag):
            properties = control.find(f"{W}sdtPr")
            properties.insert(3, etree.Element(f"{W}showingPlcHdr"))
            self._say(control.find(f"{W}sdtContent"), "【请填写】")

    def type_over(self, tag: str, text: str) -> None:
        """Delete a control with what is in it and type plain text in its place."""
        for control in self.controls(tag):
            control.addprevious(self._run(text))
            control.getparent().remove(control)

    def unlock(self, tag: str) -> None:
        """Take the controls away and leave what is in them."""
        for control in self.controls(tag):
            for child in list(control.find(f"{W}sdtContent")):
                control.addprevious(child)
            control.getparent().remove(control)

    def replace(self, old: str, new: str) -> None:
        """Retype words within one run, as a writer does who changes a word of a sentence."""
        node = next(node for node in self.body.iter(f"{W}t") if old in (node.text or ""))
        node.text = node.text.replace(old, new)

    def retype(self, old: str, new: str) -> None:
        """Select some words of a paragraph, with the controls that lie in them, and type others in their place."""
        paragraph = self.paragraph(old)
        start = text_of(paragraph).index(old)
        end, at, put = start + len(old), 0, False
        for child in list(paragraph):
            length = sum(len(node.text or "") for node in child.iter(f"{W}t"))
            first, last = max(start - at, 0), min(end - at, length)
            at += length
            if first >= last:
                continue
            before, after = "", ""
            if child.tag == f"{W}r":
                text = "".join(node.text or "" for node in child.iter(f"{W}t"))
                before, after = text[:first], text[last:]
            runs = [self._run(each) for each in (before, "" if put else new, after) if each]
            put = True
            for run in runs:
                child.addprevious(run)
            paragraph.remove(child)

    def type_across(self, old: str, new: str) -> None:
        """Select words over the edges of controls and type others: these stand in the first run, the rest is cut."""
        paragraph = self.paragraph(old)
        start = text_of(paragraph).index(old)
        end, at, put = start + len(old), 0, False
        for node in paragraph.iter(f"{W}t"):
            text = node.text or ""
            first, last = max(start - at, 0), min(end - at, len(text))
            at += len(text)
            if first < last:
                node.text = text[:first] + ("" if put else new) + text[last:]
                put = True
        for control in paragraph.iter(f"{W}sdt"):
            self._store(control, "".join(node.text or "" for node in control.iter(f"{W}t")))

    def split_runs(self) -> None:
        """Every run of several characters as two, as editors leave them."""
        for run in list(self.body.iter(f"{W}r")):
            texts = run.findall(f"{W}t")
            if len(texts) == 1 and len(texts[0].text or "") > 1 and len(run) <= 2:
                second = copy.deepcopy(run)
                half = len(texts[0].text) // 2
                second.find(f"{W}t").text = texts[0].text[half:]
                texts[0].text = texts[0].text[:half]
                run.addnext(second)

    def paragraph(self, holding: str) -> Node:
        return next(p for p in walk_paragraphs(self.body) if holding in text_of(p))

    def add_paragraph(self, after: str, text: str) -> None:
        """A paragraph behind the one that holds some words."""
        added = etree.Element(f"{W}p")
        added.append(self._run(text))
        self.paragraph(after).addnext(added)

    def append(self, holding: str, text: str, author: str = "") -> None:
        """Words at the end of a paragraph, with changes tracked where an author is named."""
        run = self._run(text)
        self.paragraph(holding).append(self._tracked("ins", author, run) if author else run)

    def part_paragraph(self, before: str, holding: str = "") -> None:
        """Press Enter before some words of the template's own: what follows becomes a paragraph of its own."""
        around = self.paragraph(holding) if holding else self.body
        run = next(run for run in around.iter(f"{W}r") if before in "".join(run.itertext()))
        node = run.find(f"{W}t")
        head, _words, tail = node.text.partition(before)
        added = etree.Element(f"{W}p")
        added.append(self._run(before + tail))
        following = list(run.itersiblings())
        node.text = head
        added.extend(following)
        run.getparent().addnext(added)

    def delete_paragraph(self, holding: str) -> None:
        node = self.paragraph(holding)
        node.getparent().remove(node)

    def track_phrase(self, tag: str, text: str, author: str, keep: str = "") -> None:
        """Rewrite what is in a control with changes tracked: the old text deleted, the new inserted behind `keep`."""
        self._store(self.controls(tag)[0], keep + text)
        content = self.controls(tag)[0].find(f"{W}sdtContent")
        runs = list(content.iter(f"{W}r"))
        for run in runs:
            for node in run.iter(f"{W}t"):
                node.tag = f"{W}delText"
        deleted = self._tracked("del", author, *runs)
        for child in list(content):
            content.remove(child)
        content.extend([*([self._run(keep)] if keep else []), deleted, self._tracked("ins", author, self._run(text))])

    def comment(self, holding: str, said: str, author: str) -> None:
        """A comment on a whole paragraph."""
        node = self.paragraph(holding)
        number = str(self._next())
        comment = etree.SubElement(self.comments, f"{W}comment")
        for name, value in (("id", number), ("author", author), ("date", _DAY)):
            comment.set(f"{W}{name}", value)
        etree.SubElement(comment, f"{W}p").append(self._run(said))
        start = etree.Element(f"{W}commentRangeStart", {f"{W}id": number})
        node.insert(1, start)
        node.append(etree.Element(f"{W}commentRangeEnd", {f"{W}id": number}))
        reference = etree.SubElement(node, f"{W}r")
        etree.SubElement(reference, f"{W}commentReference", {f"{W}id": number})

    def texts(self) -> Iterator[str]:
        for paragraph in walk_paragraphs(self.body):
            yield text_of(paragraph)

    def _store(self, control: Node, text: str) -> None:
        """Set the node that a control is bound to, if it is bound."""
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        if binding is not None:
            store = self.package.edit(self.package.item(STORE_SPACE))
            position = int(binding.get(f"{W}xpath").rpartition("[")[2].rstrip("]"))
            store[position - 1].text = text

    def _say(self, content: Node, text: str) -> None:
        for child in list(content):
            content.remove(child)
        content.append(self._run(text))

    def _run(self, text: str) -> Node:
        run = etree.Element(f"{W}r")
        for number, line in enumerate(text.split("\n")):
            if number:
                etree.SubElement(run, f"{W}br")
            etree.SubElement(run, f"{W}t").text = line
        return run

    def _tracked(self, kind: str, author: str, *runs: Node) -> Node:
        change = etree.Element(f"{W}{kind}")
        for name, value in (("id", str(self._next())), ("author", author), ("date", _DAY)):
            change.set(f"{W}{name}", value)
        change.extend(runs)
        return change

    def _next(self) -> int:
        self._number += 1
        return self._number
