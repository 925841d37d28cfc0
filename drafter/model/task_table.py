"""A task table: who does what by when, a row for each measure; and what an edited one changes in a meeting file."""

from drafter.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One measure; empty is not said."""

    task: str
    """The path of its task: facts.tasks[0]."""
    path: str
    """Its own: facts.tasks[0].measures[1]; where its first would be, where a task has no measure."""
    title: str
    what: str = ""
    who: tuple[str, ...] = ()
    by: str = ""
    standard: str = ""
    otherwise: str = ""
    source: str = ""
    """Where it came from."""
    key: str = "what"
    """The key that says what is done: `text` where a measure is one sentence."""

    @property
    def content(self) -> tuple[object, ...]:
        """What it says, for rows to be compared."""
        return self.title, self.what, self.who, self.by, self.standard, self.otherwise

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


@dataclass(frozen=True, slots=True)
class Change:
    """One value that an edited table says otherwise; an empty one takes it away."""

    path: str
    before: str | tuple[str, ...]
    after: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that an edited table has and the meeting file has not."""

    row: TaskRow
    """Its `task` is a number that rows of one new task share; empty where it belongs to a task of the file."""
    after: str
    """The path of the measure or, for a row of a new task, of the task that stands before it; empty: at the top."""


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What an edited table changes."""

    changes: tuple[Change, ...] = ()
    new: tuple[NewRow, ...] = ()
    gone: tuple[TaskRow, ...] = ()
    """Rows of the meeting file that are not in the table."""

    def __bool__(self) -> bool:
        return bool(self.changes or self.new or self.gone)
