"""The bytes of a .docx in, what is wrong with it out: the ISO/ECMA schemas, the Open XML SDK, and what neither sees."""

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from tests.writers.samples import ROOT

Node = Any
"""An lxml element, whose stubs are too loose to help."""

SCHEMAS = ROOT.parent / "shared" / "ooxml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
IGNORABLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable"

_SCHEMA_OF = (
    (re.compile(r"\[Content_Types\]\.xml"), "opc-xsd/opc-contentTypes.xsd"),
    (re.compile(r".*\.rels"), "opc-xsd/opc-relationships.xsd"),
    (re.compile(r"word/[^/]*\.xml"), "wml.xsd"),
    (re.compile(r"docProps/custom\.xml"), "shared-documentPropertiesCustom.xsd"),
)
_COMMAND = Path("node_modules") / ".bin" / "ooxml-validator"
_NEEDS_HINT = re.compile("[\u3000-\u9fff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·①]")


def read_part(docx: bytes, name: str) -> Node:
    return etree.fromstring(ZipFile(BytesIO(docx)).read(name))


def schema_errors(docx: bytes) -> list[str]:
    """What the transitional schemas say of every part they describe; core.xml's schema is not to be had offline."""
    archive = ZipFile(BytesIO(docx))
    errors = []
    for name in archive.namelist():
        for pattern, schema in _SCHEMA_OF:
            if pattern.fullmatch(name):
                part = etree.fromstring(archive.read(name))
                _drop_ignorable(part)
                checked = _schema(schema)
                if not checked.validate(part):
                    errors += [f"{name}:{error.line}: {error.message}" for error in checked.error_log]
    return errors


@cache
def _schema(name: str) -> Any:
    return etree.XMLSchema(file=str(SCHEMAS / name))


def _drop_ignorable(part: Node) -> None:
    """Take out what mc:Ignorable says a reader of the standard may pass over."""
    spaces = [f"{{{part.nsmap[prefix]}}}" for prefix in part.attrib.pop(IGNORABLE, "").split()]
    for node in list(part.iter(etree.Element)):
        for name in list(node.attrib):
            if name.startswith(tuple(spaces)):
                del node.attrib[name]
        parent = node.getparent()
        if parent is not None and node.tag.startswith(tuple(spaces)):
            parent.remove(node)


def find_validator(cache_folder: Path) -> str:
    """The Open XML SDK's validator: the checkout's own node_modules, else installed once into the cache folder.

    Returns the path of its command; raises OSError with the reason where it cannot be had.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise OSError("node and npm are not installed")
    # The cache is of one lock file: another version of the validator is installed anew.
    installed = cache_folder / sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()[:12]
    for folder in (ROOT, installed):
        if (folder / _COMMAND).exists():
            return str(folder / _COMMAND)
    with tempfile.TemporaryDirectory(dir=cache_folder) as temporary:
        fresh = Path(temporary) / "fresh"
        fresh.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, fresh)
        install = [npm, "ci", "--silent", "--no-audit", "--no-fund"]
        run = subprocess.run(install, cwd=fresh, capture_output=True, text=True)
        if run.returncode:
            raise OSError(f"npm ci failed: {run.stderr.strip()[-200:]}")
        # Several test processes may come here at once; the first one's folder stays.
        with suppress(OSError):
            fresh.rename(installed)
    return str(installed / _COMMAND)


def sdk_errors(command: str, docx: bytes, folder: Path) -> list[str]:
    path = folder / "draft.docx"
    path.write_bytes(docx)
    result = json.loads(subprocess.run([command, str(path)], capture_output=True, text=True, timeout=60).stdout)
    return [f"{error['path']}: {error['description']}" for error in result["errors"]]


def find_defects(docx: bytes) -> Iterator[str]:
    """What both validators let pass, and an office would notice, or two equal drafts would differ by."""
    archive = ZipFile(BytesIO(docx))
    yield from _package_defects(archive)
    styles = read_part(docx, "word/styles.xml")
    ids = {str(style.get(f"{WORD}styleId")): str(style.get(f"{WORD}type")) for style in styles.iter(f"{WORD}style")}
    for name in archive.namelist():
        if re.fullmatch(r"word/(document|footer\d)\.xml", name):
            yield from (f"{name}: {defect}" for defect in _text_defects(etree.fromstring(archive.read(name)), ids))
    yield from _font_defects(styles, read_part(docx, "word/fontTable.xml"))


def _package_defects(archive: ZipFile) -> Iterator[str]:
    names = archive.namelist()
    if len(names) != len(set(names)) or names[0] != "[Content_Types].xml":
        yield "the package's parts are doubled or out of order"
    for entry in archive.infolist():
        if entry.date_time != (1980, 1, 1, 0, 0, 0) or entry.create_system != 0:
            yield f"{entry.filename} says when or where it was made"
    for name in names:
        if b"rsid" in archive.read(name):
            yield f"{name} carries revision ids"


def _text_defects(part: Node, styles: dict[str, str]) -> Iterator[str]:
    for paragraph in part.iter(f"{WORD}p"):
        if not "".join(paragraph.itertext()):
            yield "an empty paragraph"
        for properties in paragraph.iter(f"{WORD}pPr"):
            # A frame that says nothing of its own takes everything from its style.
            named = [child for child in properties if child.tag != f"{WORD}framePr" or child.attrib]
            if [child.tag for child in named] != [f"{WORD}pStyle"]:
                yield "direct formatting of a paragraph"
            elif styles.get(str(properties[0].get(f"{WORD}val"))) != "paragraph":
                yield "a paragraph style that is not there"
        for run in paragraph.iter(f"{WORD}r"):
            yield from _run_defects(run, styles)


def _run_defects(run: Node, styles: dict[str, str]) -> Iterator[str]:
    hinted = False
    for child in (child for properties in run.iter(f"{WORD}rPr") for child in properties):
        if child.tag == f"{WORD}rFonts" and dict(child.attrib) == {f"{WORD}hint": "eastAsia"}:
            hinted = True
        elif child.tag != f"{WORD}rStyle":
            yield "direct formatting of a run"
        elif styles.get(str(child.get(f"{WORD}val"))) != "character":
            yield "a character style that is not there"
    text = "".join(run.itertext())
    if bool(_NEEDS_HINT.search(text)) != hinted:
        yield f"a missing or idle eastAsia hint at {text[:10]!r}"
    for stretch in run.iter(f"{WORD}t"):
        kept = stretch.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        if stretch.text and stretch.text != stretch.text.strip() and not kept:
            yield f"spaces that will be lost at {stretch.text[:10]!r}"


def _font_defects(styles: Node, table: Node) -> Iterator[str]:
    fonts = {str(font.get(f"{WORD}name")): font for font in table.iter(f"{WORD}font")}
    for used in {str(value) for fonts_of in styles.iter(f"{WORD}rFonts") for value in fonts_of.attrib.values()}:
        if used not in fonts:
            yield f"{used} is not in the font table"
    for name, font in fonts.items():
        charset = font.find(f"{WORD}charset")
        if not name.isascii() and (charset is None or charset.get(f"{WORD}val") != "86"):
            yield f"{name} is not of the Chinese character set"
        if not name.isascii() and font.find(f"{WORD}altName") is None:
            yield f"{name} has no other name"
