"""Facts of a kind that was learned, and paragraphs in; what stands in these between the same words, out.

Such a fact says in its help between which words it stood: 过火面积＿＿公顷. New material often has the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from drafter.language.han import HAN, count_han
from drafter.language.numerals import NUMERALS
from drafter.language.slots import GAP
from drafter.model.intake import Taken
from drafter.model.template import FieldKind

_NEAR = 6
"""Characters on either side that must be the same."""
_LEAST = 4
"""Chinese characters among these, from which on they tell which fact it is."""
_FIGURE = rf"(?:\d[\d.,]*|[{NUMERALS}]+)(?:多|余)?[万亿]?%?"
_COUNTED = ("number_", "percent_")
"""How the names of facts begin that are figures."""
_PAUSE = re.compile("[，。；：、！？]")


def find_around(facts: Iterable[FieldKind], told: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Taken]]:
    """Names of facts with their values, of figures that stand in one place only. told: paragraphs and their sources."""
    for fact in facts:
        before, gap, after = fact.help.partition(GAP)
        if not gap or not fact.name.startswith(_COUNTED):
            continue
        left, right = _PAUSE.split(before)[-1][-_NEAR:], after[:_NEAR]
        if count_han(left + right) < _LEAST:
            continue
        unit = rf"[{HAN}]{{0,3}}" if not right or _PAUSE.match(right) else ""
        pattern = re.compile(rf"{re.escape(left)}(?P<value>{_FIGURE}{unit})(?={re.escape(_opening(right))})")
        found = [(match["value"], source) for text, source in told for match in pattern.finditer(text)]
        if len(found) == 1:
            yield fact.name, Taken(*found[0])


def _opening(right: str) -> str:
    """What follows as far as its next pause, or the pause and what follows that."""
    lead = right[:1] if _PAUSE.match(right) else ""
    return lead + _PAUSE.split(right[len(lead) :])[0]
