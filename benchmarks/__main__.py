"""Every figure of the project in one table: `python -m benchmarks`, or `make bench`.

No figure stops the run: one that passes its bound is marked, and a benchmark that fails is told. Names run only those:
 `python -m benchmarks startup write_docx`.
"""

import sys
from importlib import import_module

from benchmarks.harness import show, show_head

BENCHMARKS = (
    "startup",
    "draft_long",
    "move_tasks",
    "write_docx",
    "draft_batch",
    "load_phrasebank",
    "search_phrases",
    "search_archive",
    "read_speeches",
    "check_speeches",
    "mine_archive",
    "compare_mining",
    "studio_preview",
)


def main(names: list[str]) -> int:
    """Run the benchmarks; 1 where a bound was passed or one of them failed."""
    wrong = 0
    show_head()
    for name in names or BENCHMARKS:
        try:
            wrong += show(import_module(f"benchmarks.{name}").measure())
        except Exception as error:
            print(f"| {name} | | | | failed: {type(error).__name__}: {error} |".replace("\n", " "), flush=True)
            wrong += 1
    print(f"\n{wrong} passed their bound or failed" if wrong else "\nall bounds kept")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
