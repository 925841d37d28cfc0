"""The bytes of a draft in, the same draft as Word, or as WPS, writes it when it is saved there, out.

What they do is read off files that were saved so (tests/fixtures/edited/files/5-*): text, tags and bookmark names stay,
and nearly every other name changes.
"""

import copy
import random
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any
from uuid import UUID, uuid5
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from drafter.model.marks import RECORD_SPACE, STORE_SPACE

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_COLOUR = "{http://schemas.microsoft.com/office/word/2012/wordml}color"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_IDS = UUID("0d2f2c6c-5f0e-4a57-9e6c-0a3c1f6f7a11")
_STYLED = ("pStyle", "rStyle", "basedOn", "next", "link")
_WORD_KEEPS = {"heading 1": "1", "heading 2": "2", "heading 3": "3", "heading 4": "4"}
Node = Any
"""An lxml element, whose stubs are too loose to help."""


def as_word(data: bytes) -> bytes:
    """Style ids a, a3, af3; rsids, paraIds; runs split, proofErr between; prompts named by hexadecimal numbers."""
    parts = _open(data)
    _rename_styles(parts, _word_styles())
    _rename_prompts(parts, lambda name: uuid5(_IDS, name).hex.upper() + "1")
    body = parts["word/document.xml"]
    chance = random.Random(1)
    for number, paragraph in enumerate(list(body.iter(f"{W}p"))):
        paragraph.set(f"{_W14}paraId", f"{0x1E759FFF + number:08X}")
        paragraph.set(f"{W}rsidR", "00A77B3E")
    _split_runs(body, chance, errors=True)
    for properties in body.iter(f"{W}sdtPr"):
        if properties.find(f"{W}rPr") is None:
            look = etree.Element(f"{W}rPr")
            etree.SubElement(look, f"{W}rFonts").set(f"{W}hint", "eastAsia")
            properties.insert(0, look)
    _renumber_bookmarks(body, first=0)
    _swap_beginnings(body)
    _swap_items(parts)
    parts["docProps/app.xml"] = etree.fromstring(
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Microsoft Office Word</Application></Properties>"
    )
    _declare(parts, "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml")
    return _save(parts, sorted(parts, key=lambda name: (name != "[Content_Types].xml", not name.startswith("_"), name)))


def as_wps(data: bytes) -> bytes:
    """Style ids 1, 2, 3; controls numbered anew, without their binding and colour; prompts named {guid}."""
    parts = _open(data)
    _rename_styles(parts, iter(map(str, range(1, 1000))))
    _rename_prompts(parts, lambda name: f"{{{uuid5(_IDS, name)}}}")
    body = parts["word/document.xml"]
    _split_runs(body, random.Random(2), errors=False)
    for number, properties in enumerate(body.iter(f"{W}sdtPr")):
        properties.find(f"{W}id").set(f"{W}val", str(147450000 + 37 * number))
        for node in [*properties.iter(f"{W}dataBinding"), *properties.iter(_COLOUR)]:
            properties.remove(node)
        end = etree.Element(f"{W}sdtEndPr")
        etree.SubElement(end, f"{W}rPr")
        properties.addnext(end)
    _renumber_bookmarks(body, first=1)
    return _save(parts, list(parts))


EDITORS: dict[str, Callable[[bytes], bytes]] = {"as it is": lambda data: data, "Word": as_word, "WPS": as_wps}


def _open(data: bytes) -> dict[str, Node]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def _save(parts: dict[str, Node], order: list[str]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in order:
            archive.writestr(name, etree.tostring(parts[name], xml_declaration=True, encoding="UTF-8", standalone=True))
    return buffer.getvalue()


def _word_styles() -> Iterator[str]:
    """a, a0, a1 … a9, aa … af, af0 …: as Chinese Word numbers them."""
    yield "a"
    yield from (f"a{number:x}" for number in range(16))
    yield from (f"af{number:x}" for number in range(16))
    yield from (f"aff{number:x}" for number in range(16))


def _rename_styles(parts: dict[str, Node], fresh: Iterator[str]) -> None:
    ids: dict[str, str] = {}
    for style in parts["word/styles.xml"].iter(f"{W}style"):
        name = style.find(f"{W}name").get(f"{W}val")
        following = next(fresh)
        kept = following.startswith("a") and name in _WORD_KEEPS
        ids[style.get(f"{W}styleId")] = _WORD_KEEPS[name] if kept else following
    for root in parts.values():
        for style in root.iter(f"{W}style"):
            style.set(f"{W}styleId", ids[style.get(f"{W}styleId")])
        for node in root.iter(*(f"{W}{name}" for name in _STYLED)):
            node.set(f"{W}val", ids[node.get(f"{W}val")])


def _rename_prompts(parts: dict[str, Node], rename: Callable[[str], str]) -> None:
    for block in parts["word/glossary/document.xml"].iter(f"{W}docPart"):
        name = block.find(f"{W}docPartPr/{W}name")
        name.set(f"{W}val", rename(name.get(f"{W}val")))
    for node in parts["word/document.xml"].iterfind(f".//{W}placeholder/{W}docPart"):
        node.set(f"{W}val", rename(node.get(f"{W}val")))


def _split_runs(body: Node, chance: random.Random, *, errors: bool) -> None:
    for run in list(body.iter(f"{W}r")):
        texts = run.findall(f"{W}t")
        if len(texts) != 1 or len(run) > 2 or len(texts[0].text or "") < 2 or chance.random() < 0.4:
            continue
        text, at = texts[0].text, chance.randrange(1, len(texts[0].text))
        second = copy.deepcopy(run)
        for part, said in ((run, text[:at]), (second, text[at:])):
            node = part.find(f"{W}t")
            node.text = said
            node.set(_SPACE, "preserve")
            part.set(f"{W}rsidR", f"00A7{chance.randrange(1 << 16):04X}")
        run.addnext(second)
        if errors and chance.random() < 0.3:
            for type, place in (("gramStart", second.addprevious), ("gramEnd", second.addnext)):
                mark = etree.Element(f"{W}proofErr")
                mark.set(f"{W}type", type)
                place(mark)


def _renumber_bookmarks(body: Node, first: int) -> None:
    ids: dict[str, str] = {}
    for node in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        ids.setdefault(node.get(f"{W}id"), str(first + len(ids)))
        node.set(f"{W}id", ids[node.get(f"{W}id")])


def _swap_beginnings(body: Node) -> None:
    """A bookmark that begins before a comment's range begins behind it."""
    for start in list(body.iter(f"{W}bookmarkStart")):
        following = start.getnext()
        if following is not None and following.tag == f"{W}commentRangeStart":
            following.addnext(start)


def _swap_items(parts: dict[str, Node]) -> None:
    """Word numbers custom items as it likes: store and record change their names."""
    swap = {"1.xml": "2.xml", "2.xml": "1.xml"}
    for name in [name for name in parts if name.startswith("customXml/item") and name[14:] in swap]:
        other = f"customXml/item{swap[name[14:]]}"
        if name < other:
            parts[name], parts[other] = parts[other], parts[name]
    first, second = "customXml/itemProps1.xml", "customXml/itemProps2.xml"
    parts[first], parts[second] = parts[second], parts[first]
    spaces = {etree.QName(parts[f"customXml/item{number}.xml"]).namespace for number in (1, 2)}
    assert spaces == {STORE_SPACE, RECORD_SPACE}


def _declare(parts: dict[str, Node], name: str, type: str) -> None:
    override = partial(etree.SubElement, parts["[Content_Types].xml"])
    node = override("{http://schemas.openxmlformats.org/package/2006/content-types}Override")
    node.set("PartName", f"/{name}")
    node.set("ContentType", type)
    link = etree.SubElement(
        parts["_rels/.rels"], "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
    )
    link.set("Id", "rIdApp")
    link.set("Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties")
    link.set("Target", name)
