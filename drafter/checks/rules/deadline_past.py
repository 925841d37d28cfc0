"""A deadline before the day of the meeting, or on it."""

import datetime
import re
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.sentences import split_clauses, split_members
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

_DUE = (
    r"(?:(?P<year>20\d{2}|今|本)年)?(?<![\d.\-—])(?P<month>\d{1,2})月"
    r"(?:(?P<day>\d{1,2})[日号]|(?P<part>底|末|上旬|中旬|下旬|初)|份)?"
)
DEADLINE = expression(_DUE + "(?:之前|以前|前(?!后)|内)")
ASKED = expression(_DUE + "(?:之前|以前|前(?!后)|内)?")
"""The same where the time was typed as a time by which something is due: then 前 need not stand behind it."""
OTHERWISE = expression("起|开始|以?后|以来|每|至|到|—|-|次年|明年|来年|翌年|明春")
"""A time that begins then, a span of days, a time of another year."""
PARTS = {"初": 10, "上旬": 10, "中旬": 20}
"""The last day of a part of the month; of the others it is the month's last."""
TOLD = expression(
    "已|了|曾|去年|上年|前年|此前|往年|原定|原计划|本应|本该|本来|早在|未完成|没有?完成|没能|逾期|拖|完成的|建成的|以来|至今|当时|那时|今冬|明春|次年|明年|来年|翌年"
)
"""What is told of a time that is over, or is meant of another year."""
DEMAND = expression("要|须|务必|请|确保|力争|限期|应当|不得|争取|报送|报备|上报|由|负责")
"""A sentence that asks for something; without it the day may be told of what was done."""
TURN = 3
"""Months: what is due by February is next year's when people meet in December."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    if text.date is None:
        return
    for line in text.lines:
        hits = {(hit.start, hit.end): hit for hit in (*asked_in(line, text.date), *said_in(line, text.date))}
        yield from (hits[place] for place in sorted(hits))


def said_in(line: Line, meeting: datetime.date) -> Iterator[Hit]:
    """Deadlines in sentences that ask for something."""
    sentences = [span for span in split_members(line.text) if DEMAND.search(line.text, *span)]
    for start, end in (clause for span in sentences for clause in clauses_of(line.text, span)):
        if TOLD.search(line.text, start, min(len(line.text), end + 12)):
            continue
        for match in DEADLINE.finditer(line.text, start, end):
            yield from late(line, match, match.start(), meeting)


def asked_in(line: Line, meeting: datetime.date) -> Iterator[Hit]:
    """Deadlines that were typed as such, whatever is said around them."""
    for start, run in zip(line.starts, line.runs, strict=False):
        if run.fact.endswith(".by") and not OTHERWISE.search(run.text):
            for match in ASKED.finditer(run.text):
                yield from late(line, match, start + match.start(), meeting)


def late(line: Line, match: re.Match[str], start: int, meeting: datetime.date) -> Iterator[Hit]:
    """The hit where a deadline leaves no day after the meeting."""
    due = last_day(match, meeting)
    if due and due <= meeting:
        message = (
            _("the deadline is the day of the meeting itself, {date}", date=meeting)
            if due == meeting
            else _("the deadline is before the meeting, {date}", date=meeting)
        )
        yield Hit(line, start, start + len(match[0]), message)


def clauses_of(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence."""
    start, end = span
    yield from ((start + first, start + last) for first, last in split_clauses(text[start:end]))


def last_day(match: re.Match[str], meeting: datetime.date) -> datetime.date | None:
    """The last day of what is due; None when the month is next year's or there is no such day."""
    month = int(match["month"])
    written = match["year"]
    if not written and meeting.month - month >= 12 - TURN - 3:
        return None
    year = int(written) if written and written.isascii() else meeting.year
    try:
        if match["day"]:
            return datetime.date(year, month, int(match["day"]))
        if match["part"] in PARTS:
            return datetime.date(year, month, PARTS[match["part"]])
        following = datetime.date(year + month // 12, month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)
    except ValueError:
        return None


RULE = Rule(
    id="deadline-past",
    group="dates",
    severity="warning",
    finds="时限在开会的日子之前，或者就在开会那一天",
    why="要求别人在会前或者当天就办完，多半是套用旧稿没有改时间。",
    example="（2026年4月15日的会议）请于3月底前完成排查。",
    better="请于5月底前完成排查。",
    source="通行做法",
    find=find,
)
