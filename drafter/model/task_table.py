"""A task table: who does what by when, a row for each measure; and what an edited one changes in a meeting file."""

from collections.abc import Sequence

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
    """Who has to do it; who leads, where others help."""
    by: str = ""
    standard: str = ""
    otherwise: str = ""
    source: str = ""
    """Where it came from."""
    key: str = "what"
    """The key that says what is done: `text` where a measure is one sentence."""
    support: tuple[str, ...] = ()
    """Who helps."""
    person: tuple[str, ...] = ()
    """Who answers for it by name."""

    @property
    def content(self) -> tuple[object, ...]:
        """What it says, for rows to be compared."""
        owners = (self.who, self.support, self.person)
        return self.title, self.what, *owners, self.by, self.standard, self.otherwise

    def to_json(self) -> dict[str, object]:
        """As `tasks --json` prints it (design.md 7)."""
        return {
            "title": self.title,
            "who": list(self.who),
            "with": list(self.support),
            "person": list(self.person),
            "what": self.what,
            "by": self.by,
            "standard": self.standard,
            "else": self.otherwise,
        }


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a task table; `tables.py` of intake/ reads its head again."""

    head: str
    width: int
    """Its share of the page."""
    centred: bool = False
    optional: bool = False
    """It stands only where a row says something in it."""


COLUMNS = (
    Column("序号", 5, centred=True),
    Column("任务", 14),
    Column("措施", 24),
    Column("责任单位", 15),
    Column("配合单位", 15, optional=True),
    Column("责任人", 8, centred=True, optional=True),
    Column("完成时限", 11, centred=True),
    Column("标准", 14),
    Column("做不到怎么办", 11),
    Column("出处", 10),
)
"""In their order."""


@dataclass(frozen=True, slots=True)
class TaskTable:
    """Rows as they are written: the columns that stand, and the cells under them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(column.head for column in self.columns)


def lay_out(rows: Sequence[TaskRow]) -> TaskTable:
    """The table of some measures, each with the number of its task."""
    order = {task: number for number, task in enumerate(dict.fromkeys(row.task for row in rows), 1)}
    cells = [_cells(row, order[row.task]) for row in rows]
    shown = [at for at, column in enumerate(COLUMNS) if not column.optional or any(row[at] for row in cells)]
    return TaskTable(tuple(COLUMNS[at] for at in shown), tuple(tuple(row[at] for at in shown) for row in cells))


def _cells(row: TaskRow, number: int) -> tuple[str, ...]:
    """A row under `COLUMNS`. number: of its task, from 1."""
    owners = map("、".join, (row.who, row.support, row.person))
    return (str(number), row.title, row.what, *owners, row.by, row.standard, row.otherwise, row.source)


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
