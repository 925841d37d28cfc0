"""An edited draft and what stands in it now in; its store, record, prompts and bindings anew, out."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from posixpath import basename

from drafter.model.draft import Block, Draft, PhraseUse
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
from drafter.writers.docx.controls import Controls, bindable, choices_of, take_id
from drafter.writers.docx.glossary import write_glossary
from drafter.writers.docx.parts import ITEM_PROPERTIES_TYPE, write_item_relationships
from drafter.writers.docx.properties import write_custom_properties
from drafter.writers.docx.store import RECORD_ID, STORE_ID, Store, write_item_properties
from drafter.writers.docx.styles import STYLE_NAMES

_STYLED = (f"{W}pStyle", f"{W}rStyle")


class Names:
    """The ids that styles have in a file: LibreOffice gives our own styles others, and keeps their names."""

    def __init__(self, package: Package, style: Style) -> None:
        self._ids: dict[str, str] = {}
        part = package.target("styles")
        if not part:
            return
        root = package.root(part)
        here = {value_of(node, "name").lower(): node.get(f"{W}styleId", "") for node in root.iter(f"{W}style")}
        self._ids = {ours: here[name.lower()] for ours, name in STYLE_NAMES.items() if name.lower() in here}
        if style.base is not None:
            base = BaseStyles(style.base, root)
            found = {ours: base.find(ours) for ours in STYLE_NAMES}
            self._ids |= {ours: node.get(f"{W}styleId", "") for ours, node in found.items() if node is not None}

    def adapt(self, node: Node) -> None:
        """Name the styles of what our writer wrote as this file does."""
        for styled in node.iter(*_STYLED):
            ours = styled.get(f"{W}val", "")
            styled.set(f"{W}val", self._ids.get(ours, ours))


def bind_all(
    root: Node, tags: Tags, draft: Draft, store: Store, prompts: Collection[str], *, has_glossary: bool
) -> None:
    """Bind every fact's control to a store written from what the controls say; offer each phrase its choices.

    prompts: what empty controls show. A control whose text was deleted or moved away with changes tracked keeps it in
    the store: rejecting the change brings it back.
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
        elif text:
            unmark(control)
        else:
            text = struck_text(control)
        if kind == "fact":
            tag.set(f"{W}val", shorten_name(f"fact:{_bind(properties, name, text, store)}"))
        elif (box := properties.find(f"{W}comboBox")) is not None:
            _offer(box, text, uses.get(name))


def _offer(box: Node, text: str, use: PhraseUse | None) -> None:
    """Let a combo box offer a phrase as it stands, and the wordings that it was drafted with."""
    standing = text or (use.text if use else "")
    if not standing:
        return
    for item in list(box):
        box.remove(item)
    for choice in choices_of(standing, use):
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


def replace_own_parts(
    package: Package, controls: Controls, draft: Draft, style: Style, blocks: Sequence[Block]
) -> None:
    """Store, record, new prompts and properties as they are now, and what ties them to the package."""
    _put_item(package, STORE_SPACE, controls.store.write(), STORE_ID)
    _put_item(package, RECORD_SPACE, write_record(draft, style, blocks), RECORD_ID)
    if glossary := package.target("glossaryDocument"):
        known = set(read_placeholders(package).values())
        parts = package.edit(glossary).find(f"{W}docParts")
        fresh = {prompt: name for prompt, name in controls.prompts.items() if prompt not in known}
        if parts is not None and fresh:
            parts.extend(parse_xml(write_glossary(fresh).encode()).iterfind(f"{W}docParts/{W}docPart"))
    if properties := package.target("custom-properties", ""):
        package.put(properties, join_properties(package, write_custom_properties(draft)))


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
