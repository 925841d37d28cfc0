"""The rules by which wordings worth keeping are found in sentences; each table carries its examples."""

from collections import Counter

from drafter.corpus.gates import COMMON
from drafter.mining.rules.ceremony import CEREMONY
from drafter.mining.rules.emphasis import EMPHASIS
from drafter.mining.rules.figures import FIGURES
from drafter.mining.rules.formulas import FORMULAS
from drafter.mining.rules.frames import FRAMES
from drafter.mining.rules.orders import ORDERS
from drafter.mining.rules.rule import Rule
from drafter.mining.rules.states import STATES

TABLE: tuple[Rule, ...] = (*FORMULAS, *CEREMONY, *FRAMES, *FIGURES, *EMPHASIS, *ORDERS, *STATES)
"""In this order; where two find the same words the first counts."""


def _by_character() -> dict[str, tuple[tuple[str, int], ...]]:
    """Cues with a bit for each rule (1 << its place) they are of, by a character that few cues and few texts hold."""
    of: dict[str, int] = {}
    for place, rule in enumerate(TABLE):
        for cue in rule.cues:
            of[cue] = of.get(cue, 0) | 1 << place
    held = Counter(character for cue in of for character in set(cue))
    table: dict[str, tuple[tuple[str, int], ...]] = {}
    for cue, rules in of.items():
        rarest = min(cue, key=lambda character: (character in COMMON, held[character]))
        table[rarest] = (*table.get(rarest, ()), (cue, rules))
    return table


_CUES = _by_character()
_CHARACTERS = frozenset(_CUES)


def rules_for(text: str) -> list[Rule]:
    """The rules one of whose cues stands in a text, in the order of the table."""
    bits = 0
    for character in _CHARACTERS.intersection(text):
        for cue, rules in _CUES[character]:
            if cue in text:
                bits |= rules
    found = []
    while bits:
        lowest = bits & -bits
        found.append(TABLE[lowest.bit_length() - 1])
        bits ^= lowest
    return found


__all__ = ["TABLE", "Rule", "rules_for"]
