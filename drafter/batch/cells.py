"""A cell in; the text that it sets, or what a spreadsheet has done to it, out."""

import re
from datetime import date, timedelta

from drafter.files.faults import shown
from drafter.i18n import _

_ERRORS = re.compile(r"#(REF|N/A|VALUE|DIV/0|NAME|NUM|NULL|SPILL|CALC)[!?]?|#+")
_SHORTENED = re.compile(r"-?\d(\.\d+)?E\+\d+", re.IGNORECASE)
_MADE_DATE = re.compile(r"\d{1,2}-[A-Z][a-z]{2}(-\d{2})?|[A-Z][a-z]{2}-\d{2}")
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of Excel's calendar, for days from March 1900 on."""


def read_cell(cell: str, path: str) -> tuple[str, str]:
    """The text, and what is wrong with it, or nothing."""
    if _ERRORS.fullmatch(cell):
        return "", _("'{cell}' is what the spreadsheet shows for a value that it has not got", cell=shown(cell))
    if cell.startswith("="):
        return "", _(
            "'{cell}' is a formula, and a speech needs what comes of it: paste it as a value", cell=shown(cell)
        )
    if _SHORTENED.fullmatch(cell):
        return "", _(
            "'{cell}' is a number that the spreadsheet has shortened: format the column as text and type it again",
            cell=shown(cell),
        )
    if path == "date":
        return _read_day(cell)
    if _MADE_DATE.fullmatch(cell):
        return "", _(
            "'{cell}' is a date that the spreadsheet has made: format the column as text and type it again",
            cell=shown(cell),
        )
    return cell, ""


def _read_day(cell: str) -> tuple[str, str]:
    """The text, unless it is the spreadsheet's own number of a day; what else is a day is left to the loader."""
    if re.fullmatch(r"[1-9]\d{4}", cell):
        day = _FIRST_DAY + timedelta(int(cell))
        return "", _("'{cell}' is the spreadsheet's number of a day: write {day}", cell=cell, day=day.isoformat())
    return cell, ""
