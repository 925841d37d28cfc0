"""Chinese numerals of ordinals and counts, written and read: 一 … 九十九."""

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
