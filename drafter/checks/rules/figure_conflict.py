"""One figure given in two ways: 全市112家冷库, later 全市121家冷库."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checks.rule import Hit, Rule
from drafter.i18n import _
from drafter.language.han import HAN
from drafter.model.text import Line, Text
from drafter.model.wordlist import Wordlists

SCOPE = "全[市县区省校镇乡州国]|我[市县区省校镇乡州]|本[市县区省校]|共有?|现有"
FIGURE = re.compile(
    rf"(?:(?P<scope>{SCOPE})(?:共有?|现有|有)?)?(?<![\d.,])(?P<number>\d{{1,8}})(?P<noun>[个家名座处条所辆户人项台栋间支艘片][{HAN}]{{2}})"
)
AMOUNT = re.compile(
    rf"(?P<noun>[{HAN}]{{3}})(?P<number>\d{{3,8}})(?P<unit>亿元|万元|公里|万亩|亩|人次|万人|人|吨|万吨|万户|平方米)"
)
"""An amount: what it is of stands before it, 总投资126万元; told twice with its digits in another order."""
OTHER = re.compile(r"新增|增加|减少|其中|今年|去年|上年|明年|前年|\d年|\d月(?!\d)|原有|再|另|计划|目标|达到|还有|已|第")
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


def find(text: Text, words: Wordlists) -> Iterator[Hit]:
    first: dict[str, list[Figure]] = {}
    for line in text.lines:
        for match in (*FIGURE.finditer(line.text), *AMOUNT.finditer(line.text)):
            if OTHER.search(line.text[max(0, match.start() - BEFORE) : match.start("number")]):
                continue
            groups = match.groupdict()
            figure = Figure(line, match.start("number"), match.end(), match["number"], groups.get("scope") or "")
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
    """Whether two figures tell the same count differently: the same scope, or the same digits in another order."""
    if one.number == other.number:
        return False
    swapped = len(one.number) > 2 and sorted(one.number) == sorted(other.number)
    return swapped or (bool(one.scope) and one.scope == other.scope)


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
