"""Parts in, a zip out, in which nothing but the parts' own text can differ from one run to the next.

Written here and not by `zipfile`, which reads back what it has written to add to it: a seventh of the time of a draft.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from struct import Struct
from typing import NamedTuple
from zlib import DEFLATED, MAX_WBITS, compressobj, crc32

_LEVEL = 3
"""Of deflation: a third of the time of zlib's usual 6 for a file a tenth larger."""

# APPNOTE.TXT of PKWARE, 4.3.7, 4.3.12 and 4.3.16: the heads of an entry, of its line in the directory, and the end.
_ENTRY = Struct("<4s5H3L2H")
_LINE = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION = 20
"""2.0, in which deflation came."""
_MIDNIGHT, _FIRST_OF_1980 = 0, 1 << 5 | 1
_IN_UTF_8 = 1 << 11
"""The flag of a name that is not in ASCII: a part of somebody's own letterhead may have one."""
_MODE = 0o600 << 16
"""A file that its owner reads and writes."""

Parts = tuple[tuple[str, str], ...]
"""Names and texts of parts, in the order in which they lie in the file."""
_Contents = tuple[tuple[str, str | bytes], ...]


class _Packed(NamedTuple):
    """A part as it lies in the file."""

    name: bytes
    facts: tuple[int, ...]
    """What head and line say alike: version to how long the name is."""
    entry: bytes


def pack(constant: _Contents, own: Mapping[str, str | bytes]) -> bytes:
    """The package: first the parts that a style's drafts share, deflated once, then the draft's own."""
    packed = [*_deflate(constant), *_deflate_each(tuple(own.items()))]
    lines, at = [], 0
    for name, facts, entry in packed:
        lines.append(_LINE.pack(b"PK\1\2", _VERSION, *facts, 0, 0, 0, _MODE, at) + name)
        at += len(entry)
    directory = b"".join(lines)
    end = _END.pack(b"PK\5\6", 0, 0, len(packed), len(packed), len(directory), at, 0)
    return b"".join(chain((each.entry for each in packed), (directory, end)))


@lru_cache(maxsize=8)
def _deflate(parts: _Contents) -> list[_Packed]:
    return _deflate_each(parts)


def _deflate_each(parts: _Contents) -> list[_Packed]:
    return [_pack_small(*part) if len(part[1]) < _SMALL else _pack_part(*part) for part in parts]


def _pack_part(name: str, content: str | bytes) -> _Packed:
    held = content.encode() if isinstance(content, str) else content
    squeeze = compressobj(_LEVEL, DEFLATED, -MAX_WBITS)
    squeezed = squeeze.compress(held) + squeeze.flush()
    written = name.encode()
    flags = 0 if name.isascii() else _IN_UTF_8
    sizes = (crc32(held), len(squeezed), len(held))
    facts = (_VERSION, flags, DEFLATED, _MIDNIGHT, _FIRST_OF_1980, *sizes, len(written), 0)
    return _Packed(written, facts, _ENTRY.pack(b"PK\3\4", *facts) + written + squeezed)


_SMALL = 4096
"""Characters of a part that the next draft may well have too: properties, what is asked, comments."""
_pack_small = lru_cache(maxsize=32)(_pack_part)
