"""A folder for what a command keeps on the disk while it works; what killed commands left behind is removed."""

import errno
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from drafter.files.writing import STALE, try_lock
from drafter.i18n import _
from drafter.model.finding import Finding, InputError

_LOCK = "lock"
"""Held by the owner of the folder as long as its process lives, however that ends."""


@contextmanager
def scratch(prefix: str, parent: Path | None = None) -> Iterator[Path]:
    """A new folder that is gone when the block ends; folders of the same prefix whose owner was killed go first.

    parent: where it is made; the system's place for temporary files otherwise. Raises OSError, and InputError where the
    disk is full.
    """
    place = parent or Path(tempfile.gettempdir())
    _sweep(prefix, place)
    try:
        with _made(prefix, place) as folder:
            yield folder
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        message = _("the disk for temporary files is full ({folder}); nothing was written", folder=place)
        advice = _("make room, or set TMPDIR to a folder on another disk.")
        raise InputError([Finding("file", "error", message, suggestion=advice)]) from None


@contextmanager
def _made(prefix: str, parent: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=prefix, dir=parent, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        handle = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            try_lock(handle)
            yield folder
        finally:
            os.close(handle)


def _sweep(prefix: str, parent: Path) -> None:
    for folder in parent.glob(f"{prefix}*"):
        with suppress(OSError):
            status = folder.lstat()
            is_ours = stat.S_ISDIR(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid())
            if is_ours and time.time() - status.st_mtime > STALE and _is_orphan(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _is_orphan(folder: Path) -> bool:
    """Whether nobody holds the lock of a folder."""
    try:
        handle = os.open(folder / _LOCK, os.O_RDWR)
    except FileNotFoundError:
        return True  # killed before it had one
    try:
        return try_lock(handle)
    finally:
        os.close(handle)
