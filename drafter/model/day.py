"""A day as people write it in; the date out, and back as it is said."""

import unicodedata
from datetime import date

from drafter.language.expressions import expression

_FIGURES = expression(r"(?P<year>\d{4})\s*([-/.])\s*(?P<month>\d{1,2})\s*\2\s*(?P<day>\d{1,2})(?:[ T]0?0:00(?::00)?)?")
_CHINESE = expression(r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]")
_WRITTEN = expression(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")


class NoSuchDay(ValueError):  # noqa: N818  # a state of the text
    """It is written like a day, and the calendar has none such."""


class NoYear(ValueError):  # noqa: N818  # a state of the text
    """A day and no year, where nothing says which."""


def parse_day(text: str, year: int | None = None) -> date | None:
    """2026-01-20, 2026/1/20, 2026.1.20, 2026年1月20日, as a spreadsheet with 0:00, in wide digits; 1月20日 of `year`.

    None when the text is no day. Raises NoSuchDay (2月30日) and NoYear.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = _FIGURES.fullmatch(plain) or _CHINESE.fullmatch(plain)
    if match is None:
        return None
    if not match["year"] and year is None:
        raise NoYear(text)
    try:
        return date(int(match["year"] or year or 0), int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise NoSuchDay(text) from error


def say_day(text: str, year: int | None) -> str:
    """A text that is a day in figures (2026-06-05, 2026-06-05前) as said: 6月5日前 in `year`, else with its year."""
    match = _WRITTEN.match(text)
    if match is None or text[match.end() :] not in ("", "前", "之前", "以前", "起", "止"):
        return text
    try:
        day = parse_day(match[0])
    except NoSuchDay:
        return text
    if day is None:
        return text
    said = f"{day.month}月{day.day}日"
    return (said if day.year == year else f"{day.year}年{said}") + text[match.end() :]
