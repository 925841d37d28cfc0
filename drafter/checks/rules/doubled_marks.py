"""Two marks where one belongs; dots for an ellipsis."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

DOTS = expression(rf"。{{3,}}|(?<=[{HAN}])\.{{3,}}|·{{3,}}")
DOUBLED = expression("([，、；：。])[ 　]?([，、；：。])(?!。)")


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    for line in text.lines:
        dots = [match.span() for match in DOTS.finditer(line.text)]
        for start, end in dots:
            yield Hit(
                line,
                start,
                end,
                _("dots for an ellipsis"),
                _("write {right}", right="……"),
                fix="……",
                severity="warning",
            )
        for match in DOUBLED.finditer(line.text):
            if any(start <= match.start() < end for start, end in dots):
                continue
            same = match[1] == match[2]
            suggestion = _("write {right}", right=match[1]) if same else ""
            message = _("two marks in a row: {marks}", marks=match[0])
            yield Hit(line, match.start(), match.end(), message, suggestion, fix=match[1] if same else None)


RULE = Rule(
    id="doubled-marks",
    group="punctuation",
    severity="error",
    finds="两个标点连用（。。、，。），或者用几个句号当省略号",
    why="多半是删改句子时留下的；省略号是六个点，占两个字。",
    example="要切实抓好落实，。",
    better="要切实抓好落实。",
    source="GB/T 15834-2011 4.11、5.1",
    find=find,
    habit=True,
)
