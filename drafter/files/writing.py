"""A path and bytes in; the file whole on disk, or the old one untouched and the reason why."""

import errno
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place

MARK = ".drafter-"
"""How the names of our temporary files begin."""
STALE = 60
"""Seconds after which a temporary file is nobody's: its writer was killed."""
PATIENCE = 120.0
"""Seconds that a writer waits for others to finish with a phrasebank: eight of them, on a machine that is busy."""


def write_file(path: Path, data: bytes, *, force: bool = False, before: bytes | None = None, keep: bool = True) -> None:
    """Write a file that appears whole or not at all, whatever happens to this process or the machine.

    A folder that is not there is made. Without `force` a file that is there is refused; with it, the replaced one is
    kept as `<name>.bak`. before: what was read from the file; where it says something else by now, somebody saved it
    meanwhile and it is left alone. keep: no `.bak` is made where it is false, for a file that is saved at every key and
    was kept before the first. The mode of a replaced file is kept, and a symbolic link stays one: the file that it
    points to is replaced. Raises InputError that says what to do: a file where a folder should be, a full disk, no
    permission, a document open in Word.
    """
    with _explained(path), _staged(path, data, force=force) as new:
        if before is not None and new.old != before:
            raise _refusal(path, _("it was saved meanwhile by somebody else; nothing was written: try again"))
        try:
            if keep:
                new.keep_old()
            new.publish()
        except BaseException:
            new.take_back()
            raise


def write_files(files: Mapping[Path, bytes]) -> None:
    """Replace several files, all of them or none; of each that was there a `<name>.bak` is kept. Raises InputError.

    Everything is on the disk before the first name is taken: a disk that is full refuses all of it.
    """
    with ExitStack() as staged:
        every = []
        for path, data in files.items():
            staged.enter_context(_explained(path))
            every.append(staged.enter_context(_staged(path, data, force=True)))
        try:
            for new in every:
                new.keep_old()
            for new in every:
                new.publish()
        except BaseException:
            for new in every:
                new.take_back()
            raise


@contextmanager
def locked(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Nobody else who asks holds the file or folder meanwhile: for reading, changing and writing a phrasebank.

    The lock is on `.<name>.lock` beside it, which stays: a file that is replaced cannot carry a lock itself. The system
    releases it when the process ends, however it ends. Raises InputError after `patience` seconds.
    """
    target = Path(os.path.realpath(path))
    with _explained(path):
        handle = os.open(target.with_name(f".{target.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
    try:
        deadline = time.monotonic() + patience
        while not try_lock(handle):
            if time.monotonic() > deadline:
                raise _refusal(path, _("another drafter is changing it; try again when it is done"))
            time.sleep(0.02)
        yield
    finally:
        os.close(handle)


def _mode_of(target: Path) -> int | None:
    """The permissions of a file that is there, None of one that is not; anything else than a file is refused."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    return stat.S_IMODE(mode)


@dataclass(frozen=True, slots=True)
class _Staged:
    """A file that is whole on the disk, under temporary names, and has not got its own name yet.

    copy: of the file that is to be replaced; old: what that one says. None where no file is there. older: of the
    `.bak` that is there, None where there is none, or a disk that knows no second names.
    """

    target: Path
    new: Path
    copy: Path | None
    old: bytes | None
    older: Path | None

    def keep_old(self) -> None:
        if self.copy is not None:
            self.copy.replace(self._kept)

    def publish(self) -> None:
        if self.copy is None:
            _claim(self.new, self.target)
        else:
            self.new.replace(self.target)
        _sync_folder(self.target.parent)

    def take_back(self) -> None:
        """The file and its `.bak` as they were, which needs no room on the disk.

        How far it came is read from the disk: a signal may have come right after a name was given.
        """
        if self.copy is None:
            if not self.new.exists() or (self.target.exists() and self.new.samefile(self.target)):
                self.target.unlink()
            return
        is_kept = not self.copy.exists()
        if not self.new.exists():
            (self._kept if is_kept else self.copy).replace(self.target)
            is_kept = False
        if self.older is not None:
            self.older.replace(self._kept)
        elif is_kept:
            self._kept.unlink()

    @property
    def _kept(self) -> Path:
        return _kept_as(self.target)


def _kept_as(target: Path) -> Path:
    """Where the file that a new one replaces is kept."""
    return target.with_name(f"{target.name}.bak")


@contextmanager
def _second_name(path: Path) -> Iterator[Path | None]:
    """Another name of a file, by which it can be given back its own; gone at the end. None where there is no file."""
    second = path.with_name(f"{MARK}{secrets.token_hex(4)}")
    try:
        os.link(path, second)
    except OSError:
        yield None
        return
    try:
        yield second
    finally:
        with suppress(OSError):
            second.unlink()


@contextmanager
def _staged(path: Path, data: bytes, *, force: bool) -> Iterator[_Staged]:
    """A file, and a copy of the one it replaces, under temporary names; what is left of these goes at the end."""
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target.parent)
    mode = _mode_of(target)
    if mode is not None and not force:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    with ExitStack() as temporaries:
        new = temporaries.enter_context(_temporary(target, data, mode))
        old = copy = older = None
        if mode is not None:
            old = target.read_bytes()
            copy = temporaries.enter_context(_temporary(target, old, mode))
            older = temporaries.enter_context(_second_name(_kept_as(target)))
        yield _Staged(target, new, copy, old, older)


@contextmanager
def _temporary(target: Path, data: bytes, mode: int | None) -> Iterator[Path]:
    """A temporary file beside the target with the data in it, down to the disk; gone at the end unless renamed."""
    temporary = target.with_name(f"{MARK}{secrets.token_hex(4)}")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink()


def _claim(temporary: Path, target: Path) -> None:
    """Give the file its name only if nobody else has it."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # no hard links here: FAT, some network drives
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
        try:
            temporary.replace(target)
        except BaseException:
            target.unlink()  # the claim, with nothing in it
            raise


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power failure; Windows does that by itself."""
    if sys.platform != "win32":
        with suppress(OSError):  # some network drives cannot
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _sweep(folder: Path) -> None:
    """Remove temporary files that a killed writer left."""
    with os.scandir(folder) as entries:  # a thousand drafts of a table lie there: no path is made of each
        left = [entry for entry in entries if entry.name.startswith(MARK) and len(entry.name) == len(MARK) + 8]
    for entry in left:
        with suppress(OSError):
            if time.time() - entry.stat().st_mtime > STALE:
                Path(entry).unlink()


if sys.platform == "win32":
    import msvcrt

    def try_lock(handle: int) -> bool:
        """Take the lock on an open file if nobody has it."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def try_lock(handle: int) -> bool:
        """Take the lock on an open file if nobody has it."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """What the system refuses as an InputError in words that help."""
    try:
        yield
    except FileExistsError:
        if not path.parent.is_dir():
            raise _refusal(path, _("{folder} is no folder", folder=path.parent)) from None
        raise _refusal(path, _("the file is there already; --force replaces it")) from None
    except NotADirectoryError:
        raise _refusal(path, _("{folder} is no folder", folder=path.parent)) from None
    except IsADirectoryError:
        raise _refusal(path, _("is not an ordinary file: name another one")) from None
    except PermissionError:
        if sys.platform == "win32":
            raise _refusal(path, _("close the document in Word first")) from None
        refused = _("may not be written here: name another folder, or ask for the permission")
        raise _refusal(path, refused) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _refusal(path, _("is a link that leads back to itself")) from None
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise _refusal(path, _("the disk is full; nothing was written")) from None
        raise _refusal(path, _("cannot be written: {reason}", reason=error.strerror or error)) from None


def _refusal(path: Path, message: str) -> InputError:
    return InputError([Finding("file", "error", message, Place(str(path), 1))])
