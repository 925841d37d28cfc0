"""How much each sign speaks for each move: a log-linear chain in plain numbers, from `evaluation/train_moves.py`."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from string import ascii_letters
from struct import Struct

START = "始"
"""Stands for the move before the first sentence."""
_NEVER = -(10**7)


def sign_of(before: str, first: bool) -> str:
    """The sign that the move before a sentence is; first: it begins its paragraph."""
    return f"前{before}{'段' if first else ''}"


_LANE = 32
"""Bits for each move: hundredths, sums of some thirty of them."""


def pack(row: Iterable[tuple[int, int]]) -> int:
    """Pairs of a move's place and hundredths as one number with a lane for each move: one sum adds all lanes."""
    return sum(weight << _LANE * index for index, weight in row)


class Weights:
    """What every sign says of every move."""

    def __init__(
        self,
        moves: tuple[str, ...],
        by_sign: Mapping[str, int],
        by_characters: Mapping[str, int] | None = None,
        barred: int = 0,
    ) -> None:
        """moves: what can be told apart, by id. by_sign: to each sign what it says of every move, as `pack` has it.

        by_characters: the same of a character, and of two side by side.
        barred: what is added for moves that an inventory does not have; 0: it has them all.
        """
        self.moves = moves
        self._by_sign = by_sign
        self._by_characters = by_characters or {}
        self._said: dict[tuple[str, ...], int] = {}
        """What the signs of each place say together."""
        self._barred = barred
        self._lanes = Struct(f"<{len(moves)}I")
        self._each = pack((index, 1) for index in range(len(moves)))
        middle = self._each << (_LANE - 2)  # so that no lane is below zero
        self._after = {
            first: [by_sign.get(sign_of(move, first), 0) + middle for move in (*moves, START)]
            for first in (False, True)
        }
        self._most_gained = max(
            max(lane) - min(lane)
            for gains in self._after.values()
            for lane in zip(*map(self._unpack, gains), strict=True)
        )
        """By how much the move before can make a difference."""

    def _unpack(self, packed: int) -> tuple[int, ...]:
        return self._lanes.unpack(packed.to_bytes(self._lanes.size, "little"))

    @property
    def known(self) -> frozenset[str]:
        return frozenset(self.moves)

    def only(self, inventory: Collection[str]) -> "Weights":
        """The same for an inventory of moves: none is chosen that it does not have."""
        barred = pack((index, _NEVER) for index, move in enumerate(self.moves) if move not in inventory)
        return Weights(self.moves, self._by_sign, self._by_characters, barred)

    def score(self, own: Iterable[str], place: tuple[str, ...] = (), characters: Iterable[str] = ()) -> int:
        """The sum of what the signs of a sentence say, for each move; a sign that nobody has seen says nothing.

        own, place: as `signs.read_signs` has them, each once; characters: as `cues.pieces_of` has them.
        """
        said = self._said.get(place)
        if said is None:
            said = self._said[place] = _sum(self._by_sign, place) + self._barred
        return _sum(self._by_sign, own) + _sum(self._by_characters, characters) + said

    def choose(self, rows: Sequence[tuple[int, bool]], kept: int) -> list[str]:
        """The moves of a speech's sentences that fit best together, each by its score and the move before it.

        rows: (score, whether the sentence begins its paragraph). kept: of each sentence so many moves stay in question.
        """
        each, unpack, size, gained = self._each, self._lanes.unpack, self._lanes.size, self._most_gained
        best: list[tuple[int, int]] = [(len(self.moves), 0)]
        steps: list[dict[int, int]] = []
        for score, first in rows:
            gains = self._after[first]
            reached = [unpack((score + gains[before] + each * sum_).to_bytes(size, "little")) for before, sum_ in best]
            highest = reached[0] if len(reached) == 1 else list(map(max, *reached))
            most = max(highest)
            least = most - gained  # what lies further behind can never come first again
            top = [index for index, sum_ in enumerate(highest) if sum_ >= least]
            if len(top) > 1:
                top = sorted(top, key=highest.__getitem__, reverse=True)[:kept]
            if len(reached) == 1:
                steps.append(dict.fromkeys(top, best[0][0]))
            else:
                step: dict[int, int] = {}
                for index in top:
                    from_ = [row[index] for row in reached]
                    step[index] = best[from_.index(highest[index])][0]
                steps.append(step)
            best = [(index, highest[index] - most) for index in top]
        chosen: list[str] = []
        move = best[0][0]
        for step in reversed(steps):
            chosen.append(self.moves[move])
            move = step[move]
        return chosen[::-1]


def _sum(weights: Mapping[str, int], signs: Iterable[str]) -> int:
    return sum(filter(None, map(weights.get, signs)))


LETTERS = ascii_letters
"""Of the moves in the file, in their order."""
_SAID = re.compile("([a-zA-Z])(-?[0-9]+)")


@lru_cache(maxsize=1)
def read_weights() -> Weights:
    """The weights that are shipped; in the file, each sign has a letter and hundredths for each move: a12c-7."""
    data = json.loads(files("drafter.corpus").joinpath("weights.json").read_text(encoding="utf-8"))
    moves = tuple(data["moves"])
    shift = {letter: _LANE * index for index, letter in enumerate(LETTERS[: len(moves)])}
    by_sign, by_characters = (
        {
            sign: sum([int(weight) << shift[letter] for letter, weight in _SAID.findall(said)])
            for sign, said in data[part].items()
        }
        for part in ("signs", "characters")
    )
    return Weights(moves, by_sign, by_characters)
