"""The rules of the genre: sentences in, wordings worth keeping out. Each table carries its examples."""

from drafter.mining.rules.emphasis import EMPHASIS
from drafter.mining.rules.formulas import FORMULAS
from drafter.mining.rules.frames import FRAMES
from drafter.mining.rules.rule import Rule

TABLE: tuple[Rule, ...] = (*FORMULAS, *FRAMES, *EMPHASIS)
"""In this order; where two find the same words the first counts."""

__all__ = ["TABLE", "Rule"]
