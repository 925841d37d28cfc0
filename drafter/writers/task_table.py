"""Rows of a task table and a house style in; a Word file, a workbook or comma-separated text out."""

import csv
from collections.abc import Sequence
from io import StringIO

from drafter.files.table import guard_cell
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.style import Style
from drafter.model.task_table import TaskRow, TaskTable, lay_out

FORMATS = ("docx", "xlsx", "csv")
"""By the ends of file names."""


def write_task_table(rows: Sequence[TaskRow], title: str, to: str, style: Style) -> bytes:
    """The table; same rows, same bytes. Raises InputError for an unknown format."""
    table = lay_out(rows)
    if to == "docx":
        from drafter.writers.docx.task_table import write_word_table

        return write_word_table(title, table, style)
    if to == "xlsx":
        from drafter.writers.workbook import write_workbook

        return write_workbook(title, table.heads, [column.width for column in table.columns], table.rows)
    if to == "csv":
        return _write_csv(table)
    message = _("unknown format '{format}': one of {formats}", format=to, formats=", ".join(FORMATS))
    raise InputError([Finding("format", "error", message)])


def _write_csv(table: TaskTable) -> bytes:
    """UTF-8 with a mark, by which Excel knows it."""
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([table.heads, *(map(guard_cell, row) for row in table.rows)])
    return b"\xef\xbb\xbf" + text.getvalue().encode()
