"""Numeric abbreviations (三减少、三加强) with what they stand for where the text says it, and other quoted names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.language.han import HAN
from drafter.language.numerals import ORDINALS

_NUMBER = "[一二两三四五六七八九十百]"
_NUMERIC = re.compile(f"(?:{_NUMBER}(?!切|些|起|样|般|定|旦|直|再|下)[{HAN}]{{1,4}}[、，]?){{1,4}}")
_QUOTED = re.compile("“(?P<name>[^“”，。；：]{2,14})”")
_HEAD = re.compile(
    "(?:的)?(?P<head>方针|责任|原则|总?要求|制度|机制|理念|工程|行动|战略|措施|目标|格局|体系|模式|标准|关键|计划|任务|规划|方案|人群)"
)
_UNQUOTED = re.compile(
    f"(?<![{HAN}])({_NUMBER}[{HAN}]{{1,3}}[、，]{_NUMBER}[{HAN}]{{1,3}}(?:[、，]{_NUMBER}[{HAN}]{{1,3}})?)(?![{HAN}])"
)
_PERIOD = re.compile("十[一二三四五六]五")
# What gives the full form: in brackets after it, after 即 or 就是, or 第一是 … 第二是 … in what follows.
_BRACKET = re.compile(r"^[”]?（(?P<long>[^（）]{6,80})）")
_NAMELY = re.compile(
    r"^[”]?[，。]?(?:即|就是|也就是|具体是)[，：]?(?P<long>[^。；]{6,80}?)(?=等工作|等要求|等措施|[。；]|$)"
)
_POINT = re.compile("(?:第[一二三四五六]|[一二三四五六])[是要]{1,2}(?P<point>[^，。；]{2,16})[，。]")

EXAMPLES = (
    (
        "落实“三减少、三加强”，即减少人员流动、减少聚集，加强防护。",
        (("“三减少、三加强”", "减少人员流动、减少聚集，加强防护"),),
    ),
    ("坚持“双稳”方针。", (("“双稳”方针", ""),)),
    ("要压实“四方”责任。", (("“四方”责任", ""),)),
    ("我们一起把工作做好。", ()),
)
"""A sentence, and each abbreviation in it with its full form."""


class Name(NamedTuple):
    """start, end: offsets in the sentence."""

    start: int
    end: int
    numeric: bool
    expansion: str


def find_names(text: str) -> Iterator[Name]:
    """Quoted names and numeric abbreviations of a sentence."""
    if "“" in text:
        for match in _QUOTED.finditer(text):
            name = match["name"]
            numeric = (bool(_NUMERIC.fullmatch(name)) or name[0] == "双") and not _PERIOD.fullmatch(name)
            head = _HEAD.match(text, match.end()) if numeric else None
            end = head.end() if head else match.end()
            yield Name(match.start(), end, numeric, _expand(name, text, match.end()) if numeric else "")
    for match in _UNQUOTED.finditer(text):
        if text[match.start() - 1 : match.start()] != "“":
            yield Name(match.start(), match.end(), True, _expand(match[0], text, match.end()))


def _expand(name: str, text: str, end: int) -> str:
    """The full form of an abbreviation that ends here, where the sentence gives it."""
    rest = text[end:]
    if found := _BRACKET.match(rest) or _NAMELY.match(rest):
        return found["long"]
    points = [match["point"] for match in _POINT.finditer(rest)]
    number = _VALUES.get(name[0], 0)
    return "、".join(points[:number]) if number and len(points) >= number else ""


_VALUES = {character: value for value, character in enumerate(ORDINALS, 1)} | {"两": 2, "双": 2}
