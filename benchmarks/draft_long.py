"""How the time of a draft grows with its tasks: `python -m benchmarks.draft_long`.

Warm: the meeting is loaded, planned, composed and fitted to its minutes. 160 tasks may take 16 times what 10 take,
since every section and every item is measured once.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.harness import ROOT, Figure, best, main
from drafter.workspace import Workspace

SIZES = {10: 5, 40: 3, 160: 2, 500: 1}
"""Tasks to rounds."""
TASK = """\
    - title: 抓好第{number}片区隐患排查整治
      measures:
        - {{what: 对第{number}片区的{count}家企业逐一检查, who: 第{number}片区管委会, by: 2月{day}日}}
        - {{what: 建立第{number}片区问题台账, who: 市应急局, by: 2月{day}日}}
"""


def write_meeting(path: Path, tasks: int) -> None:
    """The shipped example with so many tasks, for as many minutes as a third of them carries."""
    text = (ROOT / "examples" / "spring-festival.yaml").read_text(encoding="utf-8")
    head, _tasks, rest = text.partition("  tasks:\n")
    _old, next_fact, after = rest.partition("  safeguards:\n")
    made = (TASK.format(number=number, count=number % 60 + 2, day=number % 27 + 1) for number in range(1, tasks + 1))
    path.write_text(f"{head}  tasks:\n{''.join(made)}{next_fact}{after}", encoding="utf-8")


def measure() -> Iterator[Figure]:
    workspace = Workspace()
    took: dict[int, float] = {}
    with TemporaryDirectory() as name:
        path = Path(name, "meeting.yaml")
        for tasks, rounds in SIZES.items():
            write_meeting(path, tasks)
            took[tasks] = best(lambda: workspace.draft(workspace.load(path)), rounds)
            yield Figure(f"a draft of {tasks} tasks, warm", took[tasks], "ms")
    yield Figure("160 tasks beside 10", took[160] / took[10], "×", 16)
    yield Figure("500 tasks beside 10", took[500] / took[10], "×", 50)


if __name__ == "__main__":
    main(measure)
