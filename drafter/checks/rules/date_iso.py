"""A date as machines write it, in what is said: 2026-06-05."""

import datetime
from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

MACHINE = expression(r"(?<![\d.\-/—A-Za-z])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d.\-/]|[A-Za-z])")
SAID = ("paragraph", "item", "heading", "closing", "salutation", "value")
ORIGIN = expression("[〔（(]$|号$|第$|编号|版本|文号|代码|标准")
"""Before what is the number of a file or a version, no date."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines if text.origin != "meeting" else ():
        if line.role not in SAID:
            continue
        for match in MACHINE.finditer(line.text):
            if ORIGIN.search(line.text[max(0, match.start() - 4) : match.start()]):
                continue
            year, month, day = int(match[1]), int(match[3]), int(match[4])
            try:
                datetime.date(year, month, day)
            except ValueError:
                continue
            right = f"{year}年{month}月{day}日"
            message = _("a date that cannot be read aloud")
            fix = None if match[2] == "." else right  # 2026.6.7 may be the number of a version
            yield Hit(line, match.start(), match.end(), message, _("write {right}", right=right), fix=fix)


RULE = Rule(
    id="date-iso",
    group="dates",
    severity="warning",
    finds="讲话里用了2026-06-05、2026/6/5这样的日期",
    why="表格里的日期念不出来，公文和讲话的日期用年、月、日标全。",
    example="请于2026-06-05前报送。",
    better="请于2026年6月5日前报送。",
    source="GB/T 9704-2012 7.3.5.4；GB/T 15835-2011 5.1.1",
    find=find,
)
