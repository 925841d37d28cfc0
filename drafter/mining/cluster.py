"""Groups wordings that are variants of one; what a better one says in the same place is left out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.language.likeness import character_pairs
from drafter.mining.count import Count
from drafter.mining.rank import Ranked, best_rule

ALIKE = 0.72
"""Share of character pairs in common (Dice) above which two wordings are variants of one."""
_INSIDE = 0.5
"""Share of a longer surface that a shorter one in the same place must be to be the same find."""


@dataclass
class Group:
    """A wording and its variants, best first."""

    score: float
    text: str
    count: Count
    variants: list[tuple[str, Count]] = field(default_factory=list)


def cluster(ranked: Sequence[Ranked]) -> list[Group]:
    """Groups in the order of their best wording."""
    groups: list[Group] = []
    told: dict[tuple[str, int], list[str]] = defaultdict(list)
    index: dict[str, list[int]] = defaultdict(list)
    pairs: list[frozenset[str]] = []
    for score, text, count in ranked:
        if all(_told(surface, told[speech, line]) for speech, line, surface in count.sources):
            continue
        for speech, line, surface in count.sources:
            told[speech, line].append(surface)
        own = character_pairs(text)
        head = _find(own, count, groups, pairs, index)
        if head is not None:
            groups[head].variants.append((text, count))
            continue
        for pair in own:
            index[pair].append(len(groups))
        pairs.append(own)
        groups.append(Group(score, text, count))
    return groups


def _told(surface: str, surfaces: Sequence[str]) -> bool:
    return any(surface in other or (other in surface and len(other) >= _INSIDE * len(surface)) for other in surfaces)


def _find(
    own: frozenset[str],
    count: Count,
    groups: Sequence[Group],
    pairs: Sequence[frozenset[str]],
    index: dict[str, list[int]],
) -> int | None:
    """The first group of the same kind whose best wording is near enough."""
    shared: dict[int, int] = defaultdict(int)
    for pair in own:
        for at in index.get(pair, ()):
            shared[at] += 1
    near = [at for at, number in shared.items() if 2 * number >= ALIKE * (len(own) + len(pairs[at]))]
    kind = _kind(count)
    return min((at for at in near if _kind(groups[at].count) == kind), default=None)


def _kind(count: Count) -> str:
    rule = best_rule(count)
    return max(sorted(count.kinds), key=lambda kind: count.kinds[kind]) if rule else ""
