"""Every command that writes, on a disk that is full, one that is only read, and under a limit on the size of files.

    python -m tests.harden_disk

The disks are small ones in memory, which only an administrator of the machine may make; others try the limit alone.
"""

import errno
import os
import resource
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.writers_of_files import Ended, Trial, put, run_writer, writers

LIMIT = 600
"""Bytes of a file: less than any command writes, and more than it says."""


@contextmanager
def disk(folder: Path) -> Iterator[Path]:
    """A disk of one megabyte in memory. Raises PermissionError where that may not be."""
    folder.mkdir(parents=True)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False)
    if made.returncode:
        raise PermissionError(errno.EPERM, made.stderr.decode().strip())
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def on_a_full_disk(trial: Trial) -> Ended:
    with disk(trial.place / "full") as folder:
        put(trial.writer, folder)
        with (folder / ".filling").open("wb", buffering=0) as filling:
            try:
                while True:
                    filling.write(bytes(1024))
            except OSError as error:
                assert error.errno == errno.ENOSPC
        return trial.judge(folder, run_writer(trial.writer, folder))


def on_a_disk_that_is_only_read(trial: Trial) -> Ended:
    with disk(trial.place / "read") as folder:
        put(trial.writer, folder)
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
        return trial.judge(folder, run_writer(trial.writer, folder))


def under_a_limit(trial: Trial) -> Ended:
    folder = put(trial.writer, trial.place / "limited")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, before[1]))
    try:
        ended = run_writer(trial.writer, folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    return trial.judge(folder, ended)


WAYS: tuple[Callable[[Trial], Ended], ...] = (on_a_full_disk, on_a_disk_that_is_only_read, under_a_limit)


def main() -> int:
    wrong = 0
    tried: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = f"{place}/person"
        os.environ["DRAFTER_LANG"] = "en"
        for number, writer in enumerate(writers()):
            trial = Trial(writer, Path(place) / str(number))
            for way in WAYS:
                name = way.__name__.replace("_", " ")
                try:
                    ended = way(trial)
                except PermissionError as error:
                    print(f"{name}: {error}")
                    continue
                tried[f"{name}, exit {ended.status}"] += 1
                for fault in ended.wrong:
                    wrong += 1
                    print(f"{writer.name} {name}: {fault} [{ended.said.strip()[:300]}]", flush=True)
    print(f"{dict(tried)}: {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
