"""The blocks of two drafts in, which of the one became which of the other out."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from drafter.edited.items import Items
from drafter.edited.refresh.tokens import tokens_of
from drafter.language import alignment
from drafter.language.likeness import likeness
from drafter.model.draft import Block

ALIKE = 0.4
"""Likeness from which on a changed paragraph is the same paragraph."""
_MOVED = 0.6
"""The same, where it stands before others that it stood behind."""

LikenessOf = Callable[[Block, Block], float]


def pair_blocks(old: Sequence[Block], new: Sequence[Block], items: Items) -> Iterator[tuple[int, int]]:
    """Pairs of block numbers, from 1; 0 where a block is gone or new. In the order of the new draft."""
    keys = {id(block): [token.key for token in tokens_of(block, items.call)] for block in old}
    keys |= {id(block): [token.key for token in tokens_of(block)] for block in new}

    def likeness_of(one: Block, other: Block) -> float:
        return _likeness(one, other, keys[id(one)], keys[id(other)])

    pairs = list(alignment.align(old, new, _key, likeness_of, ALIKE))
    moved = dict(_find_moved(old, new, pairs, likeness_of))
    for one, other in pairs:
        if one is None and other in moved:
            yield moved[other] + 1, other + 1
        elif other is not None or one not in moved.values():
            yield (0 if one is None else one + 1, 0 if other is None else other + 1)


def _find_moved(
    old: Sequence[Block], new: Sequence[Block], pairs: Sequence[alignment.Pair], likeness_of: LikenessOf
) -> Iterator[tuple[int, int]]:
    """What stands at another place of its section: new blocks with the old ones that they were, the surest first."""
    gone = [one for one, other in pairs if one is not None and other is None]
    fresh = [other for one, other in pairs if one is None and other is not None]
    alike = [(likeness_of(old[one], new[other]), one, other) for one in gone for other in fresh]
    for share, one, other in sorted(alike, reverse=True):
        if share >= _MOVED and one in gone and other in fresh:
            gone.remove(one)
            fresh.remove(other)
            yield other, one


def _key(block: Block) -> tuple[str, str, str]:
    return (block.kind, block.section, block.text)


def _likeness(one: Block, other: Block, ours: Sequence[str], theirs: Sequence[str]) -> float:
    """1 for the same frame with the same facts in it, whatever these say, else the likeness of the texts; 0 across
    sections. ours, theirs: the keys of their tokens."""
    if one.section != other.section or {one.kind, other.kind} - {one.kind} - {"item", "paragraph"}:
        return 0.0
    if ours == theirs:
        return 1.0
    return max(likeness(one.text, other.text), 0.99 * SequenceMatcher(None, ours, theirs, autojunk=False).ratio())
