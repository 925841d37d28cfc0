"""A date with a year of two digits: 26年1月20日."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

SHORT = expression(r"(?<![\d第近过满历经])(\d{2})年(?:0?[1-9]|1[0-2])月(?:0?[1-9]|[12]\d|3[01])日")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        for match in SHORT.finditer(line.text):
            yield Hit(line, match.start(), match.end(), _("the year has two digits"), _("write all four"))


RULE = Rule(
    id="date-year",
    group="dates",
    severity="warning",
    finds="年份只写了两位",
    why="年份应当用四位数字标全称。",
    example="26年1月20日",
    better="2026年1月20日",
    source="GB/T 9704-2012 7.3.5.4",
    find=find,
    habit=True,
)
