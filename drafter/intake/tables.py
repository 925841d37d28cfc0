"""A table of tasks in; a task for each, with its measures and where each row stands, out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.files.intake_words import IntakeWords
from drafter.intake.columns import Columns, find_columns
from drafter.intake.deadlines import say_deadline
from drafter.intake.measures import Measure
from drafter.intake.owners import PERSON, ROLES, OwnerReader, Owners
from drafter.model.intake import Grid, Row

_VOID = ("作废", "已取消", "取消", "删除")
_SUMS = ("合计", "总计", "小计", "共计")


@dataclass(slots=True)
class Task:
    """A task as a table tells it."""

    title: str
    where: str
    measures: list[tuple[Measure, str]] = field(default_factory=list)
    """Each with the row in which it stands."""
    now: str = ""
    """Where it stands: 进展, 备注."""
    problem: str = ""


def read_tasks(grid: Grid, words: IntakeWords, readers: OwnerReader, year: int | None) -> list[Task]:
    """The tasks of a table; none where it is no table of tasks."""
    columns = find_columns([row.cells for row in grid.rows], words, readers)
    if columns is None or "agenda" in columns.roles.values():
        return []
    tasks: list[Task] = []
    above: dict[str, str] = {}
    owners = _owners_of_blocks(grid.rows, columns, readers)
    for index, row, told, merged in _walk(grid.rows, columns):
        if not told.get("lead") and index in owners:
            told["lead"] = owners[index]
        follows = bool(tasks) and _follows(told, merged, above)
        repeats = bool(told.get("task"))
        for role in ("task", "problem"):
            if role in merged:
                told[role] = above.get(role, "")
        if "lead" in merged or (follows and not told.get("lead") and not repeats and not merged):
            told["lead"] = above.get("lead", "")
        for role in ("by", "standard", "else", "support", PERSON):
            if role in merged:
                told[role] = above.get(role, "")
        measures = list(_measures(told, readers, year))
        if columns.first_leads:
            for measure in measures:
                measure.owners.let_first_lead()
        if not follows:
            tasks.append(Task(told.get("task", ""), row.where, problem=told.get("problem", "")))
        task = tasks[-1]
        task.measures += [(measure, row.where) for measure in measures]
        task.now = task.now or told.get("note", "")
        above = {**told, "task": above["task"]} if follows and not told.get("task") and above.get("task") else told
    return tasks


def _follows(told: Mapping[str, str], merged: set[str], above: Mapping[str, str]) -> bool:
    """Whether a row goes on with the task of the row above it."""
    if "task" in merged:
        return True
    if not told.get("what"):
        return False
    return bool(above.get("task")) and (told.get("task", "") in ("", above["task"]))


def _owners_of_blocks(rows: Sequence[Row], columns: Columns, readers: OwnerReader) -> dict[int, str]:
    """The rows below one that is nothing but the name of a unit, to that unit; none where a column names the owners."""
    if "lead" in columns.roles.values():
        return {}
    found: dict[int, str] = {}
    owner = ""
    for index in range(columns.first, len(rows)):
        filled = [cell for cell in rows[index].cells if cell]
        if len(filled) == 1 and readers.is_owners(filled[0]):
            owner = filled[0]
        elif owner:
            found[index] = owner
    return found


def _walk(rows: Sequence[Row], columns: Columns) -> Iterator[tuple[int, Row, dict[str, str], set[str]]]:
    """The rows that tell something, by index: what by role, and which roles are merged with the row above."""
    for index in range(columns.first, len(rows)):
        row = rows[index]
        if index in columns.repeats or not _tells(row, columns):
            continue
        told: dict[str, str] = {}
        merged = set()
        for at, cell in enumerate(row.cells):
            role = columns.roles.get(at, "note")
            if cell is None:
                merged.add(role)
            elif cell and role not in ("number", "source"):
                text = " ".join(cell.split("\n")) if role not in ROLES else cell
                told[role] = f"{told[role]}；{text}" if role in told else text
        yield index, row, told, merged


def _tells(row: Row, columns: Columns) -> bool:
    """Whether a row is one of tasks: it says more than its number and a single word across all columns."""
    filled = {columns.roles.get(at, "note"): cell for at, cell in enumerate(row.cells) if cell}
    if any(cell.strip().startswith(_SUMS) for cell in filled.values()):
        return False
    filled.pop("number", None)
    if filled and all(cell.strip() in _VOID for cell in filled.values()):
        return False
    substance = {"task", "what", "problem", "agenda"} & filled.keys()
    several = len(filled) > 1 or any(cell is None for cell in row.cells)
    return bool(substance) and several


def read_agenda(grid: Grid, words: IntakeWords, readers: OwnerReader) -> list[tuple[str, str]]:
    """The items of an agenda, who and what in one text, each with its row; none where the table is no agenda."""
    columns = find_columns([row.cells for row in grid.rows], words, readers)
    if columns is None or "agenda" not in columns.roles.values():
        return []
    return [
        (f"{told.get('speaker', '').strip()}{told['agenda']}", row.where)
        for _index, row, told, _merged in _walk(grid.rows, columns)
        if told.get("agenda")
    ]


def is_of_one_task(grid: Grid, words: IntakeWords, readers: OwnerReader) -> bool:
    """Whether a table orders things and names no task: then it is all of one, which its sheet may name."""
    columns = find_columns([row.cells for row in grid.rows], words, readers)
    roles = set(columns.roles.values()) if columns else set()
    return "what" in roles and not roles & {"task", "problem", "agenda"}


_LISTED = re.compile(r"(?:^|(?<=[；;。\s]))(?:\d{1,2}[.、．]|[（(]\d{1,2}[）)]|[①-⑳])\s*(?=\D)")
"""The numbers of several measures in one cell."""


def _measures(told: Mapping[str, str], readers: OwnerReader, year: int | None) -> Iterator[Measure]:
    """What a row orders: one thing, or the numbered ones of its cell, the last of which has the standard of all."""
    listed = [part.strip() for part in _LISTED.split(told.get("what", "")) if part.strip()]
    if len(listed) < 2 or not _LISTED.match(told["what"]):
        yield _measure(told, readers, year)
        return
    for number, what in enumerate(listed, 1):
        rest = {} if number == len(listed) else {"standard": "", "else": ""}
        yield _measure({**told, "what": what, **rest}, readers, year)


def _measure(told: Mapping[str, str], readers: OwnerReader, year: int | None) -> Measure:
    owners = Owners()
    for role in ROLES:
        if told.get(role):
            owners.join(readers.read(told[role], role))
    return Measure(
        owners=owners,
        what=told.get("what", "").rstrip("。；; "),
        by=say_deadline(told["by"], year) if told.get("by") else "",
        standard=told.get("standard", "").rstrip("。；; "),
        otherwise=told.get("else", "").rstrip("。；; "),
    )
