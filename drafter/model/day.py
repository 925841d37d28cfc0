"""A day as people write it in; the date out, and back as it is said."""

import re
import unicodedata
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache

from drafter.language.expressions import expression

_FIGURES = expression(r"(?P<year>\d{4})\s*([-/.])\s*(?P<month>\d{1,2})\s*\2\s*(?P<day>\d{1,2})")
_CHINESE = expression(r"(?:(?P<year>\d{4})\s*年\s*)?(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]")
_HOUR = expression(
    r"(?<=[日号\d])\s*[(（]?(?:(?:星期|周|礼拜)[一二三四五六日天])?[)）]?"
    r"[\sT]*(?:(?:凌晨|早上|上午|中午|下午|晚上|晚|午)?\s*(?:\d{1,2}(?:[:：]\d{2}(?:[:：]\d{2})?|[时点](?:半|\d{1,2}分?)?))?)$"
)
"""What people write behind a day: （星期五）上午9:00."""
_UNTIL = expression(r"(?:之前|以前|前|起|止)$")
_BEGINS = expression(r"\d{4}\s*[-/.年]|\d{1,2}\s*月")
"""How a day begins, and few other texts do."""
_WRITTEN = expression(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")


class NoSuchDay(ValueError):  # noqa: N818  # a state of the text
    """It is written like a day, and the calendar has none such."""


class NoYear(ValueError):  # noqa: N818  # a state of the text
    """A day and no year, where nothing says which."""


def parse_day(text: str, year: int | None = None) -> date | None:
    """2026-01-20, 2026/1/20, 2026.1.20, 2026年1月20日, as a spreadsheet with 0:00, in wide digits; 1月20日 of `year`.

    None when the text is no day. Raises NoSuchDay (2月30日) and NoYear.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not _BEGINS.match(plain):
        return None
    match = _match_day(plain) or _match_day(_HOUR.sub("", plain))
    if match is None:
        return None
    if not match["year"] and year is None:
        raise NoYear(text)
    try:
        return date(int(match["year"] or year or 0), int(match["month"]), int(match["day"]))
    except ValueError as error:
        raise NoSuchDay(text) from error


def _match_day(plain: str) -> re.Match[str] | None:
    return _FIGURES.fullmatch(plain) or _CHINESE.fullmatch(plain)


def say_day(text: str, year: int | None) -> str:
    """A text that is a day in figures (2026-06-05, 2026-06-05前) as said: 6月5日前 in `year`, else with its year."""
    match = _WRITTEN.match(text)
    if match is None or text[match.end() :] not in ("", "前", "之前", "以前", "起", "止"):
        return text
    try:
        day = parse_day(match[0])
    except NoSuchDay:
        return text
    if day is None:
        return text
    said = f"{day.month}月{day.day}日"
    return (said if day.year == year else f"{day.year}年{said}") + text[match.end() :]


@lru_cache(maxsize=4096)  # the same texts are looked at whenever a file is read again
def writes_no_day(text: str) -> bool:
    """Whether a text is a day, with or without 前 behind it, that no year has: 2026-02-30前, 2月30日."""
    try:
        parse_day(_UNTIL.sub("", text), 2000)  # a year with a 29th of February
    except NoSuchDay:
        return True
    return False


_WEEK = "一二三四五六日"
_NEAR = {"今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_WEEKDAY = expression(f"(?P<which>本|这|这个|下|下个)?(?:周|星期|礼拜)(?P<day>[{_WEEK}天])")
_NO_YEAR = expression(r"(?P<month>\d{1,2})(?:月|[./-])(?P<day>\d{1,2})[日号]?")


def coming_day(text: str, today: date) -> str:
    """明天, 下周五, 5月11日 as the next such day from today on, 2026-05-11; any other text as it is."""
    plain = unicodedata.normalize("NFKC", text).strip()
    bare = re.sub(r"(?:上午|下午|晚上|早上|中午).*$", "", plain)
    if bare in _NEAR:
        return (today + timedelta(days=_NEAR[bare])).isoformat()
    if match := _WEEKDAY.fullmatch(bare):
        monday = today - timedelta(days=today.weekday())
        day = monday + timedelta(days=_WEEK.index(match["day"].replace("天", "日")))
        next_week = (match["which"] or "").startswith("下") or (not match["which"] and day < today)
        return (day + timedelta(days=7 * next_week)).isoformat()
    if match := _NO_YEAR.fullmatch(_HOUR.sub("", plain)):
        for year in (today.year, today.year + 1):
            with suppress(ValueError):
                day = date(year, int(match["month"]), int(match["day"]))
                if day >= today:
                    return day.isoformat()
    return text
