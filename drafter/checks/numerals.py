"""Chinese numerals as numbers: 十五 to 15, ③ to 3, 两 to 2."""

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def parse_numeral(text: str) -> int | None:
    """The number that `text` writes, 1 to 99 in Chinese or any length in digits; None when it writes none."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) < 10 else None
    if text in CIRCLED and len(text) == 1:
        return CIRCLED.index(text) + 1
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.get(text)
    if any(part and part not in DIGITS for part in (tens, ones)):
        return None
    return 10 * (DIGITS[tens] if tens else 1) + (DIGITS[ones] if ones else 0)
