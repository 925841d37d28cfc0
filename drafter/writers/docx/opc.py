"""The bytes of a Word file in; its parts and what they refer to out (ECMA-376 part 2: Open Packaging Conventions)."""

import posixpath
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree

from drafter.writers.docx.xml import DECLARATION, PACKAGE, quote
from drafter.writers.word_file import relations_name

Node = Any
"""An lxml element, whose stubs are too loose to help."""
TYPES = "[Content_Types].xml"
_RELATIONS = f"{{{PACKAGE}/relationships}}"
_CONTENT = f"{{{PACKAGE}/content-types}}"


class BrokenPackage(Exception):  # noqa: N818  # a state of the file
    """A part is missing or is no XML."""


@dataclass(frozen=True)
class Relation:
    """What a part refers to."""

    id: str
    type: str
    """A URI; its last word says the kind: styles, header, image."""
    target: str
    """The name of a part; of an external one its address as it stands."""
    external: bool = False

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


def read_parts(data: bytes) -> dict[str, bytes]:
    """Name to bytes, in the order of the file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def parse(parts: Mapping[str, bytes], name: str) -> Node:
    """The root of a part; nothing outside the part is read."""
    try:
        return etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (KeyError, etree.XMLSyntaxError, ValueError) as error:
        raise BrokenPackage(name) from error


def serialize(root: Node) -> bytes:
    """A part's text, under the declaration that all our parts have."""
    return DECLARATION.encode() + etree.tostring(root, encoding="UTF-8")


def read_relations(parts: Mapping[str, bytes], source: str) -> list[Relation]:
    """What a part refers to, or with an empty name the package."""
    name = relations_name(source)
    if name not in parts:
        return []
    folder = posixpath.dirname(source)
    found = []
    for node in parse(parts, name).iter(f"{_RELATIONS}Relationship"):
        external = node.get("TargetMode") == "External"
        target = node.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Relation(node.get("Id", ""), node.get("Type", ""), target, external))
    return found


def write_relations(source: str, relations: Iterable[Relation]) -> str:
    """The relationships part of a part: targets are written as seen from it."""
    folder = posixpath.dirname(source)
    written = "".join(
        f"<Relationship Id={quote(each.id)} Type={quote(each.type)} "
        + (
            f'Target={quote(each.target)} TargetMode="External"/>'
            if each.external
            else f"Target={quote(posixpath.relpath(each.target, folder or '.'))}/>"
        )
        for each in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def find_reachable(parts: Mapping[str, bytes], relations: Iterable[Relation]) -> list[str]:
    """The parts that relations lead to, directly or through other parts, with their own relationships parts."""
    found: dict[str, None] = {}
    waiting = [each.target for each in relations if not each.external]
    while waiting:
        name = waiting.pop()
        if name in found or name not in parts:
            continue
        found[name] = None
        inner = read_relations(parts, name)
        if inner:
            found[relations_name(name)] = None
        waiting += [each.target for each in inner if not each.external]
    return [name for name in parts if name in found]


def write_types(parts: Mapping[str, bytes], kept: Iterable[str], own: Mapping[str, str]) -> str:
    """[Content_Types].xml: of the parts that are kept what the file says, of our own what we say."""
    names = {f"/{name}".lower() for name in kept}
    root = parse(parts, TYPES)
    defaults = {
        node.get("Extension", "").lower(): node.get("ContentType", "") for node in root.iter(f"{_CONTENT}Default")
    }
    defaults |= {"rels": "application/vnd.openxmlformats-package.relationships+xml"}
    overrides = {
        node.get("PartName", ""): node.get("ContentType", "")
        for node in root.iter(f"{_CONTENT}Override")
        if node.get("PartName", "").lower() in names
    }
    overrides |= {f"/{name}": type for name, type in own.items()}
    written = "".join(
        f"<Default Extension={quote(name)} ContentType={quote(type)}/>" for name, type in defaults.items()
    )
    written += "".join(
        f"<Override PartName={quote(name)} ContentType={quote(type)}/>" for name, type in overrides.items()
    )
    return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{written}</Types>'
