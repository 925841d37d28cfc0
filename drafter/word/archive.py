"""The zip that a Word file is (ECMA-376 part 2, 7.3): opened within bounds, its entries read when they are wanted."""

import lzma
import struct
import zipfile
import zlib
from io import BytesIO
from urllib.parse import unquote

from drafter import bounds
from drafter.i18n import _
from drafter.word.nodes import BrokenPackage, EncryptedPackage, LargePackage, damaged

_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, IndexError, OverflowError),
)
"""What zipfile raises on archives that are damaged on purpose or by accident."""


class Archive:
    """The entries of a zip by the names of parts.

    Raises BrokenPackage for what is no zip, or holds a part twice; LargePackage for what unpacks to more than `limit`
    bytes.
    """

    def __init__(self, data: bytes, limit: int) -> None:
        if not data.startswith(b"PK"):
            raise BrokenPackage(_("this is no Word file: a .docx is wanted"))
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise damaged() from error
        entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        if len(entries) > bounds.PARTS:
            raise BrokenPackage(_("the Word file has more than {count} parts", count=bounds.PARTS))
        if sum(entry.file_size for entry in entries) > limit:
            raise LargePackage(_("the Word file unpacks to more than {limit} MB", limit=limit // bounds.MEBIBYTE))
        self.entries: dict[str, zipfile.ZipInfo] = {}
        """By name, as `fold_name` gives it, in the order of the file."""
        for entry in entries:
            part = entry.filename
            if fold_name(part) in self.entries:
                raise BrokenPackage(
                    _("the Word file is damaged: it holds {part} twice; open it in Word and save it anew", part=part)
                )
            self.entries[fold_name(part)] = entry

    def read(self, entry: zipfile.ZipInfo, size: int = -1) -> bytes:
        """What an entry holds, or its first bytes. Raises BrokenPackage naming it where it is damaged."""
        if entry.flag_bits & 1:
            raise EncryptedPackage(
                _("the Word file is encrypted: open it in Word or WPS and save it without a password")
            )
        try:
            with self._zip.open(entry) as content:
                return content.read(size)
        except _DAMAGE as error:
            raise damaged(entry.filename) from error


def fold_name(name: str) -> str:
    """A part's name as it is compared: without regard to capitals, a first stroke, or how a character is written."""
    return unquote(name).lstrip("/").lower()
