"""Text in, text of the same length out: marks and digits in one form, so that every rule is written once."""

import re

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
)
_NEEDED = re.compile("[" + re.escape("".join(map(chr, _TABLE))) + "]")
# A half-width full stop after Chinese is a 。 unless it belongs to dots (...); after % or a quote no digit may follow.
_STOP = re.compile(r"(?<=[\u4e00-\u9fff”’）])\.(?!\.)|(?<=[%\"])\.(?![\d.])")


def fold(text: str) -> str:
    """Half-width marks as full-width ones, full-width digits as ASCII; every character stays where it is."""
    if _NEEDED.search(text):
        text = text.translate(_TABLE)
    return _STOP.sub("。", text) if "." in text else text
