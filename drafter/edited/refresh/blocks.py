"""The blocks of two drafts in, which of the one became which of the other out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from drafter.edited.refresh.items import Items
from drafter.edited.refresh.tokens import tokens_of
from drafter.language import alignment
from drafter.language.likeness import likeness
from drafter.model.draft import Block

ALIKE = 0.4
"""Likeness from which on a changed paragraph is the same paragraph."""


def pair_blocks(old: Sequence[Block], new: Sequence[Block], items: Items) -> Iterator[tuple[int, int]]:
    """Pairs of block numbers, from 1; 0 where a block is gone or new. In the order of the new draft."""
    keys = {id(block): [token.key for token in tokens_of(block, items.call)] for block in old}
    keys |= {id(block): [token.key for token in tokens_of(block)] for block in new}

    def likeness_of(one: Block, other: Block) -> float:
        return _likeness(one, other, keys[id(one)], keys[id(other)])

    for one, other in alignment.align(old, new, _key, likeness_of, ALIKE):
        yield (0 if one is None else one + 1, 0 if other is None else other + 1)


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
