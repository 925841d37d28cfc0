"""`python -m evaluation.mined_precision [--unjudged]`: of what mining proposes, how much is worth keeping.

Four collections: the seven speeches of the shared corpus and its twelve reports, on which the rules were written; the
invented speeches of `moves/`, which were written to teach moves and on which no rule of mining was written (those that
are marked for recall left out); the pages of `pages/`, whose author knew no rule. A reader judged each phrase beside
its sentence (`judgements/mining-*.yaml`).
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import yaml

from drafter.mining import mine
from drafter.model.phrase import Phrase
from drafter.model.speech import Speech
from drafter.workspace import Workspace
from evaluation.annotation import CORPUS, read_annotated
from evaluation.heldout import share
from evaluation.marked_phrases import MARKED
from evaluation.measure_pages import PAGES

JUDGEMENTS = Path(__file__).parent / "judgements"
FIRST = 50


@dataclass(frozen=True)
class Collection:
    """Speeches that are mined together, and how many of what comes after the first fifty are drawn."""

    name: str
    speeches: Callable[[Workspace], Sequence[Speech]]
    drawn: int
    seed: str = "7"


COLLECTIONS = (
    Collection("speeches", lambda house: house.reader.read(CORPUS / "meeting-speeches.txt"), 100, "1"),
    Collection("reports", lambda house: house.reader.read(CORPUS / "reports"), 100),
    Collection("invented", lambda house: list(read_unfitted(house)), 50),
    Collection("pages", lambda house: house.reader.read(PAGES), 50),
)


def read_unfitted(house: Workspace) -> Iterator[Speech]:
    """The invented speeches on which no rule of mining was written."""
    marked = yaml.safe_load(MARKED.read_text(encoding="utf-8"))["speeches"]
    for folder in ("heldout", "train"):
        yield from (each.speech for each in read_annotated(folder, house.reader) if each.name not in marked)


def choose(collection: Collection, house: Workspace) -> tuple[list[Phrase], list[Phrase]]:
    """The first fifty proposals, and as many as are drawn from the others.

    Drawn by a checksum: a phrase more or less changes one of them, so that few have to be judged anew.
    """
    phrases = mine(collection.speeches(house), house.words).phrases
    rest = sorted(phrases[FIRST:], key=lambda each: sha256((collection.seed + each.text).encode()).digest())
    return list(phrases[:FIRST]), rest[: collection.drawn]


def read_judged(name: str) -> Mapping[str, bool]:
    """What a reader said of each phrase."""
    file = JUDGEMENTS / f"mining-{name}.yaml"
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))["judged"]
    return {entry["text"]: entry["keep"] for entry in entries}


def unjudged(phrases: Sequence[Phrase], known: Mapping[str, bool]) -> list[Phrase]:
    """Those that no reader has judged."""
    return [each for each in phrases if each.text not in known]


def count_kept(phrases: Sequence[Phrase], known: Mapping[str, bool]) -> tuple[int, int]:
    """How many are worth keeping, of how many that were judged."""
    said = [known[each.text] for each in phrases if each.text in known]
    return sum(said), len(said)


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Print the table, with --unjudged what a reader has to judge."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.mined_precision", description="Precision of mining.")
    parser.add_argument("--unjudged", action="store_true", help="also what has not been judged, with its sentence")
    wanted = parser.parse_args(arguments)
    house = Workspace()
    say(f"{'mined phrases worth keeping':36} {'first 50':>15} {'drawn':>15}")
    for collection in COLLECTIONS:
        if collection.name in ("speeches", "reports") and not CORPUS.exists():
            say(f"{collection.name:36} left out, not here: {CORPUS}")
            continue
        first, drawn = choose(collection, house)
        known = read_judged(collection.name)
        say(f"{collection.name:36} {share(*count_kept(first, known))} {share(*count_kept(drawn, known))}")
        for phrase in unjudged([*first, *drawn], known) if wanted.unjudged else ():
            source = phrase.sources[0]
            say(f"    {phrase.text}\t{phrase.kind}\t{phrase.move}\t{source.speech}:{source.line}\t{source.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
