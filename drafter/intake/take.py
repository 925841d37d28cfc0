"""A task table that came back edited, and the rows as they went out, in; what changed, as paths and texts, out."""

from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher

from drafter.dataclass import replace
from drafter.files.intake_words import IntakeWords
from drafter.intake.columns import find_columns
from drafter.intake.measures import Measure
from drafter.intake.owners import LEAD, PERSON, SUPPORT, OwnerReader
from drafter.intake.tables import read_tasks
from drafter.language.alignment import align
from drafter.model.intake import Grid, Material
from drafter.model.task_table import Change, NewRow, TableChanges, TaskRow

_ALIKE = 0.5
"""From here on a row is the same with other words."""


def compare_table(
    material: Material, rows: Sequence[TaskRow], words: IntakeWords, owners: OwnerReader, year: int | None
) -> TableChanges:
    """The changes of the tables of a file against the rows of a meeting file."""
    told: list[TaskRow] = []
    roles: set[str] = set()
    for grid in (block for block in material.blocks if isinstance(block, Grid)):
        if columns := find_columns([row.cells for row in grid.rows], words, owners):
            roles.update(columns.roles.values())
        for number, task in enumerate(read_tasks(grid, words, owners, year), len(told)):
            told += [
                _row(task.title, measure, f"{material.file} {where}", str(number)) for measure, where in task.measures
            ]
    pairs = _pair(told, rows)
    changes = [
        change for row, before in zip(told, pairs, strict=True) if before for change in _changes(before, row, roles)
    ]
    gone = [row for row in rows if row not in pairs]
    return TableChanges(tuple(dict.fromkeys(changes)), tuple(_new_rows(told, pairs)), tuple(gone))


def _row(title: str, measure: Measure, source: str, task: str) -> TaskRow:
    owners = measure.owners
    return TaskRow(
        task,
        "",
        title,
        measure.what,
        tuple(owners.lead),
        measure.by,
        measure.standard,
        measure.otherwise,
        source,
        support=tuple(owners.support),
        person=tuple(owners.person),
    )


def _pair(told: Sequence[TaskRow], rows: Sequence[TaskRow]) -> list[TaskRow | None]:
    """For each row of the table that of the file, if any: in order the same or most alike, else one that moved."""
    pairs: list[TaskRow | None] = [None] * len(told)
    stay = {row.title for row in rows} & {row.title for row in told}

    def alike(old: TaskRow, new: TaskRow) -> float:
        """A task has another title only where no row says the old one any more, and none said the new one."""
        renamed = old.title != new.title
        return -1 if renamed and stay & {old.title, new.title} else _likeness(old, new)

    for old, new in align(rows, told, _key, alike, _ALIKE):
        if new is not None and old is not None:
            pairs[new] = rows[old]
    for index, row in enumerate(told):
        if pairs[index] is None:
            moved = (other for other in rows if _key(other) == _key(row) and other not in pairs)
            pairs[index] = next(moved, None)
    return pairs


def _key(row: TaskRow) -> tuple[str, str]:
    return row.title, _bare(row.what)


def _new_rows(told: Sequence[TaskRow], pairs: Sequence[TaskRow | None]) -> Iterator[NewRow]:
    """The rows of which the meeting file has none, each with what stands before it in the table."""
    tasks = {row.task: before.task for row, before in zip(told, pairs, strict=True) if before}
    before_task = before_measure = ""
    for row, before in zip(told, pairs, strict=True):
        task = tasks.get(row.task)
        if before:
            before_task, before_measure = before.task, before.path
        elif task is None:
            yield NewRow(row, before_task)
        else:
            inside = before_measure.startswith(f"{task}.")
            yield NewRow(replace(row, task=""), before_measure if inside else f"{task}.")


def _likeness(one: TaskRow, other: TaskRow) -> float:
    first, second = (f"{row.title}|{row.what}|{'、'.join(row.who)}|{row.by}" for row in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _changes(before: TaskRow, after: TaskRow, roles: Container[str]) -> Iterator[Change]:
    """What a row says otherwise; marks at the end of a text make no difference, nor what it has no column for.

    roles: of the columns of the table.
    """
    if after.title != before.title:
        yield Change(f"{before.task}.title", before.title, after.title)
    for name, old, new in (
        (before.key, before.what, after.what),
        ("by", before.by, after.by),
        ("standard", before.standard, after.standard),
        ("else", before.otherwise, after.otherwise),
    ):
        if _bare(old) != _bare(new) and (new or name in roles or name == before.key):
            yield Change(f"{before.path}.{name}", old, new)
    for name, role, had, has in (
        ("who", LEAD, before.who, after.who),
        ("with", SUPPORT, before.support, after.support),
        ("person", PERSON, before.person, after.person),
    ):
        if had != has and (has or role in roles):
            yield Change(f"{before.path}.{name}", had, has)


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip("。；; ")
