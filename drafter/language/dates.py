"""Dates as they are written in a line: 2026年1月20日, 1月20日, 二〇二六年一月二十日."""

import datetime
from collections.abc import Iterator

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.language.numerals import DIGITS, ORDINAL, parse

DATE = expression(
    rf"(?:(?<!\d)(?P<year>\d{{4}}|[{DIGITS}零]{{4}})年)?"
    rf"(?:(?<!\d)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]|(?P<moon>{ORDINAL})月(?P<sun>{ORDINAL})[日号])"
)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A month and a day, with the year where it is written, at `start` to `end` of a line."""

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def resolve(self, year: int | None = None) -> datetime.date | None:
        """The day itself; `year` stands in where none is written. None when there is no such day, or no year."""
        year = self.year or year
        try:
            return datetime.date(year, self.month, self.day) if year else None
        except ValueError:
            return None


def find_dates(text: str) -> Iterator[WrittenDate]:
    """The dates of a line, also the impossible ones."""
    for match in DATE.finditer(text):
        month = parse(match["month"] or match["moon"])
        day = parse(match["day"] or match["sun"])
        if month is not None and day is not None:
            yield WrittenDate(match.start(), match.end(), _read_year(match["year"]), month, day)


def _read_year(text: str | None) -> int | None:
    """2026 or 二〇二六 as a number."""
    if not text:
        return None
    return int(text) if text.isdecimal() else int("".join(str(parse(digit)) for digit in text))
