"""Radicals that look like characters and are none, as programs copy them out of a PDF: ⼀ ⽔ ⻓ for 一 水 长."""

import re
import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺎⺒⺓⺝⺟⺠⺪⺬⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "兀巳幺月母民疋示肉虎西见角贝车长门青韦页风飞食马鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)
"""Of the supplement (Unicode 16, CJK Radicals Supplement, 2E80–2EFF) those that stand for a character."""
_TABLE = {
    ord(radical): character
    for radical, character in (
        *((chr(code), unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)),
        *_SUPPLEMENT.items(),
    )
}
"""With the Kangxi radicals (2F00–2FD5), whose characters Unicode gives."""
RADICAL = re.compile("[" + "".join(map(chr, _TABLE)) + "]+")


def mend_radicals(text: str) -> str:
    """The text with the characters that its radicals stand for; every character stays where it is."""
    return text.translate(_TABLE)
