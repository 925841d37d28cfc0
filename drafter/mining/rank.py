"""Ranks wordings by how much a writer may want them, not by how often they stand in the speeches."""

import re
from collections.abc import Iterable, Mapping
from heapq import merge, nsmallest
from itertools import islice
from math import log2, sqrt

from drafter.language.han import count_han
from drafter.language.slots import replace_slots
from drafter.language.words import Words
from drafter.mining.count import Count
from drafter.mining.rules import TABLE

TRUST = {rule.id: rule.trust for rule in TABLE} | {
    "parallel-of-three": 0.9,
    "parallel-of-two": 0.75,
    "pair": 0.75,
    "even-clauses": 0.75,
    "heading": 0.75,
    "run-in-head": 0.6,
    "numeric-abbreviation": 0.7,
    "quoted-name": 0.4,
    "verb-object": 0.55,
    "clause": 0.6,
}
"""How far each family can be trusted: our estimate, set by hand, of the share of its finds worth keeping."""
_VOUCHED = frozenset(rule.id for rule in TABLE)
"""Rules whose pattern holds words of the genre itself; any other family finds what it finds about any matter."""
_NOISY = {
    "quoted-name": 3,
    "clause": 3,
    "idiom": 2,
    "do-not": 2,
    "grew": 3,
    "was-built": 3,
    "sum-up": 2,
    "let-us": 2,
}
"""Families that count only when so many documents bear them out."""
_OPEN = ("verb-object", "pair", "even-clauses", "parallel-of-two", "heading", "run-in-head", "numeric-abbreviation")
"""Families that find what they find about any matter: the more speeches there are, the more must bear them out."""
_WHOLE = ("never-may", "salutation", "wish-you")
"""Rules whose pattern takes in whatever else the sentence says; what only one speech says so is bound to its matter."""
_LARGE = ((300, 3), (30, 2))
"""Speeches from which on an open family, or a rule of these, needs so many documents."""
LEAST = 0.47
"""Score below which nothing is proposed."""
MOST = 5000
"""Proposals at most, however large the archive."""
_SHAPE = re.compile("【[^】]*】[、和及]?【|^【[^】]*】$|“【(?:数量|百分比)】")
SHORTEST, LONGEST = 3, 45
_PROGRAMME = re.compile("^[^，、的【]{0,4}(?:实施|开展|推进|组织)[^，、]{4,}(?:行动|工程|计划|试点|活动)$")
"""Carrying out one named programme is a fact of its place and year; the next speech has other names."""
_ENOUGH = 7
"""Characters of its own from which on a wording is no longer marked down for being short."""
_FIGURE = "【数量"
"""In what an open family finds, a figure is of one place and year: 提出6项指标."""
_FILLED = re.compile("[0-9×％%]|[xX]{2}")

Ranked = tuple[float, str, Count]


def needs_of(speeches: int) -> dict[str, int]:
    """In how many documents of an archive of so many speeches a rule must find a wording; one where it says nothing."""
    least = next((documents for number, documents in _LARGE if speeches >= number), 1)
    return dict.fromkeys((*_OPEN, *_WHOLE), least) | _NOISY


def rank(counts: Iterable[tuple[str, Count]], needs: Mapping[str, int], words: Words) -> list[Ranked]:
    """Score, wording and count, best first; equal scores in the order of the wordings."""
    scored = ((score(text, count, needs, words), text, count) for text, count in counts if _well_shaped(text))
    return nsmallest(MOST, (row for row in scored if row[0] >= LEAST), key=_order)


def merge_ranked(parts: Iterable[Iterable[Ranked]]) -> list[Ranked]:
    """The best of many parts, each of them ranked."""
    return list(islice(merge(*parts, key=_order), MOST))


def _order(row: Ranked) -> tuple[float, str]:
    return -row[0], row[1]


def score(text: str, count: Count, needs: Mapping[str, int], words: Words) -> float:
    """Trust in its best rule × how much at home in any speech × evidence × length.

    Evidence is log2(1 + documents) + log2(subjects): a formula is what speeches about different subjects share.
    """
    rules = [rule for rule in count.rules if count.documents >= needs.get(rule, 1)]
    if not rules or (_FIGURE in text and all(rule in _OPEN for rule in rules)):
        return 0.0
    trust = max(TRUST[rule] for rule in rules)
    own = replace_slots(text, "")
    length = sqrt(min(1.0, count_han(own) / _ENOUGH))
    evidence = log2(1 + count.documents) + log2(max(1, len(count.subjects))) / 2
    if trust * evidence * length < LEAST:
        return 0.0
    general = words.generality(own)
    vouched = 0.5 + 0.5 * general if any(rule in _VOUCHED for rule in rules) else general**2
    return trust * vouched * evidence * length


def best_rule(count: Count) -> str:
    """The most trusted rule that found a wording."""
    return min(count.rules, key=lambda rule: (-TRUST[rule], rule))


def _well_shaped(text: str) -> bool:
    """Short enough, with words of its own, no figure or blank left in them, and no slots side by side."""
    own = replace_slots(text, "")
    return (
        count_han(own) >= SHORTEST
        and len(text) <= LONGEST
        and text.count("【") <= 4
        and not _FILLED.search(own)
        and not _SHAPE.search(text)
        and not _PROGRAMME.match(text)
    )
