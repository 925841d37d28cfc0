"""A paragraph in; what in it belongs to one meeting (figures, days, years, papers, meetings) out, as spans."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from drafter.language.han import HAN
from drafter.language.numerals import DIGITS, NUMERALS

Kind = Literal[
    "theme",
    "org",
    "person",
    "place",
    "short",
    "organ",
    "meeting",
    "document",
    "year",
    "date",
    "period",
    "plan",
    "ordinal",
    "number",
    "percent",
    "unknown",
    "term",
    "title",
    "text",
    "as_is",
    "post",
    "differs",
    "way",
]
"""What a span is; the facts of a learned kind are named after it: place_1, number_3."""
IDENTIFYING: frozenset[Kind] = frozenset(
    ("theme", "person", "place", "short", "organ", "meeting", "post", "year", "unknown")
)
"""Kinds by which a speech is recognised as that of one place, one theme, one year."""


class Found(NamedTuple):
    """What stands from `start` to `end` of a paragraph and changes from meeting to meeting."""

    start: int
    end: int
    kind: Kind
    path: str = ""
    """Where its value stands when that is no fact of the kind: `theme.noun`, `org.whole`."""


_NUMBER = r"\d+(?:[.,]\d+)*"
_MANY = r"(?:余|多)?[万亿千百]*(?:余|多)?"
_UNIT = (
    "个百分点|人次|亿元|万元|平方公里|平方米|立方米|公里|千瓦时|千瓦|个小时|小时|分钟|个月|个(?!人)|家|户|起|处|件|项|条|名|人|次"
    "|台|套|吨|亩|米|天|年|元|例|种|所|座|只|位|批|岁|度|秒|支|届|倍|份|场|辆|期|斤|公斤|车|层|万|亿"
)
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    ("plan", "“?[一二三四五六七八九十]{2,3}五”(?!字)|“[一二三四五六七八九十]{2}五”"),
    ("year", rf"(?<!\d)\d{{4}}年度?|[{DIGITS}零○]{{4}}年"),
    (
        "date",
        rf"(?<!\d)\d{{1,2}}月(?:\d{{1,2}}[日号]|份|[上中下]旬|[底初末])?|(?<!\d)\d{{1,2}}日"
        rf"|(?<![{NUMERALS}])[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}[日号]|份|[上中下]旬|[底初末])",
    ),
    (
        "percent",
        rf"{_NUMBER}(?:[—–~-]{_NUMBER})?[%％‰]|百分之[{NUMERALS}点]+"
        rf"|(?<![{NUMERALS}])[{NUMERALS}]成(?:[{NUMERALS}])?(?![效立为果功员本长绩就])",
    ),
    ("ordinal", rf"第[{NUMERALS}\d]+(?:次|届|轮|批|季度)(?!党代)"),
    (
        "number",
        rf"{_NUMBER}(?:[—–~-]{_NUMBER})?{_MANY}(?:{_UNIT})?|[{NUMERALS}]{{2,}}{_MANY}(?:{_UNIT})"
        rf"|(?<![哪每某这那同任])[一二三四五六七八九十百千万两]+(?:余|多)?(?:万|亿)?(?:亿元|万元|万人|公里|小时|平方米|吨|亩|户|天(?=内))",
    ),
    (
        "period",
        "(?:元旦|春节|元宵节?|清明节?|五一|端午节?|中秋节?|国庆节?|七一|教师节|护士节|青年节)(?:假期|期间|前后)?",
    ),
)
_GENERAL = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_MEETING = re.compile(
    rf"(?:全国|全省|全市|全县|全区|省|市|县|区|中央)[{HAN}、“”0-9]{{2,24}}?"
    "(?:工作会议|电视电话会议|视频会议|推进会|部署会|动员会|现场会|调度会|座谈会|总结会|表彰会|全会)"
)
_BEGINS = re.compile(r"(?:召开|出席|参加|举行|贯彻|结束)的?")


def find_papers(text: str) -> Iterator[Found]:
    """《…》: titles of papers, books and rules."""
    yield from (Found(*match.span(), "document") for match in re.finditer("《[^《》]{2,40}》", text))


def find_general(text: str) -> Iterator[Found]:
    """Figures, days, years, holidays and meetings by the shape in which they are written; best first."""
    for match in _MEETING.finditer(text):
        inner = [begin.end() for begin in _BEGINS.finditer(match[0])]
        yield Found(match.start() + (inner[-1] if inner else 0), match.end(), "meeting")
    for kind, pattern in _GENERAL:
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield Found(*match.span(), kind)


def place_apart(found: Iterable[Found], taken: Iterable[Found] = ()) -> list[Found]:
    """Those that do not overlap one that comes before them, in the order of the text; `taken` come first."""
    kept = list(taken)
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept)
