"""Whole commands beside an empty program of the same Typer: `python -m benchmarks.startup`.

Ratios of the processor's time, the best of several runs in turn: the machine and its load are the same for both. With
the compact copies of templates and phrasebank in the cache, as from the second command on; the first, which makes them,
is told apart.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.harness import ROOT, Figure, best_processes, main

EMPTY = "import typer\n\napp = typer.Typer()\n\n\n@app.command()\ndef main(name: str = '') -> None: ...\n\n\napp()\n"
COMMANDS = {
    "--version": 1.5,
    "phrases search 值守": 3.0,
    "plan meeting.yaml": 4.5,
    "draft meeting.yaml -o -": 4.5,
    "check meeting.yaml": 4.5,
    "check draft.docx": 4.5,
    "finalize draft.docx -o -": 4.5,
}
"""What is typed to the times of the empty program that it may take."""


def measure() -> Iterator[Figure]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "empty.py").write_text(EMPTY, encoding="utf-8")
        shutil.copy(ROOT / "examples" / "spring-festival.yaml", folder / "meeting.yaml")
        drafter = [sys.executable, "-m", "drafter"]
        cache = {"XDG_CACHE_HOME": str(folder / "cache"), "LOCALAPPDATA": str(folder / "cache")}
        empty = {"empty": [sys.executable, "empty.py"]}
        first = best_processes({"first": [*drafter, "draft", "meeting.yaml", "-o", "draft.docx"]}, folder, 1, **cache)
        taken = best_processes(
            {**empty, **{typed: [*drafter, *typed.split()] for typed in COMMANDS}}, folder, 12, **cache
        )
    alone = taken["empty"]
    for typed, bound in COMMANDS.items():
        found = taken[typed]
        beside = f"{found.processor:.0f} ms, an empty Typer program {alone.processor:.0f} ms"
        yield Figure(f"drafter {typed}", found.processor / alone.processor, "× empty", bound, beside)
    yield Figure("drafter draft, the first time", first["first"].processor / alone.processor, "× empty")


if __name__ == "__main__":
    main(measure)
