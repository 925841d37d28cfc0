"""`python -m evaluation`: the examples as they are, then damaged in every way, as a table on stdout."""

import sys
from collections.abc import Iterable

from drafter.corpus.source import Source, read_data
from drafter.model.speech import Speech
from drafter.workspace import Workspace
from evaluation.damage import WAYS, Damaged, damage
from evaluation.gold import Gold, read_examples
from evaluation.measure import Agreement, compare

_HOUSE = Workspace()


def read_damaged(file: Damaged) -> Speech:
    """The first speech of a damaged file."""
    source = read_data(file.data, "damaged" + file.suffix, file.suffix)
    assert isinstance(source, Source), source
    return next(_HOUSE.reader.parse_source(source))


def total(agreements: Iterable[Agreement]) -> Agreement:
    """Sums over several speeches."""
    rows = list(agreements)
    return Agreement(
        *(
            sum(getattr(row, name) for row in rows)
            for name in ("right", "read", "gold", "parents", "headings", "run_ins")
        )
    )


def row(name: str, examples: Iterable[Gold], files: Iterable[Damaged]) -> str:
    """A line of the table."""
    sum_ = total(
        compare(list(read_damaged(file).walk()), gold.outline) for gold, file in zip(examples, files, strict=True)
    )
    found = max(sum_.right, 1)
    return (
        f"{name:36} {sum_.f1:6.3f} {sum_.right:4}/{sum_.read}/{sum_.gold} {sum_.parents / found:7.3f}"
        f" {sum_.headings / found:8.3f} {sum_.run_ins / found:7.3f}"
    )


def main() -> int:
    """Print the table."""
    examples = list(read_examples())
    print(f"{'eight speeches, read as':36} {'F1':>6} {'found':>9} {'parent':>8} {'heading':>8} {'run-in':>7}")
    print(row("they are", examples, (Damaged(".txt", gold.text.encode()) for gold in examples)))
    for way in WAYS:
        print(row(way.__name__.replace("_", " "), examples, (damage(way, gold.text) for gold in examples)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
