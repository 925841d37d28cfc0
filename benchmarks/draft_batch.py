"""How long a row of a table takes, beside its parts: loading the meeting, drafting it, laying it out as Word.

    python -m benchmarks.draft_batch

What a batch adds to the parts is its own: cells, names, and files down to the disk. Row and parts are measured in turn.
"""

import tempfile
from pathlib import Path
from time import perf_counter

from drafter.batch import open_batch
from drafter.workspace import Workspace

MEETING = Path(__file__).parent.parent / "examples" / "winter-fire.yaml"
ROWS = 200


def main() -> None:
    workspace = Workspace()
    row = load = compose = write = 0.0
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "table.csv")
        lines = [f"2026-11-{number % 28 + 1},第{number}片区火灾防控工作会议,陈{number}" for number in range(ROWS)]
        table.write_text("\n".join(("日期,会议名称,姓名", *lines)), encoding="utf-8")
        start = perf_counter()
        batch = open_batch(workspace, MEETING, {}, table, folder, "docx")
        opened = perf_counter() - start
        results = batch.draft(lambda draft, style: workspace.write(draft, "docx", style))
        for number in range(ROWS):
            start = perf_counter()
            result = next(results)
            done = perf_counter()
            meeting = workspace.load(MEETING, {"meeting.name": f"第{number}片区火灾防控工作会议"})
            loaded = perf_counter()
            draft, _plan = workspace.draft(meeting)
            composed = perf_counter()
            workspace.write(draft)
            write += perf_counter() - composed
            row, load, compose = row + done - start, load + loaded - done, compose + composed - loaded
            if not result.file:
                raise SystemExit(f"row {result.row} failed: {result.findings}")
    each = 1000 / ROWS
    print(f"{ROWS} rows; what is read once: {opened * 1000:.0f} ms")
    print(f"a row             {row * each:6.1f} ms")
    print(f"  load            {load * each:6.1f} ms")
    print(f"  plan, compose   {compose * each:6.1f} ms")
    print(f"  write           {write * each:6.1f} ms")
    print(f"  batch and disk  {(row - load - compose - write) * each:6.1f} ms")


if __name__ == "__main__":
    main()
