"""`python -m evaluation.train_moves`: the annotated speeches and the phrasebank in, `drafter/corpus/weights.json` out.

A log-linear chain: the score of a move is the sum of what its signs say, the move before it among them; the weights are
those that make the annotated moves likely, by stochastic gradient (AdaGrad) with a penalty on their squares. The
speeches of `heldout` and `hands-heldout` are not read. The same data give the same weights.
"""

import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from operator import add
from pathlib import Path

import drafter.corpus
from drafter.corpus import Reader
from drafter.corpus.moves import Mover
from drafter.corpus.outline import Node
from drafter.corpus.sentences import Sentence
from drafter.corpus.signs import characters_of
from drafter.corpus.weights import START, sign_of
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
UNKNOWN = 0.4
"""Share of the times a sentence is learned without the move before it, since that may be misread."""
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


@dataclass(frozen=True)
class Example:
    """A sentence or a phrase: its signs, the move it makes, how much it counts.

    before: the sign of the move before; speech: the name of its speech, a phrase has none.
    """

    signs: tuple[str, ...]
    move: str
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
            (index, (*signs.own, *signs.place, *_characters(signs.words)), first)
            for index, signs, first in self.read_signs(sentences, tops, folded, genre)
        ]
        return spans


def _characters(words: str) -> list[str]:
    return [CHARACTERS + each for each in characters_of(words)]


def learn_from(annotated: Iterable[Annotated], mover: Recorder) -> Iterator[Example]:
    """The sentences of speeches; those of reports weigh less."""
    for each in annotated:
        weight = REPORT if each.speech.genre == "report" else 1.0
        before = START
        for index, signs, first in mover.signs[id(each.speech.moves[0])]:
            move = each.moves[index]
            if move:
                yield Example(signs, move, weight, sign_of(before, first), each.name)
            before = move or START


def learn_phrases(house: Workspace, mover: Mover) -> Iterator[Example]:
    """What the phrasebank says of its phrases: words without a place."""
    for phrase in house.phrasebank.phrases:
        text = re.sub("【[^】]*】", "", phrase.text)
        if phrase.form in ("clause", "sentence", "verb") and phrase.status != "rejected" and len(text) > 3:
            half = 0.5 if phrase.form == "verb" else 1
            yield Example((*mover.read_words(text), *_characters(text)), phrase.move, PHRASE * half)


def train(examples: Sequence[Example]) -> tuple[list[str], dict[str, list[float]]]:
    """The moves, and the weights of each sign in their order."""
    moves, counting = sorted({example.move for example in examples}), _counting(examples)
    with ProcessPoolExecutor() as pool:
        rows = list(pool.map(train_once, repeat(examples), repeat(moves), repeat(counting), range(1, ORDERS + 1)))
    return moves, {sign: _mean([row[sign] for row in rows]) for sign in counting}


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    return [sum(weights) / len(rows) for weights in zip(*rows, strict=True)]


def _counting(examples: Sequence[Example]) -> list[str]:
    """The signs that are seen often enough."""
    seen = Counter(sign for example in examples for sign in example.signs)
    speeches: dict[str, set[str]] = {}
    for example in examples:
        speeches.setdefault(example.speech, set()).update(example.signs)
    spread = Counter(sign for speech, signs in speeches.items() if speech for sign in signs)
    often = [sign for sign, count in seen.items() if count >= SEEN]
    counting = [sign for sign in often if sign[0] != CHARACTERS or spread[sign] >= SPEECHES]
    return sorted({*counting, *(each.before for each in examples if each.before)})


def train_once(
    examples: Sequence[Example], moves: Sequence[str], counting: Iterable[str], order: int
) -> dict[str, list[float]]:
    """The weights of the signs that count, learned in one order."""
    chance = random.Random(order)
    place = {move: index for index, move in enumerate(moves)}
    weights = {sign: [0.0] * len(moves) for sign in counting}
    slopes = {sign: [1e-8] * len(moves) for sign in weights}
    learned = [
        (tuple(sign for sign in example.signs if sign in weights), example.before, place[example.move], example.weight)
        for example in examples
    ]
    for _ in range(EPOCHS):
        chance.shuffle(learned)
        for known, before, move, weight in learned:
            signs = (*known, before) if before and chance.random() > UNKNOWN else known
            total = [0.0] * len(moves)
            for sign in signs:
                total = list(map(add, total, weights[sign]))
            highest = max(total)
            likely = [math.exp(score - highest) for score in total]
            sum_ = sum(likely)
            wrong = [(share / sum_) * weight for share in likely]
            wrong[move] -= weight
            for sign in signs:
                row, slope = weights[sign], slopes[sign]
                for index, error in enumerate(wrong):
                    step = error + PENALTY * row[index] * weight
                    slope[index] += step * step
                    row[index] -= RATE * step / math.sqrt(slope[index])
    return weights


def main() -> int:
    """Train and write the file."""
    house = Workspace()
    mover = Recorder(house.phrasebank.moves)
    reader = Reader(house.phrasebank.moves, mover)
    examples = [
        *learn_phrases(house, mover),
        *learn_from(read_annotated("train", reader), mover),
        *learn_from(read_annotated("hands", reader), mover),
        *learn_from(read_shared(reader), mover),
    ]
    moves, weights = train(examples)
    signs = _table({sign: row for sign, row in weights.items() if sign[0] != CHARACTERS})
    characters = _table({sign[1:]: row for sign, row in weights.items() if sign[0] == CHARACTERS})
    text = f'{{\n "moves": {json.dumps(moves)},\n "signs": {signs},\n "characters": {characters}\n}}\n'
    OUT.write_text(text, encoding="utf-8", newline="\n")
    print(f"{OUT.name}: {len(examples)} sentences and phrases, {len(weights)} signs, {len(text) // 1024} kB")
    return 0


def _table(weights: Mapping[str, Sequence[float]]) -> str:
    """A line for each sign that says something: the places of the moves and what it says of each, in hundredths."""
    lines = []
    for sign, row in sorted(weights.items()):
        said = [(index, round(weight * 100)) for index, weight in enumerate(row) if abs(weight) * 100 >= LEAST]
        if said:
            numbers = ",".join(f"{index},{weight}" for index, weight in said)
            lines.append(f"  {json.dumps(sign, ensure_ascii=False)}: [{numbers}]")
    return "{\n" + ",\n".join(lines) + "\n }"


if __name__ == "__main__":
    sys.exit(main())
