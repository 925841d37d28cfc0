"""Paragraphs in; the words that a speech on one theme says again and again, and no other speech would, out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from drafter.language.sentences import split_breaths
from drafter.language.words import Words

LEAST = 4
"""Times that a word must come."""
MOST = 12
"""Words that are kept: each is a fact that a writer fills in."""
IN_STOCK = 2
_LENGTHS = range(2, 7)
_LOOSE = re.compile(
    "[的了和与及或在是有要把被对从将等为以于这那也都还就不各全我一二三四五六七八九十两几个们其中上下到来去]"
)
_NONE = re.compile("^[项句点条件次家届市县省区者员人]|自己|具体|负责|发言|今天|讲话")
"""Measure words, remains of other words, and words of any speech that the lists of the genre do not have."""
MOST_GENERAL = 0.34
"""A word of which more is at home in any speech (责任, 措施) is none of one theme."""


def find_terms(texts: Iterable[str], words: Words, phrases: Iterable[str]) -> tuple[str, ...]:
    """The words, longest first: each comes at least `LEAST` times and stands beside different characters.

    phrases: the texts of a phrasebank; a word of more than one of them is at home in any speech (企业, 项目).
    """
    stock = "\n".join(phrases)
    breaths = [text[start:end] for text in texts for start, end in split_breaths(text)]
    counts: Counter[str] = Counter()
    left: dict[str, Counter[str]] = {}
    right: dict[str, Counter[str]] = {}
    for breath in breaths:
        for at in range(len(breath)):
            for length in _LENGTHS:
                gram = breath[at : at + length]
                if len(gram) < length or _LOOSE.search(gram):
                    break
                counts[gram] += 1
                left.setdefault(gram, Counter())[breath[at - 1] if at else ""] += 1
                right.setdefault(gram, Counter())[breath[at + length : at + length + 1]] += 1
    free = [
        gram
        for gram, count in counts.items()
        if count >= LEAST
        and not _NONE.search(gram)
        and stock.count(gram) < IN_STOCK
        and _stands_alone(left[gram])
        and _stands_alone(right[gram])
        and words.generality(gram) <= MOST_GENERAL
    ]
    ranked = sorted(free, key=lambda gram: (-counts[gram] * (len(gram) - 1), gram))
    return tuple(sorted(_whole(ranked, counts)[:MOST], key=lambda gram: (-len(gram), gram)))


def _stands_alone(beside: Counter[str]) -> bool:
    """Whether a word stands beside different characters, or at an end: 化防控 hardly does but after 常态."""
    varied = len(beside) > 1 and max(beside.values()) < 0.7 * sum(beside.values())
    return varied or beside[""] >= LEAST - 1


def _whole(ranked: Sequence[str], counts: Counter[str]) -> list[str]:
    """Without those that hardly come but inside a longer one."""
    kept: list[str] = []
    for gram in ranked:
        longer = (other for other in ranked if gram in other and len(other) == len(gram) + 1)
        around = sum(counts[other] for other in longer)
        if counts[gram] - around >= LEAST - 1:
            kept.append(gram)
    return kept
