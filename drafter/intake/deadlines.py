"""Deadlines as people write them: 4月30日前, 年底前, 即日起, 2026/4/15; recognised, and written as they are said."""

import re
from datetime import date, timedelta
from functools import lru_cache

from drafter.language.numerals import NUMERALS
from drafter.model.day import say_day

_MONTH = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,2}})月"
_DAY = (
    rf"(?:(?:\d{{4}}年|今年|明年|本年)?(?:{_MONTH}(?:(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})[日号]|[上中下]旬|底|末|初|份)?"
    r"|年底|年末|年内|上半年|下半年|[一二三四]季度末?|第[一二三四]季度末?)|\d{4}年底?"
    r"|(?:本|下)?(?:月底|月末|月内)|(?:本|下|这)?周[一二三四五六日末内]?|今晚|明天|今天|本月|当天|当日"
    r"|(?:元旦|春节|暑假|寒假|放假|雨季|台风季|五月节|两节|节日|双节|过年|清明节?|五一|端午节?|国庆节?|中秋节?|汛期|主汛期|入冬|入汛|开学|供暖季?|采暖季)"
    r"|会后(?:\d+|[一二三两五七十]+)个?(?:天|日|周|工作日|月)|(?:\d+|[一二三两五七十]+)个?(?:天|日|周|工作日|个月|小时))"
)
_END = "(?:之前|以前|前|以内|之内|内|底前|末前)"
_EVERY = (
    rf"每(?:天|日|周|月|季度?|半年|年)(?:[一二三四五六日]|\d{{1,2}}[日号]?|至少|不少于)?(?:{_END}|[一二三四两\d]+次)?"
)
LEADING = re.compile(
    rf"(?:在|于|力争|确保|务必|请?于)?(?P<by>{_DAY}\s*{_END}|即日起|{_MONTH}(?:\d{{1,2}}[日号]|底|初|[上中下]旬)起)[，,]?"
)
"""A deadline with which a clause begins."""
_FIGURES = re.compile(
    r"(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})(?:[ T]0?0:00(?::00)?)?\s*(?:之前|以前|前|截止)?"
)
_MONTH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})\s*(?:之前|以前|前)?")
_SERIAL = re.compile(r"(?:3[5-9]|[45]\d)\d{3}(?:\.0)?")
_EPOCH = date(1899, 12, 30)
"""Day 0 of a spreadsheet (ECMA-376 part 1, 18.17.4.1)."""
_WHOLE = re.compile(
    rf"(?:(?:在|于|力争)?{_DAY}\s*(?:{_END}|起|开始|完成|止)?|{_FIGURES.pattern}|{_EVERY}|即日起|长期(?:坚持|推进)?|常态化?(?:开展|推进)?"
    rf"|持续(?:推进|坚持|开展)?|立行立改|立即|随时|全年|{_DAY}\s*(?:至|到|—|-|~)+\s*{_DAY}{_END}?|{_MONTH_DAY.pattern})"
)


_WHEN = re.compile(
    rf"{_DAY}|{_EVERY}|{_FIGURES.pattern}|即日起|天天|[每逐][天日周月季年]|长期|常态|持续|立即|立行立改|马上|当场|随时|全年|全天|期间"
)


@lru_cache(maxsize=4096)  # a page asks it of every measure at every key
def tells_when(text: str) -> bool:
    """Whether a text says somewhere when, how often or how long."""
    return _WHEN.search(text) is not None


def is_deadline(text: str) -> bool:
    """Whether a cell says by when."""
    return bool(_WHOLE.fullmatch(text.strip()))


def say_deadline(text: str, year: int | None) -> str:
    """A cell under 时限 as a speech says it: 2026/4/15 is 4月15日前. year: of the meeting; another one is said."""
    plain = " ".join(text.split())
    if _SERIAL.fullmatch(plain):
        day = _EPOCH + timedelta(days=int(float(plain)))
        plain = day.isoformat()
    if match := _FIGURES.fullmatch(plain):
        written = "-".join(match.groups())
        own = int(match[1])
        said = say_day(f"{written}前", year or own)
        return said if said != f"{written}前" else text
    if (match := _MONTH_DAY.fullmatch(plain)) and 1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 31:
        return f"{int(match[1])}月{int(match[2])}日前"
    return plain
