"""A Word draft of ours, edited or not, in; its paragraphs, controls, remarks and the record of how it left out.

Word, WPS and LibreOffice split runs at will and renumber what they like: only joined text, the tags of controls and the
names of bookmarks are trusted (word-draft.md, "Reading an edited draft back").
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import cast
from zlib import crc32

from lxml import etree

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

STORE_SPACE = "urn:drafter:meeting:1"
RECORD_SPACE = "urn:drafter:record:1"
BOOKMARK = "_Draft"
"""How the names of our bookmarks begin, before the block's number; a leading _ hides them in Word's own list."""
LONGEST_NAME = 64
"""Characters of a tag or an alias that Word takes."""
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
        (read_record(root) for root in _custom_items(parts) if etree.QName(root).namespace == RECORD_SPACE), None
    )
    if record is None:
        raise BrokenDocument(
            _("this is no draft of drafter's, or it was finalised: the record of what was drafted is not in it")
        )
    body = parse_xml(parts[next(name for name in parts if name.startswith("word/document"))])
    comments = parse_xml(parts["word/comments.xml"]) if "word/comments.xml" in parts else None
    return EditedDraft(
        record, tuple(read_paragraphs(body, record)), tuple(_remarks(body, comments)), _read_properties(parts)
    )


def _custom_items(parts: Mapping[str, bytes]) -> Iterator[etree._Element]:
    for name, content in parts.items():
        if name.startswith("customXml/item"):
            yield parse_xml(content)


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


def shorten_name(name: str) -> str:
    """A tag of at most `LONGEST_NAME` characters; what is cut off leaves its checksum."""
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 9]}~{crc32(name.encode()):08x}"


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


def read_paragraphs(body: etree._Element, record: Record) -> Iterator[Paragraph]:
    """Every paragraph in reading order, with the controls that its text lies in and the blocks that it holds."""
    tags = Tags(record)
    numbers = count(1)
    for line, paragraph in enumerate(walk_paragraphs(body), 1):
        stretches = _join(_walk(paragraph, Stretch(""), tags, numbers))
        blocks = tuple(
            int(number)
            for mark in paragraph.iter(f"{_W}bookmarkStart")
            if (number := mark.get(f"{_W}name", "").removeprefix(BOOKMARK)).isdecimal()
            and 0 < int(number) <= len(record.blocks)
        )
        yield Paragraph(line, tuple(stretches), blocks)


def _walk(node: etree._Element, around: Stretch, tags: Tags, numbers: Iterator[int]) -> Iterator[Stretch]:
    for child in node:
        tag = child.tag
        if is_skipped(child) or tag == f"{_W}sdtPr":
            continue
        if tag == f"{_W}sdt":
            yield from _walk(child, _inside(child, around, tags, numbers), tags, numbers)
        elif (text := own_text(child)) is not None:
            yield replace(around, text=text)
        elif isinstance(tag, str):
            yield from _walk(child, around, tags, numbers)


def _inside(control: etree._Element, around: Stretch, tags: Tags, numbers: Iterator[int]) -> Stretch:
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    kind, name = tags.read(tag.get(f"{_W}val", "")) if tag is not None else ("", "")
    showing = control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None
    if kind == "fact":
        return replace(around, fact=name, showing=showing, control=next(numbers))
    if kind == "phrase":
        return replace(around, phrase=name, showing=showing, control=next(numbers))
    return around


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


def _remarks(body: etree._Element, comments: etree._Element | None) -> Iterator[Remark]:
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
                yield _remark(_REMARKS[str(node.tag)], node, text, line)


def _remark(kind: RemarkKind, node: etree._Element, text: str, line: int, about: str = "") -> Remark:
    return Remark(kind, node.get(f"{_W}author", ""), node.get(f"{_W}date", ""), text, line, about)


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
