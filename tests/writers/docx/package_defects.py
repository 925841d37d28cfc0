"""An opened .docx in, what is wrong with it as a package out: parts, relationships, types, traces of the machine."""

import getpass
import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from posixpath import normpath

from lxml import etree

from tests.writers.docx.opened import Opened, doubled
from tests.writers.docx.validators import IGNORABLE

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_UNTYPED = "application/xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STANDARD = ("http://schemas.openxmlformats.org/", "http://www.w3.org/", "http://purl.org/", "urn:drafter:")
"""Beginnings of the namespaces that every reader of the standard knows, and ours."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_PLACE = re.compile(r"file:/|/home/|/Users/|/tmp/|[A-Za-z]:\\\\?(?:Users|Documents)", re.IGNORECASE)


def package_defects(opened: Opened) -> Iterator[str]:
    yield from (f"{name} is not XML: {message}" for name, message in opened.broken.items())
    yield from _zip_defects(opened)
    yield from _type_defects(opened)
    yield from _relationship_defects(opened)
    yield from _property_defects(opened)
    yield from _namespace_defects(opened)
    yield from _machine_defects(opened)


def _zip_defects(opened: Opened) -> Iterator[str]:
    names = opened.archive.namelist()
    yield from (f"{name} is in the package twice" for name in doubled(names))
    if names[0] != "[Content_Types].xml":
        yield "the package does not begin with its content types"
    for entry in opened.archive.infolist():
        if entry.date_time != (1980, 1, 1, 0, 0, 0) or entry.create_system != 0 or entry.extra or entry.comment:
            yield f"{entry.filename} says when or where it was made"
    if opened.archive.comment:
        yield "the package carries a comment"


def _type_defects(opened: Opened) -> Iterator[str]:
    types = opened.parts["[Content_Types].xml"]
    overrides = [str(each.get("PartName")).lstrip("/") for each in types.iter(f"{_TYPES}Override")]
    yield from (f"{name} is given a type twice" for name in doubled(overrides))
    yield from (f"{name} has a type and is not there" for name in overrides if name not in opened.parts)
    for name in opened.parts:
        plain = name.endswith(".rels") or re.fullmatch(r"customXml/item\d+\.xml", name) or name == "[Content_Types].xml"
        if name not in overrides and not plain:
            yield f"{name} has no content type of its own"


def _relationship_defects(opened: Opened) -> Iterator[str]:
    reached = set()
    for name, part in opened.parts.items():
        if not name.endswith(".rels"):
            continue
        source = PurePosixPath(name).parent.parent
        found = list(part.iter(_RELATIONSHIP))
        yield from (f"{name}: relationship {each} twice" for each in doubled([str(each.get("Id")) for each in found]))
        for each in found:
            if each.get("TargetMode") == "External":
                yield f"{name} leads out of the package: {each.get('Target')}"
                continue
            target = normpath(str(source / str(each.get("Target")))).lstrip("/")
            reached.add(target)
            if target not in opened.parts:
                yield f"{name} leads to {target}, which is not there"
    for name, part in opened.parts.items():
        if name not in reached and not name.endswith(".rels") and name != "[Content_Types].xml":
            yield f"nothing leads to {name}"
        yield from (f"{name}: r:id {each} leads nowhere" for each in _dangling(opened, name, part))


def _dangling(opened: Opened, name: str, part: etree._Element) -> Iterator[str]:
    used = [
        str(key)
        for node in part.iter(etree.Element)
        for at, key in node.attrib.items()
        if at == f"{{{_OFFICE[:-1]}}}id"
    ]
    if used:
        at = PurePosixPath(name)
        relationships = opened.parts.get(f"{at.parent}/_rels/{at.name}.rels", ())
        known = {each.get("Id") for each in relationships}
        yield from (each for each in used if each not in known)


def _property_defects(opened: Opened) -> Iterator[str]:
    for key in ("pid", "name"):
        values = [str(each.get(key)) for each in opened.parts.get("docProps/custom.xml", ())]
        yield from (f"custom property {each} twice" for each in doubled(values))


def _namespace_defects(opened: Opened) -> Iterator[str]:
    """What is not of the standard is named in mc:Ignorable, by a declared prefix: else Word refuses the file."""
    for name, part in opened.parts.items():
        prefixes = part.get(IGNORABLE, "").split()
        yield from (f"{name}: Ignorable {each} is not declared" for each in prefixes if each not in part.nsmap)
        ignorable = {part.nsmap.get(prefix) for prefix in prefixes}
        used = {etree.QName(node).namespace for node in part.iter(etree.Element)}
        for space in sorted(space for space in used if space and not space.startswith(_STANDARD)):
            if space not in ignorable:
                yield f"{name}: {space} is used and may not be ignored"


def _machine_defects(opened: Opened) -> Iterator[str]:
    """Nothing tells who made the file, on what machine, or at what time of its clock."""
    now = datetime.now(UTC)
    here = {str(Path.home()), str(Path.cwd()), tempfile.gettempdir()} - {"/"}
    user = re.compile(rf"[>\"']{re.escape(getpass.getuser())}[<\"']")
    for name in opened.archive.namelist():
        text = opened.archive.read(name).decode()
        if "rsid" in text:
            yield f"{name} carries revision ids"
        if (place := _PLACE.search(text)) or any(path in text for path in here):
            yield f"{name} names a place on the machine: {place[0] if place else here}"
        if user.search(text):
            yield f"{name} names the user of the machine"
        for moment in _MOMENT.findall(text):
            if abs(datetime.fromisoformat(moment) - now) < timedelta(hours=1):
                yield f"{name} bears the time of the clock: {moment}"
