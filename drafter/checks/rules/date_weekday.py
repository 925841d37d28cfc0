"""A date and a day of the week that disagree."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.dates import find_dates
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

DAYS = "一二三四五六日"
WEEKDAY = expression(rf"\s*[（(，,]?\s*(?:星期|礼拜|周)([{DAYS}天])")

YEAR = expression(r"(20\d{2})年")
"""In a title; a date without a year is then a day of that year, probably."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    titled = YEAR.search(text.title)
    year = text.date.year if text.date else int(titled[1]) if titled else None
    for line in text.lines:
        for date in find_dates(line.text):
            match = WEEKDAY.match(line.text, date.end)
            day = date.resolve(year) if match else None
            if match and day and day.weekday() != DAYS.index(match[1].replace("天", "日")):
                right = _("{date} is a 星期{day}", date=day.isoformat(), day=DAYS[day.weekday()])
                message = _("the date and the day of the week disagree")
                yield Hit(line, date.start, match.end(1), message, right, severity=None if date.year else "warning")


RULE = Rule(
    id="date-weekday",
    group="dates",
    severity="error",
    finds="日期与星期不符",
    why="通知里日期和星期对不上，总有人走错。",
    example="定于2026年1月20日（星期三）召开。",
    better="定于2026年1月20日（星期二）召开。",
    source="公历",
    find=find,
)
