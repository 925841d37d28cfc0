"""A query and an index in; the phrases that a writer meant out, best first, each with why."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from drafter.dataclass import replace
from drafter.files.collector import without_collector
from drafter.language.expressions import expression
from drafter.search.answers import content, find_answers, is_of_daily_life, names_form
from drafter.search.fold import fold
from drafter.search.index import Index
from drafter.search.inexact import (
    NAMING,
    find_alike_spellings,
    find_most_words,
    find_readings,
    find_reordered,
    find_sounds,
    is_name_spelt,
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
_COMMON = 30
"""Phrases that have a word which says the same; where it stands oftener it tells little, and is left out where others
tell enough: 责任 for 甩锅."""
_FIRST_PAGE = 5
_NOT = (
    "(?:(?:坚决|决|绝|切|更|千万|从来?)?(?:不是|不能|不可|不得|不许|不准|不要|不该|不应|不搞|不|没有?|莫|勿|别|非)"
    "|严禁|禁止|杜绝|防止|反对|力戒|谨防|克服|拒绝|警惕)"
)
"""What says that something is not, or must not be."""
_NEGATED = expression(_NOT + "(?=..)(?!.不)")
"""A query that opens so: 不走过场; in 不折不扣 it is part of the word."""


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
    yield partial(_with, typed, answers, enough=FEW, said=len(words) == 1)
    if is_of_daily_life(index, query):
        return  # 手机屏幕摔碎: nothing that comes near to it is meant
    if _LETTERS.search(whole):
        spelt = partial(_find_spelt, index, words)
        read = partial(find_readings, index, whole)
        if is_name_spelt(index, whole):
            yield partial(_with, partial(_find_spelt, index, [whole]), read, enough=_FEW)
        yield partial(_with, read, spelt, enough=_FEW)
        yield spelt
        return
    yield partial(_find_mended, index, words)
    if len(words) > 1:
        most = partial(find_most_words, index, words)
        yield partial(_with, answers, most)
        yield most
    if names_form(index, query) or content(whole, index.bank.asking) != [whole]:  # 怎么鼓劲 is no slip of a phrase
        yield answers
    for way in (find_reordered, find_alike_spellings):
        if way is find_alike_spellings and _is_of_names(index, whole):  # 七一表彰 is no slip of 一次表彰
            yield answers
        near = partial(way, index, whole)
        yield partial(_with, near, answers) if len(whole) >= NAMING else near
    yield answers
    yield partial(find_sounds, index, whole)


def _is_of_names(index: Index, whole: str) -> bool:
    """Whether a query is names and words of which some say the same, one after another."""
    ends = {0}
    for end in range(2, len(whole) + 1):
        if any(whole[begin:end] in index.words for begin in ends if end - begin > 1 and begin < end):
            ends.add(end)
    return len(whole) in ends


def _called(index: Index, whole: str) -> list[tuple[By, str, frozenset[int]]]:
    """What a query names with one character before it, where no phrase says the whole: 表决心, 谈体会."""
    name = whole[1:]
    leaf = len(name) > 1 and name in index.leaves_by_name and not index.holding(whole)
    return [each for each in index.named(name) if each[0] == "function"] if leaf else []


def _find_spelt(index: Index, words: Sequence[str]) -> Hits:
    """What is found by the words that were probably meant by those typed in letters."""
    spelt = spell(index, words)
    if not spelt or _LETTERS.search(spelt):
        return {}
    hits = _told(_find(index, spelt), "pinyin")
    read = Why("pinyin", spelt)
    return {
        number: (rank, why if any(each.by == "pinyin" for each in why) else (read, *why))
        for number, (rank, why) in hits.items()
    }


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


def _with(first: Callable[[], Hits], then: Callable[[], Hits], enough: int = 0, *, said: bool = False) -> Hits:
    """What one way finds and, if that is anything and not enough, behind it what another finds.

    enough: 0 is never; said: what has the words in its text is enough, be it one.
    """
    hits = first()
    is_said = said and any(each.by == "words" for _rank, why in hits.values() for each in why)
    if hits and not is_said and (not enough or len(hits) < enough):
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
    for by, name, numbers in index.named(whole) or index.named(_ENDING.sub("", whole)) or _called(index, whole):
        named = NAMED if by == "function" else BELONGING
        for number in numbers:
            rank, why = hits.get(number, (named, ()))
            says = any(each.by == "words" for each in why)  # to be called so twice is no nearer than once
            hits[number] = (min(_nearer(rank) if says else rank, named), (*why, Why(by, name)))
    about = SAME if len(found) >= FEW else WITHIN
    bare = _ENDING.sub("", whole)
    alike = _find_same(index, whole) or (_find_same(index, bare) if len(bare) > 1 else {})
    for number, same in alike.items():
        rank, before = hits.get(number, (about if same.by == "about" else SAME, ()))
        if not any(each.by == "words" for each in before):
            of_leaf = (same.by == "about" or not found) and any(
                each.by == "function" and (same.by == "about" or each.text not in index.branches) for each in before
            )
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
    if negated := _NEGATED.match(word):
        deed = word[negated.end() :]
        otherwise = re.compile(f"{_NOT}.{{0,2}}{re.escape(deed)}")
        for number in index.holding(deed):
            if stretch := otherwise.search(index.texts[number]):
                found.setdefault(number, Why("reordered", stretch[0]))
        found |= dict.fromkeys(set(index.about_just(deed)).difference(found), Why("about", deed))
        found |= {number: why for number, why in _find_same(index, deed).items() if number not in found}
    same = [(synonym, index.holding(fold(synonym))) for synonym in index.bank.synonyms.get(word, ())]
    telling = [(synonym, holding) for synonym, holding in same if len(holding) <= _COMMON]
    enough = sum(len(holding) for _synonym, holding in telling) >= _FIRST_PAGE
    for synonym, holding in telling if enough else same:
        for number in holding:
            found.setdefault(number, Why("synonym", synonym))
    return dict.fromkeys(index.about_just(word), Why("about", word)) | found


def _sorted(index: Index, hits: Hits, occasion: Occasion | None) -> list[int]:
    """The numbers of what was found: the nearest first, then what fits best, then what is worth most.

    Where a branch was asked for its leaves take turns: 收尾 is a call, an outlook, a summary and a last word. So do
    what has the words and what does what they name. Of a function goes first what everyone may say.
    """
    numbers = sorted(hits)
    named: dict[int, str] = {}  # of each tuple of reasons, which many phrases share, by its id: the functions it names
    for _rank, why in hits.values():
        if id(why) not in named:
            named[id(why)] = "".join([each.text for each in why if each.by == "function"])
    if any(named.values()):
        numbers.sort(key=lambda number: index.has_trade(number) and bool(named[id(hits[number][1])]))
    if occasion:
        numbers.sort(key=lambda number: -occasion.fit(index.phrase(number)))
    turns: Counter[tuple[int, str]] = Counter()
    places: dict[int, tuple[int, int]] = {}
    for number in numbers:
        rank, why = hits[number]
        name = named[id(why)]
        group = index.leaf(number) if name in index.branches else name
        turn = turns[rank, group]
        turns[rank, group] = turn + 1
        places[number] = (rank, 2 * turn + (not name))
    numbers.sort(key=places.__getitem__)
    return numbers
