"""What a meeting file said, change by change: kept for this person, so that undo outlives the studio."""

import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from drafter.bounds import HISTORY
from drafter.files.encoding import UnreadableError
from drafter.files.reading import read_bytes
from drafter.resources import user_dir

MOST = 200
"""Versions of a meeting file that are remembered."""
_SIZE = 4
"""Bytes that say how long a version is, packed."""
_FULL = 2 * MOST
"""Versions in a file, from which on it is written anew with the last ones."""


class History:
    """The versions of one meeting file, the oldest first, and where among them it is now.

    They stand packed one after the other in a file of this person's own; what a killed program has written of one by
    half is left out. Where nothing can be kept, undo reaches back to when the studio was opened.
    """

    def __init__(self, meeting: Path) -> None:
        name = sha256(str(meeting.resolve()).encode()).hexdigest()[:16]
        self._file = user_dir("config") / "undo" / name
        self._sizes: list[int] = []
        self.versions: list[bytes] = []
        self._at = -1
        for size, version in _read(self._file):
            self._sizes.append(size)
            self.versions.append(version)

    def find(self, now: bytes) -> None:
        """Where the file is among its versions; what nobody made here is a change, which can be taken back."""
        if 0 <= self._at < len(self.versions) and self.versions[self._at] == now:
            return
        found = [at for at, version in enumerate(self.versions) if version == now]
        if found:
            self._at = found[-1]
        else:
            self.add(now)

    @property
    def back(self) -> bytes | None:
        """The version before the one that the file is at."""
        return self.versions[self._at - 1] if self._at > 0 else None

    @property
    def again(self) -> bytes | None:
        """The version that was taken back."""
        return self.versions[self._at + 1] if self._at + 1 < len(self.versions) else None

    @property
    def past(self) -> list[bytes]:
        """The versions up to the one that the file is at."""
        return self.versions[: self._at + 1]

    def step(self, *, again: bool) -> None:
        """The file is at the version before, or with `again` at the one after."""
        self._at += 1 if again else -1

    def add(self, version: bytes, *, joined: bool = False) -> None:
        """A change: what was taken back before is gone. joined: it is one with the change before."""
        keep = self._at + (0 if joined and self._at > 0 else 1)
        packed = zlib.compress(version, 1)
        kept = sum(self._sizes[:keep])
        self.versions[keep:] = [version]
        self._sizes[keep:] = [_SIZE + len(packed)]
        self._at = keep
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch(0o600)
            os.truncate(self._file, kept)
            with self._file.open("ab") as file:
                file.write(len(packed).to_bytes(_SIZE, "big") + packed)
        if len(self.versions) > _FULL:
            self._shorten()

    def _shorten(self) -> None:
        """Forget the oldest."""
        self.versions = self.versions[-MOST:]
        packed = [zlib.compress(version, 1) for version in self.versions]
        self._sizes = [_SIZE + len(each) for each in packed]
        self._at = len(self.versions) - 1
        with suppress(OSError):
            self._file.write_bytes(b"".join(len(each).to_bytes(_SIZE, "big") + each for each in packed))


def _read(file: Path) -> Iterator[tuple[int, bytes]]:
    """The versions of a file with their sizes in it, up to one that is not whole."""
    with suppress(UnreadableError, zlib.error):
        data, at = read_bytes(file, HISTORY), 0
        while at + _SIZE <= len(data):
            end = at + _SIZE + int.from_bytes(data[at : at + _SIZE], "big")
            if end > len(data):
                return
            yield end - at, zlib.decompress(data[at + _SIZE : end])
            at = end
