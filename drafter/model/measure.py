"""How long a text is: Han characters and digits, counted one way everywhere."""

import re

_COUNTED = re.compile(r"[0-9０-９\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇]")


def count_characters(text: str) -> int:
    """Han characters and digits in a text; punctuation, Latin letters and spaces are not spoken for."""
    return len(_COUNTED.findall(text))


def minutes_of(characters: int, rate: int) -> float:
    """Minutes that a text takes at a rate of characters a minute."""
    return characters / rate
