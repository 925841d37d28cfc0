"""The bytes of a Word file in, its parts to be changed out, and packed again with nothing in it that nothing leads to.

Parts, relationships and content types: ECMA-376 part 2 (open packaging conventions), 6.2, 6.5 and 7.2.
"""

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from drafter.files.docx_text import parse_xml, read_docx
from drafter.writers.docx.xml import PACKAGE

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name; raises BrokenDocument for what is damaged, encrypted or too large."""
    read_docx(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def repack(parts: dict[str, bytes]) -> bytes:
    """The parts as a package again, in their order: the same parts, the same bytes."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = 0  # else the system that wrote it shows
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return package.getvalue()


def serialise(root: etree._Element) -> bytes:
    """A part's root as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def name_document(parts: dict[str, bytes]) -> str:
    """The name of the part that holds the text."""
    return next(part for part in parts if part.startswith("word/document") and part.endswith(".xml"))


def relationships_of(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, str]]:
    """The type of each relationship of a part, and the part it leads to; nothing for what is outside."""
    beside = relations_name(name)
    if beside in parts:
        yield from ((kind, target) for _link, kind, target in _links(beside, parse_xml(parts[beside])))


def cut_relationships(parts: dict[str, bytes], unwanted: Callable[[str, str], bool]) -> None:
    """Take out the relationships for which `unwanted(type, target)` holds; the target is a part's name."""
    for name in [name for name in parts if name.endswith(".rels")]:
        root = parse_xml(parts[name])
        cut = [link for link, kind, target in _links(name, root) if target and unwanted(kind, target)]
        for link in cut:
            root.remove(link)
        if cut:
            parts[name] = serialise(root)


def sweep(parts: dict[str, bytes]) -> None:
    """Take out every part that no relationship leads to any more, and what says that it is there."""
    names = {name.lower(): name for name in parts}
    reached: set[str] = {_TYPES.lower()}
    waiting = [_ROOT]
    while waiting:
        name = waiting.pop()
        if name.lower() not in names or name.lower() in reached:
            continue
        reached.add(name.lower())
        if name.endswith(".rels"):
            links = list(_links(name, parse_xml(parts[names[name.lower()]])))
            waiting += [target for _link, _kind, target in links if target]
        else:
            waiting.append(relations_name(name))
    for name in [name for name in parts if name.lower() not in reached]:
        del parts[name]
    root = parse_xml(parts[_TYPES])
    idle = [node for node in root if node.get("PartName") and node.get("PartName", "").lower()[1:] not in reached]
    for node in idle:
        root.remove(node)
    if idle:
        parts[_TYPES] = serialise(root)


def _links(name: str, root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Each relationship of a .rels part with its type and the part it leads to; nothing for what is outside."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for link in root.iterfind(f"{{{PACKAGE}/relationships}}Relationship"):
        inside = link.get("TargetMode") != "External"
        target = posixpath.normpath(posixpath.join("/", folder, unquote(link.get("Target", "")))) if inside else ""
        yield link, link.get("Type", ""), target.lstrip("/")


def relations_name(source: str) -> str:
    """word/document.xml has word/_rels/document.xml.rels; the package itself, with an empty name, _rels/.rels."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")
