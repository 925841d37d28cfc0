"""Every task of every example moved down by one; how many sentences read otherwise then, out.

    python -m benchmarks.move_tasks [-v]

A marker of an order (一要, （二）, 第三) is no other wording. With -v each sentence is printed that is said no more.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.harness import ROOT, Figure, main
from drafter.language.expressions import expression
from drafter.meeting.editing import Editing, Move
from drafter.model.draft import Draft, text_of
from drafter.model.path import FactPath
from drafter.model.said import sentences_of
from drafter.workspace import Workspace

LIST = "facts.tasks"
_MARKER = expression("^(?:第?[一二三四五六七八九十]+[，、要是]|（[一二三四五六七八九十]+）|[0-9]+[.．])")
_MEETING = expression("^meeting:", re.MULTILINE)
_BOUND = 1.0
"""Of a hundred such sentences; some change since three would be built alike, or the first task is told at length."""


def read_sentences(draft: Draft, item: str) -> tuple[Counter[str], Counter[str]]:
    """The sentences that tell of an item of a list, and all others, without their markers."""
    telling, others = Counter[str](), Counter[str]()
    for block in draft.blocks:
        for runs in sentences_of(block.runs):
            of_it = any((run.fact or run.blank).startswith(f"{item}.") for run in runs)
            (telling if of_it else others)[_MARKER.sub("", text_of(runs))] += 1
    return telling, others


def move_each(file: Path, workspace: Workspace) -> Iterator[tuple[int, int, Counter[str], Counter[str]]]:
    """Of each move: how many other sentences there are, how many of the moved task's own are said no more, and which
    others are said no more, and which instead."""
    data = file.read_bytes()
    meeting = workspace.load(file)
    tasks = meeting.facts.get(LIST.partition(".")[2])
    before = workspace.draft(meeting)[0]
    for number in range(len(tasks) - 1 if isinstance(tasks, list) else 0):
        editing = Editing(data, workspace.templates, str(file))
        editing.make(Move(FactPath.parse(f"{LIST}[{number}]"), number + 1))
        after = workspace.draft(editing.meeting)[0]
        told, others = read_sentences(before, f"{LIST}[{number}]")
        told_then, others_then = read_sentences(after, f"{LIST}[{number + 1}]")
        yield others.total(), (told - told_then).total(), others - others_then, others_then - others


def measure() -> Iterator[Figure]:
    """What moving a task changes."""
    moves = sentences = own = changed = 0
    for file in sorted(ROOT.glob("examples/**/*.yaml")):
        if not _MEETING.search(file.read_text(encoding="utf-8")):
            continue
        for there, of_it, gone, instead in move_each(file, Workspace.find(file.parent)):
            moves, sentences, own, changed = moves + 1, sentences + there, own + of_it, changed + gone.total()
            if "-v" in sys.argv:
                print(file.name, *(f"- {said}" for said in gone), *(f"+ {said}" for said in instead), sep="\n  ")
    yield Figure("tasks of the examples moved down by one", moves, "moves")
    yield Figure("sentences of the moved task that read otherwise", own / moves, "a move")
    yield Figure("other sentences that read otherwise", changed / moves, "a move")
    yield Figure("the same, of all others", 100 * changed / sentences, "of 100", _BOUND)


if __name__ == "__main__":
    main(measure)
