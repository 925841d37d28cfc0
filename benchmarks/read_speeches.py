"""How fast speeches are read, and how much memory an archive takes: `python -m benchmarks.read_speeches`."""

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import Figure, main
from drafter.model.speech import Speech
from drafter.workspace import Workspace

SPEECHES = Path(__file__).parent.parent / "examples" / "speeches"
SIZES = (1, 4, 16)
"""Megabytes."""
FILE = 64 * 2**10


def write_archive(folder: Path, megabytes: int) -> int:
    """Files of about 64 KB of speeches, one after the other; how many bytes they have together."""
    speeches = [path.read_text(encoding="utf-8") for path in sorted(SPEECHES.glob("*.txt"))]
    written = number = 0
    while written < megabytes * 10**6:
        parts: list[str] = []
        while sum(map(len, parts)) * 3 < FILE:
            parts.append(f"第{len(parts) + 1}篇：{speeches[(number + len(parts)) % len(speeches)]}")
        number += 1
        data = "\n".join(parts).encode()
        (folder / f"{number:05}.txt").write_bytes(data)
        written += len(data)
    return written


def measure() -> Iterator[Figure]:
    """For each size of archive how fast it is read, and the memory that the process has taken by then."""
    reader = Workspace().reader
    for megabytes in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            size = write_archive(Path(folder), megabytes)
            start = time.process_time()
            count = sum(isinstance(speech, Speech) for speech in reader.read_speeches([folder]))
            seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        yield Figure(
            f"speeches read, {megabytes} MB", size / 1e6 / seconds, "MB/s", None, f"{count} speeches, {peak:.0f} MB"
        )


if __name__ == "__main__":
    main(measure)
