"""`python -m evaluation.seeds`: each seed speech and a draft of its form on another theme, side by side as moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from drafter.cli.console import show, table
from drafter.corpus import Source, read_data
from drafter.language.numbering import MARKERS
from drafter.model.draft import Draft
from drafter.model.plan import Plan
from drafter.model.speech import Speech
from drafter.workspace import Workspace

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "meeting-speeches.txt"
MEETINGS = {
    "1": ROOT / "examples" / "flood-tribute.yaml",
    "4": ROOT / "examples" / "snow-pupil.yaml",
    "6": ROOT / "examples" / "manhole-comment.yaml",
    **{number: ROOT / "tests" / "fixtures" / "drafts" / "seeds" / f"{number}.yaml" for number in "2357"},
}
"""The number of a seed speech to a meeting file of another theme."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One seed speech beside a draft of its form."""

    number: str
    seed: Speech
    draft: Draft
    plan: Plan
    read: Speech
    """The draft, read as any speech is."""

    @property
    def seed_moves(self) -> list[str]:
        """What the reader takes the seed's sentences for, without repetitions."""
        return [move for move, _sentences in groupby(span.move for span in self.seed.moves)]

    @property
    def draft_moves(self) -> list[str]:
        """What the sections that stand in the draft are written to do, in their order."""
        said = [section for section, _runs in groupby(_sections(self.draft)) if section]
        sections = {planned.id: planned.section for planned in self.plan.sections}
        opening = ["salutation"] if self.plan.salutation else []
        return [move for move, _times in groupby([*opening, *(move for id in said for move in sections[id].moves)])]

    @property
    def seed_numbering(self) -> list[str]:
        """The kinds of markers of the seed, each once, in the order in which it takes them up."""
        return _patterns([section.marker for section in self.seed.walk()])

    @property
    def draft_numbering(self) -> list[str]:
        """The kinds of markers of the draft, read as the seed is."""
        return _patterns([section.marker for section in self.read.walk()])


def _sections(draft: Draft) -> Iterator[str]:
    return (run.section for block in draft.blocks for run in block.runs)


def _patterns(markers: Sequence[str]) -> list[str]:
    known = {marker.render(number): pattern for pattern, marker in MARKERS.items() for number in range(1, 30)}
    folded = (marker.replace("(", "（").replace(")", "）") for marker in markers)
    return list(dict.fromkeys(known[marker] for marker in folded if marker in known))


def compare_seeds(workspace: Workspace) -> Iterator[Compared]:
    """Every seed speech with its draft, in their order."""
    seeds = {speech.id.split("/")[-1]: speech for speech in workspace.reader.read(CORPUS)}
    for number, path in sorted(MEETINGS.items()):
        draft, plan = workspace.draft(workspace.load(path))
        source = read_data(workspace.write(draft, "txt"), f"{number}.txt", ".txt")
        assert isinstance(source, Source)
        yield Compared(number, seeds[number], draft, plan, next(workspace.reader.parse_source(source)))


def main() -> None:
    """Print the comparison."""
    workspace = Workspace()
    names = {move.id: move.name for move in workspace.phrasebank.moves.values()}
    for each in compare_seeds(workspace):
        show(f"{each.number}  {each.plan.template.id}  {each.draft.title}")
        rows = [
            ("", "种子讲话", "、".join(names[move] for move in each.seed_moves), " ".join(each.seed_numbering)),
            ("", "稿子", "、".join(names[move] for move in each.draft_moves), " ".join(each.draft_numbering)),
        ]
        for line in table(rows):
            show(line)


if __name__ == "__main__":
    main()
