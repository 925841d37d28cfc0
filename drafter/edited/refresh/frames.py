"""An edited draft and its text as it would be written now in; the latter out, with the old words around old facts.

How a sentence is built depends on its neighbours and on its facts. Where none of its facts has changed for the draft,
a reader has seen it as it was and wants it so: only the facts that changed are to change.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from drafter.dataclass import replace
from drafter.edited.align import Places
from drafter.edited.items import Items
from drafter.edited.refresh.tokens import Token, tokens_of
from drafter.language.numerals import ORDINALS
from drafter.language.sentences import ends_sentence
from drafter.model.draft import Block

Sentence = list[Token]
_FIGURE = re.compile(r"\d+")
_NUMBERS = str.maketrans("", "", f"{ORDINALS}0123456789")
_MOST = 4
"""Sentences that became, or were, one."""


def keep_frames(places: Places, blocks: Sequence[Block], pairs: Sequence[tuple[int, int]], items: Items) -> list[Block]:
    """`blocks`: the new draft, set out as the old one was; `pairs`: which recorded block became which (pair_blocks)."""
    kept = list(blocks)
    for old, new in pairs:
        if old and new:
            stands = "\n".join(paragraph.text for paragraph in places.of(old))
            kept[new - 1] = _keep(places.record.blocks[old - 1], blocks[new - 1], stands, items)
    return kept


def _keep(old: Block, new: Block, stands: str, items: Items) -> Block:
    if old.text == new.text or old.marker.translate(_NUMBERS) != new.marker.translate(_NUMBERS):
        return new
    tokens: list[Token] = []
    for before, after in _pair_sentences(_sentences(old, items.call), _sentences(new)):
        tokens += _refilled(before, after) if _is_known(before, after, stands) else after
    return replace(new, runs=tuple(run for token in tokens for run in token.runs))


def _sentences(block: Block, call: Callable[[str], str] = str) -> list[Sentence]:
    """The tokens of a block's text without its marker, up to each end of a sentence that no fact holds."""
    sentences: list[Sentence] = [[]]
    for token in tokens_of(block, call):
        if not token.marker:
            sentences[-1].append(token)
            if not token.path and ends_sentence(token.text):
                sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _pair_sentences(old: Sequence[Sentence], new: Sequence[Sentence]) -> Iterator[tuple[Sentence, Sentence]]:
    """The new sentences, each with the old one, or as few of both as hold the same facts; without where none do."""
    at = 0
    start = 0
    while start < len(new):
        for end, first, last in _spans(old, new, at, start):
            yield _joined(old[first:last]), _joined(new[start:end])
            at, start = last, end
            break
        else:
            yield [], new[start]
            start += 1


def _spans(old: Sequence[Sentence], new: Sequence[Sentence], at: int, start: int) -> Iterator[tuple[int, int, int]]:
    """Stretches of sentences that hold the same facts and no sentence without any, the shortest first."""
    for end in range(start + 1, min(start + _MOST, len(new)) + 1):
        wanted = _paths(new[start:end])
        if not _paths(new[end - 1 : end]):
            return
        for first in range(at, len(old)):
            for last in range(first + 1, min(first + _MOST, len(old)) + 1):
                if not _paths(old[last - 1 : last]):
                    break
                if _paths(old[first:last]) == wanted:
                    yield end, first, last


def _paths(sentences: Sequence[Sentence]) -> Counter[str]:
    return Counter(token.called for sentence in sentences for token in sentence if token.path)


def _joined(sentences: Sequence[Sentence]) -> Sentence:
    return [token for sentence in sentences for token in sentence]


def _is_known(old: Sentence, new: Sentence, stands: str) -> bool:
    """Whether a draft has all facts of a sentence as they are now, or with other figures in them, which change no word
    around them; and nobody has written the sentence anew."""
    if not old or any(run.place and not token.path for token in new for run in token.runs):
        return False
    if [(token.phrase, token.text) for token in old if token.phrase] != [
        (token.phrase, token.text) for token in new if token.phrase
    ]:
        return False
    was = {(token.called, _FIGURE.sub("0", token.text)) for token in old if token.path}
    now = ((token.called, token.text) for token in new if token.path)
    return all((path, _FIGURE.sub("0", text)) in was or text in stands for path, text in now)


def _refilled(old: Sentence, new: Sentence) -> Sentence:
    """The old words with the new facts."""
    facts: dict[str, list[Token]] = {}
    for token in new:
        facts.setdefault(token.called, []).append(token)
    return [facts[token.called].pop(0) if token.path else token for token in old]
