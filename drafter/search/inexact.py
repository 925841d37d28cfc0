"""A query that no phrase holds as it is typed, and an index, in; the phrases that were probably meant out, with why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from math import log

from drafter.language.expressions import expression
from drafter.model.phrase import Function
from drafter.search.fold import fold, pairs
from drafter.search.index import Index
from drafter.search.match import By, Hits, Why

Holders = Mapping[str, Sequence[int]]
"""Pairs of characters to the numbers of the phrases that hold them."""

SHORTEST_ASKED = 4
"""Characters of a question; what is shorter is a word."""
NAMING = 6
"""Characters of a question that may name what a phrase does among other words; what is shorter must be said itself."""
_ONE_WRONG = 1 / 3
"""Share of a word that may be misspelt: one of three characters."""
_LONGEST_IN_PART = 10
"""Characters of a query of which a part may be spelt wrongly: 优化营商环竟; what is longer is a question."""
_SHORTEST_PART = 4
_LEAST_COVERED = 0.42
"""Share of a question's own words that a phrase and its function must say."""
_WHOLE_WORD = 3.0
"""What each further character of a stretch is worth that a phrase has as it was asked: 推诿扯皮 is more than 批评."""
_SYNONYM = 2.5
"""What it is worth to say a word that says the same as one of the question."""
_TRADE_NAMED = 5.0
"""What it is worth to be of the line of work that a question names: 医生 in 给值班的医生道声辛苦."""
_LEAF_NAMED = 1.5
"""What each character of a name is worth by which a question calls a phrase's function: 欢迎 in 欢迎的话怎么说."""
_LEAF_ALIKE = 0.5
"""What two characters are worth that a question shares with the names of a phrase's function, by how rare they are."""
_KIND_NAMED = 6.0
"""What it is worth to be of the kind that a question asks for: 小标题, 排比, 四字句."""
_LEAST_WORDS = 0.5
"""Share of the words parted by spaces that a phrase must say, or be."""
_OFFERED = 5
_SAYING = frozenset({"words", "reordered", "near", "pinyin", "synonym", "trade"})
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
    for by, name, numbers in index.named.get(word, ()):
        found |= dict.fromkeys(numbers, Why(by, name))
    for synonym in map(fold, index.bank.synonyms.get(word, ())):
        found |= dict.fromkeys(index.holding(synonym), Why("synonym", synonym))
    found |= dict.fromkeys(index.holding(word), Why("words", word))
    if found:
        return found
    ways = (find_reordered, find_alike_spellings, find_sounds) if len(word) >= SHORTEST_ASKED else (find_sounds,)
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
            hits = _find_alike(index, held, part) | hits
        if hits:
            return hits
    return {}


def _find_alike(index: Index, held: Holders, part: str) -> Hits:
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
            if _differ(part, stretch) <= wrong:
                hits[number] = (round(100 - found.score), (Why("near", stretch),))
    return hits


def find_answers(index: Index, whole: str) -> Hits:
    """Phrases whose words, and whose function's names, say what a question asks for, or whose function it names."""
    if len(whole) < SHORTEST_ASKED:
        return {}
    asking = index.bank.asking
    asked = _content(whole, asking)
    wanted = [pair for part in asked for pair in pairs(part)]
    length = sum(character not in asking for part in asked for character in part)
    if not wanted or not length:
        return {}
    rarity = _rarity(index)
    scores = {leaf: sum(rarity.get(pair, 0.0) for pair in set(wanted) & own) for leaf, own in index.leaf_pairs.items()}
    best = max(scores.values(), default=0.0)
    named_so = _named_in(index, whole) if len(whole) >= NAMING else {}
    shared: dict[int, list[str]] = {}
    held = index.holders(wanted)
    for pair in wanted:
        for number in held[pair]:
            shared.setdefault(number, []).append(pair)
    same = _say_the_same(index, whole)
    kinds = {number for _name, numbers in _named_by(index, whole, "form") for number in numbers}
    trades: dict[int, str] = {}
    for name, numbers in _named_by(index, whole, "trade"):
        trades |= dict.fromkeys(numbers, name)
    hits: Hits = {}
    meaning = (number for leaf, said in scores.items() if 0 < said == best for number in index.by_leaf.get(leaf, ()))
    for number in sorted({*shared, *meaning, *same, *trades}):
        leaf = index.phrases[number].function
        own, said, synonyms = shared.get(number, []), scores.get(leaf, 0.0), same.get(number, {})
        named = index.leaf_pairs.get(leaf, frozenset()) & set(wanted) if said else frozenset()
        known = len(own) + (sum(pair in named for pair in wanted) if named else 0)
        few = 2 * known < _LEAST_COVERED * length and len(own) < SHORTEST_ASKED - 1
        told = leaf in named_so or number in trades or number in kinds or bool(synonyms)
        if few and not told:  # neither so much of the question nor a run of it can be there
            continue
        runs = list(_runs(asked, set(own)))
        says = leaf in named_so or number in trades or any(len(run) >= SHORTEST_ASKED for run in runs)
        says = says or (number in kinds and bool(own))
        replaced = {pair for word in (*synonyms, trades.get(number, "")) for pair in pairs(word)}
        if not says and _covered(asked, {*own, *named, *replaced}, asking) < _LEAST_COVERED * length:
            continue
        score = _LEAF_ALIKE * said + sum(log(1 + len(index.texts) / len(held[pair])) for pair in set(own)) / 2
        score += sum(_WHOLE_WORD * (len(run) - 2) for run in runs) + _SYNONYM * len(synonyms)
        score += _LEAF_NAMED * named_so.get(leaf, 0) + _KIND_NAMED * (number in kinds)
        score += _TRADE_NAMED * (number in trades)
        why = [Why("question", word) for word in runs]
        why += [Why("synonym", synonym) for synonym in synonyms.values()]
        if number in trades:
            why.append(Why("trade", trades[number]))
        if named:
            why.append(Why("function", index.bank.functions[leaf].name))
        hits[number] = (-round(100 * score), tuple(why))
    return hits


def _named_in(index: Index, whole: str) -> dict[str, int]:
    """The leaves that a question calls by a name of two characters and more, each with the characters of its names.

    A name within a longer one that stands there does not count: 批评 in 点名批评.
    """
    found = [
        (name, leaf) for leaf, names in index.leaf_names.items() for name in names if len(name) > 1 and name in whole
    ]
    lengths: Counter[str] = Counter()
    for name, leaf in found:
        if not any(name != other and name in other for other, _leaf in found):
            lengths[leaf] += len(name)
    return lengths


def _say_the_same(index: Index, whole: str) -> dict[int, dict[str, str]]:
    """The phrases that hold a synonym of a word of the question; of each the word to the synonym."""
    found: dict[int, dict[str, str]] = {}
    for word, synonyms in index.bank.synonyms.items():
        if len(word) > 1 and word in whole:
            for synonym in map(fold, synonyms):
                for number in index.holding(synonym):
                    if word not in index.texts[number]:
                        found.setdefault(number, {}).setdefault(word, synonym)
    return found


def _named_by(index: Index, whole: str, by: By) -> Iterator[tuple[str, Set[int]]]:
    """The names of that sort in a question, the longest last, each with the phrases that bear it."""
    for name in sorted((name for name in index.named if len(name) > 1 and name in whole), key=len):
        yield from ((name, numbers) for how, _shown, numbers in index.named[name] if how == by)


def find_readings(index: Index, whole: str) -> Hits:
    """Phrases that can be read as what was typed: pinyin whole, initials, or mixed with characters."""
    from drafter.search.pinyin import find_reading, initials, splits

    if len(whole) < 2:
        return {}
    ways = splits(whole)
    letters = {number: initials(index.texts[number]) for number in _readable(index, ways)}
    hits: Hits = {}
    for name, meanings in index.named.items():
        if any(len(parts) == len(name) and find_reading(name, initials(name), parts) for parts in ways):
            for by, shown, numbers in meanings:
                hits.update({number: (len(ways), (Why(by, shown),)) for number in numbers if number not in hits})
    for rank, parts in enumerate(ways):
        for number in letters:
            before = hits.get(number, (len(ways), ()))
            if before[0] == len(ways) and (stretch := find_reading(index.texts[number], letters[number], parts)):
                hits[number] = (rank, (Why("pinyin", stretch), *before[1]))
    return hits


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
    cut = pairs if len(whole) >= SHORTEST_ASKED else list
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


def _content(whole: str, asking: Set[str]) -> list[str]:
    """A question's own words: what is left of it without the words of two characters and more that ask."""
    parts = [whole]
    for word in sorted(asking, key=len, reverse=True):
        if len(word) > 1:
            parts = [piece for part in parts for piece in part.split(word)]
    return [part for part in parts if part]


def _covered(asked: Iterable[str], found: set[str], asking: Set[str]) -> int:
    """How many characters of the words that say something stand in one of the pairs."""
    covered = 0
    for part in asked:
        marks = [False] * len(part)
        for at, pair in enumerate(pairs(part)):
            if pair in found:
                marks[at] = marks[at + 1] = True
        covered += sum(mark for mark, character in zip(marks, part, strict=True) if character not in asking)
    return covered


def _runs(asked: Iterable[str], found: set[str]) -> Iterator[str]:
    """The longest stretches of the words whose every pair was found."""
    for part in asked:
        run = ""
        for pair in (*pairs(part), ""):
            if pair in found:
                run = run + pair[1] if run else pair
            elif run:
                yield run
                run = ""


@lru_cache(maxsize=2)
def _rarities(sets: tuple[frozenset[str], ...]) -> dict[str, float]:
    counts = Counter(pair for own in sets for pair in own)
    return {pair: log(1 + len(sets) / count) for pair, count in counts.items()}


def _rarity(index: Index) -> dict[str, float]:
    """How much each pair of characters tells the leaves apart."""
    return _rarities(tuple(index.leaf_pairs.values()))
