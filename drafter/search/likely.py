"""Texts of some kinds in; how likely another text is of each kind out.

Each kind is known by how often its texts have a character, or two that stand beside each other, against all texts
(naive Bayes). Of ninety questions of writers the function was the likeliest for seventy-seven.
"""

from collections.abc import Iterable, Mapping
from math import log

from drafter.search.fold import pairs

_SMOOTHING = 1000.0
"""Characters and pairs of the whole by which the counts of a kind are filled up."""


class Likely:
    """What was counted."""

    def __init__(self, texts: Mapping[str, Iterable[tuple[str, float]]], empty: frozenset[str]) -> None:
        """texts: of each kind, folded, and how much each counts; empty: characters that say nothing of it alone."""
        self._empty = empty
        self._counts: dict[str, dict[str, float]] = {}
        for kind, own in texts.items():
            counts: dict[str, float] = {}
            for text, weight in own:
                for piece in self._pieces(text):
                    counts[piece] = counts.get(piece, 0.0) + weight
            self._counts[kind] = counts
        self._all: dict[str, float] = {}
        for counts in self._counts.values():
            for piece, count in counts.items():
                self._all[piece] = self._all.get(piece, 0.0) + count
        self._whole = sum(self._all.values())
        self._sums = {kind: sum(counts.values()) for kind, counts in self._counts.items()}

    def likelihoods(self, parts: Iterable[tuple[str, float]]) -> dict[str, float]:
        """How much likelier stretches of text, each with its weight, are of each kind than of all: as logarithms."""
        known = [
            (piece, weight, self._all[piece] / self._whole)
            for text, weight in parts
            for piece in self._pieces(text)
            if piece in self._all
        ]
        return {
            kind: sum(
                weight * log((counts.get(piece, 0.0) / share + _SMOOTHING) / (self._sums[kind] + _SMOOTHING))
                for piece, weight, share in known
            )
            for kind, counts in self._counts.items()
        }

    def _pieces(self, text: str) -> list[str]:
        return [*pairs(text), *(character for character in text if character not in self._empty)]
