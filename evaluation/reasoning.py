"""`python -m evaluation.reasoning FILE…`: how much drafts and speeches argue, as a table on stdout.

A .yaml file is a meeting and is drafted; any other is read as speeches. Counted are connectives (in 100 Chinese
characters) and the share of passages, paragraphs of 60 characters and more, that take a step of reasoning.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.language.han import HAN
from drafter.workspace import Workspace

PASSAGE = 60
"""Characters of the shortest paragraph that is a passage."""
CONNECTIVES = re.compile(
    "但是?|可是|然而|不过|却|因此|所以|因为|由于|之所以|可见|由此|这就|固然|虽然|尽管|如果|一旦|否则|只有|只要|既然|不是|而是|反过来|换句话说|归根到底|说到底|同时"
)
STEP = re.compile(
    "因此|所以|因为|由于|之所以|可见|由此|这就|固然|虽然|尽管|不是.{1,20}而是|反过来|归根到底|说到底|根子|为什么|原因|算一?笔?账|问题出在|[？?][^？?]{2,}|(?<=[。；，])(?:但|可是|然而|不过)"
)


@dataclass(frozen=True)
class Reasoning:
    """Of one text: characters, connectives, passages, and passages that reason."""

    characters: int
    connectives: int
    passages: int
    reasoned: int

    @property
    def density(self) -> float:
        """Connectives in 100 characters."""
        return 100 * self.connectives / self.characters if self.characters else 0.0


def measure_reasoning(paragraphs: Sequence[str]) -> Reasoning:
    """How much a text argues."""
    passages = [text for text in paragraphs if len(re.findall(f"[{HAN}]", text)) >= PASSAGE]
    return Reasoning(
        characters=sum(len(re.findall(f"[{HAN}]", text)) for text in paragraphs),
        connectives=sum(len(CONNECTIVES.findall(text)) for text in paragraphs),
        passages=len(passages),
        reasoned=sum(bool(STEP.search(text)) for text in passages),
    )


def read_paragraphs(house: Workspace, path: Path) -> list[str]:
    """The paragraphs of a draft of a meeting, or of the speeches in a file."""
    if path.suffix == ".yaml":
        draft, _plan = house.draft(house.load(path))
        return [block.text for block in draft.blocks]
    return path.read_text(encoding="utf-8").splitlines()


def main(paths: Sequence[str]) -> int:
    house = Workspace()
    for name in paths:
        found = measure_reasoning(read_paragraphs(house, Path(name)))
        print(f"{found.density:5.2f} per 100  {found.reasoned:3} of {found.passages:3} passages  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
