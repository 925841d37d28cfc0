"""`python -m evaluation.measure_moves [--misses] [FOLDER]`: how many sentences get the move that a reader gave them.

FOLDER: of `moves/`; by default `heldout`, speeches of kinds and themes on which nothing was trained or tuned.
`hands-heldout` are fourteen of two other writers, of whose hands nothing was trained either.
`other-hand` are eight of somebody else's, in which most things are said without the words by which one knows them.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from drafter.workspace import Workspace
from evaluation.annotation import Annotated, read_annotated, read_shared


def pairs(annotated: Annotated) -> Iterator[tuple[str, str, str]]:
    """(the move it should have, the move it was given, the sentence) of each sentence that is annotated."""
    for span, move in zip(annotated.speech.moves, annotated.moves, strict=True):
        if move and not span.heading:
            yield move, span.move, span.text


def accuracy(said: Iterable[tuple[str, str, str]]) -> tuple[int, int]:
    """How many are right, of how many."""
    rows = [right == given for right, given, _ in said]
    return sum(rows), len(rows)


def macro_recall(said: Iterable[tuple[str, str, str]]) -> float:
    """The mean over the moves of the share of their sentences that are right."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for move, given, _ in said:
        total[move] += 1
        right[move] += move == given
    return sum(right[move] / total[move] for move in total) / len(total)


def table(speeches: Iterable[Annotated]) -> Iterator[str]:
    """A line for each speech, for all, for each move."""
    yield f"{'moves of sentences':36} {'right':>15} {'macro recall':>13}"
    said: list[tuple[str, str, str]] = []
    for annotated in speeches:
        rows = list(pairs(annotated))
        said += rows
        yield _row(annotated.name, rows)
    if not said:
        return
    yield _row("all", said)
    totals = Counter(move for move, _, _ in said)
    given = Counter(move for _, move, _ in said)
    right = Counter(move for move, other, _ in said if move == other)
    for move in sorted(totals, key=lambda name: -totals[name]):
        precision = right[move] / given[move] if given[move] else 0.0
        yield f"  {move:34} {right[move] / totals[move]:7.3f} {right[move]:3}/{totals[move]:<3} {precision:13.3f}"


def _row(name: str, rows: list[tuple[str, str, str]]) -> str:
    right, total = accuracy(rows)
    return f"{name:36} {right / total:7.3f} {right:3}/{total:<3} {macro_recall(rows):13.3f}"


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Print the table, with --misses every sentence whose move is another."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.measure_moves", description="Moves at sentence grain.")
    parser.add_argument(
        "folder", nargs="?", default="heldout", help="heldout, hands-heldout, other-hand, hands, train or shared"
    )
    parser.add_argument("--misses", action="store_true", help="also the sentences whose move is another")
    wanted = parser.parse_args(arguments)
    reader = Workspace().reader
    speeches = list(read_shared(reader) if wanted.folder == "shared" else read_annotated(wanted.folder, reader))
    for line in table(speeches):
        say(line)
    for annotated in speeches if wanted.misses else ():
        for move, given, sentence in pairs(annotated):
            if move != given:
                say(f"{annotated.name}: {move}, read as {given}: {sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
