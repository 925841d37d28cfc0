"""`python -m evaluation.own_words KIND… [--variants N] [--meetings FOLDER]`: what drafts say that nobody typed.

Goes in: meeting files of the kinds named. Comes out: each sentence with words of templates or of the phrasebank in it,
those in ⟨⟩, told once for all meetings that differ in the facts only, with three of the places in which it stands.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.model.draft import UNSPOKEN, Draft, Run
from drafter.workspace import Workspace

_HOUSE = Workspace()
_ROOT = Path(__file__).parents[1]
USUAL = (_ROOT / "examples", _ROOT / "examples" / "kinds", _ROOT / "tests" / "fixtures" / "drafts" / "grid")
"""Where meetings lie that are drafted unless others are named."""
_END = re.compile(r"(?<=[。！？：])")
_MARKS = re.compile(r"[。！？：，；、“”—\s]*")
PLACES = 3
CONTEXT = 50
"""So many places of a sentence are shown, and so many characters before and after it."""


@dataclass(frozen=True)
class Said:
    """A sentence with the words that nobody typed marked in it, and where it stands."""

    marked: str
    before: str
    after: str
    meeting: str

    @property
    def own(self) -> str:
        """What it is without the facts: `⟨向⟩…⟨表示热烈欢迎！⟩`."""
        return re.sub(r"[^⟨⟩]*(⟨[^⟩]*⟩|$)", lambda found: ("…" if found[0] != found[1] else "") + found[1], self.marked)


def sentences(draft: Draft, meeting: str) -> Iterator[Said]:
    """Each sentence of a draft that holds words of ours."""
    parted: list[str] = []
    for block in draft.blocks:
        if block.kind in UNSPOKEN:
            continue
        line = "".join(_pieces(block.runs))
        parted += [piece for piece in _END.split(line) if piece.strip()]
    told = list(_whole(parted))
    for number, piece in enumerate(told):
        if any(not _MARKS.fullmatch(own) for own in re.findall(r"⟨([^⟩]*)⟩", piece)):
            before = _bare(told[number - 1])[-CONTEXT:] if number else ""
            after = _bare(told[number + 1])[:CONTEXT] if number + 1 < len(told) else ""
            yield Said(piece, before, after, meeting)


def _pieces(runs: tuple[Run, ...]) -> Iterator[str]:
    """The text of runs, what no fact and no blank gave in ⟨⟩; marks alone are nobody's words."""
    for run in runs:
        ours = not (run.fact or run.blank) or run.fact.startswith("count.")
        for piece in _END.split(run.text):
            yield f"⟨{piece}⟩" if ours and piece and not _MARKS.fullmatch(piece) else piece


def _whole(told: list[str]) -> Iterator[str]:
    """Sentences whose ⟨⟩ were parted by the end of one: the closing mark goes back to the words."""
    carry = ""
    for piece in told:
        piece = carry + piece
        carry = ""
        if piece.startswith("⟩"):
            piece = piece[1:]
        if piece.count("⟨") > piece.count("⟩"):
            piece += "⟩"
        if _bare(piece):
            yield piece.replace("⟩⟨", "")


def _bare(piece: str) -> str:
    return piece.replace("⟨", "").replace("⟩", "").strip()


def main(arguments: list[str]) -> int:
    """Print the sentences, kind by kind, the most frequent first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="+")
    parser.add_argument("--variants", type=int, default=3)
    parser.add_argument("--meetings", type=Path, action="append")
    asked = parser.parse_args(arguments)
    paths = [path for folder in asked.meetings or USUAL for path in sorted(folder.glob("*.yaml"))]
    for kind in asked.kinds:
        found: dict[str, list[Said]] = {}
        for path in paths:
            meeting = _HOUSE.load(path)
            for variant in range(1, asked.variants + 1) if meeting.kind == kind else ():
                for said in sentences(_HOUSE.draft(meeting, variant=variant)[0], path.stem):
                    found.setdefault(said.own, []).append(said)
        print(f"\n## {kind}\n")
        for number, (own, places) in enumerate(found.items(), start=1):
            by_meeting = {said.meeting: said for said in places}
            print(f"{kind}-{number}  {own}")
            for said in list(by_meeting.values())[:PLACES]:
                print(f"    [{said.meeting}] {said.before} ▶ {said.marked} ◀ {said.after}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
