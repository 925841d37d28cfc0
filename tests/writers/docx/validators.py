"""The bytes of a .docx in, what the ISO/ECMA schemas and the Open XML SDK say is wrong with it out.

What neither of them sees is the matter of `defects.py`.
"""

import json
import re
import shutil
import subprocess
import tempfile
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
