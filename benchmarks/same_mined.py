"""Whether another checkout mines the same to the byte: `python -m benchmarks.same_mined CHECKOUT [FOLDER …]`.

What makes mining faster must change nothing of what it finds. Both mine the generated archive of 1 MB, and the folders
that are named, with this Python; a line for each tells the digest of the phrases and patterns of either.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.mine_archive import write_archive

ROOT = Path(__file__).resolve().parent.parent
_DIGEST = """
import hashlib, sys
from pathlib import Path
from drafter.mining import mine_files
from drafter.workspace import Workspace
house = Workspace()
mined = mine_files([Path(sys.argv[1])], house.reader, house.words, 1)
print(hashlib.sha256(repr((mined.phrases, mined.patterns)).encode()).hexdigest()[:16])
"""


def digest(checkout: Path, folder: Path) -> str:
    """The digest of what a checkout mines from a folder."""
    command = [sys.executable, "-c", _DIGEST, str(folder)]
    return subprocess.run(command, cwd=checkout, check=True, capture_output=True, text=True).stdout.strip()


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """A line for each archive; 1 where one differs."""
    other, *named = map(Path, arguments)
    differs = 0
    with tempfile.TemporaryDirectory() as folder:
        write_archive(Path(folder), 1)
        for archive in (Path(folder), *(path.resolve() for path in named)):
            ours, theirs = digest(ROOT, archive), digest(other, archive)
            differs += ours != theirs
            say(f"{'same' if ours == theirs else 'DIFFERENT':10} {ours} {theirs} {archive}")
    return min(differs, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
