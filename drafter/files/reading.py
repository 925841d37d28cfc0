"""A path or a stream in; its bytes out, or in one line why they are not read: no such file, no file, too large."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from drafter.bounds import MEBIBYTE
from drafter.files.encoding import UnreadableError
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place

_MOST_NAMED = 5
"""Files that a message names."""
_OTHER = {".yml": ".yaml", ".yaml": ".yml", ".doc": ".docx", ".wps": ".docx", ".xls": ".xlsx"}
"""The end of a name to another that is typed for it."""
_MOST_LOOKED_AT = 500
"""Of a folder that may lie on another machine."""


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
    except FileNotFoundError as error:
        raise UnreadableError(explain_error(error), suggestion=_say_where(path)) from None
    except (IsADirectoryError, PermissionError) as error:
        raise (_refuse_folder(path) if path.is_dir() else UnreadableError(explain_error(error))) from None
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


def _refuse_folder(path: Path) -> UnreadableError:
    names = "、".join(islice(_names_in(path, ""), _MOST_NAMED))
    advice = _("name a file in it: {names}", names=names) if names else ""
    return UnreadableError(explain_error(IsADirectoryError()), suggestion=advice)


def _say_where(path: Path) -> str:
    """What may be meant by the name of a file that is not there: one of nearly that name, or others of its kind."""
    folder = path.parent
    if not folder.is_dir():
        return _("there is no folder {folder} either: look at the path again", folder=folder)
    names = list(_names_in(folder, path.suffix))
    # Compared without the ending, which all of them share; a slip leaves the name's beginning or end as it was.
    stems = {Path(name).stem: name for name in [*_names_in(folder, _OTHER.get(path.suffix, "?")), *names]}
    near = get_close_matches(path.stem, stems, n=1, cutoff=0.5)
    if near and (near[0][:1] == path.stem[:1] or near[0][-1:] == path.stem[-1:]):
        return _("did you mean '{name}'?", name=stems[near[0]])
    if names:
        return _("in this folder are: {names}", names="、".join(names[:_MOST_NAMED]))
    return _("go to the folder in which it is, or write the whole path; here is {folder}", folder=folder.absolute())


def _names_in(folder: Path, suffix: str) -> Iterator[str]:
    """The names of the files in a folder that end so, hidden ones left out, in their order."""
    with suppress(OSError):
        found = islice(folder.iterdir(), _MOST_LOOKED_AT)
        files = (each.name for each in found if each.suffix == suffix or not suffix)
        yield from sorted(name for name in files if not name.startswith((".", "~")))


def read_named(path: Path, most: int) -> bytes:
    """As `read_bytes`. Raises InputError, which names the file."""
    try:
        return read_bytes(path, most)
    except UnreadableError as error:
        raise InputError(
            [Finding("file", "error", str(error), Place(str(path), 1), suggestion=error.suggestion)]
        ) from error


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
