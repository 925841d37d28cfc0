"""An Excel workbook (.xlsx) in; the cells of its sheets as text, as the spreadsheet shows them, out.

python-calamine reads it, the extra `xlsx`: without it the file is refused, with what to do.
"""

import html
import io
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from drafter.bounds import CELLS, MEBIBYTE, UNPACKED
from drafter.dataclass import dataclass
from drafter.files.encoding import UnreadableError
from drafter.i18n import _
from drafter.word.markup import read_number

_PLACED = re.compile(rb"""<(?:[^\s<>"'/:]+:)?(?:c|row)(?=\s)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>""")
_REFERENCE = re.compile(rb"""(?<![\w:])r\s*=\s*["']\s*([^"'<]*?)\s*["']""")
_CELL = re.compile(rb"([A-Za-z]{0,3})(\d{1,7})")
"""A row by its number, a cell by its column and row (ECMA-376 part 1, 18.18.7)."""
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_RELATION, _SHEET_TAG, _ROW_TAG = (
    re.compile(rf"<(?:\w+:)?{name}\s([^>]*)>".encode()) for name in ("Relationship", "sheet", "row")
)
_ATTRIBUTE = re.compile(rb"(?:\w+:)?(\w+)=\"([^\"]*)\"")
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that is shown and holds anything."""

    name: str
    rows: list[list[str | None]]
    """From the first on, empty ones too; None is a cell that is merged with the one above it."""
    hidden: frozenset[int]
    """Indexes of rows that are not shown."""


def read_sheet(data: bytes) -> list[list[str]]:
    """The rows from the first on, empty ones too; of a workbook the first sheet that is shown and holds anything.

    Where cells of a column are merged, each of them says what is written across them. Raises UnreadableError.
    """
    sheet = next(read_sheets(data), None)
    above: list[str] = []
    rows = []
    for row in sheet.rows if sheet else ():
        above = [(above[at] if at < len(above) else "") if cell is None else cell for at, cell in enumerate(row)]
        rows.append(above)
    return rows


def read_sheets(data: bytes) -> Iterator[Sheet]:
    """The sheets that are shown and hold anything. Raises UnreadableError."""
    try:
        import python_calamine as calamine  # an extra: what reads no workbook does without it
    except ImportError:
        raise UnreadableError(
            _("is an Excel workbook, and what reads it is not installed"),
            suggestion=_("In Excel or WPS, save it as “CSV UTF-8”, or run: pip install 'drafter[xlsx]'."),
        ) from None
    hidden = _check_size(data)
    try:
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            for known in workbook.sheets_metadata:
                if known.visible != calamine.SheetVisibleEnum.Visible or known.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                sheet = workbook.get_sheet_by_name(known.name)
                if sheet.end is None:
                    continue
                rows: list[list[str | None]] = [
                    [_said(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)
                ]
                for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
                    if left == right:
                        _mark_merged(rows, top, bottom, left)
                yield Sheet(known.name, rows, hidden.get(known.name, frozenset()))
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableError(_("is a damaged or encrypted workbook: open it in Excel and save it again")) from error


def _check_size(data: bytes) -> Mapping[str, frozenset[int]]:
    """The hidden rows of each sheet, by its name.

    Refuses what unpacks to very much, or whose cells lie so far apart that what is between them fills the memory.
    """
    from drafter.word.archive import Archive  # only here: tables that are text do without it
    from drafter.word.nodes import BrokenPackage, LargePackage

    try:
        archive = Archive(data, UNPACKED)
        for entry in archive.entries.values():
            _check_area(archive.read(entry))  # any part: the book says itself which are its sheets
        return _find_hidden({name: archive.read(entry) for name, entry in archive.entries.items() if _is_told(name)})
    except LargePackage as error:
        raise UnreadableError(_("unpacks to more than {most} MB", most=UNPACKED // MEBIBYTE)) from error
    except BrokenPackage as error:
        raise UnreadableError(_("is a damaged or encrypted workbook: open it in Excel and save it again")) from error


def _is_told(name: str) -> bool:
    """Whether a part tells which rows of which sheet are hidden."""
    return bool(_SHEET.fullmatch(name)) or name in (_BOOK, _RELATIONS)


def _find_hidden(parts: Mapping[str, bytes]) -> dict[str, frozenset[int]]:
    """Indexes of the rows that are not shown (ECMA-376 part 1, 18.3.1.73), by the name of the sheet."""
    targets = {}
    for tag in _RELATION.findall(parts.get(_RELATIONS, b"")):
        told = dict(_ATTRIBUTE.findall(tag))
        targets[told.get(b"Id", b"")] = told.get(b"Target", b"").decode("utf-8", "replace").lower()
    hidden = {}
    for tag in _SHEET_TAG.findall(parts.get(_BOOK, b"")):
        told = dict(_ATTRIBUTE.findall(tag))
        target = targets.get(told.get(b"id", b""), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        rows = (dict(_ATTRIBUTE.findall(row)) for row in _ROW_TAG.findall(parts.get(part, b"")))
        hides = (b"1", b"true")
        said = (row.get(b"r", b"").decode("ascii", "replace") for row in rows if row.get(b"hidden") in hides)
        numbers = (read_number(number) - 1 for number in said if read_number(number) > 0)
        hidden[html.unescape(told.get(b"name", b"").decode("utf-8", "replace"))] = frozenset(numbers)
    return hidden


def _check_area(sheet: bytes) -> None:
    column = row = 0
    for tag in _PLACED.finditer(sheet):
        for reference in _REFERENCE.findall(tag[1]):
            place = _CELL.fullmatch(reference)
            if place is None:  # what reads the workbook might take it for a place that is very far off
                raise UnreadableError(_("is a damaged or encrypted workbook: open it in Excel and save it again"))
            row = max(row, int(place[2]))
            column = max(column, _number(place[1].upper()))
    if row * column > CELLS:
        raise UnreadableError(
            _("a sheet of {rows} rows and {columns} columns: delete what is far off", rows=row, columns=column)
        )


def _number(letters: bytes) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _mark_merged(rows: list[list[str | None]], top: int, bottom: int, column: int) -> None:
    for row in rows[top + 1 : bottom + 1]:
        if column < len(row) and not row[column]:
            row[column] = None


def _said(cell: object) -> str:
    """A cell as text: 12, not 12.0; days and times as ISO 8601 writes them."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
