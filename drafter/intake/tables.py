"""A table of tasks in; a task for each, with its measures and where each row stands, out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.files.intake_words import IntakeWords
from drafter.intake.columns import Columns, find_columns
from drafter.intake.deadlines import say_deadline
from drafter.intake.measures import Measure
from drafter.intake.units import Units
from drafter.model.intake import Grid, Row

_VOID = ("作废", "已取消", "取消", "删除")


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


def read_tasks(grid: Grid, words: IntakeWords, units: Units, year: int | None) -> list[Task]:
    """The tasks of a table; none where it is no table of tasks."""
    rows = [row.cells for row in grid.rows]
    columns = find_columns(rows, words, units)
    if columns is None:
        return []
    tasks: list[Task] = []
    above: dict[str, str] = {}
    for row, told, merged in _walk(grid.rows, columns):
        follows = bool(tasks) and _follows(told, merged, above)
        repeats = bool(told.get("task"))
        for role in ("task", "problem"):
            if role in merged:
                told[role] = above.get(role, "")
        if "lead" in merged or (follows and not told.get("lead") and not repeats and not merged):
            told["lead"] = above.get("lead", "")
        for role in ("by", "standard", "else", "support"):
            if role in merged:
                told[role] = above.get(role, "")
        measure = _measure(told, units, year)
        if not follows:
            tasks.append(Task(told.get("task", ""), row.where, problem=told.get("problem", "")))
        task = tasks[-1]
        task.measures.append((measure, row.where))
        task.now = task.now or told.get("note", "")
        above = told
    return tasks


def _follows(told: Mapping[str, str], merged: set[str], above: Mapping[str, str]) -> bool:
    """Whether a row goes on with the task of the row above it."""
    if "task" in merged:
        return True
    if not told.get("what"):
        return False
    return bool(above.get("task")) and (told.get("task", "") in ("", above["task"]))


def _walk(rows: Sequence[Row], columns: Columns) -> Iterator[tuple[Row, dict[str, str], set[str]]]:
    """The rows that tell something: what by role, and which roles are merged with the row above."""
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
                text = " ".join(cell.split("\n")) if role not in ("lead", "support") else cell
                told[role] = f"{told[role]}；{text}" if role in told else text
        yield row, told, merged


def _tells(row: Row, columns: Columns) -> bool:
    """Whether a row is one of tasks: it says more than its number and a single word across all columns."""
    filled = {columns.roles.get(at, "note"): cell for at, cell in enumerate(row.cells) if cell}
    filled.pop("number", None)
    if filled and all(cell.strip() in _VOID for cell in filled.values()):
        return False
    substance = {"task", "what", "problem"} & filled.keys()
    several = len(filled) > 1 or any(cell is None for cell in row.cells)
    return bool(substance) and several


def _measure(told: Mapping[str, str], units: Units, year: int | None) -> Measure:
    who = [*units.split(told.get("lead", "")), *units.split(told.get("support", ""))]
    return Measure(
        who=list(dict.fromkeys(who)),
        what=told.get("what", "").rstrip("。；; "),
        by=say_deadline(told["by"], year) if told.get("by") else "",
        standard=told.get("standard", "").rstrip("。；; "),
        otherwise=told.get("else", "").rstrip("。；; "),
    )
