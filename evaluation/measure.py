"""An outline that was read and the one that is right in, how far they agree out."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.model.speech import Section
from evaluation.gold import Item


@dataclass(frozen=True)
class Agreement:
    """right: items found; read: items the reader gave; gold: items there are; the rest counts among the items found."""

    right: int
    read: int
    gold: int
    parents: int
    headings: int
    run_ins: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.read + self.gold) if self.read + self.gold else 1.0


def compare(read: Sequence[Section], gold: Sequence[Item]) -> Agreement:
    """Items agree when markers and the first six characters of headings do, in order; marks and spaces do not count."""
    pairs = _longest_common([_key(s.marker, s.heading) for s in read], [_key(g.marker, g.heading) for g in gold])
    mine, theirs = _parents([s.depth for s in read]), _parents([g.depth for g in gold])
    match = dict(pairs)
    return Agreement(
        len(pairs),
        len(read),
        len(gold),
        sum(_same(mine[i], theirs[j], match) for i, j in pairs),
        sum(_bare(read[i].heading) == _bare(gold[j].heading) for i, j in pairs),
        sum(read[i].run_in == gold[j].run_in for i, j in pairs),
    )


def _same(mine: int | None, theirs: int | None, match: Mapping[int, int]) -> bool:
    """Whether two parents are one: both the top, or a pair that was matched."""
    return theirs is None if mine is None else match.get(mine) == theirs


def _bare(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return "".join(c for c in text if unicodedata.category(c)[0] not in "PZC")


def _key(marker: str, heading: str) -> str:
    marker = re.sub(r"[、,.:。\s]+$", "", unicodedata.normalize("NFKC", marker))
    return _bare(marker) + _bare(heading)[:6]


def _parents(depths: Sequence[int]) -> list[int | None]:
    parents: list[int | None] = []
    stack: list[tuple[int, int]] = []
    for index, depth in enumerate(depths):
        while stack and stack[-1][0] >= depth:
            stack.pop()
        parents.append(stack[-1][1] if stack else None)
        stack.append((depth, index))
    return parents


def _longest_common(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indices of a longest common subsequence; of two keys the shorter may be the beginning of the longer."""
    agree = [[a.startswith(b) or b.startswith(a) for b in right] for a in left]
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            table[i][j] = max(table[i + 1][j], table[i][j + 1], (table[i + 1][j + 1] + 1) if agree[i][j] else 0)
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if agree[i][j] and table[i][j] == table[i + 1][j + 1] + 1:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
