"""The blocks of two drafts in, which of the one became which of the other out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from drafter.edited.align import likeness
from drafter.edited.refresh.tokens import tokens_of
from drafter.model.draft import Block

ALIKE = 0.5
"""Likeness (difflib's ratio) above which a changed paragraph is the same paragraph."""


def pair_blocks(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Pairs of block numbers, from 1; 0 where a block is gone or new. In the order of the new draft."""
    matcher = SequenceMatcher(None, [_key(block) for block in old], [_key(block) for block in new], autojunk=False)
    for kind, one, one_end, other, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(one + 1, one_end + 1), range(other + 1, other_end + 1), strict=True)
        else:
            yield from _align_changed(old, new, range(one, one_end), range(other, other_end))


def _key(block: Block) -> tuple[str, str, str]:
    return (block.kind, block.section, block.text)


def _align_changed(old: Sequence[Block], new: Sequence[Block], olds: range, news: range) -> Iterator[tuple[int, int]]:
    """The pairing, in order, of the greatest likeness together (as in a longest common subsequence)."""
    best: dict[tuple[int, int], float] = {}
    alike = {(i, j): _likeness(old[i], new[j]) for i in olds for j in news}
    for i in reversed(olds):
        for j in reversed(news):
            skip = max(best.get((i + 1, j), 0.0), best.get((i, j + 1), 0.0))
            paired = alike[i, j] + best.get((i + 1, j + 1), 0.0) if alike[i, j] >= ALIKE else 0.0
            best[i, j] = max(skip, paired)
    i, j = olds.start, news.start
    while i < olds.stop and j < news.stop:
        if alike[i, j] >= ALIKE and best[i, j] == alike[i, j] + best.get((i + 1, j + 1), 0.0):
            yield i + 1, j + 1
            i, j = i + 1, j + 1
        elif best.get((i + 1, j), 0.0) >= best.get((i, j + 1), 0.0):
            yield i + 1, 0
            i += 1
        else:
            yield 0, j + 1
            j += 1
    yield from ((i + 1, 0) for i in range(i, olds.stop))
    yield from ((0, j + 1) for j in range(j, news.stop))


def _likeness(one: Block, other: Block) -> float:
    """1 for the same frame with other facts in it, else the likeness of the texts; 0 across sections."""
    if one.section != other.section or {one.kind, other.kind} - {one.kind} - {"item", "paragraph"}:
        return 0.0
    ours, theirs = ([token.key for token in tokens_of(block)] for block in (one, other))
    if ours == theirs:
        return 1.0
    return max(likeness(one.text, other.text), 0.99 * SequenceMatcher(None, ours, theirs, autojunk=False).ratio())
