"""Text in; the same text with radicals as the characters that they look like, each in its place, out.

Text copied out of a PDF often has ⼀ (U+2F00, the radical) for 一: it looks alike, and nothing finds it.
"""

from unicodedata import normalize

from drafter.language.expressions import expression

_KANGXI = {chr(code): normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
"""Unicode's own equivalents of the block Kangxi Radicals."""
_SUPPLEMENT = dict(
    zip(
        "⺎⺏⺐⺒⺓⺝⺟⺠⺫⺬⺳⺷⺸⺻⺼⻁⻄⻅⻆⻈⻉⻋⻐⻑⻓⻔⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻳",
        "兀尣尢巳幺月母民目示罓羊芈聿肉虎西见角讠贝车钅長长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙亀龟",
        strict=True,
    )
)
"""CJK Radicals Supplement, as far as its radicals are characters too, by their names in Unicode's database."""
_CHARACTERS = str.maketrans(_KANGXI | _SUPPLEMENT)
RADICALS = expression("[" + "".join(map(chr, _CHARACTERS)) + "]")


def fold_radicals(text: str) -> str:
    """The text with every radical as its character; it stays as long as it is."""
    return text.translate(_CHARACTERS)
