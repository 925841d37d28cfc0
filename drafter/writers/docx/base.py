"""The parts of a draft and an organisation's own Word file in, that file with the draft as its text out.

Kept are its styles, headers, footers, page, theme, fonts and settings. Dropped are its text, with the pictures, links
and comments that only the text refers to, its footnotes, and what describes that text (the thumbnail).
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree

from drafter.files.draft_docx import RECORD_SPACE, STORE_SPACE
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.style import Base, Style
from drafter.writers.docx.base_page import R, last_section, measure
from drafter.writers.docx.base_styles import BROUGHT, BaseStyles, W, match_styles
from drafter.writers.docx.opc import (
    TYPES,
    BrokenPackage,
    Node,
    Relation,
    find_reachable,
    parse,
    read_parts,
    read_relations,
    relations_name,
    serialize,
    write_relations,
    write_types,
)
from drafter.writers.docx.package import pack
from drafter.writers.docx.parts import BESIDE, DRAFT_RELATIONSHIPS, DRAFT_TYPES, write_section
from drafter.writers.docx.styles import STYLE_NAMES, write_styles
from drafter.writers.docx.xml import RELATIONSHIPS

_KEPT = {
    *("styles", "settings", "webSettings", "fontTable", "theme", "numbering", "footnotes", "endnotes", "customXml"),
    "stylesWithEffects",
}
"""Kinds of relationships that a document has as a whole, and not because its text refers to them."""
_SECTION = re.compile(r"<w:sectPr>.*</w:sectPr>(?=</w:body>)", re.DOTALL)
_STYLE = re.compile(r'<w:(p|r)Style w:val="([^"]*)"/>')
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Ours are literal (一、 is text): a style that numbers by itself would print them twice."""


@dataclass
class Letterhead:
    """A base file, opened."""

    base: Base
    parts: dict[str, bytes]
    main: str
    """Name of the part that holds the text."""
    section: Node | None
    """The last section's properties, with the headers and footers that it has from those before it."""
    styles: BaseStyles
    style_part: str


def open_base(base: Base, style: Style) -> tuple[Letterhead, Style]:
    """The file, and the style with the page and the sizes of the file; raises InputError when it is damaged."""
    try:
        parts = read_parts(base.data)
        main = next(each.target for each in read_relations(parts, "") if each.kind == "officeDocument")
        document = parse(parts, main)
        if document.tag != f"{W}document":
            raise BrokenPackage(main)  # strict OOXML has other namespaces, which few programs write and fewer read
        style_part = next(each.target for each in read_relations(parts, main) if each.kind == "styles")
        styles = BaseStyles(base, parse(parts, style_part))
    except (BrokenPackage, StopIteration) as error:
        message = _("{file} is damaged or of an unusual kind: open it in Word and save it as .docx", file=base.file)
        raise InputError([Finding("base", "error", message, style.place)]) from error
    section = last_section(document)
    return Letterhead(base, parts, main, section, styles, style_part), measure(style, section, styles)


def fill_base(letterhead: Letterhead, style: Style, own: Mapping[str, str]) -> bytes:
    """The package: the same file and the same parts of a draft give the same bytes.

    Raises InputError naming every style that the draft uses and the file lacks.
    """
    used = {match[2] for name in ("word/document.xml", "word/comments.xml") for match in _STYLE.finditer(own[name])}
    ids = _bring_styles(letterhead, style, [id for id in (*STYLE_NAMES, *BROUGHT) if id in used])
    kept, relations = _keep(letterhead)
    renamed = _rename_items(own, kept)
    draft = {renamed[name]: _rewrite(name, text, renamed) for name, text in (*own.items(), *BESIDE)}
    draft["word/glossary/styles.xml"] = write_styles(style)
    draft[letterhead.main] = _set_section(_set_styles(own["word/document.xml"], ids, letterhead), letterhead, style)
    draft["word/comments.xml"] = _set_styles(own["word/comments.xml"], ids, letterhead)
    draft["docProps/custom.xml"] = _join_properties(letterhead, own["docProps/custom.xml"])
    draft[relations_name(letterhead.main)] = write_relations(
        letterhead.main, [*relations, *_draft_relations(relations, renamed)]
    )
    package = [each for each in read_relations(letterhead.parts, "") if each.kind in _PACKAGE_KINDS]
    kept += find_reachable(letterhead.parts, [each for each in package if each.kind == "extended-properties"])
    draft["_rels/.rels"] = write_relations("", _package_relations(letterhead.main, package))
    types = {renamed.get(name, name): type for name, type in DRAFT_TYPES.items()}
    types |= {renamed[f"customXml/item{number}.xml"]: "application/xml" for number in (1, 2)}
    names = [name for name in kept if name not in draft]
    constant = {
        TYPES: write_types(letterhead.parts, [letterhead.main, *names], types).encode(),
        **{name: _prune_notes(letterhead.parts, name) for name in names},
        letterhead.style_part: serialize(letterhead.styles.root),
    }
    return pack(tuple(constant.items()), draft)


_PACKAGE_KINDS = ("extended-properties",)


def _package_relations(main: str, others: list[Relation]) -> list[Relation]:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return [
        Relation("document", f"{RELATIONSHIPS}/officeDocument", main),
        Relation("core", core, "docProps/core.xml"),
        Relation("custom", f"{RELATIONSHIPS}/custom-properties", "docProps/custom.xml"),
        *(replace(each, id="extended") for each in others[:1]),
    ]


def _bring_styles(letterhead: Letterhead, style: Style, used: list[str]) -> dict[str, Node]:
    """Ids of ours to the file's styles; what no office has a style for is added to it, as ours."""
    styles = letterhead.styles
    ours = {str(node.get(f"{W}styleId")): node for node in etree.fromstring(write_styles(style).encode())}
    found = match_styles(styles, [id for id in used if id not in BROUGHT], style)
    for id in [*used, "CommentText", "CommentReference", "PlaceholderText"]:
        if id not in BROUGHT or id in found:
            continue
        known = styles.find(id)
        if known is None:
            known = deepcopy(ours[id])
            _fit_style(known, styles, found)
            styles.root.append(known)
            styles.by_id[str(known.get(f"{W}styleId"))] = known
        found[id] = known
    return found


def _fit_style(node: Node, styles: BaseStyles, found: Mapping[str, Node]) -> None:
    """Base a style of ours on the file's styles, under an id that the file does not have."""
    id = str(node.get(f"{W}styleId"))
    while id in styles.by_id:
        id += "1"
    node.set(f"{W}styleId", id)
    for name in ("basedOn", "next"):
        child = node.find(f"{W}{name}")
        if child is None:
            continue
        body = found.get("BodyText")
        if str(child.get(f"{W}val")) == "BodyText" and body is not None:
            child.set(f"{W}val", str(body.get(f"{W}styleId")))
        elif default := styles.default(str(node.get(f"{W}type"))):
            child.set(f"{W}val", default)
        else:
            node.remove(child)


def _keep(letterhead: Letterhead) -> tuple[list[str], list[Relation]]:
    """The parts of the file that stay, and what its text will still refer to."""
    section = letterhead.section
    wanted = set() if section is None else {str(value) for node in section for value in _references(node)}
    relations = [
        each
        for each in read_relations(letterhead.parts, letterhead.main)
        if (each.kind in _KEPT and not _is_ours(letterhead.parts.get(each.target, b"")))
        or (each.kind in ("header", "footer") and each.id in wanted)
    ]
    return find_reachable(letterhead.parts, relations), relations


def _is_ours(part: bytes) -> bool:
    """The store or the record of a draft that serves as the base of the next."""
    return any(space.encode() in part[:4096] for space in (STORE_SPACE, RECORD_SPACE))


def _references(node: Node) -> list[str]:
    return [str(value) for name, value in node.attrib.items() if name == f"{R}id"]


def _draft_relations(relations: list[Relation], renamed: Mapping[str, str]) -> list[Relation]:
    taken = {each.id for each in relations}
    added = []
    for id, (kind, target) in DRAFT_RELATIONSHIPS.items():
        name = target.removeprefix("../") if target.startswith("../") else f"word/{target}"
        while id in taken:
            id += "1"
        taken.add(id)
        added.append(Relation(id, f"{RELATIONSHIPS}/{kind}", renamed[name]))
    return added


def _rename_items(own: Mapping[str, str], kept: list[str]) -> dict[str, str]:
    """Our parts' names to those they get: the file may have items of custom XML of its own."""
    renamed = {name: name for name in (*own, *dict(BESIDE), *DRAFT_TYPES)}
    number = 0
    for ours in (1, 2):
        number += 1
        while any(f"customXml/{name}{number}.xml" in kept for name in ("item", "itemProps")):
            number += 1
        for name in ("customXml/item{}.xml", "customXml/itemProps{}.xml", "customXml/_rels/item{}.xml.rels"):
            renamed[name.format(ours)] = name.format(number)
    return renamed


def _rewrite(name: str, text: str, renamed: Mapping[str, str]) -> str:
    """The relationships of an item name the part of its properties."""
    for ours in (1, 2):
        if name == f"customXml/_rels/item{ours}.xml.rels":
            target = renamed[f"customXml/itemProps{ours}.xml"].rpartition("/")[2]
            return text.replace(f"itemProps{ours}.xml", target)
    return text


def _set_styles(text: str, ids: Mapping[str, Node], letterhead: Letterhead) -> str:
    """A part with the file's styles in place of ours."""

    def name(match: re.Match[str]) -> str:
        node = ids[match[2]]
        off = _UNNUMBERED if match[1] == "p" and letterhead.styles.is_numbered(node) else ""
        return f'<w:{match[1]}Style w:val="{node.get(f"{W}styleId")}"/>{off}'

    return _STYLE.sub(name, text)


def _set_section(text: str, letterhead: Letterhead, style: Style) -> str:
    """The document with the file's last section; with ours, less its footers, where the file has none."""
    if letterhead.section is None:
        written = write_section(replace(style, page_number="none"))
    else:
        written = etree.tostring(letterhead.section, encoding="unicode")
    return _SECTION.sub(lambda _match: written, text)


def _prune_notes(parts: Mapping[str, bytes], name: str) -> bytes:
    """A part as it is; of foot- and endnotes only the lines between text and notes: the text they belong to is gone."""
    root_tags = {b"<w:footnotes": "footnote", b"<w:endnotes": "endnote"}
    kind = next((kind for tag, kind in root_tags.items() if name.endswith(".xml") and tag in parts[name][:4096]), "")
    if not kind:
        return parts[name]
    root = parse(parts, name)
    for note in list(root.iter(f"{W}{kind}")):
        if note.get(f"{W}type") in (None, "normal"):
            root.remove(note)
    return serialize(root)


def _join_properties(letterhead: Letterhead, own: str) -> str:
    """custom.xml: ours, and those of the file that fields in its header may show."""
    theirs = next(
        (each.target for each in read_relations(letterhead.parts, "") if each.kind == "custom-properties"), ""
    )
    root = etree.fromstring(own.encode())
    if theirs in letterhead.parts:
        names = {str(each.get("name")) for each in root}
        for number, each in enumerate(
            [each for each in parse(letterhead.parts, theirs) if str(each.get("name")) not in names], len(root) + 2
        ):
            each.set("pid", str(number))
            root.append(each)
    return serialize(root).decode()
