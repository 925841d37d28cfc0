"""A .csv or .tsv file in, as Excel and WPS save it; its heading and its rows out, numbered as in the spreadsheet."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from drafter.files.bounds import TABLE
from drafter.files.encoding import UnreadableError, decode
from drafter.files.faults import Faults
from drafter.files.sniff import explain, sniff
from drafter.files.text import read_file
from drafter.i18n import _
from drafter.model.place import Place

SEPARATORS = ",;\t"
_DECLARED = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the separator; for Excel it is no row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; the heading is row 1, and empty rows count."""

    number: int
    cells: tuple[str, ...]
    """Without the spaces and line ends around them; line ends within are newlines."""


@dataclass(frozen=True, slots=True)
class Table:
    """The heading and the rows that are not empty."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path, faults: Faults) -> Table | None:
    """A table from its file; None, and a fault, when it cannot be read, holds no row or does not end its quotes.

    In any encoding; the separator is what the heading has most of: , ; or tab.
    """
    data = read_file(path, faults, TABLE)
    if data is None:
        return None
    kind = sniff(data)
    if kind not in ("text", "empty", "html"):
        message = _("is no table that is read: {kind}. In Excel or WPS, save it as “CSV UTF-8”", kind=explain(kind))
        faults.error("encoding", Place(str(path), 1), message)
        return None
    try:
        text = decode(data).text
    except UnreadableError as error:
        faults.error("encoding", Place(str(path), error.line, error.column), str(error), error.suggestion)
        return None
    rows = _split(text, str(path), path.suffix.lower() == ".tsv", faults)
    if rows is None:
        return None
    if not rows:
        faults.error("table", Place(str(path), 1), _("is empty: the first row must hold the headings"))
        return None
    heading, *others = rows
    if not others:
        faults.error("table", Place(str(path), heading.number), _("has a heading and no row under it"))
        return None
    return Table(str(path), tuple(" ".join(cell.split()) for cell in heading.cells), tuple(others))


def column_letter(number: int) -> str:
    """The name that a spreadsheet gives to a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _split(text: str, file: str, tabs: bool, faults: Faults) -> list[Row] | None:
    """The rows that are not empty; None, and a fault, when a quotation mark stays open or stands where none may."""
    declared = _DECLARED.match(text)
    text = text[declared.end() :] if declared else text
    separator = declared[1] if declared else "\t" if tabs else _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            row = Row(number, tuple(_clean(cell) for cell in cells))
            if any(row.cells):
                rows.append(row)
    except csv.Error as error:
        place = Place(file, number + 1)
        if "expected after" in str(error):
            message = _(
                'row {row}: after a closing " only the separator may follow; a " within a cell is written ""',
                row=number + 1,
            )
        else:  # the end of the file, or of what the reader takes for one cell
            message = _('row {row} opens a quotation mark " and never closes it', row=number + 1)
        faults.error("table", place, message)
        return None
    return rows


def _separator(text: str) -> str:
    """What the first line that is not empty has most of, outside quotation marks; a comma when it has none."""
    first = re.match(r'\s*((?:"[^"]*"|[^"\r\n])*)', text)
    heading = re.sub(r'"[^"]*"', "", first[1]) if first else ""
    return max(SEPARATORS, key=heading.count)


def _clean(cell: str) -> str:
    return cell.strip().replace("\r\n", "\n").replace("\r", "\n")
