"""`python -m evaluation.train_moves`: the annotated speeches and the phrasebank in, `drafter/corpus/weights.json` out.

A log-linear chain (a conditional random field): the score of a move is the sum of what its signs say, the move before
it among them; the weights are those that make the annotated moves of a whole speech likely, by stochastic gradient
(AdaGrad), a speech or a phrase a step, with a penalty on their squares. The speeches of `heldout` and `hands-heldout`
are not read. The same data give the same weights.
"""

import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import groupby, repeat
from operator import add, mul
from pathlib import Path
from typing import NamedTuple, TypeAlias

import drafter.corpus
from drafter.corpus import Reader
from drafter.corpus.moves import Mover
from drafter.corpus.outline import Node
from drafter.corpus.sentences import Sentence
from drafter.corpus.signs import Signs
from drafter.corpus.weights import LETTERS, START, sign_of
from drafter.model.passage import Passage
from drafter.model.phrase import Move
from drafter.model.place import Place
from drafter.model.speech import Genre, MoveSpan
from drafter.workspace import Workspace
from evaluation.annotation import Annotated, read_annotated, read_shared

OUT = Path(drafter.corpus.__file__).parent / "weights.json"
EPOCHS, RATE, PENALTY = 8, 0.15, 0.03
ORDERS = 4
"""Orders in which the examples are learned; the weights are the mean, since each order has its own accidents."""
SLIGHT = 0.001
"""By how much a move must be thought too likely, or not likely enough, to be corrected: most are nearly right."""
PHRASE, REPORT = 0.3, 0.3
"""Weight of a phrase of the phrasebank and of a sentence of a report beside a sentence of a speech: they are many."""
SEEN = 2
"""How often a sign must be seen to count."""
CHARACTERS = "字"
"""Stands before a character, or two, among the signs; no other sign begins with it."""
SPEECHES = 8
"""In how many speeches a character, or two, must stand to count: names and themes stand in few."""
LEAST = 5
"""Hundredths below which a weight is left out of the file."""


class Said(NamedTuple):
    """A sentence or a phrase: its signs, the move it makes, whether it begins its paragraph."""

    signs: tuple[str, ...]
    move: str
    first: bool


Row: TypeAlias = list[float]
"""A number for each move."""


@dataclass(frozen=True)
class Run:
    """Annotated sentences, one after the other, or a phrase.

    before: the move before the first; "" if nobody knows. speech: the name of their speech, a phrase has none.
    """

    said: tuple[Said, ...]
    weight: float
    before: str = ""
    speech: str = ""


class Recorder(Mover):
    """Keeps the signs of every speech that it is asked about, by the identity of its first sentence."""

    def __init__(self, moves: Mapping[str, Move]) -> None:
        super().__init__(moves)
        self.signs: dict[int, list[tuple[int, tuple[str, ...], bool]]] = {}

    def find_moves(
        self,
        sentences: Sequence[Sentence],
        body: Sequence[Passage],
        tops: Sequence[Node],
        folded: Sequence[str],
        genre: Genre,
        file: str,
    ) -> list[MoveSpan]:
        """Every sentence as `other`."""
        spans = [
            MoveSpan("other", each.text, Place(file, *each.where(0)), sentence.heading)
            for sentence in sentences
            for each in [body[sentence.paragraph].cut(sentence.start, sentence.end)]
        ]
        self.signs[id(spans[0])] = [
            (index, signs_of(signs), first) for index, signs, first in self.read_signs(sentences, tops, folded, genre)
        ]
        return spans


def signs_of(signs: Signs) -> tuple[str, ...]:
    """All signs of a sentence, its characters and pairs of them among them."""
    return *signs.own, *signs.place, *(CHARACTERS + piece for piece in signs.pieces)


def learn_from(annotated: Iterable[Annotated], mover: Recorder) -> Iterator[Run]:
    """The sentences of speeches; those of reports weigh less."""
    for each in annotated:
        weight = REPORT if each.speech.genre == "report" else 1.0
        signs = mover.signs[id(each.speech.moves[0])]
        said = [Said(own, each.moves[index], first) for index, own, first in signs]
        for begins, (known, run) in enumerate(groupby(said, key=lambda one: bool(one.move))):
            if known:
                yield Run(tuple(run), weight, "" if begins else START, each.name)


def learn_phrases(house: Workspace, mover: Mover) -> Iterator[Run]:
    """What the phrasebank says of its phrases: words without a place."""
    for phrase in house.phrasebank.phrases:
        text = re.sub("【[^】]*】", "", phrase.text)
        if phrase.form in ("clause", "sentence", "verb") and phrase.status != "rejected" and len(text) > 3:
            half = 0.5 if phrase.form == "verb" else 1
            yield Run((Said(signs_of(mover.read_words(text)), phrase.move, False),), PHRASE * half)


def train(runs: Sequence[Run]) -> tuple[list[str], dict[str, list[float]]]:
    """The moves, and the weights of each sign in their order."""
    moves, counting = sorted({said.move for run in runs for said in run.said}), _counting(runs)
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(train_once, repeat(runs), repeat(moves), repeat(counting), range(1, ORDERS + 1)))
    return moves, {sign: _mean([row[sign] for row in rows]) for sign in rows[0]}


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    return [sum(weights) / len(rows) for weights in zip(*rows, strict=True)]


def _counting(runs: Sequence[Run]) -> list[str]:
    """The signs that are seen often enough."""
    seen = Counter(sign for run in runs for said in run.said for sign in said.signs)
    speeches: dict[str, set[str]] = {}
    for run in runs:
        speeches.setdefault(run.speech, set()).update(sign for said in run.said for sign in said.signs)
    spread = Counter(sign for speech, signs in speeches.items() if speech for sign in signs)
    often = [sign for sign, count in seen.items() if count >= SEEN]
    return sorted(sign for sign in often if sign[0] != CHARACTERS or spread[sign] >= SPEECHES)


def train_once(runs: Sequence[Run], moves: Sequence[str], counting: Iterable[str], order: int) -> dict[str, Row]:
    """The weights of the signs that count, and of the move before, learned in one order."""
    chance = random.Random(order)
    before = [sign_of(move, first) for move in (*moves, START) for first in (False, True)]
    chain = Chain(moves, {sign: [0.0] * len(moves) for sign in (*counting, *before)})
    slopes = {sign: [1e-8] * len(moves) for sign in chain.weights}
    learned = [
        replace(run, said=tuple(said._replace(signs=chain.known(said.signs)) for said in run.said)) for run in runs
    ]
    for _ in range(EPOCHS):
        chance.shuffle(learned)
        for run in learned:
            for sign, (wrong, times) in chain.find_wrong(run).items():
                row, slope = chain.weights[sign], slopes[sign]
                penalty = PENALTY * times
                for index, error in enumerate(wrong):
                    if -SLIGHT < error < SLIGHT:
                        continue
                    step = (error + penalty * row[index]) * run.weight
                    slope[index] += step * step
                    row[index] -= RATE * step / math.sqrt(slope[index])
    return chain.weights


class Chain:
    """Weights as they are learned: how likely they make each move of each sentence, given all the others."""

    def __init__(self, moves: Sequence[str], weights: dict[str, Row]) -> None:
        self.weights = weights
        self._moves = moves
        self._place = {move: index for index, move in enumerate(moves)}

    def known(self, signs: Iterable[str]) -> tuple[str, ...]:
        """Those that count."""
        return tuple(sign for sign in signs if sign in self.weights)

    def find_wrong(self, run: Run) -> dict[str, tuple[Row, int]]:
        """Of each sign in a run: by how much each move is thought too likely where it stands; how often it stands."""
        wrong: dict[str, tuple[Row, int]] = {}
        said = run.said
        here = [self._likely(one.signs) for one in said]
        if run.before:
            start = sign_of(run.before, said[0].first)
            here[0] = [*map(mul, here[0], map(math.exp, self.weights[start]))]
        after = {first: self._likely_after(first) for first in {one.first for one in said[1:]}}
        forward = [_share(here[0])]
        for one, likely in zip(said[1:], here[1:], strict=True):
            columns, last = after[one.first][1], forward[-1]
            reached = [sum(map(mul, last, column)) for column in columns]
            forward.append(_share([*map(mul, reached, likely)]))
        # How well what follows a sentence goes with each move of it.
        follows = [1.0] * len(self._moves)
        for at in range(len(said) - 1, -1, -1):
            one = said[at]
            given = _share([*map(mul, forward[at], follows)])
            given[self._place[one.move]] -= 1
            for sign in one.signs:
                _add(wrong, sign, given, 1)
            if not at:
                if run.before:
                    _add(wrong, start, given, 1)
                break
            rows = after[one.first][0]
            behind = [*map(mul, here[at], follows)]
            both = [
                [each * weight * next_ for weight, next_ in zip(row, behind, strict=True)]
                for each, row in zip(forward[at - 1], rows, strict=True)
            ]
            total = sum(map(sum, both))
            true = self._place[said[at - 1].move]
            for index, pair in enumerate(both):
                pair = [each / total for each in pair]
                if index == true:
                    pair[self._place[one.move]] -= 1
                _add(wrong, sign_of(self._moves[index], one.first), pair, index == true)
            follows = _share([sum(map(mul, row, behind)) for row in rows])
        return wrong

    def _likely(self, signs: Iterable[str]) -> Row:
        total = [0.0] * len(self._moves)
        for sign in signs:
            total = [*map(add, total, self.weights[sign])]
        highest = max(total)
        return [math.exp(score - highest) for score in total]

    def _likely_after(self, first: bool) -> tuple[list[Row], list[tuple[float, ...]]]:
        """By the move before, how likely each move is after it; and by the move after."""
        rows = [[*map(math.exp, self.weights[sign_of(move, first)])] for move in self._moves]
        return rows, list(zip(*rows, strict=True))


def _share(row: Row) -> Row:
    """In shares of the whole."""
    total = sum(row)
    return [each / total for each in row]


def _add(wrong: dict[str, tuple[Row, int]], sign: str, row: Row, times: int) -> None:
    known = wrong.get(sign)
    wrong[sign] = ([*map(add, known[0], row)], known[1] + times) if known else (row, times)


def main() -> int:
    """Train and write the file."""
    house = Workspace()
    mover = Recorder(house.phrasebank.moves)
    reader = Reader(house.phrasebank.moves, mover)
    runs = [
        *learn_phrases(house, mover),
        *learn_from(read_annotated("train", reader), mover),
        *learn_from(read_annotated("hands", reader), mover),
        *learn_from(read_shared(reader), mover),
    ]
    moves, weights = train(runs)
    signs = _table({sign: row for sign, row in weights.items() if sign[0] != CHARACTERS})
    characters = _table({sign[1:]: row for sign, row in weights.items() if sign[0] == CHARACTERS})
    text = f'{{\n "moves": {json.dumps(moves)},\n "signs": {signs},\n "characters": {characters}\n}}\n'
    OUT.write_text(text, encoding="utf-8", newline="\n")
    learned = sum(len(run.said) for run in runs)
    print(f"{OUT.name}: {learned} sentences and phrases, {len(weights)} signs, {len(text.encode()) // 1000} kB")
    return 0


def _table(weights: Mapping[str, Sequence[float]]) -> str:
    """A line for each sign that says something: a letter for each move and what it says of it, in hundredths."""
    lines = []
    for sign, row in sorted(weights.items()):
        said = [(index, round(weight * 100)) for index, weight in enumerate(row) if abs(weight) * 100 >= LEAST]
        if said:
            numbers = "".join(f"{LETTERS[index]}{weight}" for index, weight in said)
            lines.append(f'  {json.dumps(sign, ensure_ascii=False)}: "{numbers}"')
    return "{\n" + ",\n".join(lines) + "\n }"


if __name__ == "__main__":
    sys.exit(main())
