"""A phrasebank in; what a search reads of it out, in memory only: folded texts in order of worth, names to phrases."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from math import log
from re import Pattern
from typing import get_args

from drafter.model.phrase import Phrase, Phrasebank, PhraseKind
from drafter.search.compared import COUPLET, FOURS, THREES, Compared, Sort, compare
from drafter.search.fold import fold
from drafter.search.likely import Likely
from drafter.search.match import By

FORMS = frozenset({*get_args(PhraseKind), FOURS, THREES, COUPLET})
"""Names that say how a phrase is made, not what it is about."""
_OF_BRANCH = 0.5
_LEAST_SURE = 0.4
"""How surely a name means its function where everything that has it is of another one."""
_OF_PHRASES = 0.2
"""How much a phrase says of how its function is asked for, beside a name of the function."""
_OF_ABOUT = 0.1
"""And a word of what one is about."""
_MOST_PHRASES = 100
"""Phrases of a function that are counted for it."""
_KEPT = 200
"""Pairs of characters whose holders are kept: those of one query, and of the next where they are the same."""


class _Lines:
    """Texts in one, so that a word is looked for in all of them at once: at 100,000 a quarter of the time."""

    def __init__(self, whole: str, count: int) -> None:
        self._whole = whole
        self.texts = whole.split("\n") if count else []

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for text in self.texts), initial=0))

    def holding(self, word: str) -> list[int]:
        """The numbers of the texts that hold a word, in order."""
        if len(word) < 2:  # it stands in so many that to look at each is faster
            return [number for number, text in enumerate(self.texts) if word in text]
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


class Index:
    """Phrases by number, most worth first, and what is compared of each; what not every search asks is made when asked.

    bank: to which the phrases belong; phrases: all that were compared, each made when it is taken.
    """

    def __init__(self, bank: Phrasebank, phrases: Sequence[Phrase], compared: Compared) -> None:
        self.bank = bank
        self._phrases = phrases
        self._compared = compared
        self._held: dict[str, list[int]] = {}
        self._borne: dict[str, frozenset[int]] = {}

    def phrase(self, number: int) -> Phrase:
        """The phrase of a number."""
        return self._phrases[self._compared.order[number]]

    def leaf(self, number: int) -> str:
        """The function of the phrase of a number; empty where it does not say one."""
        return self._compared.sorts[self._compared.sort_of[number]].function

    def has_trade(self, number: int) -> bool:
        """Whether a phrase is of some line of work only."""
        return self._compared.sort_of[number] in self._sorts_with_trade

    @cached_property
    def _sorts_with_trade(self) -> frozenset[int]:
        trades = self._compared.trades
        return frozenset(at for at, sort in enumerate(self._compared.sorts) if trades.intersection(sort.own))

    @property
    def sorts(self) -> Sequence[Sort]:
        """What phrases have in common."""
        return self._compared.sorts

    @property
    def sort_of(self) -> Sequence[int]:
        """Of each phrase the place of its sort."""
        return self._compared.sort_of

    def speakers(self, sort: Sort) -> tuple[Sequence[str], Sequence[str]]:
        """Who says phrases of a sort, and who mostly says what does the same."""
        leaf = self.bank.functions.get(sort.function)
        return sort.speakers, leaf.speakers if leaf else ()

    @cached_property
    def rare_speakers(self) -> dict[str, float]:
        """Of each role how rare it is that it speaks, as a logarithm."""
        counts = Counter(self.sort_of)
        spoken: Counter[str] = Counter()
        for at, sort in enumerate(self.sorts):
            own, mostly = self.speakers(sort)
            spoken.update(dict.fromkeys(own or mostly, counts[at]))
        return {role: log(len(self.sort_of) / count) for role, count in spoken.items() if count}

    @property
    def texts(self) -> Sequence[str]:
        """The texts, folded."""
        return self._lines.texts

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
        return set(self._lines_beside.holding(word))

    @cached_property
    def with_besides(self) -> frozenset[int]:
        """The numbers of the phrases that have anything beside the text."""
        return frozenset(number for number, text in enumerate(self._lines_beside.texts) if text)

    @cached_property
    def _lines(self) -> _Lines:
        return _Lines(self._compared.texts, len(self._compared.order))

    @cached_property
    def _lines_beside(self) -> _Lines:
        return _Lines(self._compared.besides, len(self._compared.order))

    def named(self, name: str) -> list[tuple[By, str, frozenset[int]]]:
        """How a folded name names, the name to show, and the phrases that bear it; nothing where it is no name."""
        return [(by, shown, self.bearing(what)) for by, shown, what in self.names.get(name, ())]

    @cached_property
    def names(self) -> dict[str, list[tuple[By, str, str]]]:
        """Every name that a phrase can be called by, folded: how it names, the name to show, and what is meant.

        Such are those of its function and branch, its move, its kind, classes, levels and lines of work.
        """
        bank = self.bank
        found: dict[str, list[tuple[By, str, str]]] = defaultdict(list)
        for function in bank.functions.values():
            # what a branch is called is said of every leaf; where a leaf has the same alias both are named
            for word in (function.id, function.name, *function.aliases):
                found[fold(word)].append(("function", function.name, function.id))
        for move in bank.moves.values():
            for word in (move.id, move.name):
                found[fold(word)].append(("move", move.name, move.id))
        for name, words in bank.names.items():
            by: By = "form" if name in FORMS else "trade" if name in self._compared.trades else "name"
            for word in (name, *words):
                found[fold(word)].append((by, word, name))
        return dict(found)

    def bearing(self, name: str) -> frozenset[int]:
        """The phrases that bear a name: an id, or a key of `names` in synonyms.yaml."""
        if name not in self._borne:
            bears = [name in names for names in self._borne_by_sort]
            self._borne[name] = frozenset(at for at, sort in enumerate(self._compared.sort_of) if bears[sort])
        return self._borne[name]

    @cached_property
    def _borne_by_sort(self) -> list[set[str]]:
        """What the phrases of each sort bear; those that do not say what they do belong to every leaf of their move."""
        leaves: dict[str, list[str]] = defaultdict(list)
        for function in self.bank.functions.values():
            leaves[function.move].append(function.id)
        found = []
        for sort in self._compared.sorts:
            does = [sort.function] if sort.function else leaves[sort.move]
            found.append({sort.move, *sort.own, *does, *(leaf.partition(".")[0] for leaf in does)})
        return found

    @cached_property
    def by_leaf(self) -> dict[str, list[int]]:
        """The numbers of the phrases of each function."""
        found: dict[str, list[int]] = defaultdict(list)
        for number in range(len(self.texts)):
            found[self.leaf(number)].append(number)
        return dict(found)

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

    def share_of_leaf(self, name: str, leaf: str) -> float:
        """How surely a name means a function: by the share of what has the name that is of this function.

        来访 is said of guests and, more often, of those who come to complain; 感谢 is hardly said but to thank.
        """
        holding = {*self.holding(name), *self._lines_about.holding(name)}
        if not holding:
            return 1.0
        branch = leaf.partition(".")[0]
        own = sum(
            1.0 if self.leaf(number) == leaf else _OF_BRANCH
            for number in holding
            if self.leaf(number).partition(".")[0] == branch
        )
        return _LEAST_SURE + (1 - _LEAST_SURE) * own / len(holding)

    @cached_property
    def about(self) -> dict[str, list[int]]:
        """Each word of what phrases are about, folded, to the phrases; for one word `about_just` needs less."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, line in enumerate(self._lines_about.texts):
            for word in line.split():
                found[word].append(number)
        return dict(found)

    def _about(self, number: int) -> list[str]:
        return self._lines_about.texts[number].split()

    def about_just(self, word: str) -> list[int]:
        """The numbers of the phrases that are about just that word, folded; of one character none is."""
        if len(word) < 2:
            return []
        return [number for number in self._lines_about.holding(word) if word in self._about(number)]

    def holders_about(self, wanted: Iterable[str]) -> dict[str, list[int]]:
        """Each pair of characters to the numbers of the phrases that are about something which holds it."""
        return {pair: self._lines_about.holding(pair) for pair in set(wanted)}

    @cached_property
    def _lines_about(self) -> _Lines:
        return _Lines(self._compared.abouts, len(self._compared.order))

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
        return frozenset(word for word in {*self.names, *map(fold, self.bank.synonyms), *self.about} if len(word) > 1)

    @cached_property
    def functions_said(self) -> Likely:
        """What questions say of each leaf: its names, its description, some of its phrases and what they are about."""
        functions = self.bank.functions
        texts = {
            leaf.id: [
                *((fold(text), 1.0) for text in (leaf.name, leaf.description, *leaf.aliases)),
                *((self.texts[number], _OF_PHRASES) for number in self.by_leaf.get(leaf.id, ())[:_MOST_PHRASES]),
                *((word, _OF_ABOUT) for number in self.by_leaf.get(leaf.id, ()) for word in self._about(number)),
            ]
            for leaf in functions.values()
            if leaf.parent
        }
        return Likely(texts, self.bank.asking)


def make_index(bank: Phrasebank, phrases: Iterable[Phrase] | None = None) -> Index:
    """The index of a phrasebank, or of some of its phrases; of a whole one `Workspace.index` is there sooner."""
    chosen = tuple(bank.phrases if phrases is None else phrases)
    return Index(bank, chosen, compare(chosen))
