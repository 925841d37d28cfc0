"""The parts of a draft and an organisation's own Word file in, that file with the draft as its text out.

Kept are its styles, headers, footers, page, theme, fonts and settings. Dropped are its text, with the pictures, links
and comments that only the text refers to, its footnotes, and what describes that text (the thumbnail).
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy

from drafter.dataclass import dataclass, replace
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.finding import Finding, InputError
from drafter.model.marks import RECORD_SPACE, STORE_SPACE
from drafter.model.style import Base, Style
from drafter.word.namespaces import CORE_RELATIONSHIP, RELATIONSHIPS, R, W
from drafter.word.nodes import BrokenPackage, Node, parse_xml, write_node
from drafter.word.pack import pack
from drafter.word.package import TYPES, Package
from drafter.word.relations import Relation, relations_name, write_relations
from drafter.writers.docx.base_page import last_section, measure
from drafter.writers.docx.base_parts import (
    clean_part,
    join_properties,
    relate_draft,
    rename_items,
    rewrite_relations,
    write_types,
)
from drafter.writers.docx.base_styles import BROUGHT, BaseStyles, match_styles
from drafter.writers.docx.parts import BESIDE, DRAFT_TYPES, write_section
from drafter.writers.docx.styles import STYLE_NAMES, write_styles

_KEPT = {
    *("styles", "settings", "webSettings", "fontTable", "theme", "numbering", "footnotes", "endnotes", "customXml"),
    "stylesWithEffects",
}
"""Kinds of relationships that a document has as a whole, and not because its text refers to them."""
_SHOWN = ("header", "footer")
"""Those that its last section has."""
_SECTION = expression(r"<w:sectPr>.*</w:sectPr>(?=</w:body>)", re.DOTALL)
_TEXT = "word/document.xml"
"""The part of a draft that becomes the file's main part, whatever that is called."""
_STYLE = expression(r'<w:(p|r)Style w:val="([^"]*)"/>')
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Ours are literal (一、 is text): a style that numbers by itself would print them twice."""


@dataclass
class Letterhead:
    """A base file, opened."""

    base: Base
    package: Package
    section: Node | None
    """The last section's properties, with the headers and footers that it has from those before it."""
    styles: BaseStyles
    style_part: str


def open_base(base: Base, style: Style) -> tuple[Letterhead, Style]:
    """The file, and the style with the page and the sizes of the file; raises InputError when it is damaged."""
    with _refusing(base, style):
        package = Package(base.data)
        document, style_part = package.document, package.target("styles")
        if package.is_strict or not style_part:
            raise BrokenPackage(package.main)
        styles = BaseStyles(base, package.edit(style_part))
        shown = {each.id for each in package.relations(package.main) if each.kind in _SHOWN and each.target in package}
    section = last_section(document, shown)
    return Letterhead(base, package, section, styles, style_part), measure(style, section, styles)


def fill_base(letterhead: Letterhead, style: Style, own: Mapping[str, str]) -> bytes:
    """The package: the same file and the same parts of a draft give the same bytes.

    Raises InputError naming every style that the draft uses and the file lacks, or when the file is damaged.
    """
    with _refusing(letterhead.base, style):
        return _fill(letterhead, style, own)


@contextmanager
def _refusing(base: Base, style: Style) -> Iterator[None]:
    try:
        yield
    except BrokenPackage as error:
        message = _("{file} is damaged or of an unusual kind: open it in Word and save it as .docx", file=base.file)
        raise InputError([Finding("base", "error", message, style.place)]) from error


def _fill(letterhead: Letterhead, style: Style, own: Mapping[str, str]) -> bytes:
    package, main = letterhead.package, letterhead.package.main
    used = {match[2] for name in (_TEXT, "word/comments.xml") for match in _STYLE.finditer(own[name])}
    ids = _bring_styles(letterhead, style, [id for id in (*STYLE_NAMES, *BROUGHT) if id in used])
    kept, relations = _keep(letterhead)
    renamed = rename_items(own, kept)
    beside = [(name, text) for name, text in (*own.items(), *BESIDE) if name != _TEXT]
    draft = {renamed[name]: rewrite_relations(name, text, renamed) for name, text in beside}
    draft["word/glossary/styles.xml"] = write_styles(style)
    draft[main] = _set_section(_set_styles(own[_TEXT], ids, letterhead), letterhead, style)
    draft["word/comments.xml"] = _set_styles(own["word/comments.xml"], ids, letterhead)
    draft["docProps/custom.xml"] = join_properties(package, own["docProps/custom.xml"])
    draft[relations_name(main)] = write_relations(main, [*relations, *relate_draft(relations, renamed)])
    extended = [each for each in package.relations() if each.kind == "extended-properties"]
    kept += package.reachable(extended)
    draft["_rels/.rels"] = write_relations("", _package_relations(main, extended))
    types = {renamed.get(name, name): type for name, type in DRAFT_TYPES.items()}
    types |= {renamed[f"customXml/item{number}.xml"]: "application/xml" for number in (1, 2)}
    names = [name for name in kept if name not in draft]
    constant = {
        TYPES: write_types(package, [main, *names], types).encode(),
        **{name: clean_part(package, name) for name in names},
    }
    return pack(tuple(constant.items()), draft)


def _package_relations(main: str, others: list[Relation]) -> list[Relation]:
    return [
        Relation("document", f"{RELATIONSHIPS}/officeDocument", main),
        Relation("core", CORE_RELATIONSHIP, "docProps/core.xml"),
        Relation("custom", f"{RELATIONSHIPS}/custom-properties", "docProps/custom.xml"),
        *(replace(each, id="extended") for each in others[:1]),
    ]


def _bring_styles(letterhead: Letterhead, style: Style, used: list[str]) -> dict[str, Node]:
    """Ids of ours to the file's styles; what no office has a style for is added to it, as ours."""
    styles = letterhead.styles
    ours = {str(node.get(f"{W}styleId")): node for node in parse_xml(write_styles(style).encode())}
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
    package, section = letterhead.package, letterhead.section
    wanted = set() if section is None else {node.get(f"{R}id") for node in section}
    ours = {package.item(STORE_SPACE), package.item(RECORD_SPACE)}  # of a draft that serves as the base of the next
    relations = [
        each
        for each in package.relations(package.main)
        if each.target in package
        and ((each.kind in _KEPT and each.target not in ours) or (each.kind in _SHOWN and each.id in wanted))
    ]
    return package.reachable(relations), relations


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
        written = write_node(letterhead.section)
    return _SECTION.sub(lambda _match: written, text)
