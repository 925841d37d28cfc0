"""A task table: what a meeting file says of who does what by when, a row for each measure."""

from drafter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One measure; empty is not said."""

    task: str
    """The path of its task: facts.tasks[0]."""
    path: str
    """Its own: facts.tasks[0].measures[1]; empty where a task has no measure."""
    title: str
    what: str = ""
    who: tuple[str, ...] = ()
    by: str = ""
    standard: str = ""
    otherwise: str = ""
    source: str = ""
    """Where it came from."""

    def to_json(self) -> dict[str, object]:
        """As `tasks --json` prints it (design.md 7)."""
        return {
            "title": self.title,
            "who": list(self.who),
            "what": self.what,
            "by": self.by,
            "standard": self.standard,
            "else": self.otherwise,
        }


COLUMNS = ("序号", "任务", "措施", "责任单位", "完成时限", "标准", "做不到怎么办", "出处")
"""The heads of a task table, in its order; `tables.py` of intake/ reads them again."""


def cells(row: TaskRow, number: int) -> tuple[str, ...]:
    """A row under `COLUMNS`. number: of its task, from 1."""
    who = "、".join(row.who)
    return (str(number), row.title, row.what, who, row.by, row.standard, row.otherwise, row.source)
