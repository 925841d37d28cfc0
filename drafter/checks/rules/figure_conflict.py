"""One figure given in two ways: 全市112家冷库, later 全市121家冷库."""

from collections.abc import Iterator

from drafter.checks.rule import Hit, Rule
from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

SCOPE = "全[市县区省校镇乡州国]|我[市县区省校镇乡州]|本[市县区省校]|现有"
WHOLE = expression("[，。；：、！？”的]|$|都|均|全部|逐[一个家户项]|全面|一律")
"""What follows a count of all there are; a verb says that it is a part of them: 全市8个乡镇受灾."""
FIGURE = expression(
    rf"(?:(?P<scope>{SCOPE})(?:共有?|现有|有)?)?(?<![\d.,])(?P<number>\d{{1,8}})(?P<noun>[个家名座处条所辆户人项台栋间支艘片][{HAN}]{{2}})"
)
AMOUNT = expression(
    rf"(?P<noun>[{HAN}]{{3}})(?P<number>\d{{3,8}})(?P<unit>亿元|万元|公里|万亩|亩|人次|万人|人|吨|万吨|万户|平方米)"
)
"""An amount: what it is of stands before it, 总投资126万元; told twice with its digits in another order."""
OTHER = expression(r"新增|增加|减少|其中|今年|去年|上年|明年|前年|\d年|\d月(?!\d)|原有|再|另|计划|目标|达到|还有|已|第")
"""What before a figure says that it is another count of the same things."""
BEFORE = 12
MENTIONS = 20
"""Earlier mentions of one noun that a figure is compared with."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One mention: 112 of 家冷库, with the scope where one is named."""

    line: Line
    start: int
    end: int
    number: str
    scope: str
    whole: bool
    """It counts all of them, as far as what follows tells."""


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    first: dict[str, list[Figure]] = {}
    for line in text.lines:
        for match in (*FIGURE.finditer(line.text), *AMOUNT.finditer(line.text)):
            if OTHER.search(line.text[max(0, match.start() - BEFORE) : match.start("number")]):
                continue
            groups = match.groupdict()
            whole = bool(WHOLE.match(line.text, match.end()))
            figure = Figure(line, match.start("number"), match.end(), match["number"], groups.get("scope") or "", whole)
            told = first.setdefault(match["noun"] + groups.get("unit", ""), [])
            other = next((earlier for earlier in told if disagree(earlier, figure)), None)
            if other:
                message = _(
                    "{number} here, {other} in line {line}",
                    number=figure.number,
                    other=other.number,
                    line=other.line.place.line,
                )
                yield Hit(line, figure.start, figure.end, message)
            elif len(told) < MENTIONS:
                told.append(figure)


def disagree(one: Figure, other: Figure) -> bool:
    """Whether two figures tell one count differently: all of one scope, or two neighbouring digits in another order.

    What is told of a part, or of two subjects (工业方面共12个项目，农业方面共8个项目), is two counts.
    """
    if one.number == other.number:
        return False
    of_all = bool(one.scope) and one.scope == other.scope and one.whole and other.whole
    apart = bool(one.scope and other.scope) and one.scope != other.scope
    return of_all or (is_swapped(one.number, other.number) and not apart and (one.whole or other.whole))


def is_swapped(one: str, other: str) -> bool:
    """Whether two numbers of three digits or more differ in two neighbours that changed places: 112, 121."""
    apart = [index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) > 2 and len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(one) == sorted(other)


RULE = Rule(
    id="figure-conflict",
    group="facts",
    severity="warning",
    finds="同一个数字前后不一致",
    why="数字打架，听的人不知道信哪一个。",
    example="全市112家冷库……对全市121家冷库逐一排查",
    better="全市112家冷库……对全市112家冷库逐一排查",
    source="通行做法",
    find=find,
)
