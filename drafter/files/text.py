"""Bytes of a file in; its text, line ends made LF, characters checked, out."""

import re
import stat
from pathlib import Path

from drafter.files.faults import Faults
from drafter.i18n import _
from drafter.language.han import has_han
from drafter.model.place import Place

MOST_BYTES = 1 << 20
"""A file that a person writes: 1 MiB is a book."""

_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 section 2.2 does not allow, and the line ends that only some programs count as lines."""
WIDE_MARK = re.compile("｛[｛{%％]|{[｛％]|[｝}％%]｝|％}")
"""What is typed in place of {{ }} and {% %} when the keyboard is still Chinese."""
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
_ODD = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ue000-\uf8ff\ufeff\ufffd\U000f0000-\U0010fffd]"
)
"""Invisible, direction, private use and replacement characters: kept, but said."""


def read_file(path: Path, faults: Faults, most_bytes: int = MOST_BYTES) -> bytes | None:
    """The bytes of a file; None, and a fault, when there is none or it cannot be read or is too large."""
    place = Place(str(path), 1)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            faults.error("file", place, _("is a folder, not a file"))
        elif not stat.S_ISREG(status.st_mode):
            faults.error("file", place, _("is not an ordinary file"))
        elif status.st_size > most_bytes:
            _too_large(status.st_size, place, faults, most_bytes)
        else:
            return path.read_bytes()
    except FileNotFoundError:
        faults.error("file", place, _("there is no such file"))
    except PermissionError:
        faults.error("file", place, _("may not be read: ask for the permission"))
    except (OSError, ValueError) as error:
        faults.error("file", place, _("cannot be read: {reason}", reason=getattr(error, "strerror", None) or error))
    return None


def decode(data: bytes, file: str, faults: Faults, most_bytes: int = MOST_BYTES) -> str | None:
    """The text of a UTF-8 file, with LF line ends and no byte order mark; None, and faults, when it cannot be used."""
    place = Place(file, 1)
    if len(data) > most_bytes:
        _too_large(len(data), place, faults, most_bytes)
        return None
    if is_binary(data):
        faults.error("encoding", place, _("is not text: a Word or Excel file, or an archive"))
        return None
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_wide(data):
        faults.error("encoding", place, _("is UTF-16 text, not UTF-8."), _how_to_save())
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _report_encoding(data, error.start, file, faults)
        return None
    text = text.lstrip("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if check_characters(text, file, faults) else None


def is_binary(data: bytes) -> bool:
    """Whether the bytes are those of a Word or Excel file, an archive or a PDF."""
    return data.startswith(_BINARY)


def check_characters(text: str, file: str, faults: Faults) -> bool:
    """Report refused characters (False) and odd ones (a warning for the first of each)."""
    refused = False
    for match in _REFUSED.finditer(text):
        refused = True
        place = place_at(text, match.start(), file)
        message = _(
            "column {column}: the invisible character {character} cannot stand in a document.",
            column=place.column,
            character=_name(match[0]),
        )
        faults.error("character", place, message, _("Delete it, or type the line again."))
        if faults.errors > 20:
            break
    seen: set[str] = set()
    for match in _ODD.finditer(text):
        if match[0] not in seen and len(seen) < 20:
            seen.add(match[0])
            place = place_at(text, match.start(), file)
            message = _(
                "column {column}: unusual character {character}; it is kept",
                column=place.column,
                character=_name(match[0]),
            )
            faults.warn("character", place, message)
    return not refused


def refused_character(text: str) -> str:
    """The name of the first character of the text that a document cannot hold, or nothing."""
    match = _REFUSED.search(text)
    return _name(match[0]) if match else ""


def place_at(text: str, index: int, file: str) -> Place:
    """The place of the index-th character of a text."""
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _looks_wide(data: bytes) -> bool:
    """UTF-16 without a mark: of the ASCII in it every other byte is NUL."""
    even, odd = data[:512:2].count(0), data[1:512:2].count(0)
    return min(even, odd) == 0 and max(even, odd) * 10 > len(data[:512]) > 3


def _report_encoding(data: bytes, index: int, file: str, faults: Faults) -> None:
    line_start = data.rfind(b"\n", 0, index) + 1
    column = len(data[line_start:index].decode("utf-8", "replace")) + 1
    place = Place(file, data.count(b"\n", 0, index) + 1, column)
    try:
        gbk = has_han(data.decode("gb18030"))
    except UnicodeDecodeError:
        gbk = False
    if gbk:
        faults.error("encoding", place, _("is GBK (ANSI) text, not UTF-8."), _how_to_save())
    else:
        faults.error("encoding", place, _("column {column} is not UTF-8 text.", column=column), _how_to_save())


def _how_to_save() -> str:
    return _("Open it in Notepad or WPS, choose Save As, set the encoding to UTF-8.")


def _too_large(size: int, place: Place, faults: Faults, most_bytes: int) -> None:
    faults.error(
        "file",
        place,
        _("is too large: {size} bytes, at most {most} are read", size=f"{size:,}", most=f"{most_bytes:,}"),
    )


def explain_wide_mark(mark: str) -> tuple[str, str]:
    """What is wrong with ｛｛, and what to do."""
    return _("'{mark}' has a full-width character.", mark=mark), _("Write {{{{ }}}} and {{% %}} half-width.")


def is_wide(text: str) -> bool:
    """Whether no space stands beside text that begins so: Han characters, full-width marks, “ ” — …"""
    return text >= "\u2010"


def join_lines(text: str) -> str:
    """The lines of a text joined as one: with a space between Latin words, with nothing beside a Chinese character."""
    joined = ""
    for line in text.split("\n"):
        part = line.strip(" ")
        space = joined and part and not is_wide(joined[-1]) and not is_wide(part)
        joined += f" {part}" if space else part
    return joined
