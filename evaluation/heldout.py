"""`python -m evaluation.heldout [--misses]`: phrases annotated by hand in, how many of them mining finds out.

They were annotated before anything was mined there, in the form of the shared gold (`heldout/*.json`), with lines of
the corpus; what counts as found is what the shared `score.py` counts. Corpus and scorer stand outside of the project:
without them there is nothing to measure.
"""

import argparse
import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from drafter.mining import phrases_of
from drafter.model.speech import Speech
from drafter.workspace import Workspace

HERE = Path(__file__).parent
ANNOTATED = HERE / "heldout"
SHARED = HERE.parent.parent / "shared"
CORPUS = SHARED / "corpus"
SCORER = SHARED / "evaluation" / "score.py"
FRAME = "frame_with_slot"
_HOUSE = Workspace()


@dataclass(frozen=True)
class Result:
    """One annotated stretch: kinds of all its phrases, and the phrases that were not found as (line, kind, words)."""

    name: str
    kinds: Counter[str]
    missed: tuple[tuple[int, str, str], ...]

    def recall(self, kind: str = "") -> tuple[int, int]:
        """How many were found of how many; of all kinds, or of one."""
        missed = sum(kind in ("", its) for _, its, _ in self.missed)
        total = self.kinds[kind] if kind else self.kinds.total()
        return total - missed, total


def why_not() -> str:
    """The reason why nothing can be measured; empty when all is there."""
    return "; ".join(f"not here: {path}" for path in (CORPUS, SCORER) if not path.exists())


def measure() -> Iterator[Result]:
    """Every annotated stretch, by name."""
    scorer = load_scorer()
    for path in sorted(ANNOTATED.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        speech = _speech(CORPUS / gold["source"], gold["start_line"])
        found = [scorer.sphr(phrase.wording) for phrase in phrases_of(speech, _HOUSE.words)]
        missed = (
            (phrase["line"], phrase["kind"], phrase.get("surface", phrase["text"]))
            for phrase in gold["stock_phrases"]
            if not any(scorer.same(scorer.gphr(phrase), other) for other in found)
        )
        yield Result(path.stem, Counter(phrase["kind"] for phrase in gold["stock_phrases"]), tuple(missed))


def _speech(file: Path, line: int) -> Speech:
    """The speech that line `line` of the file belongs to."""
    return next(speech for speech in _speeches(file) if speech.place.line <= line <= speech.end_line)


@lru_cache
def _speeches(file: Path) -> tuple[Speech, ...]:
    return tuple(_HOUSE.reader.read(file))


def load_scorer() -> Any:
    """The module of the shared scorer."""
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def table(results: list[Result]) -> Iterator[str]:
    """A line for each stretch, for all of them, for each kind."""
    yield f"{'phrases annotated before mining':36} {'all':>15} {'frames':>15}"
    for result in results:
        yield f"{result.name:36} {share(*result.recall())} {share(*result.recall(FRAME))}"
    all_ = Result("all", sum((result.kinds for result in results), Counter()), sum((r.missed for r in results), ()))
    yield f"{all_.name:36} {share(*all_.recall())} {share(*all_.recall(FRAME))}"
    for kind in sorted(all_.kinds):
        yield f"  {kind:34} {share(*all_.recall(kind))}"


def share(found: int, total: int) -> str:
    """`0.75   3/4`."""
    return f"{found / total:7.3f} {found:3}/{total:<3}" if total else f"{'-':>15}"


def main(arguments: list[str], say: Callable[[str], None] = print) -> int:
    """Print the table, with --misses what was not found."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.heldout", description="Recall of mining.")
    parser.add_argument("--misses", action="store_true", help="also what was not found")
    wanted = parser.parse_args(arguments)
    if why_not():
        say(f"recall of mining: left out, {why_not()}")
        return 0
    results = list(measure())
    for line in table(results):
        say(line)
    if wanted.misses:
        for result in results:
            for number, kind, words in result.missed:
                say(f"{result.name} {number} {kind} {words}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
