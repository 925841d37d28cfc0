"""Places to fill in a text, 【名称】: what they are called, and the text without them."""

from collections.abc import Callable

from drafter.language.expressions import expression

SLOT = expression("【([^【】]+)】")
"""A slot; group 1 is its name."""
GAP = "＿＿"
"""What stands for a fact in the words around it, by which it is asked for."""
BESIDE = "；"
"""What stands between two places of one fact."""


def make_slot(name: str) -> str:
    """A slot as it is written."""
    return f"【{name}】"


def find_slots(text: str) -> list[str]:
    """The names of the slots of a text, in order, each as often as it stands there."""
    return SLOT.findall(text)


def replace_slots(text: str, by: str | Callable[[str], str]) -> str:
    """A text with something in the place of each slot: the same everywhere, or what `by` makes of its name."""
    return SLOT.sub(lambda match: by if isinstance(by, str) else by(match[1]), text)
