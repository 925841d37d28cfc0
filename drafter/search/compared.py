"""Phrases in; what a search compares of them out: plain values, of which a compact copy is kept."""

from collections.abc import Iterable

from drafter.dataclass import dataclass
from drafter.language.expressions import expression
from drafter.model.phrase import Phrase
from drafter.search.fold import fold

FOURS = "fours"
"""The name (synonyms.yaml, `names`) of what is all pieces of four characters."""
THREES = "threes"
"""The name of what is three pieces or more of nearly the same length."""
COUPLET = "couplet"
"""The name of what is two pieces of the same length."""
_PARTING = expression("[，、；。！？：“”‘’ ]+")


@dataclass(frozen=True, slots=True)
class Sort:
    """What phrases of one sort have in common, and are called by."""

    move: str
    function: str = ""
    own: tuple[str, ...] = ()
    """Their kind, how they are built, their classes, levels and lines of work."""
    speakers: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared, each phrase at the same place in everything: most worth first.

    Worth most is what was read most often, in the most speeches; the others are as the phrasebank has them.
    """

    order: tuple[int, ...] = ()
    """Where each phrase stands among those that were compared."""
    texts: str = ""
    """Their texts, folded, each a line."""
    besides: str = ""
    """Variants, sources, expansion and note of each, folded, parted by a space: each a line."""
    sorts: tuple[Sort, ...] = ()
    sort_of: tuple[int, ...] = ()
    """Of each phrase the place of its sort."""
    abouts: str = ""
    """The words of what each is about, folded, parted by a space: each a line."""
    trades: frozenset[str] = frozenset()
    """The lines of work of which there are phrases."""


def compare(phrases: Iterable[Phrase]) -> Compared:
    """What is compared of phrases."""
    given = list(phrases)
    order = sorted(range(len(given)), key=lambda at: (-given[at].count, -given[at].speeches))
    ordered = [given[at] for at in order]
    sorts: dict[Sort, int] = {}
    return Compared(
        order=tuple(order),
        texts="\n".join(fold(phrase.text) for phrase in ordered),  # no folded text has a line end in it
        besides="\n".join(map(_beside, ordered)),
        sort_of=tuple(sorts.setdefault(_sort_of(phrase), len(sorts)) for phrase in ordered),
        sorts=tuple(sorts),
        abouts="\n".join(" ".join(map(fold, phrase.about)) for phrase in ordered),
        trades=frozenset(trade for phrase in ordered for trade in phrase.fits.trades),
    )


def _sort_of(phrase: Phrase) -> Sort:
    fits = phrase.fits
    said = phrase.slots or phrase.text.endswith(("。", "！", "？"))  # 发言完毕，谢谢大家。
    shapes = [] if said else shapes_of(phrase.text)
    own = (phrase.kind, *shapes, *fits.classes, *fits.levels, *fits.trades)
    return Sort(phrase.move, phrase.function, own, fits.speakers, fits.audiences)


def _beside(phrase: Phrase) -> str:
    texts = (*phrase.variants, *(source.text for source in phrase.sources), phrase.expansion, phrase.note)
    return " ".join(fold(text) for text in texts if text)


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
