"""A path or a stream in; its bytes out, or in one line why they are not read: no such file, no file, too large."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from drafter.files.bounds import MEBIBYTE
from drafter.files.encoding import UnreadableError
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place


def read_bytes(path: Path, most: int) -> bytes:
    """The bytes of an ordinary file, at most so many. Raises UnreadableError.

    A pipe is not waited for and a device not read: only what is a file on a disk, also through links.
    """
    try:
        with open_file(path) as file:
            size = os.fstat(file.fileno()).st_size
            if size > most:
                raise UnreadableError(explain_size(size, most))
            return read_stream(file, most)
    except PermissionError as error:
        raise UnreadableError(_("is a folder, not a file") if path.is_dir() else explain_error(error)) from None
    except OSError as error:
        raise UnreadableError(explain_error(error)) from error


def explain_error(error: OSError) -> str:
    """What the system refuses, in words that help."""
    if isinstance(error, FileNotFoundError):
        return _("there is no such file")
    if isinstance(error, IsADirectoryError):
        return _("is a folder, not a file")
    if isinstance(error, PermissionError):
        return _("may not be read: ask for the permission")
    if error.errno == errno.ELOOP:
        return _("is a link that leads back to itself")
    return _("cannot be read: {reason}", reason=error.strerror or error)


def read_named(path: Path, most: int) -> bytes:
    """As `read_bytes`. Raises InputError, which names the file."""
    try:
        return read_bytes(path, most)
    except UnreadableError as error:
        raise InputError([Finding("file", "error", str(error), Place(str(path), 1))]) from error


def check_folder(folder: Path) -> None:
    """Raise UnreadableError where a folder is there and what it holds may not be seen: a search in it finds nothing."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:  # of a folder that may be listed and not entered nothing can be opened
                entry.stat(follow_symlinks=False)
                break
    except PermissionError:
        raise UnreadableError(_("is a folder that may not be read: ask for the permission")) from None
    except OSError:
        return  # none, or no folder: whoever asked for it says so


def open_file(path: Path) -> BinaryIO:
    """An ordinary file, opened to be read. Raises UnreadableError for a pipe or a device, and OSError.

    What has the name may change: it is opened first, without waiting, and then looked at.
    """
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    file = open(handle, "rb")  # noqa: PTH123, SIM115  # a handle, not a path; the caller closes it
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        file.close()
        raise UnreadableError(_("is not an ordinary file"))
    return file


def read_stream(stream: BinaryIO, most: int) -> bytes:
    """All that comes from a stream, at most so many bytes. Raises UnreadableError."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(explain_size(len(data), most))
    return data


def explain_size(size: int, most: int) -> str:
    """What is wrong with `size` bytes where `most` are read."""
    if most < MEBIBYTE:
        return _("is too large: {size} bytes, at most {most} are read", size=f"{size:,}", most=f"{most:,}")
    return _(
        "is too large: {size} MB, at most {most} MB are read", size=f"{size / MEBIBYTE:.1f}", most=most // MEBIBYTE
    )
