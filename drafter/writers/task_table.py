"""Rows of a task table and a house style in; a Word file, a workbook or comma-separated text out."""

import csv
from collections.abc import Sequence
from io import StringIO

from drafter.files.table import guard_cell
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.style import Style
from drafter.model.task_table import COLUMNS, TaskRow, cells

FORMATS = ("docx", "xlsx", "csv")
"""By the ends of file names."""


def write_task_table(rows: Sequence[TaskRow], title: str, to: str, style: Style) -> bytes:
    """The table; same rows, same bytes. Raises InputError for an unknown format."""
    table = [cells(row, number) for row, number in zip(rows, number_tasks(rows), strict=True)]
    if to == "docx":
        from drafter.writers.docx.task_table import write_word_table

        return write_word_table(title, COLUMNS, table, style)
    if to == "xlsx":
        from drafter.writers.workbook import write_workbook

        return write_workbook(title, COLUMNS, table)
    if to == "csv":
        return _write_csv(table)
    message = _("unknown format '{format}': one of {formats}", format=to, formats=", ".join(FORMATS))
    raise InputError([Finding("format", "error", message)])


def number_tasks(rows: Sequence[TaskRow]) -> list[int]:
    """The number of each row's task, from 1."""
    order = {task: number for number, task in enumerate(dict.fromkeys(row.task for row in rows), 1)}
    return [order[row.task] for row in rows]


def _write_csv(table: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with a mark, by which Excel knows it."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([COLUMNS, *(map(guard_cell, row) for row in table)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
