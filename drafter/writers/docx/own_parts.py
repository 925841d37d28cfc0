"""The parts of an edited draft and what stands in it now in; its store, record, prompts and bindings anew, out."""

from collections.abc import Collection, Iterator, Mapping
from itertools import count
from posixpath import basename

from lxml import etree

from drafter.files.docx_prompts import GLOSSARY, Prompts, read_blocks, struck_text
from drafter.files.docx_text import parse_xml, walk_runs
from drafter.files.draft_docx import Tags, walk_items
from drafter.model.draft import Draft
from drafter.model.edited import Record
from drafter.model.marks import AUTHOR, RECORD_SPACE, STORE_SPACE, shorten_name
from drafter.model.style import Style
from drafter.writers.docx.base_styles import BaseStyles
from drafter.writers.docx.bookmarks import remove
from drafter.writers.docx.comments import ASKING
from drafter.writers.docx.controls import LONGEST_CHOICE, Controls, bindable, choices_of, take_id
from drafter.writers.docx.glossary import write_glossary
from drafter.writers.docx.parts import ITEM_PROPERTIES_TYPE, write_item_relationships
from drafter.writers.docx.properties import write_custom_properties
from drafter.writers.docx.record import write_record
from drafter.writers.docx.store import RECORD_ID, STORE_ID, Store, write_item_properties
from drafter.writers.docx.styles import STYLE_NAMES
from drafter.writers.docx.xml import PACKAGE, RELATIONSHIPS, WORD, WORD_2012
from drafter.writers.review import make
from drafter.writers.word_file import name_document, relations_name, repack, serialise, unpack

W = f"{{{WORD}}}"
_STYLED = (f"{W}pStyle", f"{W}rStyle")


class Names:
    """The ids that styles have in a file: editors give them others, and keep their names.

    part: the part that holds the styles; the glossary has its own.
    """

    def __init__(self, parts: dict[str, bytes], style: Style, part: str = "word/styles.xml") -> None:
        here = {}
        for node in parse_xml(parts[part]).iter(f"{W}style") if part in parts else ():
            name = node.find(f"{W}name")
            if name is not None:
                here[name.get(f"{W}val", "").lower()] = node.get(f"{W}styleId", "")
        self._ids = {ours: here[name.lower()] for ours, name in STYLE_NAMES.items() if name.lower() in here}
        if style.base is not None and part in parts:
            base = BaseStyles(style.base, parse_xml(parts[part]))
            found = {ours: base.find(ours) for ours in STYLE_NAMES}
            self._ids |= {ours: node.get(f"{W}styleId", "") for ours, node in found.items() if node is not None}

    def id_of(self, ours: str) -> str:
        """The id that one of our styles has here."""
        return self._ids.get(ours, ours)

    def adapt(self, node: etree._Element) -> None:
        """Name the styles of what our writer wrote as this file does."""
        for styled in node.iter(*_STYLED):
            styled.set(f"{W}val", self.id_of(styled.get(f"{W}val", "")))


def bind_all(
    root: etree._Element,
    tags: Tags,
    draft: Draft,
    printed: Mapping[str, str],
    store: Store,
    prompts: Prompts,
    *,
    has_glossary: bool,
) -> None:
    """Bind every fact's control to a store written from what the controls say; offer each phrase its choices.

    printed: each phrase as the new draft prints it.
    """
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
        showing = prompts.are_shown_in(control)
        text = "".join(text for _, text in walk_runs(control)) or struck_text(control)
        box = properties.find(f"{W}comboBox")
        if kind == "fact":
            tag.set(f"{W}val", shorten_name(f"fact:{_bind(properties, name, '' if showing else text, store)}"))
        elif box is not None:
            offered = [item.get(f"{W}displayText") or item.get(f"{W}value") or "" for item in box]
            drafted = choices_of(printed[name], uses[name]) if name in uses and name in printed else offered
            for item in list(box):
                box.remove(item)
            for choice in dict.fromkeys([*drafted, *([] if showing else [text])]):
                if choice and len(choice) <= LONGEST_CHOICE and choice not in prompts.texts:
                    box.append(make("listItem", displayText=choice, value=choice))


def settle_flags(root: etree._Element, prompts: Prompts, red: Collection[str]) -> None:
    """Take flag, colour and the look of a prompt off controls in which somebody typed: editors leave them there.

    red: the ids of the style of prompts.
    """
    for control in root.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        if properties is None or properties.find(f"{W}showingPlcHdr") is None or prompts.are_shown_in(control):
            continue
        for name in (f"{W}showingPlcHdr", f"{{{WORD_2012}}}color"):
            for node in properties.findall(name):
                properties.remove(node)
        for style in [node for node in control.iter(f"{W}rStyle") if node.get(f"{W}val") in red]:
            remove(style)


def _bind(properties: etree._Element, path: str, text: str, store: Store) -> str:
    """A plain-text control is bound as the writer binds it; returns the name of its node. text: empty for a prompt."""
    for old in properties.findall(f"{W}dataBinding"):
        properties.remove(old)
    kind = properties.find(f"{W}text")
    if kind is None or not bindable(text):
        return path
    name, binding = store.bind(path, text)
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


def drop_answered(root: etree._Element, comments: etree._Element, prompts: Prompts) -> etree._Element:
    """The comments without ours on blanks that are filled now, or on what is gone; their ranges go, too."""
    ours = {comment.get(f"{W}id"): comment for comment in comments if comment.get(f"{W}author") == AUTHOR}
    for start in list(root.iter(f"{W}commentRangeStart")):
        key = start.get(f"{W}id")
        comment = ours.get(key)
        said = "".join(map(str, comment.itertext())) if comment is not None else ""
        if comment is None or not said.startswith(ASKING) or any(map(prompts.are_shown_in, _range_of(start))):
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


def add_prompts(parts: dict[str, bytes], prompts: Mapping[str, str], names: "Names") -> None:
    """Put the prompts that are new into the glossary; every building block in it, whosever it is, stays as it is.

    prompts: text to the name of its placeholder; names: of the styles in the glossary.
    """
    if GLOSSARY not in parts:
        return
    here = read_blocks(parts)
    fresh = {text: name for text, name in prompts.items() if name not in here}
    if not fresh:
        return
    root = parse_xml(parts[GLOSSARY])
    blocks = root.find(f"{W}docParts")
    if blocks is None:
        blocks = etree.SubElement(root, f"{W}docParts")
    for block in parse_xml(write_glossary(fresh).encode()).iter(f"{W}docPart"):
        names.adapt(block)
        blocks.append(block)
    parts[GLOSSARY] = serialise(root)


def replace_own_parts(parts: dict[str, bytes], controls: Controls, draft: Draft, record: Record) -> None:
    """Store, record and properties as they are now, and what ties them to the package."""
    written = {
        STORE_SPACE: (controls.store.write(), STORE_ID),
        RECORD_SPACE: (write_record(record), RECORD_ID),
    }
    items = {etree.QName(root).namespace or "": name for name, root in walk_items(parts)}
    for space, (text, item) in written.items():
        name = items[space] if space in items else _add_item(parts)
        parts[name] = text.encode()
        properties = f"itemProps{name.removeprefix('customXml/item')}"
        parts[f"customXml/{properties}"] = write_item_properties(item, space).encode()
        parts[f"customXml/_rels/{basename(name)}.rels"] = write_item_relationships(properties).encode()
        _declare(parts, f"/customXml/{properties}", ITEM_PROPERTIES_TYPE)
    if "docProps/custom.xml" in parts:
        parts["docProps/custom.xml"] = write_custom_properties(draft).encode()


def _add_item(parts: dict[str, bytes]) -> str:
    """The name of a new custom item, related to the document: an editor dropped the one that was there."""
    number = next(number for number in count(1) if f"customXml/item{number}.xml" not in parts)
    relations = relations_name(name_document(parts))
    root = parse_xml(parts[relations])
    link = etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship")
    link.set("Id", f"drafterItem{number}")
    link.set("Type", f"{RELATIONSHIPS}/customXml")
    link.set("Target", f"../customXml/item{number}.xml")
    parts[relations] = serialise(root)
    return f"customXml/item{number}.xml"


def _declare(parts: dict[str, bytes], name: str, type: str) -> None:
    """Say a part's content type in the package, where it is not said yet."""
    types = parse_xml(parts["[Content_Types].xml"])
    if not any(node.get("PartName") == name for node in types):
        override = etree.SubElement(types, f"{{{PACKAGE}/content-types}}Override")
        override.set("PartName", name)
        override.set("ContentType", type)
        parts["[Content_Types].xml"] = serialise(types)


def replace_record(data: bytes, record: Record) -> bytes:
    """The same file with another record in it, and nothing else changed."""
    parts = unpack(data)
    name = next(name for name, root in walk_items(parts) if etree.QName(root).namespace == RECORD_SPACE)
    parts[name] = write_record(record).encode()
    return repack(parts)
