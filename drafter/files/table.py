"""A table as Excel and WPS save it (.xlsx .csv .tsv) in; its heading and its rows, numbered as there, out."""

import csv
import io
import re
from pathlib import Path

from drafter.bounds import TABLE
from drafter.dataclass import dataclass
from drafter.files.encoding import UnreadableError, decode
from drafter.files.faults import Faults
from drafter.files.sheet import read_sheet
from drafter.files.text import read_file
from drafter.i18n import _
from drafter.model.place import Place
from drafter.word.sniff import explain, sniff

_SEPARATORS = ",;\t"
_DECLARED = re.compile(r"sep=([,;|\t])\r?\n", re.IGNORECASE)
"""The first line by which Excel is told the separator; for Excel it is no row."""


_KEPT = re.compile(r'="((?:[^"]|"")*)"')
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with: a spreadsheet runs it, whoever wrote it."""
_SAID = re.compile(r"[^：:，。]{2,8}[：:]")
_NOTE = re.compile(r"(?:备?注|说明|填报?人|填表人|制表人?|审核人?|联系人|联系电话|合计|总计)\s*(?:[：:]|$)")
_RUNNING = re.compile(r"序号?|编号|行号|No\.?|№", re.IGNORECASE)
_TITLE = 6
"""Characters of the shortest title: 全市会议安排表."""


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

    A text may be in any encoding; its separator is what the heading has most of: , ; or tab. Its title, and what is
    said of the table above and below it, is left out.
    """
    data = read_file(path, faults, TABLE)
    if data is None:
        return None
    try:
        rows = _read_rows(data, path, faults)
    except UnreadableError as error:
        faults.error("encoding", Place(str(path), error.line, error.column), str(error), error.suggestion)
        return None
    if rows is None:
        return None
    rows = _without_frame(rows)
    if not rows:
        faults.error("table", Place(str(path), 1), _("is empty: the first row must hold the headings"))
        return None
    heading, *others = rows
    if not others:
        faults.error("table", Place(str(path), heading.number), _("has a heading and no row under it"))
        return None
    return Table(str(path), tuple(map(_heading, heading.cells)), tuple(others))


def _read_rows(data: bytes, path: Path, faults: Faults) -> list[Row] | None:
    """The rows that are not empty; None, and a fault, when quotes do not end. Raises UnreadableError."""
    kind = sniff(data)
    if kind == "sheet":
        cells = enumerate(read_sheet(data), 1)
        return [row for number, texts in cells if any((row := Row(number, tuple(map(clean_cell, texts)))).cells)]
    if kind not in ("text", "empty", "html"):
        raise UnreadableError(
            _("is no table that is read: {kind}. In Excel or WPS, save it as “CSV UTF-8”", kind=explain(kind))
        )
    return _split(decode(data).text, str(path), path.suffix.lower() == ".tsv", faults)


def _without_frame(rows: list[Row]) -> list[Row]:
    """The rows without what offices put around a table: its title and who filled it in above, notes below."""
    first = 0
    while first + 1 < len(rows) and _is_above(rows[first], rows[first + 1]):
        first += 1
    last = len(rows)
    while last > first + 2 and _is_note(rows[last - 1]):
        last -= 1
    return rows[first:last]


def _is_above(row: Row, below: Row) -> bool:
    """Whether a row is a table's title, or says of the table 填报单位：…; the headings are still to come."""
    filled = [cell for cell in row.cells if cell]
    if sum(map(bool, below.cells)) < 2:
        return False
    said = [cell for cell in filled if _SAID.match(cell)]
    return len(said) == len(filled) or (len(filled) == 1 and len(filled[0]) >= _TITLE and not filled[0].isascii())


def _is_note(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    return all(_NOTE.match(cell) for cell in filled)


def _heading(cell: str) -> str:
    """A heading on one line; that of a column of running numbers becomes a note's, #序号."""
    heading = " ".join(cell.split())
    return f"#{heading}" if _RUNNING.fullmatch(heading.replace(" ", "")) else heading


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
            row = Row(number, tuple(clean_cell(cell) for cell in cells))
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
    return max(_SEPARATORS, key=heading.count)


def clean_cell(cell: str) -> str:
    """A cell's text; ="0371" is how a number is kept from being one, and means 0371; '=甲 is how text is kept text."""
    text = cell.strip().replace("\r\n", "\n").replace("\r", "\n")
    kept = _KEPT.fullmatch(text)
    if kept:
        return kept[1].replace('""', '"').strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


def guard_cell(text: str) -> str:
    """A text as a cell of comma-separated text that no spreadsheet takes for a formula; `clean_cell` takes it back."""
    return f"'{text}" if text.startswith(_FORMULA) else text
