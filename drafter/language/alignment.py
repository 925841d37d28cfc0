"""Which item of one row became which of another: paragraphs of two drafts, sentences of two paragraphs."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Item = TypeVar("Item")

_MOST = 40_000
"""Pairs of items that are compared at once: two hundred paragraphs in a row, none of them the same, with as many."""

Pair = tuple[int | None, int | None]
"""The index of an item in the old row and in the new; None where it is new, or gone."""


def align(
    old: Sequence[Item],
    new: Sequence[Item],
    key: Callable[[Item], Hashable],
    likeness: Callable[[Item, Item], float],
    least: float,
) -> Iterator[Pair]:
    """Every item of both rows once, in order: equal ones paired first, then those between them that are most alike.

    key: items of one key are equal. likeness: from 0 to 1, of two items that are not; below `least` no two are paired.
    Of all ways to pair what stands between equal items, the one of the greatest likeness together is taken.
    """
    matcher = SequenceMatcher(None, [key(item) for item in old], [key(item) for item in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            for one, other in _pair_up(old[a:b], new[c:d], likeness, least):
                yield (None if one is None else a + one, None if other is None else c + other)


def _pair_up(
    old: Sequence[Item], new: Sequence[Item], likeness: Callable[[Item, Item], float], least: float
) -> Iterator[Pair]:
    """The pairing, in order, of the greatest likeness together (as in a longest common subsequence).

    Where both rows are long, their halves are paired by themselves: the time grows with the product of their lengths.
    """
    if len(old) * len(new) > _MOST and min(len(old), len(new)) > 1:
        half, other = len(old) // 2, len(new) // 2
        yield from _pair_up(old[:half], new[:other], likeness, least)
        for a, b in _pair_up(old[half:], new[other:], likeness, least):
            yield (None if a is None else half + a, None if b is None else other + b)
        return
    alike = [[likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= least else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= least and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1
    yield from ((gone, None) for gone in range(i, len(old)))
    yield from ((None, fresh) for fresh in range(j, len(new)))
