"""Text in, text of the same length out: marks and digits in one form, so that every rule is written once."""

import re

_TABLE = str.maketrans(
    dict(zip(",;:!?()", "，；：！？（）", strict=True))
    | dict(zip("０１２３４５６７８９", "0123456789", strict=True))
    | {"﹙": "（", "﹚": "）", "⑴": "①", "．": ".", "｡": "。", "﹕": "：", "﹔": "；", "﹐": "，", "､": "、", "\u3000": " ", "\xa0": " "}
    | {"﹒": "."}
)
# A half-width full stop after Chinese is a 。 unless it belongs to dots (...); after % or a quote no digit may follow.
_STOP = re.compile(r"(?<=[\u4e00-\u9fff”’）])\.(?!\.)|(?<=[%\"])\.(?![\d.])")


def fold(text: str) -> str:
    """Half-width marks as full-width ones, full-width digits as ASCII; every character stays where it is."""
    text = text.translate(_TABLE)
    return _STOP.sub("。", text) if "." in text else text
