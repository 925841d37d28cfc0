"""A query that no phrase holds as it is typed, and an index, in; the phrases that were probably meant out, with why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain
from math import log

from drafter.language.expressions import expression
from drafter.model.phrase import Function
from drafter.search.fold import fold, pairs
from drafter.search.index import Index
from drafter.search.match import Hits, Why

Holders = Mapping[str, Sequence[int]]
"""Pairs of characters to the numbers of the phrases that hold them."""

_LONG = 4
"""Characters of a word that may be in pieces or spelt wrongly; what is shorter only sounds alike."""
NAMING = 6
"""Characters of a question that may name what a phrase does among other words; what is shorter must be said itself."""
_ONE_WRONG = 1 / 3
"""Share of a word that may be misspelt: one of three characters."""
_LONGEST_IN_PART = 10
"""Characters of a query of which a part may be spelt wrongly: 优化营商环竟; what is longer is a question."""
_SHORTEST_PART = 4
_LONGEST_PIECE = 6
"""Syllables of a piece of what is typed in letters."""
_LEAST_WORDS = 0.5
"""Share of the words parted by spaces that a phrase must say, or be."""
_OFFERED = 5
_SAYING = frozenset({"words", "reordered", "near", "pinyin", "synonym", "about", "trade"})
"""Ways of being found by what a phrase says, not by what it does or is."""


def find_most_words(index: Index, words: Sequence[str]) -> Hits:
    """Phrases that say, or are, most of several words: 党建 业务 两张皮 问题.

    A word that no phrase knows may be in pieces or misspelt.
    """
    if len(words) < 2:
        return {}
    said: dict[int, list[Why]] = {}
    worth: Counter[int] = Counter()
    for word in words:
        found = _find_word(index, word)
        for number, why in found.items():
            said.setdefault(number, []).append(why)
            worth[number] += round(100 * log(1 + len(index.texts) / len(found)))
    least = len(words) * _LEAST_WORDS
    return {
        number: (-worth[number], tuple(why))
        for number, why in said.items()
        if len(why) >= least and any(each.by in _SAYING for each in why)
    }


def _find_word(index: Index, word: str) -> dict[int, Why]:
    """The phrases that say a word or another of its meaning, or are called so; else what comes near to it."""
    found: dict[int, Why] = {}
    for by, name, numbers in index.named(word):
        found |= dict.fromkeys(numbers, Why(by, name))
    for synonym in map(fold, index.bank.synonyms.get(word, ())):
        found |= dict.fromkeys(index.holding(synonym), Why("synonym", synonym))
    found |= dict.fromkeys(index.about_just(word), Why("about", word))
    found |= dict.fromkeys(index.holding(word), Why("words", word))
    if found:
        return found
    ways = (find_reordered, find_alike_spellings, find_sounds) if len(word) >= _LONG else (find_sounds,)
    near: Hits = next((hits for way in ways if (hits := way(index, word))), {})
    return {number: why[0] for number, (_rank, why) in near.items()}


def find_reordered(index: Index, whole: str) -> Hits:
    """Phrases that hold the query in pieces of two characters and more, in any order: 责任压实 in 压实责任."""
    if len(whole) < 4:
        return {}
    hits: Hits = {}
    held = index.holders(pairs(whole))
    # pieces of two characters and more leave out a pair at each seam; a pair that comes twice counts once
    least = len(whole) - len(whole) // 2 - (len(whole) - 1 - len(held))
    for number in _sharing(held, whole, least):
        if pieces := _pieces(whole, index.texts[number]):
            hits[number] = (len(pieces), tuple(Why("reordered", piece) for piece in pieces))
    return hits


def find_alike_spellings(index: Index, whole: str) -> Hits:
    """Phrases in which a stretch differs from the query, or from most of it, by one character of three at most."""
    if len(whole) < 3:
        return {}
    held = index.holders(pairs(whole))
    least = len(whole) if len(whole) > _LONGEST_IN_PART else max(_SHORTEST_PART, -(-2 * len(whole) // 3))
    for length in range(len(whole), min(least, len(whole)) - 1, -1):
        hits: Hits = {}
        for part in (whole[at : at + length] for at in range(len(whole) - length + 1)):
            hits = _find_alike(index, held, part, whole=part == whole) | hits
        if hits:
            return hits
    return {}


def _find_alike(index: Index, held: Holders, part: str, *, whole: bool) -> Hits:
    """Of a part of a query the ends must be right: 残疾人日 is no slip of 的残疾人."""
    from rapidfuzz import fuzz  # only here and below: what is found as it is typed needs no likeness

    least = 100 * (1 - _ONE_WRONG) - 1
    hits: Hits = {}
    wrong = max(1, len(part) // 4)
    for number in _sharing(held, part, max(1, (len(part) - 1) // 2)):
        text = index.texts[number]
        if sum(character not in text for character in part) > wrong:
            continue
        found = fuzz.partial_ratio_alignment(part, text, score_cutoff=least) if len(text) >= len(part) else None
        if found and len(part) * (1 - _ONE_WRONG) <= found.dest_end - found.dest_start:
            stretch = text[found.dest_start : found.dest_end]
            if _differ(part, stretch) <= wrong and (whole or (part[0], part[-1]) == (stretch[0], stretch[-1])):
                hits[number] = (round(100 - found.score), (Why("near", stretch),))
    return hits


def find_readings(index: Index, whole: str) -> Hits:
    """Phrases that can be read as what was typed: pinyin whole, initials, or mixed with characters.

    What many phrases have is more likely meant: 营商环境 by yshj.
    """
    from drafter.search.pinyin import splits

    if len(whole) < 2:
        return {}
    ways = splits(whole)
    hits: Hits = {}
    names = _names_read(index, ways)
    for name in names:
        for by, shown, numbers in index.named(name):
            hits |= dict.fromkeys(numbers.difference(hits), (0, (Why(by, shown),)))
    read = _read(index, ways)
    often = Counter(stretch for _way, stretch in read.values())
    most = max(often.values(), default=0)
    for number, (_way, stretch) in read.items():
        why = hits[number][1] if number in hits else ()
        hits[number] = (-often[stretch] - (most if stretch in names else 0), (Why("pinyin", stretch), *why))
    return hits


def spell(index: Index, words: Sequence[str]) -> str:
    """What was probably meant by words typed in letters, or in letters and characters, in Chinese; or nothing.

    A word that is read as no stretch is taken in pieces: ganxiegeweilaibin is 感谢 各位 来宾.
    """
    from drafter.search.pinyin import splits

    found: list[str] = []
    for word in words:
        if not any("a" <= character <= "z" for character in word):
            found.append(word)
            continue
        ways = splits(word)
        whole = [way for way in ways if all(len(part) > 1 or not part.isascii() for part in way)]
        spelt = _most_likely(index, ways)
        pieces = [spelt] if spelt else _in_pieces(index, whole[0]) if whole else []
        if not pieces and any(map(str.isdigit, word)):  # no slip of the fingers, but of something else: 打印机 0x11b
            return ""
        found += pieces
    return " ".join(found)


def _in_pieces(index: Index, parts: Sequence[str]) -> list[str]:
    """The words as which syllables can be read one after another, the longest first."""
    found = []
    at = 0
    while at < len(parts) - 1:
        longest = range(min(_LONGEST_PIECE, len(parts) - at), 1, -1)
        end, spelt = next(
            ((at + size, word) for size in longest if (word := _most_likely(index, [parts[at : at + size]]))),
            (at + 1, ""),
        )
        found += [spelt] if spelt else []
        at = end
    return found


def _most_likely(index: Index, ways: Sequence[Sequence[str]]) -> str:
    """The name that is read in one of the ways, or else the stretch that most phrases have; or nothing."""
    names = Counter({name: len(index.holding(name)) for name in _names_read(index, ways)})
    often = names or Counter(stretch for _rank, stretch in _read(index, ways).values())
    return max(often, key=lambda each: often[each], default="")


def is_name_spelt(index: Index, whole: str) -> bool:
    """Whether what was typed in letters can be read as a name of a function or a move: jieshuyu, btfy."""
    from drafter.search.pinyin import splits

    return any(index.names.get(name) for name in _names_read(index, splits(whole)))


def _names_read(index: Index, ways: Sequence[Sequence[str]]) -> list[str]:
    """The names, and words of which some say the same, that are read in one of the ways."""
    from drafter.search.pinyin import find_reading, initials

    lengths = {len(parts) for parts in ways}
    return [
        name
        for name in sorted(index.words)
        if len(name) in lengths
        and any(len(parts) == len(name) and find_reading(name, initials(name), parts) for parts in ways)
    ]


def _read(index: Index, ways: Sequence[Sequence[str]]) -> dict[int, tuple[int, str]]:
    """The phrases with a stretch that is read in one of the ways: which, the first that fits, and the stretch."""
    from drafter.search.pinyin import find_reading, initials

    found: dict[int, tuple[int, str]] = {}
    for number in _readable(index, ways):
        text = index.texts[number]
        letters = initials(text)
        for rank, parts in enumerate(ways):
            if stretch := find_reading(text, letters, parts):
                found[number] = (rank, stretch)
                break
    return found


def find_sounds(index: Index, whole: str) -> Hits:
    """Phrases with a stretch that sounds like the query and has at least one of its characters: 防汛 for 防讯."""
    from drafter.search.pinyin import find_reading, initials, readings

    if len(whole) < 2:
        return {}
    hits: Hits = {}
    parts = [readings(character)[0] for character in whole]
    for number in _readable(index, [parts]):
        text = index.texts[number]
        stretch = find_reading(text, initials(text), parts)
        shared = sum(one == other for one, other in zip(whole, stretch, strict=True)) if stretch else 0
        if shared:
            hits[number] = (-shared, (Why("pinyin", stretch),))
    return hits


def _readable(index: Index, ways: Sequence[Sequence[str]]) -> list[int]:
    """The phrases that may have a stretch which is read in one of the ways."""
    from drafter.search.pinyin import readable

    pattern = readable(ways, index.characters) if ways else ""
    return index.fitting(expression(pattern)) if pattern else []


def nearest(index: Index, whole: str) -> Sequence[Function]:
    """The leaves that the query names, or whose branch it names, the longest name first; then those of likely names.

    None where no name shares two characters that follow each other with the query; of a word one character is enough.
    """
    from rapidfuzz import fuzz

    functions = index.bank.functions
    cut = pairs if len(whole) >= _LONG else list
    wanted = set(cut(whole))
    likeness: dict[str, float] = {}
    for leaf in functions.values():
        if not leaf.parent:
            continue
        names = [fold(word) for each in (leaf, functions[leaf.parent]) for word in (each.name, *each.aliases)]
        named = max((len(name) for name in names if len(name) > 1 and name in whole), default=0)
        alike = max((fuzz.ratio(whole, name) for name in names if wanted & set(cut(name))), default=0.0)
        likeness[leaf.id] = 100 * named + alike
    found = sorted((each for each in likeness if likeness[each]), key=lambda each: -likeness[each])
    return [functions[each] for each in found[:_OFFERED]]


def _sharing(held: Holders, part: str, least: int) -> list[int]:
    """The phrases that hold at least so many of the pairs of a part of the query, one at the least."""
    counts = Counter(chain.from_iterable(held[pair] for pair in set(pairs(part))))
    return [number for number, count in counts.items() if count >= least]


def _pieces(whole: str, text: str) -> list[str]:
    """The query as pieces that the text holds, the longest first; nothing where one of them is a single character."""
    pieces = []
    at = 0
    while at < len(whole):
        end = next((end for end in range(len(whole), at + 1, -1) if whole[at:end] in text), 0)
        if not end:
            return []
        pieces.append(whole[at:end])
        at = end
    return pieces


def _differ(one: str, other: str) -> int:
    """Characters of one that the other has not."""
    return (Counter(one) - Counter(other)).total()
