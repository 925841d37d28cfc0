"""The rules by which wordings worth keeping are found in sentences; each table carries its examples."""

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
_BY_FIRST: dict[str, list[tuple[str, int]]] = {}
"""Cues and the rules they are of, by the first character of the cue: a text holds few of them."""
for _index, _rule in enumerate(TABLE):
    for _cue in _rule.cues:
        _BY_FIRST.setdefault(_cue[0], []).append((_cue, _index))


def rules_for(text: str) -> list[Rule]:
    """The rules one of whose cues stands in a text, in the order of the table."""
    firsts = _BY_FIRST.keys() & set(text)
    return [
        TABLE[index] for index in sorted({index for first in firsts for cue, index in _BY_FIRST[first] if cue in text})
    ]


__all__ = ["TABLE", "Rule", "rules_for"]
