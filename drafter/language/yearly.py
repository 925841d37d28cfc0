"""Texts in; the words in them that are of one year (去年, 两会, 开局之年), with their lines, out."""

import re
from collections.abc import Iterable, Iterator

from drafter.dataclass import dataclass
from drafter.language.numerals import NUMERALS

_YEARLY = re.compile(
    rf"(?:去|今|明|前|后)年|上(?:年度?|半年|周|个?月)|下(?:半年|周|个?月|阶段|一阶段)|本(?:周|月|季度|届)|[今去]冬明?春?|今春|入[春夏秋冬汛]以来"
    rf"|(?:昨|今|明)(?:天|晚|日|早)|刚刚结束|岁末年初|年[初末底]|(?:[一二三四]|上|下)季度|第?[一二三四]个?季度|[{NUMERALS}]周年|近日|日前|近期|开局之年|收官之年"
    rf"|决胜之年|攻坚之年|(?:二十|十[一二三四五六七八九])(?:大|届[一二三四五六七]中全会)|两会"
)


def is_yearly(text: str) -> bool:
    """Whether a text says words of one year."""
    return bool(_YEARLY.search(text))


@dataclass(frozen=True, slots=True)
class Yearly:
    """Words of one year that stand in the template as they stood in the speech."""

    text: str
    line: int
    excerpt: str


def find_yearly(kept: Iterable[tuple[str, int]]) -> Iterator[Yearly]:
    """kept: the words that are no fact, stretch by stretch, with the line where they stand."""
    for text, line in kept:
        for match in _YEARLY.finditer(text):
            yield Yearly(match[0], line, text[max(0, match.start() - 10) : match.end() + 10])
