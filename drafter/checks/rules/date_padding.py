"""A month or day padded with a zero: 2026年01月05日."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

PADDED = expression(r"(?<!\d)(?:(?:\d{4}年)0[1-9]月(?:\d{1,2}日)?|0[1-9]月\d{1,2}日|(?:\d{4}年)?1[0-2]月0[1-9]日)")
ZERO = expression(r"(?<!\d)0(?=[1-9][月日])")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in PADDED.finditer(line.text):
            right = ZERO.sub("", match[0])
            message = _("the month or day is padded with a zero")
            yield Hit(line, match.start(), match.end(), message, _("write {right}", right=right), fix=right)


RULE = Rule(
    id="date-padding",
    group="dates",
    severity="warning",
    finds="月、日编了虚位",
    why="公文日期的月、日不编虚位，1不写成01。",
    example="2026年01月05日",
    better="2026年1月5日",
    source="GB/T 9704-2012 7.3.5.4",
    find=find,
    habit=True,
)
