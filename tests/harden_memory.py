"""Thousands of drafts in one process: its memory and its open files are at the end what they were near the beginning.

python -m tests.harden_memory [DRAFTS]
"""

import gc
import os
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from drafter.workspace import Workspace

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.yaml"))
MOST = 1.1
"""What memory may grow to, beginning when every example was drafted and everything is warm."""


def megabytes() -> float:
    """Of memory that this process has now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def draft(house: Workspace, path: Path) -> None:
    meeting = house.load(path)
    drafted, plan = house.draft(meeting)
    house.write(drafted)
    house.review(drafted, plan)


def main(count: int) -> int:
    house = Workspace()
    warm = min(count // 10, 10 * len(EXAMPLES))
    first = 0.0
    files = 0
    start = time.monotonic()
    for number, path in enumerate(islice(cycle(EXAMPLES), count), 1):
        draft(house, path)
        if number == warm:
            gc.collect()
            first, files = megabytes(), open_files()
        if number % 500 == 0 or number in (warm, count):
            print(f"{number:6} drafts {megabytes():7.1f} MB {open_files():4} open files", flush=True)
    gc.collect()
    last = megabytes()
    each = (time.monotonic() - start) / count
    print(f"{count} drafts, {each * 1000:.0f} ms each: {first:.1f} MB after {warm}, {last:.1f} MB at the end; ", end="")
    print(f"{files} open files, {open_files()} at the end")
    return 0 if last <= first * MOST and open_files() == files else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
