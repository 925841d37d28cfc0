"""An edited Word draft and what a refresh changes in it in; the same file with those changes and nothing else out.

Every letter, format, comment and tracked change that the refresh does not name stays. Store, record, prompts and our
properties are written anew, so that the file can be refreshed and harvested again.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lxml import etree

from drafter.files.docx_text import walk_paragraphs, walk_runs
from drafter.files.draft_docx import BOOKMARK, RECORD_SPACE, STORE_SPACE, Tags, shorten_name
from drafter.model.draft import Block, Draft, Run
from drafter.model.edited import EditedDraft
from drafter.model.style import Style
from drafter.refresh import Edit, Refresh
from drafter.writers.docx.body import write_paragraph, write_run
from drafter.writers.docx.comments import AUTHOR, Remarks
from drafter.writers.docx.controls import Controls, choices_of, control_path
from drafter.writers.docx.glossary import write_glossary
from drafter.writers.docx.properties import write_custom_properties
from drafter.writers.docx.record import bookmark_name, write_record
from drafter.writers.docx.xml import COMPATIBILITY, RELATIONSHIPS, WORD, WORD_2012
from drafter.writers.layout import split_pieces
from drafter.writers.review import SPACE, cut, isolate, make, make_text, parse, repack, serialise, unpack

W = f"{{{WORD}}}"
_NAMES = f'xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}" xmlns:w15="{WORD_2012}" xmlns:mc="{COMPATIBILITY}"'


def revise(
    data: bytes, edited: EditedDraft, refresh: Refresh, draft: Draft, blocks: Sequence[Block], style: Style
) -> bytes:
    """The file after a refresh; `blocks` are the new draft's, set out in the style of the file."""
    parts = unpack(data)
    name = next(part for part in parts if part.startswith("word/document") and part.endswith(".xml"))
    root = parse(parts[name])
    work = _Work(root, edited, draft, blocks, style, _read_prompts(parts))
    lines = list(walk_paragraphs(root))
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in refresh.edits:
        by_line[edit.line].append(edit)
    for line, edits in by_line.items():
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.order), reverse=True):
            work.edit(lines[line - 1], edit)
    work.insert(lines, refresh)
    for line in refresh.removals:
        _drop(lines[line - 1])
    work.renumber(refresh)
    work.sync()
    parts[name] = serialise(root)
    if "word/comments.xml" in parts:
        parts["word/comments.xml"] = work.drop_answered(parse(parts["word/comments.xml"]))
        parts[name] = serialise(root)
    _replace_own_parts(parts, work, draft, style, blocks)
    return repack(parts)


class _Work:
    """The document under revision."""

    def __init__(
        self,
        root: etree._Element,
        edited: EditedDraft,
        draft: Draft,
        blocks: Sequence[Block],
        style: Style,
        prompts: dict[str, int],
    ) -> None:
        self.root, self.draft, self.blocks, self.style = root, draft, blocks, style
        self.tags = Tags(edited.record)
        self.controls = Controls(draft, write_run, prompts=prompts)
        self.remarks = Remarks(draft, "none")
        self.has_glossary = bool(prompts)

    def edit(self, paragraph: etree._Element, edit: Edit) -> None:
        """Make one change; offsets are those of the paragraph's text as it is now."""
        control = self._control_at(paragraph, edit) if edit.fact else None
        if control is not None:
            self._set_control(control, edit)
        elif edit.start < edit.end and not any(map(control_path, edit.runs)):
            replace_text(paragraph, edit.start, edit.end, "".join(run.text for run in edit.runs))
        elif edit.runs or edit.start < edit.end:
            replace_text(paragraph, edit.start, edit.end, "")
            for node in reversed(self._write(edit.runs, edit.number)):
                insert_at(paragraph, edit.start, node)

    def _write(self, runs: Sequence[Run], number: int) -> list[etree._Element]:
        """Runs and controls for words of a block."""
        marker = self.blocks[number - 1].marker if number else ""
        pieces = list(split_pieces(Block("paragraph", tuple(runs), marker=marker), self.style))
        written = self.controls.write(pieces[1:] if marker else pieces, self.remarks.around)
        return list(parse(f"<w:p {_NAMES}>{written}</w:p>".encode()))

    def _control_at(self, paragraph: etree._Element, edit: Edit) -> etree._Element | None:
        """The outermost fact control whose text begins where the edit does."""
        at = 0
        for node, text in walk_runs(paragraph):
            if at == edit.start:
                for control in reversed(list(node.iterancestors(f"{W}sdt"))):
                    kind, _name = self.tags.read(_tag(control))
                    if kind == "fact" and next(walk_runs(control), (None, ""))[0] is node:
                        return control
            at += len(text)
        return None

    def _set_control(self, control: etree._Element, edit: Edit) -> None:
        """Give a control another path, and other content where the edit has some."""
        properties = control.find(f"{W}sdtPr")
        tag = properties.find(f"{W}tag") if properties is not None else None
        if properties is None or tag is None:
            return
        tag.set(f"{W}val", shorten_name(f"fact:{edit.fact}"))
        if not edit.runs:
            return
        simple = len(edit.runs) == 1 and properties.find(f"{W}text") is not None
        if not simple or bool(edit.runs[0].blank):
            fresh = self._write(edit.runs, edit.number)
            for node in reversed(fresh):
                control.addnext(node)
            _remove(control)
            return
        text = edit.runs[0].text
        content = control.find(f"{W}sdtContent")
        run = content.find(f".//{W}r") if content is not None else None
        if content is None or run is None or "\n" in text or "\t" in text:
            control.addnext(self._write(edit.runs, edit.number)[0])
            _remove(control)
            return
        own = None if properties.find(f"{W}showingPlcHdr") is not None else run.find(f"{W}rPr")
        fresh_run = parse(f"<w:p {_NAMES}>{write_run(next(split_pieces(_plain(text), self.style)))}</w:p>".encode())[0]
        if own is not None:
            old = fresh_run.find(f"{W}rPr")
            if old is not None:
                fresh_run.remove(old)
            fresh_run.insert(0, own)
        for child in list(content):
            content.remove(child)
        content.append(fresh_run)
        for name in (f"{W}showingPlcHdr", f"{{{WORD_2012}}}color"):
            for node in properties.findall(name):
                properties.remove(node)

    def insert(self, lines: Sequence[etree._Element], refresh: Refresh) -> None:
        """The new paragraphs, each with its bookmark, after the paragraphs that they follow."""
        last: dict[int, etree._Element] = {}
        for insertion in refresh.insertions:
            block = self.blocks[insertion.number - 1]
            written = write_paragraph(block, insertion.number, self.style, self.controls, self.remarks)
            paragraph = parse(f"<w:body {_NAMES}>{written}</w:body>".encode())[0]
            for mark in paragraph.iter(f"{W}bookmarkStart"):
                mark.set(f"{W}name", f"{BOOKMARK}New{insertion.number}")
            if insertion.after == 0 and 0 not in last:
                lines[0].addprevious(paragraph)
            else:
                last.get(insertion.after, lines[insertion.after - 1]).addnext(paragraph)
            last[insertion.after] = paragraph

    def renumber(self, refresh: Refresh) -> None:
        """Bookmarks take the numbers of the new record; their ids are given anew, in order."""
        names = {bookmark_name(old): bookmark_name(new) for old, new in refresh.numbers.items()}
        starts = list(self.root.iter(f"{W}bookmarkStart"))
        ids = {}
        for number, mark in enumerate(starts, 1):
            name = mark.get(f"{W}name", "")
            if name.startswith(f"{BOOKMARK}New"):
                mark.set(f"{W}name", f"{BOOKMARK}{name.removeprefix(f'{BOOKMARK}New')}")
            elif name.startswith(BOOKMARK):
                mark.set(f"{W}name", names.get(name, f"{BOOKMARK}Gone{number}"))
        for number, mark in enumerate(starts, 1):
            old = mark.get(f"{W}id", "")
            end = next((end for end in mark.itersiblings(f"{W}bookmarkEnd") if end.get(f"{W}id") == old), None)
            ids[mark] = (number, end)
        for mark, (number, end) in ids.items():
            if end is None:
                continue
            for node in (mark, end):
                node.set(f"{W}id", str(number))
            if "Gone" in mark.get(f"{W}name", ""):
                for node in (mark, end):
                    _remove(node)

    def sync(self) -> None:
        """Bind every fact's control to a store written from what the controls say; offer each phrase its choices."""
        uses = {use.name: use for use in self.draft.phrases}
        taken: set[int] = set()
        self.controls.store.nodes.clear()
        self.controls.store.printings.clear()
        for control in self.root.iter(f"{W}sdt"):
            properties = control.find(f"{W}sdtPr")
            kind, name = self.tags.read(_tag(control))
            if properties is None or not kind:
                continue
            _take_free_id(properties, taken)
            text = "".join(text for _, text in walk_runs(control))
            if kind == "fact":
                self._bind(properties, name, text)
            elif (box := properties.find(f"{W}comboBox")) is not None:
                for item in list(box):
                    box.remove(item)
                for choice in choices_of(text, uses.get(name)):
                    box.append(make("listItem", displayText=choice, value=choice))

    def _bind(self, properties: etree._Element, path: str, text: str) -> None:
        """A plain-text control is bound, as it was written; placeholders go where there is no glossary for them."""
        if not self.has_glossary:
            for node in properties.findall(f"{W}placeholder"):
                properties.remove(node)
        old = properties.find(f"{W}dataBinding")
        if properties.find(f"{W}text") is None or "\n" in text or "\t" in text:
            if old is not None:
                properties.remove(old)
            return
        showing = properties.find(f"{W}showingPlcHdr") is not None
        name, binding = self.controls.store.bind(path, "" if showing else text)
        tag = properties.find(f"{W}tag")
        if tag is not None:
            tag.set(f"{W}val", shorten_name(f"fact:{name}"))
        fresh = parse(f"<w:p {_NAMES}>{binding}</w:p>".encode())[0]
        if old is not None:
            properties.replace(old, fresh)
        else:
            before = [
                node for node in properties if etree.QName(node).localname in ("color", "text") and node is not tag
            ]
            before[0].addprevious(fresh)

    def drop_answered(self, comments: etree._Element) -> bytes:
        """Our own comments on blanks that are filled now go, with their ranges."""
        ours = {comment.get(f"{W}id"): comment for comment in comments if comment.get(f"{W}author") == AUTHOR}
        for start in list(self.root.iter(f"{W}commentRangeStart")):
            key = start.get(f"{W}id")
            comment = ours.get(key)
            text = "".join(map(str, comment.itertext())) if comment is not None else ""
            if comment is None or not text.startswith("请填写"):
                continue
            if any(node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None for node in _range_of(start)):
                continue
            comments.remove(comment)
            for tag in ("commentRangeStart", "commentRangeEnd"):
                for node in [node for node in self.root.iter(f"{W}{tag}") if node.get(f"{W}id") == key]:
                    _remove(node)
            for node in [node for node in self.root.iter(f"{W}commentReference") if node.get(f"{W}id") == key]:
                run = node.getparent()
                if run is not None:
                    _remove(run)
        return serialise(comments)


def replace_text(paragraph: etree._Element, start: int, end: int, text: str) -> None:
    """Put a text in the place of characters of a paragraph, in the format of the first of them."""
    for index, (node, first, last) in enumerate(list(cut(paragraph, start, end))):
        own = text if index == 0 else ""
        if node.tag == f"{W}t":
            was = node.text or ""
            node.text = was[:first] + own + was[last:]
            node.set(SPACE, "preserve")
        else:
            if own:
                node.addprevious(make_text(own))
            _remove(node)


def insert_at(paragraph: etree._Element, at: int, node: etree._Element) -> None:
    """Set a run or a control at an offset, outside any control that begins there; at the end, outside all."""
    start = 0
    found: etree._Element | None = None
    for found, text in list(walk_runs(paragraph)):  # the last one is wanted too
        if at < start + len(text):
            _widest(isolate(found, at - start, len(text)), paragraph, 0).addprevious(node)
            return
        start += len(text)
    if found is None:
        paragraph.append(node)
    else:
        _widest(_run_of(found), paragraph, -1).addnext(node)


def _run_of(node: etree._Element) -> etree._Element:
    run = node.getparent()
    return node if run is None or run.tag != f"{W}r" else run


def _widest(run: etree._Element, paragraph: etree._Element, end: int) -> etree._Element:
    """The outermost control that begins (0) or ends (-1) with a run; the run itself where there is none."""
    widest = run
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            break
        if ancestor.tag == f"{W}sdt":
            if _run_of([node for node, _text in walk_runs(ancestor)][end]) is not run:
                break
            widest = ancestor
    return widest


def _plain(text: str) -> Block:
    return Block("paragraph", (Run(text),))


def _range_of(start: etree._Element) -> Iterator[etree._Element]:
    """The controls between the two ends of a comment's range."""
    key = start.get(f"{W}id")
    for node in start.itersiblings():
        if node.tag == f"{W}commentRangeEnd" and node.get(f"{W}id") == key:
            return
        yield from node.iter(f"{W}sdt")


def _tag(control: etree._Element) -> str:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return tag.get(f"{W}val", "") if tag is not None else ""


def _take_free_id(properties: etree._Element, taken: set[int]) -> None:
    """An id that no other control has: a copied paragraph brings its controls' ids along."""
    node = properties.find(f"{W}id")
    if node is None:
        return
    number = int(node.get(f"{W}val", "0"))
    while number in taken:
        number = number % 0x7FFFFFFF + 1
    taken.add(number)
    node.set(f"{W}val", str(number))


def _remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _drop(paragraph: etree._Element) -> None:
    """Take a paragraph out; the last one of its container is only emptied, for it must have one."""
    parent = paragraph.getparent()
    if parent is not None and len(parent.findall(f"{W}p")) > 1:
        parent.remove(paragraph)
        return
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def _read_prompts(parts: dict[str, bytes]) -> dict[str, int]:
    """The prompts of the glossary, by the numbers of their names."""
    if "word/glossary/document.xml" not in parts:
        return {}
    prompts = {}
    for part in parse(parts["word/glossary/document.xml"]).iter(f"{W}docPart"):
        name = part.find(f"{W}docPartPr/{W}name")
        body = part.find(f"{W}docPartBody")
        number = name.get(f"{W}val", "").removeprefix("PH_") if name is not None else ""
        if number.isdecimal() and body is not None:
            prompts["".join(node.text or "" for node in body.iter(f"{W}t"))] = int(number)
    return prompts


def _replace_own_parts(
    parts: dict[str, bytes], work: _Work, draft: Draft, style: Style, blocks: Sequence[Block]
) -> None:
    """Store, record, glossary and properties as they are now, wherever the editor has put them."""
    for name in [name for name in parts if name.startswith("customXml/item") and name.endswith(".xml")]:
        space = etree.QName(parse(parts[name])).namespace
        if space == STORE_SPACE:
            parts[name] = work.controls.store.write().encode()
        elif space == RECORD_SPACE:
            parts[name] = write_record(draft, style, blocks).encode()
    if work.has_glossary:
        parts["word/glossary/document.xml"] = write_glossary(work.controls.prompts).encode()
    if "docProps/custom.xml" in parts:
        parts["docProps/custom.xml"] = write_custom_properties(draft).encode()
