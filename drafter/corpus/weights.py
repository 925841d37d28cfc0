"""How much each sign speaks for each move: a log-linear chain in plain numbers, from `evaluation/train_moves.py`."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from operator import add

from drafter.dataclass import dataclass

START = "始"
"""Stands for the move before the first sentence."""
_NEVER = -1e9


def sign_of(before: str, first: bool) -> str:
    """The sign that the move before a sentence is; first: it begins its paragraph."""
    return f"前{before}{'段' if first else ''}"


@dataclass(frozen=True, slots=True)
class Weights:
    """moves: what can be told apart, by id; by_sign: to each sign a number for each move, in their order."""

    moves: tuple[str, ...]
    by_sign: Mapping[str, Sequence[float]]
    barred: tuple[float, ...] = ()
    """What is added for moves that an inventory does not have; empty: it has them all."""

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self.moves)

    def only(self, inventory: Collection[str]) -> "Weights":
        """The same for an inventory of moves: none is chosen that it does not have."""
        barred = tuple(0.0 if move in inventory else _NEVER for move in self.moves)
        return Weights(self.moves, self.by_sign, barred if any(barred) else ())

    def score(self, signs: Iterable[str]) -> list[float]:
        """The sum of what the signs say, for each move; a sign that nobody has seen says nothing."""
        known = self.by_sign
        rows = [
            self.barred or (0.0,) * len(self.moves),
            *(known[sign] for sign in dict.fromkeys(signs) if sign in known),
        ]
        return list(map(sum, zip(*rows, strict=True)))

    def choose(self, rows: Sequence[tuple[Sequence[float], bool]], kept: int) -> list[str]:
        """The moves of a speech's sentences that fit best together, each by its score and the move before it.

        rows: (score, whether the sentence begins its paragraph). kept: of each sentence so many moves stay in question.
        """
        none = [0.0] * len(self.moves)
        after = {
            first: {move: self.by_sign.get(sign_of(move, first), none) for move in (START, *self.moves)}
            for first in (False, True)
        }
        best: dict[str, float] = {START: 0.0}
        steps: list[dict[str, str]] = []
        for score, first in rows:
            reached: list[float] = []
            come_from: dict[str, str] = {}
            for before, sum_ in best.items():
                gains = [sum_ + gain for gain in map(add, after[first][before], score)]
                if not reached:
                    reached, come_from = gains, dict.fromkeys(self.moves, before)
                    continue
                for index, gain in enumerate(gains):
                    if gain > reached[index]:
                        reached[index] = gain
                        come_from[self.moves[index]] = before
            top = sorted(range(len(reached)), key=reached.__getitem__, reverse=True)[:kept]
            best = {self.moves[index]: reached[index] - reached[top[0]] for index in top}
            steps.append(come_from)
        chosen: list[str] = []
        move = next(iter(best))
        for step in reversed(steps):
            chosen.append(move)
            move = step[move]
        return chosen[::-1]


@lru_cache(maxsize=1)
def read_weights() -> Weights:
    """The weights that are shipped; in the file, each sign has pairs of a move's place in the list and hundredths."""
    data = json.loads(files("drafter.corpus").joinpath("weights.json").read_text(encoding="utf-8"))
    moves = tuple(data["moves"])
    by_sign = {}
    for sign, said in data["signs"].items():
        row = [0.0] * len(moves)
        for index, weight in zip(said[::2], said[1::2], strict=True):
            row[index] = weight / 100
        by_sign[sign] = row
    return Weights(moves, by_sign)
