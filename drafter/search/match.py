"""What a search gives: phrases, each with why it was found."""

from collections.abc import Sequence
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.phrase import Function, Phrase, ThemeClass

_UNSAID = frozenset({"function", "move", "name", "trade", "form", "beside", "about"})
By = Literal[
    "words",
    "beside",
    "function",
    "move",
    "name",
    "trade",
    "form",
    "synonym",
    "about",
    "reordered",
    "near",
    "question",
    "pinyin",
]
"""How a phrase was found: its words; words of a variant, a source or a note; the name of its function, its move, its
class or level, its line of work, its kind or form; a word that says the same, or that it is about; words in another
order; a near spelling; a question; pinyin."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason for which a phrase was found."""

    by: By
    text: str
    """The words of the phrase, or the name, that matched."""


Hits = dict[int, tuple[int, tuple[Why, ...]]]
"""Number of a phrase in the index to its rank (the least is best) and why it was found."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase that was found."""

    phrase: Phrase
    why: tuple[Why, ...]

    @property
    def marked(self) -> tuple[str, ...]:
        """Words of the phrase that matched, to be highlighted."""
        return tuple(why.text for why in self.why if why.by not in _UNSAID)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first."""

    query: str
    total: int
    matches: Sequence[Match]
    """At most as many as were asked for."""
    nearest: Sequence[Function] = ()
    """Where nothing was found: the functions whose names are nearest."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """For what a phrase is looked for; what is not known is empty."""

    theme_class: ThemeClass | None = None
    level: str = ""
    rank: str = ""
    direction: str = ""
    month: int = 0
    moves: frozenset[str] = frozenset()
    """What such a speech does."""

    def fit(self, phrase: Phrase) -> int:
        """How well a phrase fits: 2 for each thing that it asks for and gets, 3 less for each that it does not get.

        1 more where it does what such a speech does.
        """
        fits = phrase.fits
        asked = (
            (fits.classes, self.theme_class),
            (fits.levels, self.level),
            (fits.ranks, self.rank),
            (fits.directions, self.direction),
            (fits.season, self.month),
        )
        got = sum((2 if given in wanted else -3) for wanted, given in asked if wanted and given)
        return got + (phrase.move in self.moves)
