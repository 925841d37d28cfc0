"""How long a text is: Han characters and digits, counted one way everywhere."""

from functools import lru_cache

from drafter.language.expressions import expression
from drafter.language.han import HAN

_SILENT = expression(f"[^0-9０-９{HAN}]+")


@lru_cache(maxsize=4096)  # the same runs stand in every state of their section
def count_characters(text: str) -> int:
    """Han characters and digits in a text; punctuation, Latin letters and spaces are not spoken for."""
    return len(text) - len("".join(_SILENT.findall(text)))


def minutes_of(characters: int, rate: int) -> float:
    """Minutes that a text takes at a rate of characters a minute."""
    return characters / rate
