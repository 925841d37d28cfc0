"""A Word draft whose blanks are filled in; the plain file that is printed and sent, out: 定稿.

What goes: content controls (their text stays), comments, bookmarks that nothing refers to, the store and the record,
the glossary, our own document properties, revision ids, the switch that tracks changes, the names of people and
machines (author, template, mail merge, permissions); runs that look the same are joined. What stays: every letter,
every style, headers and footers, other people's properties and data. Controls of an organisation's own base file are
unwrapped too, wherever they stand: what they show is what is printed. Hidden text is refused.
"""

import re
from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet

from drafter.corpus.source import Source, read_data
from drafter.edited.open_points import find_open_points
from drafter.i18n import _
from drafter.model.finding import InputError
from drafter.model.marks import RECORD_SPACE, STORE_SPACE
from drafter.word.controls import read_prompts, unwrap
from drafter.word.draft import find_record
from drafter.word.hidden import Hidden, drop_hidden_data
from drafter.word.namespaces import DATA_STORE, SPACE, W
from drafter.word.nodes import BrokenPackage, Node, refusing, remove, set_text, value_of
from drafter.word.package import Package
from drafter.word.relations import Relation
from drafter.word.text import read_lines, refuse_embedded
from drafter.writers.docx.properties import OWN_PROPERTIES, TOOL

_PRINTED = ("header", "footer", "footnotes", "endnotes")
"""Kinds of the parts beside the text that are printed with it."""
_MARGIN = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument")
"""Ends of the types of relationships to what is beside the text."""
_NO_DOCUMENT = ("macroEnabled", "template")
"""In the type of a file that Word does not open by the name .docx."""
_DROPPED = tuple(
    f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "proofErr")
)
_REVISION_ID = f"{W}rsid"
_REVISED = tuple(f"{W}{name}" for name in ("p", "r", "sectPr", "tr"))
"""Elements that have revision ids (ECMA-376 part 1, 17.3.1.22, 17.3.2.25, 17.6.17, 17.4.79)."""
_PLAIN = frozenset(f"{W}{name}" for name in ("rPr", "t", "tab", "br", "cr", "noBreakHyphen"))
"""What a run holds that may be joined with its neighbour."""


def finalize(data: bytes, allow: Collection[str] = (), file: str = "") -> bytes:
    """The final file: its text is the draft's, letter by letter; a final file comes back as it is.

    allow: marks that may stay (××, 某某, {{ }}), or tags of controls that may differ. file: its name in messages.
    Raises InputError with everything that is still open, or that keeps the file from being read.
    """
    with refusing(file):
        return _finalize(open_word(data, file), allow, file)


def _finalize(package: Package, allow: Collection[str], file: str) -> bytes:
    if not any(line.text.strip() for line in read_lines(package)):
        raise BrokenPackage(_("there is no text in it"))
    if any(kind in package.type_of(package.main) for kind in _NO_DOCUMENT):
        raise BrokenPackage(_("it is a template, or has macros: open it in Word and save it as Word Document (*.docx)"))
    package.edit_document()
    beside = (each.target for each in package.relations(package.main) if each.kind in _PRINTED)
    printed = [name for name in dict.fromkeys((package.main, *beside)) if name in package]
    for name in printed:
        refuse_embedded(package, name)
    roots = [package.edit(name) for name in printed]
    record = find_record(package)
    findings = find_open_points(roots, read_prompts(package, record), record, Hidden(package), file, allow)
    if findings:
        raise InputError(findings)
    bound = find_bound_items(roots)
    referred = find_references(roots)
    placeholder = find_placeholder_styles(package)
    for root in roots:
        drop_margin(root)
        drop_bookmarks(root, referred)
        unwrap(root)
        drop_placeholder_style(root, placeholder)
        drop_revision_ids(root)
        join_runs(root)
    drop_properties(package)
    stop_tracking(package)
    drop_hidden_data(package, roots)
    drop_parts(package, bound)
    return package.to_bytes()


def open_word(data: bytes, file: str) -> Package:
    """The Word file. Raises InputError for anything else, saying what it is."""
    try:
        return Package(data)
    except BrokenPackage:
        source = read_data(data, file, ".docx")  # says of what kind it is
        if isinstance(source, Source):
            raise
        raise InputError([source]) from None


def find_bound_items(roots: Iterable[Node]) -> set[str]:
    """The ids of the items that controls are bound to."""
    bindings = (binding for root in roots for binding in root.iter(f"{W}dataBinding"))
    return {binding.get(f"{W}storeItemID", "").lower() for binding in bindings} - {""}


def find_references(roots: Iterable[Node]) -> set[str]:
    """All words that fields and links say: a bookmark that is one of them is referred to."""
    said = []
    for root in roots:
        said += ["".join(node.text or "" for node in root.iter(f"{W}instrText"))]
        said += [field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple")]
        said += [link.get(f"{W}anchor", "") for link in root.iter(f"{W}hyperlink")]
    return set(re.findall(r"\w+", "\n".join(said)))


def find_placeholder_styles(package: Package) -> set[str]:
    """The ids of the style of prompts: editors give it ids of their own and keep its name."""
    name = package.target("styles")
    styles = package.root(name).iter(f"{W}style") if name else ()
    return {style.get(f"{W}styleId", "") for style in styles if value_of(style, "name").lower() == "placeholder text"}


def drop_margin(root: Node) -> None:
    """Take out what ties comments to the text, and the marks of the spelling checker."""
    for node in list(root.iter(*_DROPPED)):
        remove(node)


def drop_bookmarks(root: Node, referred: AbstractSet[str]) -> None:
    """Take out the bookmarks that no field and no link refers to."""
    kept = {
        start.get(f"{W}id")
        for start in root.iter(f"{W}bookmarkStart")
        if (name := start.get(f"{W}name", "")) and referred >= set(re.findall(r"\w+", name))
    }
    for node in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        if node.get(f"{W}id") not in kept:
            remove(node)


def drop_placeholder_style(root: Node, styles: Collection[str]) -> None:
    """Take the look of a prompt off what was typed over it."""
    for style in [node for node in root.iter(f"{W}rStyle") if node.get(f"{W}val") in styles]:
        remove(style)


def drop_revision_ids(root: Node) -> None:
    """Take out the attributes that say in which session a thing was edited."""
    for node in root.iter(*_REVISED):
        for name in [name for name in node.attrib if str(name).startswith(_REVISION_ID)]:
            del node.attrib[name]


def join_runs(root: Node) -> None:
    """Join neighbouring runs that look the same, and take out those that hold nothing."""
    for run in list(root.iter(f"{W}r")):
        properties = run.find(f"{W}rPr")
        if properties is not None and not len(properties):
            run.remove(properties)
        if not len(run) or [child.tag for child in run] == [f"{W}rPr"]:
            remove(run)
    last: Node | None = None
    look: object = None
    """Of the last run, where it may be joined."""
    for run in list(root.iter(f"{W}r")):
        before, last_look = run.getprevious(), look
        look = _look(run) if all(child.tag in _PLAIN for child in run) else None
        if before is not None and before is last and look is not None and look == last_look:
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            remove(run)
        else:
            last = run
    joined: dict[Node, list[str]] = {}
    """Texts that others are joined to, with all that they say."""
    for text in list(root.iter(f"{W}t")):
        before = text.getprevious()
        if before is None or before.tag != f"{W}t" or not _keeps_spaces(text):
            continue
        if before in joined or _keeps_spaces(before):
            joined.setdefault(before, [before.text or ""]).append(text.text or "")
            remove(text)
    for text, pieces in joined.items():
        set_text(text, "".join(pieces))


def _look(run: Node) -> object:
    """What makes a run look as it does: its attributes and its properties, to be compared."""
    properties = run.find(f"{W}rPr")
    return sorted(run.attrib.items()), [] if properties is None else [_describe(child) for child in properties]


def _describe(node: Node) -> object:
    return node.tag, sorted(node.attrib.items()), [_describe(child) for child in node]


def _keeps_spaces(text: Node) -> bool:
    """Whether the spaces around a text are printed, or it has none."""
    return text.get(SPACE) == "preserve" or (text.text or "") == (text.text or "").strip()


def drop_properties(package: Package) -> None:
    """Take out the properties that say what made the draft; other people's stay."""
    name = package.target("custom-properties", "")
    if not name:
        return
    tools = ("".join(map(str, node.itertext())) for node in package.root(name) if node.get("name") == "tool")
    if any(tool.startswith(TOOL) for tool in tools):
        for node in [node for node in package.edit(name) if node.get("name") in OWN_PROPERTIES]:
            remove(node)


def stop_tracking(package: Package) -> None:
    """Switch off the tracking of changes, and take out the list of editing sessions."""
    if name := package.target("settings"):
        for node in list(package.edit(name).iter(f"{W}trackRevisions", f"{W}rsids")):
            remove(node)


def drop_parts(package: Package, bound: Collection[str]) -> None:
    """Take out comments, glossary, our store and record and what controls were bound to, and all that hung on these."""
    # LibreOffice 25.2 leaves an item empty that it cannot parse, and Word then calls the file damaged.
    items = {
        *(package.item(space) for space in (STORE_SPACE, RECORD_SPACE)),
        *(name for name in package.items() if package.is_empty(name) or find_id(package, name) in bound),
    }
    properties = package.target("custom-properties", "")
    if properties and not len(package.root(properties)):
        items.add(properties)

    def is_idle(relation: Relation) -> bool:
        return not relation.external and (relation.kind in _MARGIN or relation.target in items)

    package.cut(is_idle)
    package.sweep()


def find_id(package: Package, item: str) -> str:
    """The id by which bindings find an item, in small letters: it stands in a part that the item leads to."""
    name = package.target("customXmlProps", item)
    return package.root(name).get(f"{{{DATA_STORE}}}itemID", "").lower() if name else ""
