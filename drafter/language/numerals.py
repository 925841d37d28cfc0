"""Chinese numerals of ordinals and counts, written and read: 一 … 九十九."""

import re

from drafter.language.expressions import expression

DIGITS = "〇一二三四五六七八九"
"""The digits of a year, 0 to 9."""
ORDINALS = "一二三四五六七八九十"
"""The characters of an ordinal below a hundred."""
ORDINAL = f"[{ORDINALS}]{{1,3}}"
"""A regular expression for an ordinal below a hundred."""
NUMERALS = ORDINALS + "百千万亿零〇两"
"""The characters of any number that is written out."""


def ordinal(number: int) -> str:
    """一, 二, … 十, 十一, … 九十九; beyond that Arabic digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def count(number: int) -> str:
    """As `ordinal`, but two of something is 两 (讲两点, never 二点)."""
    return "两" if number == 2 else ordinal(number)


def parse(text: str) -> int | None:
    """The number that `text` writes, 0 to 99 in Chinese or any in digits; None when it writes none."""
    if text.isdecimal():  # full-width digits too
        return int(text) if len(text) < 10 else None
    digits = {"零": 0, "两": 2, **{digit: value for value, digit in enumerate(DIGITS)}}
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return digits.get(text)
    if any(part and part not in digits for part in (tens, ones)):
        return None
    return 10 * (digits[tens] if tens else 1) + (digits[ones] if ones else 0)


_MINUTES = expression(rf"(?P<hours>\d+|半|{ORDINAL}|两)?个?(?P<half>半)?小时(?:(?P<more>\d+|{ORDINAL})分钟?)?")
_QUARTERS = expression(rf"(?P<number>[{ORDINALS}两])刻钟?")


def say_minutes(text: str) -> str:
    """十分钟, 一刻钟, 半小时, 一个半小时 in minutes, in figures; any other text as it is."""
    plain = re.sub("^(?:讲|大约|约|大概|控制在)|(?:左右|上下|以内|之内)$", "", text.strip())
    if (match := _MINUTES.fullmatch(plain)) and (match["hours"] or match["half"]):
        half = match["hours"] == "半"
        hours = 0 if half else parse(match["hours"] or "0") or 0
        return str(60 * hours + 30 * (half or bool(match["half"])) + (parse(match["more"] or "0") or 0))
    if match := _QUARTERS.fullmatch(plain):
        return str(15 * (parse(match["number"]) or 0))
    number = parse(plain.removesuffix("钟").removesuffix("分"))
    return text if number is None else str(number)
