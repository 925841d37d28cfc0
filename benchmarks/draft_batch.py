"""How long a row of a table takes, beside its parts: loading the meeting, drafting it, laying it out as Word.

    python -m benchmarks.draft_batch

What a batch adds to the parts is its own: cells, names, and files down to the disk. Row and parts are measured in turn,
in time of the processor; what waits for the disk is on the clock only.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.harness import Figure, main
from drafter.batch import open_batch
from drafter.workspace import Workspace

MEETING = Path(__file__).parent.parent / "examples" / "winter-fire.yaml"
ROWS = 200


BOUND = 10.0
"""Milliseconds of the processor for a row, warm."""


def measure() -> Iterator[Figure]:
    workspace = Workspace()
    took: dict[str, list[float]] = {"row": [], "load": [], "plan, compose, fit": [], "write": [], "clock": []}
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "table.csv")
        lines = [f"2026-11-{number % 28 + 1},第{number}片区火灾防控工作会议,陈{number}" for number in range(ROWS)]
        table.write_text("\n".join(("日期,会议名称,姓名", *lines)), encoding="utf-8")
        batch = open_batch(workspace, MEETING, {}, table, folder, "docx")
        results = batch.draft(lambda draft, style: workspace.write(draft, "docx", style))
        for number in range(ROWS):
            start, clocked = process_time(), perf_counter()
            result = next(results)
            done = process_time()
            took["clock"].append(perf_counter() - clocked)
            meeting = workspace.load(MEETING, {"meeting.name": f"第{number}片区火灾防控工作会议"})
            loaded = process_time()
            draft, _plan = workspace.draft(meeting)
            composed = process_time()
            workspace.write(draft)
            took["write"].append(process_time() - composed)
            took["row"].append(done - start)
            took["load"].append(loaded - done)
            took["plan, compose, fit"].append(composed - loaded)
            if not result.file:
                raise AssertionError(f"row {result.row} failed: {result.findings}")
    row, load, compose, write, clock = (1000 * median(times) for times in took.values())
    parts = (
        ("load", load),
        ("plan, compose, fit", compose),
        ("write", write),
        ("the rest", row - load - compose - write),
    )
    said = ", ".join(f"{name} {each:.1f}" for name, each in parts)
    yield Figure(
        f"a draft of a table (the median of {ROWS} rows)", row, "ms", BOUND, f"{said}; {clock:.1f} on the clock"
    )


if __name__ == "__main__":
    main(measure)
