"""How fast sentences are found in an archive of 5,000 generated speeches.

    python -m benchmarks.search_archive

500 queries of two to six characters, cut out of the sentences at random (seed 2026). Bound: 95 of 100 within 50 ms of
the processor.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time

from benchmarks.harness import Figure, main
from benchmarks.mine_archive import make_speech
from drafter.search.archive import Archive
from drafter.search.precedents import Sought, find_precedents
from drafter.workspace import Workspace

SPEECHES = 5_000
QUERIES = 500
MOVES = ("purpose", "recap", "situation", "shortcomings", "directive", "accountability", "exhortation", "closing")
BOUND = 50.0
"""Milliseconds."""
SEED = 2026


def measure(count: int = SPEECHES) -> Iterator[Figure]:
    choose = random.Random(SEED)
    with TemporaryDirectory() as folder:
        texts = [make_speech(choose) for _number in range(count)]
        for number, text in enumerate(texts):
            year = choose.randint(2005, 2026)
            Path(folder, f"{year}-{number:05}.txt").write_text(text, encoding="utf-8")
        archive = Archive(Path(folder, "archive.sqlite"))
        begun = process_time()
        archive.add([Path(folder)], Workspace().reader)
        size = archive.path.stat().st_size >> 20
        yield Figure(
            f"{count} speeches added to an archive", process_time() - begun, "s", None, f"{size} MB on the disk"
        )
        begun = process_time()
        archive.add([Path(folder)], Workspace().reader)
        yield Figure("the same again, nothing new", process_time() - begun, "s")
        took = []
        for _number in range(QUERIES):
            text = choose.choice(texts).replace("\n", "，")
            at = choose.randrange(len(text) - 6)
            begun = process_time()
            archive.search([text[at : at + choose.randint(2, 6)]])
            took.append(1000 * (process_time() - begun))
        begun = process_time()
        sought = {str(number): Sought((move,), "压实责任，抓好落实") for number, move in enumerate(MOVES)}
        find_precedents(archive, sought, ["防汛", "安全生产"], rank="chief")
        print(f"what was said before, for {len(sought)} sections: {1000 * (process_time() - begun):.0f} ms")
        late = quantiles(took, n=20)[-1]
    yield Figure("a search of the archive, 95 of 100 within", late, "ms", BOUND, f"median {median(took):.1f} ms")


if __name__ == "__main__":
    main(measure)
