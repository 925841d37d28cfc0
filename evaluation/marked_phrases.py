"""`python -m evaluation.marked_phrases [--misses]`: ceremonial and personal speeches marked by hand, what mining finds.

What counts as found is what the shared `score.py` counts; without it there is nothing to measure.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from drafter.language.slots import replace_slots
from drafter.mining import phrases_of
from drafter.workspace import Workspace
from evaluation.annotation import read_annotated
from evaluation.heldout import load_scorer, share, why_not

MARKED = Path(__file__).parent / "marked" / "phrases.yaml"


def measure() -> Iterator[tuple[str, list[tuple[str, bool, bool]]]]:
    """For each speech its name, and of each phrase its words, whether it is a frame, whether it was found."""
    house, scorer = Workspace(), load_scorer()
    marked = yaml.safe_load(MARKED.read_text(encoding="utf-8"))["speeches"]
    for annotated in read_annotated("heldout", house.reader):
        if annotated.name not in marked:
            continue
        found = [scorer.sphr(phrase.wording) for phrase in phrases_of(annotated.speech, house.words)]
        said = marked[annotated.name]
        wanted = [(frame["text"], frame["as"]) for frame in said["frames"]] + [(text, "") for text in said["phrases"]]
        yield annotated.name, [(text, bool(as_), _found(scorer, text, as_, found)) for text, as_ in wanted]


def _found(scorer: Any, text: str, as_: str, found: list[Any]) -> bool:
    """Whether the scorer takes one of those found for a phrase: a frame by what the speech says or its fixed words."""
    phrase = scorer.Phr([as_, replace_slots(text, "")] if as_ else [text])
    return any(scorer.same(phrase, other) for other in found)


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Print the table, with --misses what was not found."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.marked_phrases", description="Recall of mining.")
    parser.add_argument("--misses", action="store_true", help="also what was not found")
    wanted = parser.parse_args(arguments)
    if why_not():
        say(f"phrases of ceremonial speeches: left out, {why_not()}")
        return 0
    rows: list[tuple[str, bool, bool]] = []
    say(f"{'phrases of five speeches, marked':36} {'all':>15} {'frames':>15}")
    for name, said in measure():
        rows += said
        say(_row(name, said))
        for text, _, found in said if wanted.misses else ():
            if not found:
                say(f"    {text}")
    say(_row("all", rows))
    return 0


def _row(name: str, said: list[tuple[str, bool, bool]]) -> str:
    frames = [found for _, frame, found in said if frame]
    return f"{name:36} {share(sum(found for *_, found in said), len(said))} {share(sum(frames), len(frames))}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
