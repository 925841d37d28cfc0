"""The folder of a command's temporary files: gone at the end, and after a kill swept by the next one."""

import errno
import os
import time
from pathlib import Path

import pytest

from drafter.files.scratch import scratch
from drafter.files.writing import STALE
from drafter.model.finding import InputError


def age(folder: Path) -> None:
    os.utime(folder, (time.time() - STALE - 1,) * 2)


def test_the_folder_is_gone_at_the_end(tmp_path: Path):
    with scratch("work-", tmp_path) as folder:
        (folder / "run").write_bytes(b"1")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_command_left_is_swept_and_what_a_living_one_has_is_not(tmp_path: Path):
    dead, unborn = tmp_path / "work-dead", tmp_path / "work-unborn"
    for folder in (dead, unborn):
        folder.mkdir()
        (folder / "pieces").write_bytes(b"1")
    (dead / "lock").touch()
    with scratch("work-", tmp_path) as living:
        for folder in (dead, unborn, living):
            age(folder)
        with scratch("work-", tmp_path) as second:
            assert sorted(tmp_path.iterdir()) == sorted([living, second])


def test_a_young_folder_and_a_link_are_left_alone(tmp_path: Path):
    (tmp_path / "work-young").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "work-link").symlink_to(tmp_path / "elsewhere")
    with scratch("work-", tmp_path):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {"work-young", "work-link", "elsewhere"}


def test_a_full_disk_is_said_with_the_place(tmp_path: Path):
    with pytest.raises(InputError, match=r"disk for temporary files is full .*TMPDIR"), scratch("work-", tmp_path):
        raise OSError(errno.ENOSPC, "No space left on device")
