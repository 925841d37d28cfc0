"""Parts in, a zip out, in which nothing but the parts' own text can differ from one run to the next."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_LEVEL = 3
"""Of deflation: a third of the time of zlib's usual 6 for a file a tenth larger."""

Parts = tuple[tuple[str, str], ...]
"""Names and texts of parts, in the order in which they lie in the file."""
_Contents = tuple[tuple[str, str | bytes], ...]


def pack(constant: _Contents, own: Mapping[str, str | bytes]) -> bytes:
    """The package: first the parts that a style's drafts share, deflated once, then the draft's own."""
    package = BytesIO(_deflate(constant))
    package.seek(0, 2)
    with ZipFile(package, "a") as archive:
        for name, content in own.items():
            _add(archive, name, content)
    return package.getvalue()


@lru_cache(maxsize=8)
def _deflate(parts: _Contents) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        for name, content in parts:
            _add(archive, name, content)
    return package.getvalue()


def _add(archive: ZipFile, name: str, content: str | bytes) -> None:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 0  # else the system that wrote it shows
    archive.writestr(
        entry, content.encode() if isinstance(content, str) else content, ZIP_DEFLATED, compresslevel=_LEVEL
    )
