"""A task table that came back edited, and the rows as they went out, in; what changed, as paths and texts, out."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from drafter.dataclass import dataclass
from drafter.files.intake_words import IntakeWords
from drafter.intake.measures import Measure
from drafter.intake.tables import read_tasks
from drafter.intake.units import Units
from drafter.model.intake import Grid, Material
from drafter.model.task_table import TaskRow

_ALIKE = 0.5
"""From here on a row is the same with other words."""


@dataclass(frozen=True, slots=True)
class Change:
    """One value that the table says otherwise; an empty text takes it away."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class TableChanges:
    """What a table changes; rows that are new in it, or gone from it, are told and left to a person."""

    changes: tuple[Change, ...]
    new: tuple[TaskRow, ...]
    gone: tuple[TaskRow, ...]


def compare_table(
    material: Material, rows: Sequence[TaskRow], words: IntakeWords, units: Units, year: int | None
) -> TableChanges:
    """The changes of the tables of a file against the rows of a meeting file."""
    told: list[TaskRow] = []
    for grid in (block for block in material.blocks if isinstance(block, Grid)):
        for task in read_tasks(grid, words, units, year):
            told += [_row(task.title, measure) for measure, _where in task.measures]
    pairs, new, gone = _pair(told, list(rows))
    changes = [change for after, before in pairs for change in _changes(before, after)]
    return TableChanges(tuple(dict.fromkeys(changes)), tuple(new), tuple(gone))


def _row(title: str, measure: Measure) -> TaskRow:
    return TaskRow("", "", title, measure.what, tuple(measure.who), measure.by, measure.standard, measure.otherwise)


def _pair(
    told: Sequence[TaskRow], rows: list[TaskRow]
) -> tuple[list[tuple[TaskRow, TaskRow]], list[TaskRow], list[TaskRow]]:
    """Rows that are the same, then those that read alike, nearest first."""
    open_rows, pairs = list(rows), []
    unpaired: list[TaskRow] = []
    for row in told:
        same = next((other for other in open_rows if (other.title, other.what) == (row.title, row.what)), None)
        if same:
            open_rows.remove(same)
            pairs.append((row, same))
        else:
            unpaired.append(row)
    new = []
    for row in unpaired:
        nearest = max(open_rows, key=lambda other: _likeness(row, other), default=None)
        if nearest and _likeness(row, nearest) >= _ALIKE:
            open_rows.remove(nearest)
            pairs.append((row, nearest))
        else:
            new.append(row)
    return pairs, new, open_rows


def _likeness(one: TaskRow, other: TaskRow) -> float:
    first, second = (f"{row.title}|{row.what}|{'、'.join(row.who)}|{row.by}" for row in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _changes(before: TaskRow, after: TaskRow) -> list[Change]:
    changes = [Change(f"{before.task}.title", before.title, after.title)] if after.title != before.title else []
    if not before.path:
        return changes
    for name, old, new in (
        ("what", before.what, after.what),
        ("by", before.by, after.by),
        ("standard", before.standard, after.standard),
        ("else", before.otherwise, after.otherwise),
    ):
        if old != new:
            changes.append(Change(f"{before.path}.{name}", old, new))
    for index in range(max(len(before.who), len(after.who))):
        old = before.who[index] if index < len(before.who) else ""
        new = after.who[index] if index < len(after.who) else ""
        if old != new:
            changes.append(Change(f"{before.path}.who[{index}]", old, new))
    return changes
