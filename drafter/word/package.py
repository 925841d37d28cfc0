"""A Word file opened once: its parts, their roots, what they refer to, and the file's bytes again.

Open Packaging Conventions, ECMA-376 part 2: parts (6.2), relationships (6.5), content types (7.2.3), zip (7.3).
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from urllib.parse import unquote
from zipfile import ZipInfo

from lxml import etree

from drafter import bounds
from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.word.archive import Archive, fold_name
from drafter.word.namespaces import PACKAGE, RELATIONSHIPS, STRICT_WORD, W
from drafter.word.nodes import BrokenPackage, Node, missing, parse_xml, remove, serialise
from drafter.word.pack import pack
from drafter.word.relations import Relation, relations_name, write_relations

TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_MAIN = expression(r"word/document\d*\.xml")
_ITEM = expression(r"customXml/item\d*\.xml", re.IGNORECASE)
_RELATIONSHIP = f"{{{PACKAGE}/relationships}}Relationship"
_OVERRIDE, _DEFAULT = (f"{{{PACKAGE}/content-types}}{name}" for name in ("Override", "Default"))
_HEAD = 4096
"""Bytes in which the root of a part names its namespace."""


@dataclass(slots=True)
class _Part:
    """One part of the package, as far as it was read."""

    name: str
    entry: ZipInfo | None
    content: bytes | None = None
    root: Node | None = None
    changed: bool = False
    """The root says something else than the content."""


class Package:
    """One Word file. Names of parts are found whatever their capitals; parts are read, and parsed, when asked for.

    Raises BrokenPackage for what is no zip, LargePackage for what is larger than `limit` bytes unpacked; methods raise
    BrokenPackage for what is damaged where it must be read.
    """

    def __init__(self, data: bytes, limit: int = bounds.UNPACKED) -> None:
        self._archive = Archive(data, limit)
        self._parts = {key: _Part(entry.filename, entry) for key, entry in self._archive.entries.items()}
        self._elements = 0
        """How many have been parsed."""

    def __contains__(self, name: str) -> bool:
        return fold_name(name) in self._parts

    def names(self) -> list[str]:
        """The parts in the order of the file."""
        return [part.name for part in self._parts.values()]

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text: by the relationship of the package, as the standard says.

        A file without such relationships is still read, by the usual name.
        """
        found = self.target("officeDocument", "")
        if not found and _ROOT not in self:
            found = next((name for name in self.names() if _MAIN.fullmatch(name)), "")
        if not found:
            raise BrokenPackage(_("the file is a zip archive but not a Word document"))
        return found

    def read(self, name: str) -> bytes:
        """A part's bytes, as they are now. Raises BrokenPackage where there is none, or it is damaged."""
        part = self._part(name)
        if part.changed and part.root is not None:
            return serialise(part.root)
        if part.content is None and part.entry is not None:
            part.content = self._archive.read(part.entry)
        return part.content or b""

    def root(self, name: str) -> Node:
        """A part's root, to be read; the same one each time. Raises BrokenPackage as `read` does."""
        part = self._part(name)
        if part.root is None:
            if part.entry is not None and part.content is None and part.entry.file_size > bounds.PART:
                raise self._too_large(part)
            content = self.read(name)
            self._elements += content.count(b"<") - content.count(b"</")
            if self._elements > bounds.ELEMENTS:
                raise BrokenPackage(_("the Word file has more than a million elements"))
            part.root = parse_xml(content, part.name)
        return part.root

    def edit(self, name: str) -> Node:
        """A part's root, to be changed: what it says then is what is written."""
        root = self.root(name)
        self._part(name).changed = True
        return root

    @property
    def document(self) -> Node:
        """The root of the part that holds the text. Raises BrokenPackage where it is of another program."""
        root = self.root(self.main)
        if root.tag != f"{W}document":
            raise BrokenPackage(_("the file is a zip archive but not a Word document"))
        return root

    def edit_document(self) -> Node:
        """The same, to be changed; not that of a Strict file: half of it would then be of each kind."""
        root = self.document
        if self.is_strict:
            raise BrokenPackage(
                _(
                    "the file is Strict Open XML, which is only read:"
                    " open it in Word and save it as Word Document (*.docx)"
                )
            )
        self._part(self.main).changed = True
        return root

    @property
    def is_strict(self) -> bool:
        """Whether the file is Strict Open XML (ECMA-376 part 1), whose names are not those that Word writes."""
        return STRICT_WORD.encode() in self._head(self.main)

    def put(self, name: str, content: str | bytes, type: str = "") -> None:
        """Write a part anew, or add it; with a type the package says of what kind it is."""
        written = content.encode() if isinstance(content, str) else content
        known = self._parts.get(fold_name(name))
        self._parts[fold_name(name)] = _Part(known.name if known else name, None, written)
        if type and self.type_of(name) != type:
            self._declare(name, type)

    def drop(self, name: str) -> None:
        """Take a part out; what refers to it stays."""
        self._parts.pop(fold_name(name), None)

    def test(self) -> None:
        """Read every part once. Raises BrokenPackage for the first that is damaged or encrypted."""
        for name in self.names():
            self.read(name)

    def relations(self, source: str = "") -> list[Relation]:
        """What a part refers to, or with an empty name the package."""
        name = relations_name(source)
        return [relation for _link, relation in self._links(name)] if name in self else []

    def target(self, kind: str, source: str | None = None) -> str:
        """The part that the text, or another source, refers to by a relationship of this kind; empty without one."""
        relations = self.relations(self.main if source is None else source)
        return next((each.target for each in relations if each.kind == kind and each.target in self), "")

    def relate(self, kind: str, target: str) -> None:
        """Let the text refer to a part, where it does not yet."""
        name = relations_name(self.main)
        if name not in self:
            self.put(name, write_relations(self.main, []))
        relations = self.relations(self.main)
        if any(each.kind == kind and fold_name(each.target) == fold_name(target) for each in relations):
            return
        taken = {each.id for each in relations}
        id = f"drafter{kind.capitalize()}"
        while id in taken:
            id += "1"
        link = etree.SubElement(self.edit(name), _RELATIONSHIP)
        link.set("Id", id)
        link.set("Type", f"{RELATIONSHIPS}/{kind}")
        link.set("Target", posixpath.relpath(target, posixpath.dirname(self.main) or "."))

    def cut(self, unwanted: Callable[[Relation], bool]) -> None:
        """Take out the relationships of all parts for which `unwanted` holds."""
        for name in [name for name in self.names() if name.lower().endswith(".rels")]:
            for link in [link for link, relation in self._links(name) if unwanted(relation)]:
                self.edit(name)
                remove(link)

    def reachable(self, relations: Iterable[Relation]) -> list[str]:
        """The parts that relations lead to, directly or through other parts, with their own relationships parts."""
        found: set[str] = set()
        waiting = [each.target for each in relations if not each.external]
        while waiting:
            name = waiting.pop()
            if fold_name(name) in found or name not in self:
                continue
            found.add(fold_name(name))
            inner = self.relations(name)
            if inner:
                found.add(fold_name(relations_name(name)))
            waiting += [each.target for each in inner if not each.external]
        return [part.name for key, part in self._parts.items() if key in found]

    def sweep(self) -> None:
        """Take out every part that no relationship leads to any more, and what says that it is there."""
        kept = {fold_name(name) for name in (TYPES, _ROOT, *self.reachable(self.relations()))}
        self._parts = {key: part for key, part in self._parts.items() if key in kept}
        idle = [node for node in self.root(TYPES).iter(_OVERRIDE) if node.get("PartName", "") not in self]
        for node in idle:
            self.edit(TYPES)
            remove(node)

    def items(self) -> list[str]:
        """The items of custom XML."""
        related = (each.target for each in self.relations(self.main) if each.kind == "customXml")
        named = (name for name in self.names() if _ITEM.fullmatch(name))
        return [name for name in dict.fromkeys((*related, *named)) if name in self]

    def item(self, space: str) -> str:
        """The item of custom XML whose root is of a namespace; empty without one. A damaged item is passed over."""
        for name in self.items():
            try:
                if space.encode() in self._head(name) and etree.QName(self.root(name)).namespace == space:
                    return name
            except BrokenPackage:
                continue
        return ""

    def is_empty(self, name: str) -> bool:
        """Whether a part holds nothing, or nothing but white space."""
        return not self._head(name).strip()

    def type_of(self, name: str) -> str:
        """What [Content_Types].xml says of a part; empty where it says nothing."""
        if TYPES not in self:
            return ""
        ending = name.rpartition(".")[2].lower()
        default = ""
        for node in self.root(TYPES):
            if node.tag == _OVERRIDE and fold_name(node.get("PartName", "")) == fold_name(name):
                return node.get("ContentType", "")
            if node.tag == _DEFAULT and node.get("Extension", "").lower() == ending:
                default = node.get("ContentType", "")
        return default

    def to_bytes(self) -> bytes:
        """The file: parts that nobody changed as they were, byte for byte; the same parts give the same bytes.

        Raises BrokenPackage naming a part that is damaged, or missing so that no program would open the file.
        """
        for name in (TYPES, _ROOT):
            if name not in self:
                raise missing(name)
        return pack((), {name: self.read(name) for name in self.names()})

    def _part(self, name: str) -> _Part:
        part = self._parts.get(fold_name(name))
        if part is None:
            raise missing(name)
        return part

    def _head(self, name: str) -> bytes:
        """The first bytes of a part, without unpacking the rest of it."""
        part = self._part(name)
        if part.content is not None or part.entry is None:
            return self.read(name)[:_HEAD]
        return self._archive.read(part.entry, _HEAD)

    def _too_large(self, part: _Part) -> BrokenPackage:
        if _MAIN.fullmatch(part.name):
            return BrokenPackage(_("the text of the Word file is larger than 10 MB"))
        return BrokenPackage(_("the part {part} of the Word file is larger than 10 MB", part=part.name))

    def _links(self, name: str) -> Iterator[tuple[Node, Relation]]:
        """The relationships in a .rels part, with their elements; targets are names of parts."""
        folder = posixpath.dirname(posixpath.dirname(name))
        for node in list(self.root(name).iter(_RELATIONSHIP)):
            external, target = node.get("TargetMode") == "External", node.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
                known = self._parts.get(fold_name(target))
                target = known.name if known else target
            yield node, Relation(node.get("Id", ""), node.get("Type", ""), target, external)

    def _declare(self, name: str, type: str) -> None:
        types = self.edit(TYPES)
        for node in [node for node in types.iter(_OVERRIDE) if fold_name(node.get("PartName", "")) == fold_name(name)]:
            remove(node)
        override = etree.SubElement(types, _OVERRIDE)
        override.set("PartName", f"/{name}")
        override.set("ContentType", type)
