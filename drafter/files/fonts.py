"""The machine's font folders in; the names under which its fonts can be asked for out, Chinese names too."""

import os
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from drafter import bounds
from drafter.files.encoding import UnreadableError
from drafter.files.reading import open_file

_SUFFIXES = (".ttf", ".otf", ".ttc", ".otc")
_NAMES = (1, 4, 16)
"""OpenType 1.9, `name`: family, full name, typographic family."""


def font_folders() -> list[Path]:
    """Where this system keeps its fonts and those of this person."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111  # `Path.home` raises where nobody has a home
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        own = [Path(local, "Microsoft", "Windows", "Fonts")] if local else []
        return [Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), *own]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]


def installed_fonts(folders: list[Path]) -> frozenset[str]:
    """The names of all fonts in the folders; a font file that cannot be read has none."""
    names: set[str] = set()
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix.lower() in _SUFFIXES:
                with suppress(OSError, UnreadableError, struct.error, ValueError), open_file(path) as file:
                    names.update(_names_in(file))
    return frozenset(names)


def _names_in(file: BinaryIO) -> Iterator[str]:
    """The names in a font file, or in each font of a collection (OpenType 1.9, `otff`)."""
    starts = [0]
    if file.read(4) == b"ttcf":
        _version, count = struct.unpack(">II", file.read(8))
        starts = list(
            struct.unpack(f">{min(count, bounds.FONT_TABLES)}I", file.read(4 * min(count, bounds.FONT_TABLES)))
        )
    for start in starts:
        file.seek(start + 4)
        (tables,) = struct.unpack(">H6x", file.read(8))
        for _table in range(min(tables, bounds.FONT_TABLES)):
            tag, _sum, offset, length = struct.unpack(">4sIII", file.read(16))
            if tag == b"name":
                file.seek(offset)
                yield from _read_names(file.read(min(length, bounds.FONT_NAMES)))
                break


def _read_names(table: bytes) -> Iterator[str]:
    _version, count, storage = struct.unpack_from(">HHH", table)
    for index in range(count):
        platform, _encoding, _language, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        text = table[storage + offset : storage + offset + length]
        if kind in _NAMES and platform in (0, 3):  # Unicode and Windows: UTF-16
            yield text.decode("utf-16-be", errors="replace")
