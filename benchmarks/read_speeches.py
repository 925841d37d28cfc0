"""How fast speeches are read, and how much memory an archive takes: `python -m benchmarks.read_speeches`."""

import resource
import sys
import tempfile
import time
from pathlib import Path

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


def main() -> int:
    """A line for each size of archive."""
    print(f"{'MB':>6} {'speeches':>9} {'seconds':>8} {'MB/s':>6} {'peak MB':>8}")
    reader = Workspace().reader
    for megabytes in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            size = write_archive(Path(folder), megabytes)
            start = time.process_time()
            count = sum(isinstance(speech, Speech) for speech in reader.read_speeches([folder]))
            seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size / 1e6:6.1f} {count:9} {seconds:8.2f} {size / 1e6 / seconds:6.2f} {peak:8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
