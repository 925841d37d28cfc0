"""Word files in bytes, as these tests need them: a plain one, and the same with something wrong."""

import struct
from collections.abc import Callable, Mapping

from drafter.edited import make_document
from drafter.word.pack import pack
from drafter.word.package import Package

PLAIN = make_document(["甲", "乙"])
BODY = "word/document.xml"


def parts_of(data: bytes) -> dict[str, str | bytes]:
    package = Package(data)
    return {name: package.read(name) for name in package.names()}


def with_parts(changed: Mapping[str, str | bytes | None], data: bytes = PLAIN) -> bytes:
    """The file with parts put in, written anew or, where None is given, taken out."""
    parts: dict[str, str | bytes] = parts_of(data)
    for name, content in changed.items():
        if content is None:
            del parts[name]
        else:
            parts[name] = content
    return pack((), parts)


def in_directory(data: bytes, part: str, change: Callable[[bytearray], None]) -> bytes:
    """The file with what the zip's directory says of a part changed: 46 bytes, before the part's name."""
    entry = bytearray(46)
    at = data.rindex(part.encode()) - 46
    entry[:] = data[at : at + 46]
    change(entry)
    return data[:at] + bytes(entry) + data[at + 46 :]


def damaged(data: bytes, part: str) -> bytes:
    """With a wrong checksum in the directory."""
    return in_directory(data, part, lambda entry: struct.pack_into("<I", entry, 16, 0xDEADBEEF))


def locked(data: bytes, part: str) -> bytes:
    """With the flag that says that a part is encrypted."""
    return in_directory(data, part, lambda entry: struct.pack_into("<H", entry, 8, 1))


def strange(data: bytes, part: str) -> bytes:
    """Packed by a method that nobody knows."""
    return in_directory(data, part, lambda entry: struct.pack_into("<H", entry, 10, 77))


def far(data: bytes, part: str) -> bytes:
    """Beginning where there is nothing."""
    return in_directory(data, part, lambda entry: struct.pack_into("<I", entry, 42, 0xFFFFFFF0))
