"""examples/speeches in, what a careful reader finds in each out."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

SPEECHES = Path(__file__).parent.parent / "examples" / "speeches"


@dataclass(frozen=True)
class Item:
    """A numbered part or item."""

    depth: int
    marker: str
    heading: str
    run_in: bool
    inline: bool
    headed: bool


@dataclass(frozen=True)
class Gold:
    """One example."""

    name: str
    text: str
    genre: str
    salutation: str
    announced: int | None
    outline: tuple[Item, ...]
    blanks: tuple[tuple[str, str], ...]
    """Text and kind, in order."""

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.split("\n", 1)[0]


def read_examples() -> Iterator[Gold]:
    """All examples, by name."""
    for path in sorted(SPEECHES.glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        yield Gold(
            path.stem,
            path.with_suffix(".txt").read_text(encoding="utf-8"),
            data["genre"],
            data["salutation"],
            data.get("announced"),
            tuple(map(_item, data["outline"])),
            tuple(tuple(blank.rsplit(" ", 1)) for blank in data["blanks"]),
        )


def _item(line: str) -> Item:
    """`2 一是 heading il`: the letters at the end are r run-in, i inside a paragraph, l only the first words."""
    depth, marker, rest = line.split(" ", 2)
    heading, _, letters = rest.rpartition(" ")
    if not heading or not set(letters) <= set("ril"):
        heading, letters = rest, ""
    return Item(int(depth), marker, heading, "r" in letters, "i" in letters, "l" not in letters)
