"""`python -m evaluation.second_reader [--sheet]`: how far two readers of moves agree; what the second is given.

Goes in: sentences whose moves a first reader wrote in, and the answers of a second one who did not see them. Comes out:
how many are the same, and what Cohen's kappa makes of it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from drafter.corpus import Reader
from drafter.model.phrase import Move
from drafter.workspace import Workspace
from evaluation.annotation import read_annotated

EACH = 60
"""Sentences of each speech, from its beginning."""
_JUDGEMENTS = Path(__file__).parent / "judgements"


@dataclass(frozen=True)
class Sheet:
    """What a second reader was given. folder: of `moves/`; answers: the file with what she said."""

    folder: str
    speeches: tuple[str, ...]
    answers: Path


SHEETS = (
    Sheet("heldout", ("farewell", "food-safety", "host", "lecture", "warning"), _JUDGEMENTS / "moves-second.yaml"),
    Sheet(
        "hands-heldout",
        ("c-economy", "c-elderly", "c-elected", "c-flood-award", "c-integrity", "c-young"),
        _JUDGEMENTS / "moves-second-hand.yaml",
    ),
)


def sentences(reader: Reader, sheet: Sheet) -> Iterator[tuple[str, str, str, bool]]:
    """(speech, sentence, the first reader's move, whether it is a heading, which nobody judges) in order."""
    for annotated in read_annotated(sheet.folder, reader):
        if annotated.name not in sheet.speeches:
            continue
        judged = 0
        for span, move in zip(annotated.speech.moves, annotated.moves, strict=True):
            if judged == EACH:
                break
            judged += not span.heading
            yield annotated.name, span.text, move, span.heading


def write_sheet(reader: Reader, moves: Sequence[Move], sheet: Sheet) -> Iterator[str]:
    """What the second reader is given: what the moves are, and the sentences with their numbers."""
    yield "# 语步\n\n每句只标一个；哪个也不像的标 other。标题不用标。\n"
    yield from (f"- {move.id}　{move.name}：{move.description}" for move in moves)
    number, speech = 0, ""
    for name, text, _move, heading in sentences(reader, sheet):
        if name != speech:
            speech = name
            yield f"\n## {name}\n"
        number += not heading
        yield f"【标题】{text}" if heading else f"{number}. {text}"


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa: agreement beyond what two readers with these habits would have by chance."""
    total = len(pairs)
    agreed = sum(one == other for one, other in pairs) / total
    firsts, seconds = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(firsts[move] * seconds[move] for move in firsts) / total**2
    return (agreed - chance) / (1 - chance)


def compare(reader: Reader, sheet: Sheet) -> Iterator[str]:
    """A line for each speech and for all, and the pairs of moves that the readers part on most."""
    second = yaml.safe_load(sheet.answers.read_text(encoding="utf-8"))["moves"]
    judged = [(name, move) for name, _text, move, heading in sentences(reader, sheet) if not heading]
    rows = [(name, move, second[number]) for number, (name, move) in enumerate(judged, 1) if move and number in second]
    yield f"{'moves, two readers':36} {'agreed':>15} {'kappa':>8}"
    for wanted in (*sheet.speeches, ""):
        pairs = [(one, other) for name, one, other in rows if wanted in ("", name)]
        agreed = sum(one == other for one, other in pairs)
        yield f"{wanted or 'all':36} {agreed / len(pairs):7.3f} {agreed:3}/{len(pairs):<3} {kappa(pairs):8.3f}"
    apart = Counter((one, other) for _, one, other in rows if one != other)
    for (one, other), number in apart.most_common(8):
        yield f"  {number:3} {one}, read by the second as {other}"


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Print the sheet, or what two readers agree on."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.second_reader", description="Two readers of moves.")
    parser.add_argument("--sheet", action="store_true", help="the sentences without their moves")
    wanted = parser.parse_args(arguments)
    house = Workspace()
    moves = list(house.phrasebank.moves.values())
    for sheet in SHEETS:
        for line in write_sheet(house.reader, moves, sheet) if wanted.sheet else compare(house.reader, sheet):
            say(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
