"""Which characters are Chinese ones (汉字)."""

from drafter.language.expressions import expression

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The inside of a set for regular expressions: 〇, the unified ideographs with all their extensions (𠮷 too) and the
compatibility ideographs (Unicode 16, Blocks.txt; planes 2 and 3 hold nothing else)."""

_HAN = expression(f"[{HAN}]")


def count_han(text: str) -> int:
    """How many Chinese characters a text has."""
    return len(_HAN.findall(text))


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character in it."""
    return _HAN.search(text) is not None


def is_han(text: str) -> bool:
    """Whether a text is Chinese characters and nothing else; an empty one is not."""
    return bool(text) and count_han(text) == len(text)
