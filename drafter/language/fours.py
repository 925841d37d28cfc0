"""Whether a text is nothing but phrases of four characters side by side: 不重不漏、真实准确."""

from drafter.language.expressions import expression
from drafter.language.han import HAN

_FOURS = expression(f"[{HAN}]{{4}}(?:[、，][{HAN}]{{4}})*")


def is_in_fours(text: str, least: int = 1) -> bool:
    """least: how many of them it has at the least."""
    return len(text) >= 5 * least - 1 and _FOURS.fullmatch(text) is not None
