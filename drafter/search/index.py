"""A phrasebank in; what a search reads of it out, in memory only: folded texts in order of worth, names to phrases."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import field
from functools import cached_property
from itertools import accumulate
from re import Pattern
from typing import get_args

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.model.phrase import Phrase, Phrasebank, PhraseKind
from drafter.search.fold import fold
from drafter.search.likely import Likely
from drafter.search.match import By

FOURS = "fours"
"""The name (synonyms.yaml, `names`) of what is all pieces of four characters."""
THREES = "threes"
"""The name of what is three pieces or more of nearly the same length."""
COUPLET = "couplet"
"""The name of what is two pieces of the same length."""
FORMS = frozenset({*get_args(PhraseKind), FOURS, THREES, COUPLET})
"""Names that say how a phrase is made, not what it is about."""
_OF_BRANCH = 0.5
_OF_PHRASES = 0.2
"""How much a phrase says of how its function is asked for, beside a name of the function."""
_MOST_PHRASES = 100
"""Phrases of a function that are counted for it."""
_KEPT = 200
"""Pairs of characters whose holders are kept: those of one query, and of the next where they are the same."""
_PARTING = expression("[，、；。！？：“”‘’ ]+")


class _Lines:
    """Texts in one, so that a word is looked for in all of them at once: at 100,000 a quarter of the time."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._whole = "\n".join(texts)  # no folded text has a line end in it
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))

    def holding(self, word: str) -> list[int]:
        """The numbers of the texts that hold a word, in order."""
        if len(word) < 2:  # it stands in so many that to look at each is faster
            return [number for number, text in enumerate(self._texts) if word in text]
        find, starts, found = self._whole.find, self._starts, []
        at = find(word)
        while at >= 0:
            after = bisect_right(starts, at)
            found.append(after - 1)
            at = find(word, starts[after])
        return found

    def fitting(self, pattern: Pattern[str]) -> list[int]:
        """The numbers of the texts in which a stretch fits an expression that fits no line end, in order."""
        search, starts, found = pattern.search, self._starts, []
        fits = search(self._whole)
        while fits:
            after = bisect_right(starts, fits.start())
            found.append(after - 1)
            fits = search(self._whole, starts[after])
        return found

    def characters(self) -> frozenset[str]:
        """Every character that stands in the texts."""
        return frozenset(self._whole)


@dataclass(frozen=True)
class Index:
    """Phrases and beside them, at the same number, what is compared."""

    phrases: tuple[Phrase, ...]
    """Most worth first: read most often, in the most speeches; the others as the phrasebank has them."""
    texts: list[str]
    besides: list[tuple[int, str]]
    """Of those that have any: variants, sources, expansion and note, each folded, parted by a space."""
    bank: Phrasebank
    named: dict[str, list[tuple[By, str, frozenset[int]]]] = field(default_factory=dict)
    """A folded name to how it names, the name to show, and the phrases that bear it."""
    _held: dict[str, list[int]] = field(default_factory=dict)

    def holding(self, word: str) -> list[int]:
        """The numbers of the phrases in whose text a word stands, in order."""
        return self._lines.holding(word)

    def holders(self, wanted: Iterable[str]) -> dict[str, list[int]]:
        """Each pair of characters to the numbers of the phrases that hold it; several ways ask for those of a query."""
        asked, kept = set(wanted), self._held
        if len(kept) > _KEPT:
            kept.clear()
        for pair in asked.difference(kept):
            kept[pair] = self.holding(pair)
        return {pair: kept[pair] for pair in asked}

    def fitting(self, pattern: Pattern[str]) -> list[int]:
        """The numbers of the phrases in whose text a stretch fits an expression, in order."""
        return self._lines.fitting(pattern)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character of the texts."""
        return self._lines.characters()

    def beside(self, word: str) -> set[int]:
        """The numbers of the phrases of which a word stands in what is beside the text."""
        return {self.besides[at][0] for at in self._lines_beside.holding(word)}

    @cached_property
    def with_besides(self) -> frozenset[int]:
        """The numbers of the phrases that have anything beside the text."""
        return frozenset(number for number, _text in self.besides)

    @cached_property
    def by_leaf(self) -> dict[str, list[int]]:
        """The numbers of the phrases of each function."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.phrases):
            found[phrase.function].append(number)
        return dict(found)

    @cached_property
    def _lines(self) -> "_Lines":
        return _Lines(self.texts)

    @cached_property
    def _lines_beside(self) -> "_Lines":
        return _Lines([text for _number, text in self.besides])

    @cached_property
    def leaves_by_name(self) -> dict[str, dict[str, float]]:
        """Each name by which leaves are called, folded, to these leaves and how much it says of each.

        A name of the branch says less of each of its leaves.
        """
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for branch in self.bank.functions.values():
            for word in map(fold, (branch.name, *branch.aliases)):
                for leaf in self.bank.functions.values():
                    if leaf.parent == branch.id:
                        found[word][leaf.id] = _OF_BRANCH
        for leaf in self.bank.functions.values():
            if leaf.parent:
                for word in map(fold, (leaf.name, *leaf.aliases)):
                    found[word][leaf.id] = 1.0
        return dict(found)

    @cached_property
    def about(self) -> dict[str, list[int]]:
        """Each word of what phrases are about, folded, to the phrases."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self.phrases):
            for word in phrase.about:
                found[fold(word)].append(number)
        return dict(found)

    def holders_about(self, wanted: Iterable[str]) -> dict[str, list[int]]:
        """Each pair of characters to the numbers of the phrases that are about something which holds it."""
        numbers, lines = self._lines_about
        return {pair: [numbers[at] for at in lines.holding(pair)] for pair in set(wanted)}

    @cached_property
    def _lines_about(self) -> "tuple[list[int], _Lines]":
        told = [(number, phrase.about) for number, phrase in enumerate(self.phrases) if phrase.about]
        return [number for number, _about in told], _Lines([" ".join(map(fold, about)) for _number, about in told])

    @cached_property
    def branches(self) -> frozenset[str]:
        """What the branches of functions are called."""
        return frozenset(each.name for each in self.bank.functions.values() if not each.parent)

    def words_in(self, text: str) -> list[str]:
        """The names, and words of which some say the same, that stand in a text."""
        return [word for word in self.words if word in text]

    @cached_property
    def words(self) -> frozenset[str]:
        """Names, and words of which some say the same, of two characters and more."""
        return frozenset(word for word in {*self.named, *map(fold, self.bank.synonyms), *self.about} if len(word) > 1)

    @cached_property
    def functions_said(self) -> Likely:
        """What questions say of each leaf: its names, its description, and some of its phrases."""
        functions = self.bank.functions
        texts = {
            leaf.id: [
                *((fold(text), 1.0) for text in (leaf.name, leaf.description, *leaf.aliases)),
                *((self.texts[number], _OF_PHRASES) for number in self.by_leaf.get(leaf.id, ())[:_MOST_PHRASES]),
            ]
            for leaf in functions.values()
            if leaf.parent
        }
        return Likely(texts, self.bank.asking)


def make_index(bank: Phrasebank, phrases: Iterable[Phrase] | None = None) -> Index:
    """The index of a phrasebank, or of some of its phrases."""
    chosen = bank.phrases if phrases is None else phrases
    ordered = tuple(sorted(chosen, key=lambda phrase: (-phrase.count, -phrase.speeches)))
    besides = [(number, beside) for number, phrase in enumerate(ordered) if (beside := _beside(phrase))]
    index = Index(ordered, [fold(phrase.text) for phrase in ordered], besides, bank)
    index.named.update(_named(ordered, bank))
    return index


def _beside(phrase: Phrase) -> str:
    texts = (*phrase.variants, *(source.text for source in phrase.sources), phrase.expansion, phrase.note)
    return " ".join(fold(text) for text in texts if text)


def _named(phrases: tuple[Phrase, ...], bank: Phrasebank) -> dict[str, list[tuple[By, str, frozenset[int]]]]:
    """Every name that a phrase can be called by: of its function and branch, its move, its kind, classes, levels and
    lines of work.

    A phrase that does not say what it does belongs to every leaf of its move.
    """
    leaves: dict[str, list[str]] = defaultdict(list)
    for function in bank.functions.values():
        leaves[function.move].append(function.id)
    alike: dict[tuple[str, str, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, phrase in enumerate(phrases):
        fits = phrase.fits
        own = (phrase.kind, *shapes_of(phrase.text), *fits.classes, *fits.levels, *fits.trades)
        alike[phrase.move, phrase.function, own].append(number)
    gathered: dict[str, list[int]] = defaultdict(list)
    for (made, leaf, own), numbers in alike.items():
        does = [leaf] if leaf else leaves[made]
        for name in {made, *own, *does, *(each.partition(".")[0] for each in does)}:
            gathered[name] += numbers
    bearers = defaultdict[str, frozenset[int]](frozenset, {name: frozenset(each) for name, each in gathered.items()})
    trades = {trade for phrase in phrases for trade in phrase.fits.trades}
    found: dict[str, list[tuple[By, str, frozenset[int]]]] = defaultdict(list)
    for function in bank.functions.values():
        # what a branch is called is said of every leaf; where a leaf has the same alias both are named
        for word in (function.id, function.name, *function.aliases):
            found[fold(word)].append(("function", function.name, bearers[function.id]))
    for move in bank.moves.values():
        for word in (move.id, move.name):
            found[fold(word)].append(("move", move.name, bearers[move.id]))
    for name, words in bank.names.items():
        for word in (name, *words):
            by: By = "form" if name in FORMS else "trade" if name in trades else "name"
            found[fold(word)].append((by, word, bearers[name]))
    return dict(found)


def shapes_of(text: str) -> list[str]:
    """How a text is built: of pieces of four characters (真抓实干、善作善成), of three alike or more, of two halves."""
    lengths = [len(piece) for piece in _PARTING.split(text) if piece]
    found = []
    if lengths and all(length == 4 for length in lengths):
        found.append(FOURS)
    if len(lengths) >= 3 and max(lengths) - min(lengths) <= 2:
        found.append(THREES)
    if len(lengths) == 2 and lengths[0] == lengths[1]:
        found.append(COUPLET)
    return found
