"""Phrases and a query in; the phrases that hold all its words out, nearest first."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from drafter.model.phrase import Phrase, PhraseKind, Status, ThemeClass

EXACT, PREFIX, WITHIN, BESIDE = range(4)
"""How near a phrase is: the query itself, begins with it, has it within, has it only in a variant or a source."""

_MARKS = re.compile(r"[\W_]+")


def search_phrases(phrases: Iterable[Phrase], query: str) -> list[Phrase]:
    """The phrases in which every word of the query occurs; the nearest first, then those read most often.

    Words are parted by spaces and may be of any length. Punctuation, case and width of letters do not count.
    """
    words = [folded for word in query.split() if (folded := _fold(word))]
    if not words:
        return []
    ranked = [(rank, -phrase.count, phrase) for phrase in phrases if (rank := _rank(phrase, words)) is not None]
    return [phrase for _rank_, _count, phrase in sorted(ranked, key=lambda entry: entry[:2])]


def select_phrases(
    phrases: Iterable[Phrase],
    *,
    move: str | None = None,
    kind: PhraseKind | None = None,
    theme_class: ThemeClass | None = None,
    status: Status | None = None,
) -> list[Phrase]:
    """The phrases of a move, a kind or a status, or fit for a class of themes (one that names none fits all)."""
    return [
        phrase
        for phrase in phrases
        if move in (None, phrase.move)
        and kind in (None, phrase.kind)
        and status in (None, phrase.status)
        and (theme_class is None or not phrase.fits.classes or theme_class in phrase.fits.classes)
    ]


def _rank(phrase: Phrase, words: Sequence[str]) -> int | None:
    text = _fold(phrase.text)
    if text == "".join(words):
        return EXACT
    if all(word in text for word in words):
        return PREFIX if text.startswith(words[0]) else WITHIN
    beside = [text, *map(_fold, phrase.variants), *(_fold(source.text) for source in phrase.sources)]
    beside += [_fold(phrase.expansion), _fold(phrase.note)]
    if all(any(word in other for other in beside) for word in words):
        return BESIDE
    return None


def _fold(text: str) -> str:
    """Letters, digits and Chinese characters of a text, in one width and case."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())
