"""Punctuation: which marks end a sentence, part clauses and close after them; and text in one form for all rules."""

import re

from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.language.script import TO_SIMPLIFIED

FINAL = "。！？!?"
"""Marks that end a sentence, in the width of Chinese and as they are typed in a hurry."""
PAUSE = "，；：,;:"
"""Marks that part the clauses of a sentence, in both widths; a 、 only parts the words of a row."""
CLOSING = '”’）》】」』〕")'
"""Marks that may close after a final mark."""

_TABLE = str.maketrans(
    dict(zip(",;:!?()", "，；：！？（）", strict=True))
    | dict(zip("０１２３４５６７８９", "0123456789", strict=True))
    | {
        "﹙": "（",
        "﹚": "）",
        "⑴": "①",
        "．": ".",
        "｡": "。",
        "﹕": "：",
        "﹔": "；",
        "﹐": "，",
        "､": "、",
        "\u3000": " ",
        "\xa0": " ",
    }
    | {"﹒": "."}
    | TO_SIMPLIFIED
)
_CHINESE = expression(f"[{HAN}]")
_NEEDED = expression("[" + re.escape("".join(map(chr, _TABLE))) + "]")
# A half-width full stop after Chinese is a 。 unless it belongs to dots (...); after % or a quote no digit may follow.
_STOP = expression(rf"(?<=[{HAN}”’）])\.(?!\.)|(?<=[%\"])\.(?![\d.])")
# A dash where a numeral stands is the 一 of a scanned page: —、 （—） 第—， 十—、 —是. Two dashes are a dash.
_DASHES = "—–―－"
_SCANNED = expression(rf"(?:^|(?<=[。；：，！？（第十二三四五六七八九]))[{_DASHES}](?=[、）]|[是要，](?![{_DASHES}]))")
_DASHED = expression(f"[{_DASHES}]")

NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width forms and the ASCII characters that they stand for (Unicode 16, Halfwidth and Fullwidth Forms)."""


def curl_quotes(text: str) -> str:
    """Straight double quotes in pairs as “ ”, as Chinese is printed; an odd one, or a text without Chinese, stays."""
    if text.count('"') % 2 or '"' not in text or not _CHINESE.search(text):
        return text
    first, *others = text.split('"')
    return first + "".join("“”"[number % 2] + part for number, part in enumerate(others))


def fold(text: str) -> str:
    """Half-width marks as full-width ones, full-width digits as ASCII, traditional characters as simplified ones, the
    dash that a scanner made of a 一 as 一; every character stays where it is.

    So that every rule is written once, for one width and one script.
    """
    if _NEEDED.search(text):
        text = text.translate(_TABLE)
    if "." in text:
        text = _STOP.sub("。", text)
    return _SCANNED.sub("一", text) if _DASHED.search(text) else text
