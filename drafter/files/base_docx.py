"""The path of an organisation's own Word file in; its bytes out, or a fault that says what it is instead."""

import re
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from drafter.files.faults import Faults
from drafter.files.sniff import sniff
from drafter.i18n import _
from drafter.model.place import Place
from drafter.model.style import Base

WORD_FILES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt")
"""Endings of what may be meant as a base; all but the first are answered with what to do."""
LIMIT = 50 * 2**20
"""Bytes, unpacked: letterhead needs far less, and every draft carries it."""
_MAIN = re.compile(rb"application/vnd\.[a-z.-]*(?:wordprocessingml\.|ms-word\.)([A-Za-z.]+)\.main\+xml")


def read_base(path: Path, place: Place, faults: Faults, styles: Mapping[str, str]) -> Base | None:
    """The file as a base, `styles` being the types whose style has a name of its own; None and a fault otherwise."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
        wrong = find_wrong(data)
    except OSError as error:
        wrong = error.strerror or str(error)
    if wrong:
        faults.error("base", place, f"{path}: {wrong}")
        return None
    return Base(str(path), data, styles)


def find_wrong(data: bytes) -> str:
    """Why a file cannot be a base, and what to do; empty when it can."""
    if len(data) > LIMIT:
        return _too_large()
    kind_of_file = sniff(data)
    if kind_of_file == "encrypted":
        return _("the file is encrypted: open it in Word and save it without a password")
    if kind_of_file in ("old-word", "old-sheet", "old-office"):
        return _("the file is of Word 97 to 2003 (.doc): open it in Word and save it as .docx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LIMIT:
                return _too_large()
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                return _("the file is encrypted: open it in Word and save it without a password")
            types = archive.read("[Content_Types].xml")
            if archive.testzip():
                return _damaged()
    except KeyError:
        return _("the file is no Word file: save it in Word as .docx")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError):
        return _damaged()
    found = _MAIN.search(types)
    kind = found[1].decode() if found else ""
    if kind in ("document.macroEnabled", "template.macroEnabledTemplate"):
        return _("the file has macros (.docm, .dotm): open it in Word and save it as .docx, which has none")
    if kind == "template":
        return _("the file is a template (.dotx): make a document from it in Word and save that as .docx")
    if kind != "document":
        return _("the file is no Word file: save it in Word as .docx")
    return ""


def _too_large() -> str:
    return _("the file is larger than {limit} MB unpacked: take the text and its pictures out", limit=LIMIT // 2**20)


def _damaged() -> str:
    return _("the file is damaged or no Word file: open it in Word and save it as .docx")
