"""A query of which nothing knows some characters, and an index, in; the query as it was probably meant out."""

from collections import Counter
from collections.abc import Sequence

from drafter.search.answers import content, is_known, known
from drafter.search.index import Index
from drafter.search.inexact import find_sounds

_MOST_SLIPS = 4
"""Characters that nothing knows in a query which may be slips; where they are more it speaks of something else."""
_SURE = 4
"""Characters of a stretch that phrases have as it was mended, or else all of the word; what is shorter must be a word
by which phrases are looked for."""


def mend_slips(index: Index, words: Sequence[str]) -> str:
    """The query with each character that nothing knows there as one that sounds alike; nothing where there is none.

    防讯动员 is 防汛动员: neither 防讯 nor 讯动 stands anywhere, and 防汛 is a word. A character that says little alone
    is no slip: 又 in 怎么批评又不点名.
    """
    asking = index.bank.asking
    if not is_known(index, [part for word in words for part in content(word, asking)]):
        return ""
    wrong = {
        word: [at for at, is_right in enumerate(known(index, word)) if not is_right and word[at] not in asking]
        for word in words
    }
    if sum(map(len, wrong.values())) > _MOST_SLIPS:
        return ""
    mended = []
    for word in words:
        text = word
        for at in wrong[word]:
            text = _mend(index, text, at)
        mended.append(text)
    return " ".join(mended) if mended != list(words) else ""


def _mend(index: Index, word: str, at: int) -> str:
    """A word with another character at a place, where it makes a stretch that phrases have, the longest there is."""
    best, longest, most = word, 0, 0
    for begin in (at - 1, at):
        pair = word[begin : begin + 2] if begin >= 0 else ""
        if len(pair) < 2:
            continue
        kept = 1 if begin == at else 0  # the other character is right
        sounding = Counter(why[0].text for _rank, why in find_sounds(index, pair).values())
        for each, count in sounding.items():
            if each[kept] == pair[kept]:
                mended = word[:begin] + each + word[begin + 2 :]
                run = _run_at(index, mended, at)
                if (run >= min(_SURE, len(word)) or each in index.words) and (run, count) > (longest, most):
                    best, longest, most = mended, run, count
    return best


def _run_at(index: Index, word: str, at: int) -> int:
    """Characters of the longest stretch over a place that a phrase has."""
    return max(
        end - begin
        for begin in range(at + 1)
        for end in range(at + 1, len(word) + 1)
        if end - begin == 1 or index.holding(word[begin:end])
    )
