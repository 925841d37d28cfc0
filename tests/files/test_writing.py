"""The one writer: a file is there whole or not at all, and nobody's change is lost."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drafter.files.writing import MARK, STALE, locked, write_file, write_files
from drafter.model.finding import InputError

SELF = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(MARK)]


def test_a_new_file_is_written(tmp_path: Path):
    write_file(tmp_path / "讲话.docx", b"new")
    assert (tmp_path / "讲话.docx").read_bytes() == b"new"
    assert not left_over(tmp_path)


def test_a_file_that_is_there_is_refused_and_unchanged(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    with pytest.raises(InputError, match="the file is there already; --force replaces it"):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert not left_over(tmp_path)


def test_force_replaces_it_and_keeps_the_old_one(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    write_file(path, b"new", force=True)
    assert path.read_bytes() == b"new"
    assert (tmp_path / "a.txt.bak").read_bytes() == b"old"


def test_force_writes_a_new_file_without_a_copy(tmp_path: Path):
    write_file(tmp_path / "a.txt", b"new", force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@POSIX
def test_the_mode_of_a_replaced_file_is_kept(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_file(path, b"new", force=True)
    assert path.stat().st_mode & 0o777 == 0o640


@POSIX
def test_a_new_file_has_the_mode_that_the_system_gives(tmp_path: Path):
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a.txt", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


@POSIX
def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path):
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / "real.txt"
    target.write_bytes(b"old")
    link = tmp_path / "link.txt"
    link.symlink_to(target)
    write_file(link, b"new", force=True)
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_missing_folder_is_made(tmp_path: Path):
    write_file(tmp_path / "drafts" / "2026" / "a.txt", b"new")
    assert (tmp_path / "drafts" / "2026" / "a.txt").read_bytes() == b"new"


@pytest.mark.parametrize("below", ["a.txt", "b/a.txt"])
def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path, below: str):
    (tmp_path / "drafts").write_bytes(b"a file")
    with pytest.raises(InputError, match=r"drafts.* is no folder"):
        write_file(tmp_path / "drafts" / below, b"new")


def test_a_folder_is_not_overwritten(tmp_path: Path):
    with pytest.raises(InputError, match="is not an ordinary file"):
        write_file(tmp_path, b"new", force=True)


def test_a_name_that_is_too_long_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="cannot be written: "):
        write_file(tmp_path / ("讲" * 200), b"new")


def test_a_long_name_that_the_system_takes_is_written(tmp_path: Path):
    path = tmp_path / ("讲" * 80 + ".docx")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full; nothing was written"),
        (errno.EACCES, "may not be written here"),
        (errno.EIO, "cannot be written: "),
    ],
)
def test_what_the_system_refuses_leaves_the_old_file_and_says_why(
    number: int, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(InputError, match=reason):
        write_file(path, b"new", force=True)
    assert path.read_bytes() == b"old"
    assert not left_over(tmp_path)


def test_without_hard_links_a_new_file_is_written_and_an_old_one_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_names: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    write_file(tmp_path / "a.txt", b"new")
    assert (tmp_path / "a.txt").read_bytes() == b"new"
    with pytest.raises(InputError, match="the file is there already"):
        write_file(tmp_path / "a.txt", b"newer")
    assert not left_over(tmp_path)


def test_without_hard_links_a_claim_that_fails_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_names: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(InputError, match=r"a\.txt"):
        write_file(tmp_path / "a.txt", b"new")
    assert list(tmp_path.iterdir()) == []


def test_temporary_files_of_the_dead_are_swept_and_those_of_the_living_are_not(tmp_path: Path):
    dead, living = tmp_path / f"{MARK}00000000", tmp_path / f"{MARK}11111111"
    dead.touch()
    living.touch()
    os.utime(dead, (time.time() - STALE - 1,) * 2)
    write_file(tmp_path / "a.txt", b"new")
    assert left_over(tmp_path) == [living.name]


ENDLESS = """
import sys
from pathlib import Path
from drafter.files.writing import write_file
print("ready", flush=True)
while True:
    for letter in (b"a", b"b"):
        write_file(Path(sys.argv[1]), letter * 3_000_000, force=True)
"""


@POSIX
def test_a_writer_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 3_000_000)
    for round_ in range(8):
        with subprocess.Popen([sys.executable, "-c", ENDLESS, path], stdout=subprocess.PIPE, env=SELF) as writer:
            assert writer.stdout
            writer.stdout.readline()
            time.sleep(0.01 + round_ * 0.007)
            writer.send_signal(signal.SIGKILL)
        data = path.read_bytes()
        assert data in (b"a" * 3_000_000, b"b" * 3_000_000)


APPENDS = """
import sys
from pathlib import Path
from drafter.files.writing import locked, write_file, write_files
path = Path(sys.argv[1])
for number in range(20):
    with locked(path):
        write_file(path, path.read_bytes() + f"{sys.argv[2]}-{number}\\n".encode(), force=True)
"""


def test_eighty_changes_by_four_processes_at_once_all_survive(tmp_path: Path):
    path = tmp_path / "recap.yaml"
    path.touch()
    writers = [subprocess.Popen([sys.executable, "-c", APPENDS, path, str(number)], env=SELF) for number in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    lines = path.read_text(encoding="utf-8").split()
    assert sorted(lines) == sorted(f"{writer}-{number}" for writer in range(4) for number in range(20))


def test_who_waits_too_long_for_the_lock_is_told(tmp_path: Path):
    with (
        locked(tmp_path / "bank"),
        pytest.raises(InputError, match="another drafter is changing it"),
        locked(tmp_path / "bank", patience=0.05),
    ):
        pass


def test_the_lock_is_given_back(tmp_path: Path):
    for _round in range(2):
        with locked(tmp_path / "bank", patience=0):
            pass


def test_what_was_saved_meanwhile_is_left_alone(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"saved meanwhile")
    with pytest.raises(InputError, match="saved meanwhile by somebody else; nothing was written"):
        write_file(path, b"new", force=True, before=b"old")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_bytes() == b"saved meanwhile"


@POSIX
def test_a_link_that_leads_back_to_itself_is_said(tmp_path: Path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError, match="is a link that leads back to itself"):
        write_file(tmp_path / "loop", b"new", force=True)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


class Failing:
    """The k-th call of anything that changes the disk is refused by the system."""

    CALLS = ((os, "open"), (os, "fsync"), (os, "replace"), (os, "link"), (os, "chmod"))

    def __init__(self, moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self.left = moment
        for module, name in self.CALLS:
            monkeypatch.setattr(module, name, self.refusing(getattr(module, name)))

    def refusing(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return call(*arguments, **options)

        return made


def write_one(files: dict[Path, bytes]) -> None:
    for path, data in files.items():
        write_file(path, data, force=True)


@POSIX
@pytest.mark.parametrize(
    ("names", "write"),
    [
        (["a.txt"], write_one),
        (["new.txt"], write_one),
        (["a.txt"], write_files),
        (["a.txt", "new.txt", "b.txt"], write_files),
    ],
    ids=["one old", "one new", "one old of several", "old and new"],
)
def test_whichever_call_fails_every_file_is_as_it_was_or_every_file_is_new(
    names: list[str], write: Callable[[dict[Path, bytes]], None], tmp_path: Path
):
    for moment in range(1, 100):
        folder = tmp_path / str(moment)
        folder.mkdir()
        before = {name: f"old {name}".encode() for name in ("a.txt", "b.txt", "a.txt.bak")}
        for name, data in before.items():
            (folder / name).write_bytes(data)
        refused = False
        with pytest.MonkeyPatch.context() as patched:
            failing = Failing(moment, patched)
            try:
                write({folder / name: b"new" for name in names})
            except InputError as error:
                refused = True
                assert "nothing was written" in str(error)
        kept = {f"{name}.bak": before[name] for name in names if name in before}
        assert contents(folder) == (before if refused else {**before, **dict.fromkeys(names, b"new"), **kept})
        if failing.left > 0:  # everything was tried
            assert moment > 4
            return
    raise AssertionError
