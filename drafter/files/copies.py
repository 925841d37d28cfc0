"""Copies of what was made from other files, in this person's cache: a name and what it must be a copy of in, bytes out.

A copy is read only where nobody else could have written it, and passed over where it is not whole or not the one that
is wanted: a cache that cannot be read or written costs only time.
"""

import os
import stat
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from drafter.model.finding import InputError
from drafter.resources import user_dir

MOST = 8
"""Of as many states of one thing a copy is kept; the oldest go."""
_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def read_copy(name: str, key: str) -> bytes | None:
    """What a copy holds; None where there is none that can be trusted.

    name: of its file, `phrasebank.json`; key: of what it is a copy, as hexadecimal digits.
    """
    path = _path_of(name, key)
    with suppress(OSError, ValueError):
        if _is_private(path.parent) and _is_private(path):
            head, _newline, body = path.read_bytes().partition(b"\n")
            if head.decode("ascii") == f"{key} {sha256(body).hexdigest()}":
                return body
    return None


def write_copy(name: str, key: str, body: bytes) -> None:
    """Keep a copy, as far as that can be done."""
    from drafter.files.writing import write_file  # only here: nearly always the copy is there

    path = _path_of(name, key)
    with suppress(OSError, InputError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_private(path.parent):
            return
        path.unlink(missing_ok=True)
        write_file(path, f"{key} {sha256(body).hexdigest()}\n".encode() + body)
        path.chmod(0o600)
        copies = sorted(
            path.parent.glob(path.name.replace(key, "*")), key=lambda copy: copy.stat().st_mtime, reverse=True
        )
        for old in copies[MOST:]:
            old.unlink()


def _path_of(name: str, key: str) -> Path:
    stem, ending = name.rsplit(".", 1)
    return user_dir("cache") / f"{stem}-{key}.{ending}"


def _is_private(path: Path) -> bool:
    """Whether this person owns a file or folder and nobody else may write it; on Windows her profile sees to that."""
    if sys.platform == "win32":
        return path.exists()
    found = path.lstat()
    return found.st_uid == os.getuid() and not stat.S_ISLNK(found.st_mode) and not found.st_mode & _OTHERS
