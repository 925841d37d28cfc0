"""An edited draft and what stands in it now in; its store, record, prompts and bindings anew, out."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import count
from posixpath import basename

from drafter.model.draft import Draft, PhraseUse
from drafter.model.edited import Record
from drafter.model.marks import AUTHOR, RECORD_SPACE, STORE_SPACE, shorten_name
from drafter.model.style import Style
from drafter.word.controls import Tags, is_marked, is_prompt, is_prompting, read_placeholders, unmark
from drafter.word.markup import read_number
from drafter.word.namespaces import W
from drafter.word.nodes import Node, make, name_of, parse_xml, remove, value_of
from drafter.word.package import Package
from drafter.word.record import write_record
from drafter.word.relations import relations_name
from drafter.word.text import all_text, struck_text
from drafter.writers.docx.base_parts import join_properties
from drafter.writers.docx.base_styles import BaseStyles
from drafter.writers.docx.comments import ASKING
from drafter.writers.docx.controls import LONGEST_CHOICE, Controls, bindable, choices_of, take_id
from drafter.writers.docx.glossary import write_glossary
from drafter.writers.docx.parts import ITEM_PROPERTIES_TYPE, write_item_relationships
from drafter.writers.docx.properties import write_custom_properties
from drafter.writers.docx.store import RECORD_ID, STORE_ID, Store, write_item_properties
from drafter.writers.docx.styles import STYLE_NAMES

_STYLED = (f"{W}pStyle", f"{W}rStyle")


class Names:
    """The ids that styles have in a file: editors give them others, and keep their names.

    source: the part whose styles are meant, the text's own by default; the glossary has its own.
    """

    def __init__(self, package: Package, style: Style, source: str | None = None) -> None:
        self._ids: dict[str, str] = {}
        part = package.target("styles", source)
        if not part:
            return
        root = package.root(part)
        here = {value_of(node, "name").lower(): node.get(f"{W}styleId", "") for node in root.iter(f"{W}style")}
        self._ids = {ours: here[name.lower()] for ours, name in STYLE_NAMES.items() if name.lower() in here}
        if style.base is not None:
            base = BaseStyles(style.base, root)
            found = {ours: base.find(ours) for ours in STYLE_NAMES}
            self._ids |= {ours: node.get(f"{W}styleId", "") for ours, node in found.items() if node is not None}

    def id_of(self, ours: str) -> str:
        """The id that one of our styles has here."""
        return self._ids.get(ours, ours)

    def adapt(self, node: Node) -> None:
        """Name the styles of what our writer wrote as this file does."""
        for styled in node.iter(*_STYLED):
            styled.set(f"{W}val", self.id_of(styled.get(f"{W}val", "")))


def settle(root: Node, prompts: Collection[str], red: str) -> None:
    """Take flag, colour and look of a prompt off controls in which somebody typed: editors leave them there.

    red: the id of the style of prompts.
    """
    for control in root.iter(f"{W}sdt"):
        flag = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if flag is not None and all_text(control) and not is_prompting(control, prompts):
            unmark(control)
            for style in [node for node in control.iter(f"{W}rStyle") if node.get(f"{W}val") == red]:
                remove(style)


def bind_all(
    root: Node,
    tags: Tags,
    draft: Draft,
    printed: Mapping[str, str],
    store: Store,
    prompts: Collection[str],
    *,
    has_glossary: bool,
) -> None:
    """Bind every fact's control to a store written from what the controls say; offer each phrase its choices.

    printed: each phrase as the new draft prints it. prompts: what empty controls show. A control whose text was deleted
    or moved away with changes tracked keeps it in the store: rejecting the change brings it back.
    """
    uses = {use.name: use for use in draft.phrases}
    taken: set[int] = set()
    store.clear()
    for control in root.iter(f"{W}sdt"):
        properties, tag = control.find(f"{W}sdtPr"), control.find(f"{W}sdtPr/{W}tag")
        kind, name = tags.of(control)
        if properties is None or tag is None or not kind:
            continue
        _take_free_id(properties, taken)
        if not has_glossary:
            for node in properties.findall(f"{W}placeholder"):
                properties.remove(node)
        text = all_text(control)
        if is_prompt(text, prompts, is_marked(control)):
            text = ""
        elif not text:
            text = struck_text(control)
        if kind == "fact":
            tag.set(f"{W}val", shorten_name(f"fact:{_bind(properties, name, text, store)}"))
        elif (box := properties.find(f"{W}comboBox")) is not None:
            _offer(box, text, printed.get(name, ""), uses.get(name))


def _offer(box: Node, text: str, printed: str, use: PhraseUse | None) -> None:
    """Let a combo box offer the wordings that a phrase is drafted with, and what stands in it; never nothing."""
    offered = [item.get(f"{W}displayText") or item.get(f"{W}value") or "" for item in box]
    drafted = choices_of(printed, use) if use and printed else offered
    for item in list(box):
        box.remove(item)
    for choice in dict.fromkeys([*drafted, text]):
        if 0 < len(choice) <= LONGEST_CHOICE:
            box.append(make("listItem", displayText=choice, value=choice))


def _bind(properties: Node, path: str, text: str, store: Store) -> str:
    """A plain-text control is bound as the writer binds it; returns the name of its node."""
    for old in properties.findall(f"{W}dataBinding"):
        properties.remove(old)
    kind = properties.find(f"{W}text")
    if kind is None or not bindable(text):
        return path
    binding = store.bind(path, text)
    colour = next((node for node in properties if name_of(node) == "color"), None)
    (kind if colour is None else colour).addprevious(make("dataBinding", **binding.attributes))
    return binding.name


def _take_free_id(properties: Node, taken: set[int]) -> None:
    """An id that no other control has: a copied paragraph brings its controls' ids along."""
    node = properties.find(f"{W}id")
    if node is None:
        return
    node.set(f"{W}val", str(take_id(read_number(node.get(f"{W}val")), taken)))


def drop_answered(root: Node, comments: Node, prompts: Collection[str]) -> None:
    """Take out our comments on blanks that are filled now, or on what is gone, with their ranges."""
    ours = {comment.get(f"{W}id"): comment for comment in comments if comment.get(f"{W}author") == AUTHOR}
    marks: dict[str | None, list[Node]] = defaultdict(list)
    for node in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"):
        marks[node.get(f"{W}id")].append(node)
    for start in list(root.iter(f"{W}commentRangeStart")):
        key = start.get(f"{W}id")
        comment = ours.get(key)
        said = "".join(map(str, comment.itertext())) if comment is not None else ""
        if comment is None or not said.startswith(ASKING):
            continue
        if any(is_prompting(control, prompts) for control in _range_of(start)):
            continue
        remove(comment)
        for node in marks[key]:
            run = node.getparent()
            remove(run if node.tag == f"{W}commentReference" and run is not None else node)
    told = {node.get(f"{W}id") for node in root.iter(f"{W}commentReference")}
    for key, comment in ours.items():
        if key not in told:
            remove(comment)


def _range_of(start: Node) -> Iterator[Node]:
    """The controls between the two ends of a comment's range."""
    for node in start.itersiblings():
        if node.tag == f"{W}commentRangeEnd" and node.get(f"{W}id") == start.get(f"{W}id"):
            return
        yield from node.iter(f"{W}sdt")


def replace_own_parts(package: Package, controls: Controls, draft: Draft, record: Record, names: Names) -> None:
    """Store, record, new prompts and properties as they are now, and what ties them to the package.

    names: of the styles of the glossary. Its building blocks stay as they are, whosever they are.
    """
    _put_item(package, STORE_SPACE, controls.store.write(), STORE_ID)
    put_record(package, record)
    if glossary := package.target("glossaryDocument"):
        known = set(read_placeholders(package))
        parts = package.edit(glossary).find(f"{W}docParts")
        fresh = {prompt: name for prompt, name in controls.prompts.items() if name not in known}
        if parts is not None and fresh:
            for block in parse_xml(write_glossary(fresh).encode()).iterfind(f"{W}docParts/{W}docPart"):
                names.adapt(block)
                parts.append(block)
    if properties := package.target("custom-properties", ""):
        package.put(properties, join_properties(package, write_custom_properties(draft)))


def put_record(package: Package, record: Record) -> None:
    """Another record, and nothing else changed."""
    _put_item(package, RECORD_SPACE, write_record(record), RECORD_ID)


def _put_item(package: Package, space: str, text: str, id: str) -> None:
    """An item of ours as it is now; a new one where an editor has dropped it."""
    name = package.item(space)
    if not name:
        numbers = (f"customXml/item{number}.xml" for number in count(1))
        name = next(free for free in numbers if free not in package)
    package.put(name, text)
    package.relate("customXml", name)
    properties = package.target("customXmlProps", name)
    if not properties:
        properties = f"customXml/itemProps{basename(name).removeprefix('item')}"
        package.put(relations_name(name), write_item_relationships(basename(properties)))
    package.put(properties, write_item_properties(id, space), ITEM_PROPERTIES_TYPE)
