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
from drafter.search.fold import fold, pairs
from drafter.search.match import By

FOURS = "fours"
"""The name (synonyms.yaml, `names`) of what is all pieces of four characters."""
FORMS = frozenset({*get_args(PhraseKind), FOURS})
"""Names that say how a phrase is made, not what it is about."""
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
    def leaf_names(self) -> dict[str, frozenset[str]]:
        """Of each leaf: its name and aliases, folded."""
        leaves = (each for each in self.bank.functions.values() if each.parent)
        return {leaf.id: frozenset(map(fold, (leaf.name, *leaf.aliases))) for leaf in leaves}

    @cached_property
    def leaf_pairs(self) -> dict[str, frozenset[str]]:
        """Of each leaf: the pairs of characters of its names and description and of its branch's names."""
        functions = self.bank.functions
        found = {}
        for leaf in functions.values():
            if leaf.parent:
                branch = functions[leaf.parent]
                words = (leaf.name, leaf.description, *leaf.aliases, branch.name, *branch.aliases)
                found[leaf.id] = frozenset(pair for word in words for pair in pairs(fold(word)))
        return found


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
    bearers: dict[str, set[int]] = defaultdict(set)
    for number, phrase in enumerate(phrases):
        own = {phrase.move, phrase.kind}
        if is_in_fours(phrase.text):
            own.add(FOURS)
        for leaf in [phrase.function] if phrase.function else leaves[phrase.move]:
            own |= {leaf, leaf.partition(".")[0]}
        for name in own.union(phrase.fits.classes, phrase.fits.levels, phrase.fits.trades):
            bearers[name].add(number)
    trades = {trade for phrase in phrases for trade in phrase.fits.trades}
    found: dict[str, list[tuple[By, str, frozenset[int]]]] = defaultdict(list)
    for function in bank.functions.values():
        # what a branch is called is said of every leaf; where a leaf has the same alias both are named
        for word in (function.id, function.name, *function.aliases):
            found[fold(word)].append(("function", function.name, frozenset(bearers[function.id])))
    for move in bank.moves.values():
        for word in (move.id, move.name):
            found[fold(word)].append(("move", move.name, frozenset(bearers[move.id])))
    for name, words in bank.names.items():
        for word in (name, *words):
            by: By = "form" if name in FORMS else "trade" if name in trades else "name"
            found[fold(word)].append((by, word, frozenset(bearers[name])))
    return dict(found)


def is_in_fours(text: str) -> bool:
    """Whether a text is all pieces of four characters: 真抓实干、善作善成."""
    pieces = [piece for piece in _PARTING.split(text) if piece]
    return bool(pieces) and all(len(piece) == 4 for piece in pieces)
