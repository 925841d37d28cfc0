"""A query and an index in; the phrases that a writer meant out, best first, each with why."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from drafter.dataclass import replace
from drafter.files.collector import without_collector
from drafter.language.expressions import expression
from drafter.search.answers import content, find_answers, names_form
from drafter.search.fold import fold
from drafter.search.index import Index
from drafter.search.inexact import (
    NAMING,
    find_alike_spellings,
    find_most_words,
    find_readings,
    find_reordered,
    find_sounds,
    nearest,
    spell,
)
from drafter.search.match import By, Found, Hits, Match, Occasion, Why
from drafter.search.slips import mend_slips

EXACT, PREFIX, WITHIN, SAME, BELONGING, BESIDE = range(6)
"""How near a phrase is: it is the query, begins with it, has it within, has a word that says the same, is of a move,
kind, class or level of that name, has it in a variant or a source only."""
NAMED = WITHIN
"""To have a function of that name is as near as to have the words; the two take turns."""

_ENDING = expression("(?:的?话|句子?|词|语|段落?)$")
"""What a name may end with where a writer asks for wordings: 排比句, 欢迎词, 鼓劲的话."""
_LETTERS = expression("[a-z]")
_PARTED = 2
"""Characters of a word, verb and object, that may be parted: 拜年, 鼓劲, 打气."""
_PARTED_BY = "(?:[个了过把点些]|一[个下场次番]|下)[^\\n]?"
FEW = 3
"""Phrases that have all of several words; where they are fewer, what answers the words stands behind."""
_FEW = 20
"""Phrases that have a word whole; where it stands so often nobody looks for it parted."""


def search(index: Index, query: str, limit: int = 0, occasion: Occasion | None = None) -> Found:
    """The phrases found by the first way that finds any.

    The ways: words and names as they are typed (words parted by spaces must all occur; marks, case and width do not
    count); pinyin where letters are typed; most of the words; words in another order; near spellings; a question; what
    sounds alike.
    Behind what is near stands what answers the query as a question.
    limit: at most so many matches are made, 0 is all; occasion: what fits it goes first among what is equally near.
    """
    whole = fold(query)
    with without_collector():
        hits = _find(index, query)
        numbers = _sorted(index, hits, occasion)
    matches = [Match(index.phrase(number), hits[number][1]) for number in numbers[: limit or None]]
    return Found(query, len(hits), matches, nearest(index, whole) if whole and not hits else ())


def find_words(index: Index, words: Sequence[str]) -> list[int]:
    """The numbers of the phrases whose text holds every word; the words are folded."""
    if not words:
        return []
    first, *others = sorted(words, key=len, reverse=True)
    found = index.holding(first)
    for word in others:
        found = [number for number in found if word in index.texts[number]]
    return found


def _find(index: Index, query: str) -> Hits:
    words = [folded for word in query.split() if (folded := fold(word))]
    return next((hits for way in _ways(index, query, words, "".join(words)) if (hits := way())), {})


def _ways(index: Index, query: str, words: Sequence[str], whole: str) -> Iterator[Callable[[], Hits]]:
    if not whole:
        return
    answers = cache(partial(find_answers, index, query))  # several ways fall back upon them
    typed = partial(_find_typed, index, words, whole)
    yield partial(_with, typed, answers, enough=FEW) if len(words) > 1 else typed
    if _LETTERS.search(whole):
        yield partial(find_readings, index, whole)
        yield partial(_find_spelt, index, words)
        return
    yield partial(_find_mended, index, words)
    if len(words) > 1:
        most = partial(find_most_words, index, words)
        yield partial(_with, answers, most)
        yield most
    if names_form(index, query) or content(whole, index.bank.asking) != [whole]:  # 怎么鼓劲 is no slip of a phrase
        yield answers
    for way in (find_reordered, find_alike_spellings):
        near = partial(way, index, whole)
        yield partial(_with, near, answers) if len(whole) >= NAMING else near
    yield answers
    yield partial(find_sounds, index, whole)


def _find_spelt(index: Index, words: Sequence[str]) -> Hits:
    """What is found by the words that were probably meant by those typed in letters."""
    spelt = spell(index, words)
    return _told(_find(index, spelt), "pinyin") if spelt and not _LETTERS.search(spelt) else {}


def _find_mended(index: Index, words: Sequence[str]) -> Hits:
    """What is found by the words without their slips."""
    mended = mend_slips(index, words)
    return _told(_find(index, mended), "near") if mended else {}


def _told(hits: Hits, by: By) -> Hits:
    """The same, said to be found in another way than as it was typed."""
    return {
        number: (rank, tuple(replace(each, by=by) if each.by in ("words", "question") else each for each in why))
        for number, (rank, why) in hits.items()
    }


def _with(first: Callable[[], Hits], then: Callable[[], Hits], enough: int = 0) -> Hits:
    """What one way finds and, if that is anything and not enough, behind it what another finds; enough: 0 is never."""
    hits = first()
    if hits and (not enough or len(hits) < enough):
        behind = 1 + max(rank for rank, _why in hits.values())
        others = then()
        best = min((rank for rank, _why in others.values()), default=0)
        hits = {number: (behind + rank - best, why) for number, (rank, why) in others.items()} | hits
    return hits


def _find_typed(index: Index, words: Sequence[str], whole: str) -> Hits:
    """The words as typed, the names they are, and the words that say the same."""
    texts = index.texts
    said = tuple(Why("words", word) for word in words)
    found = find_words(index, words)
    first = [number for number in found if texts[number].startswith(words[0])]
    hits: Hits = dict.fromkeys(found, (WITHIN, said))
    hits |= dict.fromkeys(first, (PREFIX, said))
    hits |= dict.fromkeys([number for number in found if texts[number] == whole], (EXACT, said))
    for by, name, numbers in index.named(whole) or index.named(_ENDING.sub("", whole)):
        named = NAMED if by == "function" else BELONGING
        for number in numbers:
            rank, why = hits.get(number, (named, ()))
            hits[number] = (min(_nearer(rank) if why else rank, named), (*why, Why(by, name)))
    for number, same in _find_same(index, whole).items():
        rank, before = hits.get(number, (WITHIN if same.by == "about" else SAME, ()))
        if not any(each.by == "words" for each in before):
            of_leaf = any(each.by == "function" and each.text not in index.branches for each in before)
            hits[number] = (_nearer(rank) if of_leaf else rank, (*before, same))
    first_word, *others = words
    besides = index.beside(first_word)
    if others:  # of one word those that have it in their text are found already
        besides |= index.with_besides.intersection(index.holding(first_word))
    for word in others:
        besides &= index.beside(word).union(besides.intersection(index.holding(word)))
    for number in sorted(besides.difference(hits)):
        hits[number] = (BESIDE, (Why("beside", whole),))
    return hits


def _nearer(rank: int) -> int:
    """Nearer than for one reason alone, and never as near as what begins with the words."""
    return max(PREFIX, rank - 1) if EXACT < rank <= NAMED else rank


def _find_same(index: Index, word: str) -> dict[int, Why]:
    """The phrases with a word that says the same, or with the word itself parted: 拜个早年 for 拜年."""
    found: dict[int, Why] = {}
    if len(word) == _PARTED and not index.holding(word)[_FEW:]:
        parted = re.compile(_PARTED_BY.join(map(re.escape, word)))
        for number in index.fitting(parted):
            stretch = parted.search(index.texts[number])
            found[number] = Why("reordered", stretch[0] if stretch else word)
    for synonym in index.bank.synonyms.get(word, ()):
        for number in index.holding(fold(synonym)):
            found.setdefault(number, Why("synonym", synonym))
    return dict.fromkeys(index.about_just(word), Why("about", word)) | found


def _sorted(index: Index, hits: Hits, occasion: Occasion | None) -> list[int]:
    """The numbers of what was found: the nearest first, then what fits best, then what is worth most.

    Where a branch was asked for its leaves take turns: 收尾 is a call, an outlook, a summary and a last word. So do
    what has the words and what does what they name.
    """
    numbers = sorted(hits)
    if occasion:
        numbers.sort(key=lambda number: -occasion.fit(index.phrase(number)))
    turns: Counter[tuple[int, str]] = Counter()
    places: dict[int, tuple[int, int]] = {}
    for number in numbers:
        rank, why = hits[number]
        named = "".join([each.text for each in why if each.by == "function"])
        group = index.leaf(number) if named in index.branches else named
        turn = turns[rank, group]
        turns[rank, group] = turn + 1
        places[number] = (rank, 2 * turn + (not named))
    numbers.sort(key=places.__getitem__)
    return numbers
