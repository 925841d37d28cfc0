"""A day, month or hour that does not exist."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.dates import WrittenDate, find_dates
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

LUNAR = expression("农历|阴历|旧历")
LEAP_YEAR = 2000
MONTH = expression(r"(?:\d{4}年|今年|明年|去年)(?:0|00|1[3-9]|[2-9]\d)月(?!龄)|(?<!\d)(?:1[3-9]|[2-9]\d)月份")
CLOCK = expression(r"[日号午晨晚](?:2[5-9]|[3-9]\d)(?:时|点(?=[钟整前后半分]))|(?<!\d)\d{1,2}时(?:[6-9]\d)分(?!钟)")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for date in find_dates(line.text):
            if not exists(date) and not LUNAR.search(line.text[max(0, date.start - 6) : date.start]):
                yield Hit(line, date.start, date.end, _("there is no such day"))
        for match in MONTH.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("there is no such month"))
        for match in CLOCK.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("there is no such time"))


def exists(date: WrittenDate) -> bool:
    """Whether some year, or the one that is written, has this day."""
    return date.resolve(LEAP_YEAR) is not None


RULE = Rule(
    id="date-impossible",
    group="dates",
    severity="error",
    finds="不存在的日期、月份、钟点",
    why="时限写错，任务就落不下去。",
    example="请于2026年2月30日前报市安委会办公室。",
    better="请于2026年2月28日前报市安委会办公室。",
    source="公历",
    find=find,
)
