"""The parts of an edited draft and what stands in it now in; its store, record, prompts and bindings anew, out."""

from collections.abc import Iterator, Sequence
from posixpath import basename

from lxml import etree

from drafter.files.docx_text import parse_xml, walk_runs
from drafter.files.draft_docx import Tags, walk_items
from drafter.model.draft import Block, Draft
from drafter.model.marks import AUTHOR, RECORD_SPACE, STORE_SPACE, shorten_name
from drafter.model.style import Style
from drafter.writers.docx.base_styles import BaseStyles
from drafter.writers.docx.bookmarks import remove
from drafter.writers.docx.comments import ASKING
from drafter.writers.docx.controls import Controls, bindable, choices_of, take_id
from drafter.writers.docx.glossary import write_glossary
from drafter.writers.docx.parts import ITEM_PROPERTIES_TYPE, write_item_relationships
from drafter.writers.docx.properties import write_custom_properties
from drafter.writers.docx.record import write_record
from drafter.writers.docx.store import RECORD_ID, STORE_ID, Store, write_item_properties
from drafter.writers.docx.styles import STYLE_NAMES
from drafter.writers.docx.xml import PACKAGE, WORD
from drafter.writers.review import make
from drafter.writers.word_file import serialise

W = f"{{{WORD}}}"
_STYLED = (f"{W}pStyle", f"{W}rStyle")


class Names:
    """The ids that styles have in a file: LibreOffice gives our own styles others, and keeps their names."""

    def __init__(self, parts: dict[str, bytes], style: Style) -> None:
        here = {}
        for node in parse_xml(parts["word/styles.xml"]).iter(f"{W}style") if "word/styles.xml" in parts else ():
            name = node.find(f"{W}name")
            if name is not None:
                here[name.get(f"{W}val", "").lower()] = node.get(f"{W}styleId", "")
        self._ids = {ours: here[name.lower()] for ours, name in STYLE_NAMES.items() if name.lower() in here}
        if style.base is not None and "word/styles.xml" in parts:
            base = BaseStyles(style.base, parse_xml(parts["word/styles.xml"]))
            found = {ours: base.find(ours) for ours in STYLE_NAMES}
            self._ids |= {ours: node.get(f"{W}styleId", "") for ours, node in found.items() if node is not None}

    def adapt(self, node: etree._Element) -> None:
        """Name the styles of what our writer wrote as this file does."""
        for styled in node.iter(*_STYLED):
            ours = styled.get(f"{W}val", "")
            styled.set(f"{W}val", self._ids.get(ours, ours))


def bind_all(root: etree._Element, tags: Tags, draft: Draft, store: Store, *, has_glossary: bool) -> None:
    """Bind every fact's control to a store written from what the controls say; offer each phrase its choices."""
    uses = {use.name: use for use in draft.phrases}
    taken: set[int] = set()
    store.clear()
    for control in root.iter(f"{W}sdt"):
        properties, tag = control.find(f"{W}sdtPr"), control.find(f"{W}sdtPr/{W}tag")
        if properties is None or tag is None:
            continue
        kind, name = tags.read(tag.get(f"{W}val", ""))
        if not kind:
            continue
        _take_free_id(properties, taken)
        if not has_glossary:
            for node in properties.findall(f"{W}placeholder"):
                properties.remove(node)
        text = "".join(text for _, text in walk_runs(control))
        box = properties.find(f"{W}comboBox")
        if kind == "fact":
            tag.set(f"{W}val", shorten_name(f"fact:{_bind(properties, name, text, store)}"))
        elif box is not None:
            for item in list(box):
                box.remove(item)
            for choice in choices_of(text, uses.get(name)):
                box.append(make("listItem", displayText=choice, value=choice))


def _bind(properties: etree._Element, path: str, text: str, store: Store) -> str:
    """A plain-text control is bound as the writer binds it; returns the name of its node."""
    for old in properties.findall(f"{W}dataBinding"):
        properties.remove(old)
    kind = properties.find(f"{W}text")
    if kind is None or not bindable(text):
        return path
    showing = properties.find(f"{W}showingPlcHdr") is not None
    name, binding = store.bind(path, "" if showing else text)
    fresh = parse_xml(f'<w:p xmlns:w="{WORD}">{binding}</w:p>'.encode())[0]
    colour = next((node for node in properties if etree.QName(node).localname == "color"), None)
    (kind if colour is None else colour).addprevious(fresh)
    return name


def _take_free_id(properties: etree._Element, taken: set[int]) -> None:
    """An id that no other control has: a copied paragraph brings its controls' ids along."""
    node = properties.find(f"{W}id")
    if node is None:
        return
    node.set(f"{W}val", str(take_id(int(node.get(f"{W}val", "0")), taken)))


def drop_answered(root: etree._Element, comments: etree._Element) -> etree._Element:
    """The comments without ours on blanks that are filled now, or on what is gone; their ranges go, too."""
    ours = {comment.get(f"{W}id"): comment for comment in comments if comment.get(f"{W}author") == AUTHOR}
    for start in list(root.iter(f"{W}commentRangeStart")):
        key = start.get(f"{W}id")
        comment = ours.get(key)
        said = "".join(map(str, comment.itertext())) if comment is not None else ""
        if comment is None or not said.startswith(ASKING) or any(map(_is_showing, _range_of(start))):
            continue
        comments.remove(comment)
        for node in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")):
            if node.get(f"{W}id") == key:
                run = node.getparent()
                remove(run if node.tag == f"{W}commentReference" and run is not None else node)
    told = {node.get(f"{W}id") for node in root.iter(f"{W}commentReference")}
    for key, comment in ours.items():
        if key not in told and comment.getparent() is not None:
            comments.remove(comment)
    return comments


def _range_of(start: etree._Element) -> Iterator[etree._Element]:
    """The controls between the two ends of a comment's range."""
    for node in start.itersiblings():
        if node.tag == f"{W}commentRangeEnd" and node.get(f"{W}id") == start.get(f"{W}id"):
            return
        yield from node.iter(f"{W}sdt")


def _is_showing(control: etree._Element) -> bool:
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def read_prompts(parts: dict[str, bytes]) -> dict[str, int]:
    """The prompts of the glossary, by the numbers of their names."""
    prompts = {}
    glossary = parts.get("word/glossary/document.xml")
    for part in parse_xml(glossary).iter(f"{W}docPart") if glossary else ():
        name, body = part.find(f"{W}docPartPr/{W}name"), part.find(f"{W}docPartBody")
        number = name.get(f"{W}val", "").removeprefix("PH_") if name is not None else ""
        if number.isdecimal() and body is not None:
            prompts["".join(node.text or "" for node in body.iter(f"{W}t"))] = int(number)
    return prompts


def replace_own_parts(
    parts: dict[str, bytes], controls: Controls, draft: Draft, style: Style, blocks: Sequence[Block]
) -> None:
    """Store, record, glossary and properties as they are now, and what ties them to the package."""
    written = {
        STORE_SPACE: (controls.store.write(), STORE_ID),
        RECORD_SPACE: (write_record(draft, style, blocks), RECORD_ID),
    }
    for name, root in list(walk_items(parts)):
        space = etree.QName(root).namespace or ""
        if space in written:
            text, item = written[space]
            parts[name] = text.encode()
            properties = f"itemProps{name.removeprefix('customXml/item')}"
            parts[f"customXml/{properties}"] = write_item_properties(item, space).encode()
            parts[f"customXml/_rels/{basename(name)}.rels"] = write_item_relationships(properties).encode()
            _declare(parts, f"/customXml/{properties}", ITEM_PROPERTIES_TYPE)
    if "word/glossary/document.xml" in parts:
        parts["word/glossary/document.xml"] = write_glossary(controls.prompts).encode()
    if "docProps/custom.xml" in parts:
        parts["docProps/custom.xml"] = write_custom_properties(draft).encode()


def _declare(parts: dict[str, bytes], name: str, type: str) -> None:
    """Say a part's content type in the package, where it is not said yet."""
    types = parse_xml(parts["[Content_Types].xml"])
    if not any(node.get("PartName") == name for node in types):
        override = etree.SubElement(types, f"{{{PACKAGE}/content-types}}Override")
        override.set("PartName", name)
        override.set("ContentType", type)
        parts["[Content_Types].xml"] = serialise(types)
