"""`python -m evaluation.neighbours`: in what each kind of speech differs from the nearest other, as a table.

Four things are compared, each as the share of what both have in what either has: the names of sections, the moves that
they make, the stock phrases that their drafts say (examples and the other meetings of the tests, four variants each),
and the words of the outline of a meeting of which nothing is known, two characters at a time.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from drafter.cli.console import show, table
from drafter.language.han import HAN
from drafter.model.finding import InputError
from drafter.model.template import Template
from drafter.workspace import Workspace

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "examples", ROOT / "examples" / "kinds", ROOT / "tests" / "fixtures" / "drafts" / "grid")
VARIANTS = range(1, 5)
CLOSE = 0.5
"""The mean share from which on a kind would be a copy of another."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of one kind."""

    sections: frozenset[str]
    moves: frozenset[str]
    phrases: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A kind, the kind nearest to it, and how near."""

    kind: Template
    nearest: Template
    shares: tuple[float, float, float, float]
    """Of section names, moves, phrases and words."""
    own: tuple[str, ...]
    """Names of sections that the nearest has not."""

    @property
    def mean(self) -> float:
        """Of the four shares."""
        return sum(self.shares) / len(self.shares)


def share(one: Set[str], other: Set[str]) -> float:
    """Of what either has, what both have; nothing is shared where there is nothing."""
    return len(one & other) / len(one | other) if one | other else 0.0


def name_sections(kind: Template, workspace: Workspace) -> list[str]:
    """The names of a kind's sections, in order."""
    return list(dict.fromkeys(workspace.templates.sections[entry.use].name for entry in kind.outline))


def read_phrases(workspace: Workspace) -> Mapping[str, set[str]]:
    """The stock phrases that drafts of each kind say."""
    said: dict[str, set[str]] = {kind: set() for kind in workspace.templates.kinds}
    for path in (path for folder in FOLDERS for path in sorted(folder.glob("*.yaml"))):
        try:
            meeting = workspace.load(path)
            for variant in VARIANTS:
                draft, plan = workspace.draft(meeting, variant=variant)
                said[plan.template.id].update(run.phrase for block in draft.blocks for run in block.runs if run.phrase)
        except InputError:  # a file that wants a workspace of its own
            continue
    return said


def read_outline(kind: Template, workspace: Workspace) -> str:
    """The words of an outline that knows nothing but the kind: headings, and what is asked."""
    title = kind.title
    outline = workspace.outline(workspace.load(f"format: 1\nkind: {kind.id}\ntitle: {title}\n".encode()))
    asked = (inquiry.ask for section in outline.sections for inquiry in section.questions)
    return "\n".join([*(section.heading for section in outline.sections), *asked])


def find_neighbours(workspace: Workspace) -> Iterator[Neighbour]:
    """Each kind with its nearest, in the order of the templates."""
    kinds = workspace.templates.kinds
    phrases = read_phrases(workspace)
    features = {
        kind.id: Features(
            frozenset(name_sections(kind, workspace)),
            frozenset(move for entry in kind.outline for move in workspace.templates.sections[entry.use].moves),
            frozenset(phrases[kind.id]),
            frozenset(re.findall(f"(?=([{HAN}]{{2}}))", read_outline(kind, workspace))),
        )
        for kind in kinds.values()
    }
    for kind in kinds.values():
        here = features[kind.id]
        compared = [
            Neighbour(
                kind,
                other,
                (
                    share(here.sections, there.sections),
                    share(here.moves, there.moves),
                    share(here.phrases, there.phrases),
                    share(here.words, there.words),
                ),
                tuple(name for name in name_sections(kind, workspace) if name not in there.sections),
            )
            for other in kinds.values()
            if other.id != kind.id
            for there in (features[other.id],)
        ]
        yield max(compared, key=lambda each: each.mean)


def main() -> None:
    """Print the table."""
    head = ("文种", "最近的文种", "部分", "语步", "常用语", "提纲用字", "平均", "它有、那个没有的部分")
    rows: list[Sequence[str]] = [head]
    for each in sorted(find_neighbours(Workspace()), key=lambda each: -each.mean):
        shares = [f"{100 * value:.0f}%" for value in (*each.shares, each.mean)]
        rows.append([each.kind.name, each.nearest.name, *shares, "、".join(each.own)])
    for line in table(rows, numbers=(2, 3, 4, 5, 6)):
        show(line)


if __name__ == "__main__":
    main()
