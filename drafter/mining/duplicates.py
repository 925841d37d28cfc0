"""Speeches in, sketches out, and from many sketches which speeches are copies: the web copies speeches wholesale."""

import re
from array import array
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from heapq import nsmallest

from drafter.corpus.fold import fold

_CLAUSE = re.compile("[\u4e00-\u9fff×“”、a-zA-Z%]{6,}")
SIZE = 32
"""Hashes of a sketch (bottom-k; Broder 1997): the error of the estimate is about 1/√32."""
ALIKE = 0.55
"""Share of clauses in common above which two speeches are one."""
_KEYS = 6
"""Least hashes by which copies find each other: two that share half of their clauses miss with probability 2⁻⁶."""
_CROWD = 48
"""Speeches that one hash leads to at most: what more of them share is a formula."""

Sketch = Sequence[int]


def sketch(paragraphs: Iterable[str]) -> Sketch:
    """The least hashes of the clauses of a speech, ascending; figures and blanks part clauses and do not count."""
    clauses = {clause for text in paragraphs for clause in _CLAUSE.findall(fold(text))}
    hashes = {int.from_bytes(blake2b(clause.encode(), digest_size=8).digest(), "big") for clause in clauses}
    return array("Q", nsmallest(SIZE, hashes))


def find_copies(sketches: Sequence[Sketch]) -> set[int]:
    """The indices of the speeches that an earlier one says already."""
    seen: dict[int, list[int]] = {}
    copies: set[int] = set()
    for index, own in enumerate(sketches):
        near = {other for key in own[:_KEYS] for other in seen.get(key, ())}
        if any(similarity(own, sketches[other]) >= ALIKE for other in near):
            copies.add(index)
            continue
        for key in own[:_KEYS]:
            crowd = seen.setdefault(key, [])
            if len(crowd) < _CROWD:
                crowd.append(index)
    return copies


def similarity(one: Sketch, other: Sketch) -> float:
    """The estimated share of clauses in common, 0 to 1."""
    union = nsmallest(SIZE, {*one, *other})
    return len(set(union) & set(one) & set(other)) / len(union) if union else 0.0
