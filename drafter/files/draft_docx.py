"""A Word draft of ours, edited or not, in; its paragraphs, controls, remarks and the record of how it left out.

Word, WPS and LibreOffice split runs at will and renumber what they like: only joined text, the tags of controls and the
names of bookmarks are trusted (word-draft.md, "Reading an edited draft back").
"""

import io
import zipfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import cast

from lxml import etree

from drafter.files.docx_prompts import Prompts
from drafter.files.docx_text import (
    BrokenDocument,
    is_skipped,
    parse_xml,
    read_docx,
    walk_paragraphs,
)
from drafter.i18n import _
from drafter.model.draft import Block, BlockKind, PhraseUse, Run
from drafter.model.edited import EditedDraft, Paragraph, Record, Remark, RemarkKind, Stretch
from drafter.model.marks import BOOKMARK, FACT_MARK, LONGEST_NAME, PHRASE_MARK, RECORD_SPACE, shorten_name

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_D = f"{{{RECORD_SPACE}}}"
_REMARKS: dict[str, RemarkKind] = {
    f"{_W}ins": "insertion",
    f"{_W}del": "deletion",
    f"{_W}moveFrom": "move",
    f"{_W}moveTo": "move",
}
_CHANGED_TEXT = frozenset((f"{_W}t", f"{_W}delText"))


def read_draft(data: bytes) -> EditedDraft:
    """The draft as it stands and the record of how it left. Raises BrokenDocument, also where there is no record."""
    read_docx(data)  # refuses what is damaged, encrypted or too large
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith(".xml")}
    record = next(
        (read_record(root) for _name, root in walk_items(parts) if etree.QName(root).namespace == RECORD_SPACE), None
    )
    if record is None:
        raise BrokenDocument(_why_no_record(parts))
    body = parse_xml(parts[_document(parts)])
    if record.phrases and body.find(f".//{_W}sdtPr/{_W}tag") is None:
        raise BrokenDocument(
            _("the controls of the draft are gone: a program has saved it that drops them (LibreOffice before 25)")
        )
    comments = parse_xml(parts["word/comments.xml"]) if "word/comments.xml" in parts else None
    remarks = tuple(_remarks(body, comments, Tags(record)))
    paragraphs = tuple(read_paragraphs(body, record, Prompts(parts, record)))
    return EditedDraft(record, paragraphs, remarks, _read_properties(parts))


def _document(parts: Mapping[str, bytes]) -> str:
    return next(name for name in parts if name.startswith("word/document"))


def walk_items(parts: Mapping[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    """The custom XML items of a file, and what says of each which it is: names and roots.

    An item that is damaged is passed over: LibreOffice 7.4 leaves some empty.
    """
    for name, content in parts.items():
        if name.startswith("customXml/item"):
            try:
                root = parse_xml(content)
            except BrokenDocument:
                continue
            yield name, root


def _why_no_record(parts: Mapping[str, bytes]) -> str:
    """LibreOffice 25.2 empties all custom parts where a fact that is bound to one holds & or < (tried)."""
    if any(name.startswith("customXml/item") and not content.strip() for name, content in parts.items()):
        return _("LibreOffice has lost the record of what was drafted; edit the draft in Word or WPS, or draft it anew")
    tags = (node.get(f"{_W}val", "") for node in parse_xml(parts[_document(parts)]).iter(f"{_W}tag"))
    if any(tag.startswith(("fact:", "phrase:")) for tag in tags):
        return _(
            "this is a draft of drafter's, and a program that saved it has dropped the record of what was drafted:"
            " take the file as it was before that, or draft it anew"
        )
    return _("this is no draft of drafter's, or it was finalised: the record of what was drafted is not in it")


def read_record(root: etree._Element) -> Record:
    """What `write_record` wrote."""
    return Record(
        kind=root.get("kind", ""),
        style=root.get("style", ""),
        variant=int(root.get("variant", "1")),
        blocks=tuple(_read_block(block) for block in root.iterfind(f"{_D}block")),
        phrases=tuple(_read_phrase(phrase) for phrase in root.iterfind(f"{_D}phrase")),
        details={
            section.get("id", ""): (int(section.get("detail", "3")), int(section.get("rung", "0")))
            for section in root.iterfind(f"{_D}section")
        },
        settings={setting.get("path", ""): setting.text or "" for setting in root.iterfind(f"{_D}setting")},
        kept={kept.get("path", ""): kept.text or "" for kept in root.iterfind(f"{_D}kept")},
    )


def _read_block(block: etree._Element) -> Block:
    section = block.get("section", "")
    runs = tuple(
        Run(
            run.text or "",
            fact=run.get("fact", ""),
            phrase=run.get("phrase", ""),
            blank=run.get("blank", ""),
            head=run.get("head") == "1",
            section=run.get("section", section),
        )
        for run in block.iterfind(f"{_D}r")
    )
    kind = cast(BlockKind, block.get("kind", "paragraph"))
    continues = block.get("continues") == "1"
    return Block(kind, runs, section, int(block.get("depth", "0")), block.get("marker", ""), continues=continues)


def _read_phrase(phrase: etree._Element) -> PhraseUse:
    text = phrase.find(f"{_D}text")
    others = tuple(other.text or "" for other in phrase.iterfind(f"{_D}other"))
    return PhraseUse(
        phrase.get("name", ""), phrase.get("id", ""), (text.text or "") if text is not None else "", others
    )


class Tags:
    """Tags of controls and what they name: `fact:speaker.name~2` is the second way in which speaker.name is printed."""

    def __init__(self, record: Record) -> None:
        runs = [run for block in record.blocks for run in block.runs]
        names = [f"fact:{path}" for run in runs for path in (run.fact, run.blank) if path]
        names += [f"phrase:{use.name}" for use in record.phrases]
        self._long = {shorten_name(name): name for name in names if len(name) > LONGEST_NAME}

    def read(self, tag: str) -> tuple[str, str]:
        """`fact` or `phrase` and the name; two empty texts for a control that is not ours."""
        kind, _colon, name = self._long.get(tag, tag).partition(":")
        if kind not in ("fact", "phrase"):
            return "", ""
        path, _tilde, number = name.partition("~")
        return kind, path if number.isdecimal() else name


def read_paragraphs(body: etree._Element, record: Record, prompts: Prompts) -> Iterator[Paragraph]:
    """Every paragraph in reading order, with the controls that its text lies in and the blocks that it holds."""
    walker = _Walker(record, prompts, {node.get(f"{_W}id", "") for node in body.iter(f"{_W}bookmarkEnd")})
    for line, paragraph in enumerate(walk_paragraphs(body), 1):
        stretches = _join(walker.walk(paragraph, Stretch("")))
        blocks = tuple(
            int(number)
            for mark in paragraph.iter(f"{_W}bookmarkStart")
            if (number := mark.get(f"{_W}name", "").removeprefix(BOOKMARK)).isdecimal()
            and 0 < int(number) <= len(record.blocks)
        )
        yield Paragraph(line, tuple(stretches), blocks)


class _Walker:
    """Walks paragraphs and knows under which controls, or in which of our bookmarks, each text stands."""

    def __init__(self, record: Record, prompts: Prompts, ends: Collection[str]) -> None:
        self._tags = Tags(record)
        self._prompts = prompts
        self._ends = ends
        """Ids of the bookmarks that end somewhere: one that does not would swallow the rest of the file."""
        self._numbers = count(1)
        self._marks = mark_names(record.blocks, record.phrases)
        self._open: dict[str, tuple[str, str]] = {}
        """Id of a bookmark that has begun to what it stands for."""

    def walk(self, node: etree._Element, around: Stretch) -> Iterator[Stretch]:
        """The texts below an element, `around` saying what the element itself stands under."""
        for child in node:
            tag = child.tag
            if is_skipped(child) or tag == f"{_W}sdtPr":
                continue
            if tag == f"{_W}sdt":
                yield from self.walk(child, self._inside(child, around))
            elif (text := own_text(child)) is not None:
                yield self._marked(replace(around, text=text))
            elif tag == f"{_W}bookmarkStart" and (name := child.get(f"{_W}name", "")) in self._marks:
                if (key := child.get(f"{_W}id", "")) in self._ends:
                    self._open[key] = self._marks[name]
            elif tag == f"{_W}bookmarkEnd":
                self._open.pop(child.get(f"{_W}id", ""), None)
            elif isinstance(tag, str):
                yield from self.walk(child, around)

    def _inside(self, control: etree._Element, around: Stretch) -> Stretch:
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        kind, name = self._tags.read(tag.get(f"{_W}val", "")) if tag is not None else ("", "")
        showing = bool(kind) and self._prompts.are_shown_in(control)
        if kind == "fact":
            return replace(around, fact=name, showing=showing, control=next(self._numbers))
        if kind == "phrase":
            return replace(around, phrase=name, showing=showing, control=next(self._numbers))
        return around

    def _marked(self, stretch: Stretch) -> Stretch:
        """What an editor took the control from is still known by its bookmark."""
        for kind, name in self._open.values():
            if kind == "phrase" and not stretch.phrase:
                stretch = replace(stretch, phrase=name, loose_phrase=True)
            elif kind == "fact" and not stretch.fact:
                stretch = replace(stretch, fact=name, loose_fact=True)
        return stretch


def mark_names(blocks: Iterable[Block], uses: Iterable[PhraseUse]) -> dict[str, tuple[str, str]]:
    """The bookmarks around controls that hold controls: name to `phrase` or `fact` and what it names."""
    facts = dict.fromkeys(run.fact for block in blocks for run in block.runs if run.fact and run.blank)
    phrases = {f"{PHRASE_MARK}{number}": ("phrase", use.name) for number, use in enumerate(uses, 1)}
    return phrases | {f"{FACT_MARK}{number}": ("fact", path) for number, path in enumerate(facts, 1)}


def own_text(node: etree._Element) -> str | None:
    """What an element of a run says by itself; None for one that says nothing or holds others."""
    if node.tag == f"{_W}t":
        return node.text or ""
    if node.tag == f"{_W}tab":
        return "\t"
    if node.tag in (f"{_W}br", f"{_W}cr"):
        return "\n"
    return "-" if node.tag == f"{_W}noBreakHyphen" else None


def _join(stretches: Iterator[Stretch]) -> list[Stretch]:
    """Neighbours under the same controls as one; a control that is empty leaves nothing."""
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and replace(joined[-1], text="") == replace(stretch, text=""):
            joined[-1] = replace(stretch, text=joined[-1].text + stretch.text)
        else:
            joined.append(stretch)
    return [stretch for stretch in joined if stretch.text]


def _remarks(body: etree._Element, comments: etree._Element | None, tags: Tags) -> Iterator[Remark]:
    """Tracked changes and comments in reading order."""
    said = {comment.get(f"{_W}id", ""): comment for comment in comments} if comments is not None else {}
    open_ranges: dict[str, str] = {}
    for line, paragraph in enumerate(walk_paragraphs(body), 1):
        for node in paragraph.iter():
            if node.tag == f"{_W}commentRangeStart":
                open_ranges[node.get(f"{_W}id", "")] = ""
            elif node.tag == f"{_W}t":
                for key in open_ranges:
                    open_ranges[key] += node.text or ""
            elif node.tag == f"{_W}commentRangeEnd" and node.get(f"{_W}id", "") in open_ranges:
                key = node.get(f"{_W}id", "")
                about = open_ranges.pop(key)
                if key in said:
                    yield _remark("comment", said[key], _text_of(said[key]), line, about)
            elif node.tag in _REMARKS and (text := _changed_text(node)):
                if _goes_on(node):
                    continue
                remark = _remark(_REMARKS[str(node.tag)], node, text + "".join(map(_changed_text, _rest(node))), line)
                around = _controls_around(node, tags)
                yield replace(remark, phrase=around.get("phrase", ""), fact=around.get("fact", ""))


def _rest(change: etree._Element) -> Iterator[etree._Element]:
    """The pieces of one change that follow its first: editors cut a change where they cut runs."""
    following = _beside(change, change.itersiblings())
    while following is not None:
        yield following
        following = _beside(following, following.itersiblings())


def _goes_on(change: etree._Element) -> bool:
    return _beside(change, change.itersiblings(preceding=True)) is not None


def _beside(change: etree._Element, others: Iterable[etree._Element]) -> etree._Element | None:
    """The piece of the same change that stands directly beside it."""
    other = next((other for other in others if other.tag != f"{_W}proofErr"), None)
    if other is None or other.tag != change.tag or other.get(f"{_W}author") != change.get(f"{_W}author"):
        return None
    return other


def _remark(kind: RemarkKind, node: etree._Element, text: str, line: int, about: str = "") -> Remark:
    return Remark(kind, node.get(f"{_W}author", ""), node.get(f"{_W}date", ""), text, line, about)


def _controls_around(change: etree._Element, tags: Tags) -> dict[str, str]:
    """The fact and the phrase that a tracked change lies in, or that lie in it."""
    found: dict[str, str] = {}
    for control in (*change.iterancestors(f"{_W}sdt"), *change.iter(f"{_W}sdt")):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        kind, name = tags.read(tag.get(f"{_W}val", "")) if tag is not None else ("", "")
        if kind:
            found.setdefault(kind, name)
    return found


def _text_of(comment: etree._Element) -> str:
    paragraphs = ("".join(node.text or "" for node in p.iter(f"{_W}t")) for p in comment.iter(f"{_W}p"))
    return "\n".join(paragraphs)


def _changed_text(node: etree._Element) -> str:
    return "".join(child.text or "" for child in node.iter() if child.tag in _CHANGED_TEXT)


def _read_properties(parts: Mapping[str, bytes]) -> dict[str, str]:
    if "docProps/custom.xml" not in parts:
        return {}
    root = parse_xml(parts["docProps/custom.xml"])
    return {node.get("name", ""): "".join(str(text) for text in node.itertext()) for node in root}
