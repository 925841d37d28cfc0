"""A Word draft whose blanks are filled in; the plain file that is printed and sent, out: 定稿.

What goes: content controls (their text stays), comments, bookmarks that nothing refers to, the store and the record,
the glossary, our own document properties, revision ids, the switch that tracks changes; runs that look the same are
joined. What stays: every letter, every style, headers and footers, other people's properties and data. Controls of an
organisation's own base file are unwrapped too, wherever they stand: what they show is what is printed.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from lxml import etree

from drafter.corpus.source import Source, read_data
from drafter.files.docx_text import BrokenDocument, parse_xml
from drafter.files.draft_docx import walk_items
from drafter.model.finding import Finding, InputError
from drafter.model.marks import RECORD_SPACE, STORE_SPACE
from drafter.model.place import Place
from drafter.writers.docx.bookmarks import remove
from drafter.writers.docx.properties import OWN_PROPERTIES, TOOL
from drafter.writers.open_points import find_open_points
from drafter.writers.sites import W
from drafter.writers.word_file import cut_relationships, relationships_of, repack, serialise, sweep, unpack

_TEXT_PART = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
"""The parts whose text is printed."""
_MARGIN = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument")
"""Ends of the types of relationships to what is beside the text."""
_PROPERTIES = "docProps/custom.xml"
_DATA_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_WRAPPERS = tuple(f"{W}{name}" for name in ("sdt", "customXml", "smartTag"))
_PROPERTIES_OF = (f"{W}customXmlPr", f"{W}smartTagPr")
_DROPPED = tuple(
    f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "proofErr")
)
_REVISION_ID = re.compile(rf"{re.escape(W)}rsid\w*")
_PLAIN = frozenset(f"{W}{name}" for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen"))
"""What a run holds that may be joined with its neighbour."""


def finalize(data: bytes, allow: Collection[str] = (), file: str = "") -> bytes:
    """The final file: its text is the draft's, letter by letter; a final file comes back as it is.

    allow: marks that may stay (××, 某某, {{ }}), or tags of controls that may differ. file: its name in messages.
    Raises InputError with everything that is still open, or that keeps the file from being read.
    """
    try:
        return _finalize(open_word(data, file), allow, file)
    except BrokenDocument as error:
        raise InputError([Finding("unreadable", "error", str(error), Place(file, 1))]) from error


def _finalize(parts: dict[str, bytes], allow: Collection[str], file: str) -> bytes:
    roots = {name: parse_xml(content) for name, content in parts.items() if _TEXT_PART.fullmatch(name)}
    findings = find_open_points(parts, roots.values(), file, allow)
    if findings:
        raise InputError(findings)
    bound = find_bound_items(roots.values())
    referred = find_references(roots.values())
    placeholder = find_placeholder_styles(parts)
    for root in roots.values():
        drop_margin(root)
        drop_bookmarks(root, referred)
        unwrap(root)
        drop_placeholder_style(root, placeholder)
        drop_revision_ids(root)
        join_runs(root)
    parts.update({name: serialise(root) for name, root in roots.items()})
    drop_properties(parts)
    stop_tracking(parts)
    drop_parts(parts, bound)
    return repack(parts)


def open_word(data: bytes, file: str) -> dict[str, bytes]:
    """The parts of a Word file. Raises InputError for anything else, saying what it is."""
    source = read_data(data, file, ".docx")
    if not isinstance(source, Source):
        raise InputError([source])
    return unpack(data)


def find_bound_items(roots: Iterable[etree._Element]) -> set[str]:
    """The ids of the items that controls are bound to."""
    bindings = (binding for root in roots for binding in root.iter(f"{W}dataBinding"))
    return {binding.get(f"{W}storeItemID", "").lower() for binding in bindings} - {""}


def find_references(roots: Iterable[etree._Element]) -> str:
    """All that fields and links say: a bookmark whose name is in it is referred to."""
    said = []
    for root in roots:
        said += ["".join(node.text or "" for node in root.iter(f"{W}instrText"))]
        said += [field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple")]
        said += [link.get(f"{W}anchor", "") for link in root.iter(f"{W}hyperlink")]
    return "\n".join(said)


def find_placeholder_styles(parts: Mapping[str, bytes]) -> set[str]:
    """The ids of the style of prompts: editors give it ids of their own and keep its name."""
    if "word/styles.xml" not in parts:
        return set()
    names = (
        (style.get(f"{W}styleId", ""), name.get(f"{W}val", ""))
        for style in parse_xml(parts["word/styles.xml"]).iter(f"{W}style")
        for name in style.iterfind(f"{W}name")
    )
    return {id for id, name in names if name.lower() == "placeholder text"}


def drop_margin(root: etree._Element) -> None:
    """Take out what ties comments to the text, and the marks of the spelling checker."""
    for node in list(root.iter(*_DROPPED)):
        remove(node)


def drop_bookmarks(root: etree._Element, referred: str) -> None:
    """Take out the bookmarks that no field and no link refers to."""
    kept = {
        start.get(f"{W}id")
        for start in root.iter(f"{W}bookmarkStart")
        if re.search(rf"(?<!\w){re.escape(start.get(f'{W}name', ''))}(?!\w)", referred)
    }
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if node.get(f"{W}id") not in kept:
            remove(node)


def unwrap(root: etree._Element) -> None:
    """Put what controls, custom XML and smart tags hold in their place, the innermost first."""
    for node in reversed(list(root.iter(*_WRAPPERS))):
        content = node.find(f"{W}sdtContent") if node.tag == f"{W}sdt" else node
        for child in () if content is None else [child for child in content if child.tag not in _PROPERTIES_OF]:
            node.addprevious(child)
        remove(node)


def drop_placeholder_style(root: etree._Element, styles: Collection[str]) -> None:
    """Take the look of a prompt off what was typed over it."""
    for style in [node for node in root.iter(f"{W}rStyle") if node.get(f"{W}val") in styles]:
        remove(style)


def drop_revision_ids(root: etree._Element) -> None:
    """Take out the attributes that say in which session a thing was edited."""
    for node in root.iter(f"{W}*"):
        for name in [name for name in node.attrib if _REVISION_ID.fullmatch(str(name))]:
            del node.attrib[name]


def join_runs(root: etree._Element) -> None:
    """Join neighbouring runs that look the same, and take out those that hold nothing."""
    for run in list(root.iter(f"{W}r")):
        properties = run.find(f"{W}rPr")
        if properties is not None and not len(properties):
            run.remove(properties)
        if not len(run) or [child.tag for child in run] == [f"{W}rPr"]:
            remove(run)
    for run in list(root.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and _is_plain(before) and _is_plain(run) and _look(before) == _look(run):
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            remove(run)
    for text in list(root.iter(f"{W}t")):
        before = text.getprevious()
        if before is not None and before.tag == f"{W}t" and _keeps_spaces(before) and _keeps_spaces(text):
            before.text = (before.text or "") + (text.text or "")
            before.set(_SPACE, "preserve")
            remove(text)


def _is_plain(run: etree._Element) -> bool:
    return run.tag == f"{W}r" and all(child.tag in _PLAIN for child in run)


def _look(node: etree._Element) -> object:
    """What makes a run look as it does: its attributes and its properties, to be compared."""
    inner = node.find(f"{W}rPr") if node.tag == f"{W}r" else node
    children = (
        ()
        if inner is None
        else tuple((child.tag, tuple(sorted(child.attrib.items())), _look(child)) for child in inner)
    )
    return tuple(sorted(node.attrib.items())), children


def _keeps_spaces(text: etree._Element) -> bool:
    """Whether the spaces around a text are printed, or it has none."""
    return text.get(_SPACE) == "preserve" or (text.text or "") == (text.text or "").strip()


def drop_properties(parts: dict[str, bytes]) -> None:
    """Take out the properties that say what made the draft; other people's stay."""
    if _PROPERTIES not in parts:
        return
    root = parse_xml(parts[_PROPERTIES])
    tools = ("".join(map(str, node.itertext())) for node in root if node.get("name") == "tool")
    if not any(tool.startswith(TOOL) for tool in tools):
        return
    for node in [node for node in root if node.get("name") in OWN_PROPERTIES]:
        root.remove(node)
    parts[_PROPERTIES] = serialise(root)


def stop_tracking(parts: dict[str, bytes]) -> None:
    """Switch off the tracking of changes, and take out the list of editing sessions."""
    if "word/settings.xml" not in parts:
        return
    root = parse_xml(parts["word/settings.xml"])
    for node in list(root.iter(f"{W}trackRevisions", f"{W}rsids")):
        remove(node)
    parts["word/settings.xml"] = serialise(root)


def drop_parts(parts: dict[str, bytes], bound: Collection[str]) -> None:
    """Take out comments, glossary, our store and record and what controls were bound to, and all that hung on these."""
    items = {name for name, root in walk_items(parts) if etree.QName(root).namespace in (STORE_SPACE, RECORD_SPACE)}
    # LibreOffice 25.2 leaves an item empty that it cannot parse, and Word then calls the file damaged.
    items |= {
        name
        for name, content in parts.items()
        if name.startswith("customXml/item") and (not content.strip() or find_ids(parts, name) & set(bound))
    }
    empty = _PROPERTIES in parts and not len(parse_xml(parts[_PROPERTIES]))

    def is_idle(kind: str, target: str) -> bool:
        return kind.rpartition("/")[2] in _MARGIN or target in items or (empty and target == _PROPERTIES)

    cut_relationships(parts, is_idle)
    sweep(parts)


def find_ids(parts: Mapping[str, bytes], item: str) -> set[str]:
    """The id by which bindings find an item: it stands in a part that the item leads to."""
    properties = (parts[target] for _kind, target in relationships_of(parts, item) if target in parts)
    return {parse_xml(content).get(f"{_DATA_STORE}itemID", "").lower() for content in properties}
