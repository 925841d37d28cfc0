"""去年, 今年, 明年 beside a year that they are not."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

OFFSETS = {"前年": -2, "去年": -1, "上年": -1, "今年": 0, "明年": 1, "后年": 2}
BESIDE = expression(
    r"(?P<word>前年|去年|上年|今年|明年|后年)(?:[（(]|是|即|也就是)(?P<year>20\d{2})年?(?!\d)"
    r"|(?<!\d)(?P<first>20\d{2})年?(?:[（(]|是|即|也就是)(?P<second>前年|去年|上年|今年|明年|后年)"
)
TITLED = expression(r"(?<!\d)(20\d{2})年")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    titled = TITLED.findall(text.title)
    year = text.date.year if text.date else int(titled[0]) if len(titled) == 1 else None
    if year is None:
        return
    for line in text.lines:
        for match in BESIDE.finditer(line.text):
            word, told = match["word"] or match["second"], int(match["year"] or match["first"])
            if told != year + OFFSETS[word]:
                message = _("in {year}, {word} is {right}", year=year, word=word, right=year + OFFSETS[word])
                yield Hit(line, match.start(), match.end(), message)


RULE = Rule(
    id="date-relative",
    group="dates",
    severity="warning",
    finds="今年、去年、明年与讲话的年份对不上",
    why="拿去年的稿子改，最容易忘的就是年份。",
    example="（2026年的讲话）今年是2025年，也是攻坚之年。",
    better="今年是2026年，也是攻坚之年。",
    source="公历",
    find=find,
)
