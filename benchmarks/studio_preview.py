"""A ten-page speech and keys typed into the studio in; how long until the saved file's speech is on the page, out.

    python -m benchmarks.studio_preview

What is timed is what the server does for one key: the form read, the file spliced, proved and saved whole, the speech
planned, composed and set out as a page. The browser's own part, drawing the answer, is not in it.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import ROOT, Figure, main
from drafter.studio import drafting
from drafter.studio.asked import Asked
from drafter.studio.desk import Desk
from drafter.studio.form import make_form, read_boxes

KEYS = 60
TASK = """    - title: 把第{number}类场所排查干净
      claim: 这一类场所点多面广，冬春交替时最容易出问题，去年的教训就在眼前
      measures:
        - who: [市商务局, 市消防救援支队]
          what: 对第{number}类场所逐家逐户排查，建立问题清单、责任清单和整改清单，查一家、清一家、签一家
          by: 2月{number}日前
          standard: 台账报市安委会办公室备案，由市安委会办公室抽查三成
        - who: [各县（市、区）]
          what: 对辖区内第{number}类场所的负责人开展一次面对面的安全谈话，把风险讲清楚、把责任讲明白
"""
TASKS = 26
"""Enough for ten pages of 22 lines of 28 characters (GB/T 9704-2012, 5.2.4)."""


def measure() -> Iterator[Figure]:
    """The times."""
    with tempfile.TemporaryDirectory() as folder:
        text = (ROOT / "examples" / "spring-festival.yaml").read_text(encoding="utf-8")
        tasks = "".join(TASK.format(number=number) for number in range(1, TASKS + 1))
        text = text.replace("minutes: 11\n", "minutes: 40\n").replace("  safeguards:\n", f"{tasks}  safeguards:\n", 1)
        Path(folder, "meeting.yaml").write_text(text, encoding="utf-8", newline="\n")
        desk = Desk(Path(folder))
        [opened] = desk.list_meetings()
        meeting = desk.load(opened)
        draft, _plan = desk.draft(opened)
        size = sum(len(block.text) for block in draft.blocks)
        posted = read_boxes(make_form(meeting, desk.vocabulary_of(meeting.kind)))
        times, processor = [], []
        for key in range(KEYS):
            _data, version = opened.show()
            posted["speaker.post"] = "市长" + "一二三四五六七八九十"[: key % 10 + 1]
            start, ran = time.perf_counter(), time.process_time()
            drafting.take_facts(Asked(desk, {"meeting": opened.id}, {}, {**posted, "_version": version}))
            times.append((time.perf_counter() - start) * 1000)
            processor.append((time.process_time() - ran) * 1000)
    pages = f"{size} characters, {size / (22 * 28):.1f} pages"
    for name, each in (("on the clock", times), ("of the processor", processor)):
        known = sorted(each[5:])  # the first ones read what is read once
        late = f"{known[int(len(known) * 0.95)]:.0f} ms p95 of {len(known)}; {pages}"
        yield Figure(f"a key typed in the studio, {name}", known[len(known) // 2], "ms", None, late)


if __name__ == "__main__":
    main(measure)
