"""A .docx in, its paragraphs as text out: split runs, content controls, text boxes, tables, automatic numbers."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from drafter.i18n import _
from drafter.language import numerals

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOCUMENT_LIMIT = 10 * 2**20
"""Bytes of document.xml: 134 KB on disk can become 3 GB of memory."""
_TOTAL_LIMIT = 200 * 2**20
_PARAGRAPH_LIMIT = 2 * 10**6
_PART = re.compile(r"^word/document\d*\.xml$")
_SKIPPED = frozenset(
    _W + name for name in ("del", "moveFrom", "instrText", "delText", "footnoteReference", "pPr", "rPr", "sectPr")
)


class BrokenDocument(Exception):  # noqa: N818  # a state of the file, in the words of its message
    """The file cannot be read as a Word document; the message says why."""


def read_docx(data: bytes) -> list[str]:
    """The paragraphs in reading order, empty ones too, so that index + 1 is the number of the paragraph.

    A cell of a table is a paragraph; the text of a box follows the paragraph it is anchored in. A line break is \\n.
    """
    if not data.startswith(b"PK"):
        raise BrokenDocument(_("this is no Word file: a .docx is wanted"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {info.filename: info for info in archive.infolist()}
            if sum(info.file_size for info in members.values()) > _TOTAL_LIMIT:
                raise BrokenDocument(_("the Word file unpacks to more than 200 MB"))
            name = next((name for name in members if _PART.match(name)), None)
            if name is None:
                raise BrokenDocument(_("the file is a zip archive but not a Word document"))
            body = _parse(archive, name, members)
            formats = _number_formats(archive, members)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        encrypted = isinstance(error, RuntimeError) and "encrypted" in str(error)
        raise BrokenDocument(_("the Word file is encrypted") if encrypted else _("the Word file is damaged")) from error
    return list(_paragraphs(body, _Counter(formats)))


def _parse(archive: zipfile.ZipFile, name: str, members: dict[str, zipfile.ZipInfo]) -> etree._Element:
    if members[name].file_size > _DOCUMENT_LIMIT:
        raise BrokenDocument(_("the text of the Word file is larger than 10 MB"))
    return parse_xml(archive.read(name))


def parse_xml(content: bytes) -> etree._Element:
    """A part's root; nothing outside it is opened. Raises BrokenDocument."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BrokenDocument(_("the Word file is damaged")) from error


_Formats = dict[tuple[str, str], tuple[str, str]]


def _number_formats(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> _Formats:
    """(numId, level) to (format, text): the numbers that Word sets itself and that are in no run."""
    if "word/numbering.xml" not in members:
        return {}
    root = _parse(archive, "word/numbering.xml", members)
    abstract: dict[str, dict[str, tuple[str, str]]] = {}
    for definition in root.iterfind(f"{_W}abstractNum"):
        levels = {}
        for level in definition.iterfind(f"{_W}lvl"):
            form, text = level.find(f"{_W}numFmt"), level.find(f"{_W}lvlText")
            if form is not None and text is not None:
                levels[level.get(f"{_W}ilvl", "0")] = (form.get(f"{_W}val", ""), text.get(f"{_W}val", ""))
        abstract[definition.get(f"{_W}abstractNumId", "")] = levels
    formats: _Formats = {}
    for number in root.iterfind(f"{_W}num"):
        link = number.find(f"{_W}abstractNumId")
        name = link.get(f"{_W}val", "") if link is not None else ""
        for depth, shown in abstract.get(name, {}).items():
            formats[number.get(f"{_W}numId", ""), depth] = shown
    return formats


class _Counter:
    """Automatic numbers as they would be printed."""

    def __init__(self, formats: _Formats) -> None:
        self._formats = formats
        self._counts: dict[tuple[str, str], int] = {}

    def next(self, paragraph: etree._Element) -> str:
        """The number before a paragraph; empty without one."""
        number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
        if number is None:
            return ""
        level = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
        key = (number.get(f"{_W}val", ""), level.get(f"{_W}val", "0") if level is not None else "0")
        if key not in self._formats:
            return ""
        form, text = self._formats[key]
        self._counts[key] = count = self._counts.get(key, 0) + 1
        for other in [k for k in self._counts if k[0] == key[0] and k[1] > key[1]]:
            del self._counts[other]
        if form == "bullet" or "%" not in text:
            return ""
        shown = numerals.ordinal(count) if "hinese" in form or "japanese" in form else str(count)
        return re.sub(r"(?:%\d\.)*%\d", lambda match: shown, text, count=1)


def _paragraphs(root: etree._Element, counter: _Counter) -> Iterator[str]:
    for paragraph in walk_paragraphs(root):
        text = counter.next(paragraph) + "".join(text for _, text in walk_runs(paragraph))
        if len(text) > _PARAGRAPH_LIMIT:
            raise BrokenDocument(_("a paragraph of the Word file is longer than two million characters"))
        yield text


def walk_paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a document in the order in which `read_docx` gives their text."""
    for paragraph in root.iter(f"{_W}p"):
        if not any(ancestor.tag == f"{_MC}Fallback" for ancestor in paragraph.iterancestors()):
            yield paragraph


def is_skipped(node: etree._Element) -> bool:
    """Whether an element's text is not its paragraph's: what is struck, properties, another paragraph."""
    return node.tag in _SKIPPED or node.tag == f"{_W}p"


def walk_runs(element: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """What a paragraph's own runs say, with the element that says it; not the paragraphs in boxes inside it."""
    for child in element:
        tag = child.tag
        if is_skipped(child):
            continue
        if tag == f"{_W}t":
            yield child, child.text or ""
        elif tag == f"{_W}tab":
            yield child, "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield child, "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield child, "-"
        elif isinstance(tag, str):
            yield from walk_runs(child)
