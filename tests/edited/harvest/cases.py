"""The invented meeting, its draft edited as a case says, and what was found as lines that a writer can read."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from drafter.edited.harvest import Harvest, harvest
from drafter.model.meeting import Meeting
from drafter.word.draft import read_draft
from drafter.word.package import Package
from drafter.workspace import Workspace
from tests.editing import WordFile
from tests.house import read_cases

FIXTURES = Path(__file__).parents[2] / "fixtures" / "harvest"
MEETING = FIXTURES / "meeting.yaml"
SPEECH = "flood-2026"

EDITS: Mapping[str, Callable[[WordFile, dict[str, Any]], None]] = {
    "fill": lambda word, edit: word.fill(edit["fill"], edit["with"], edit.get("only")),
    "empty": lambda word, edit: word.empty(edit["empty"]),
    "over": lambda word, edit: word.type_over(edit["over"], edit["with"]),
    "unlock": lambda word, edit: word.unlock(edit["unlock"]),
    "split": lambda word, edit: word.split_runs(),
    "replace": lambda word, edit: word.replace(edit["replace"], edit["with"]),
    "retype": lambda word, edit: word.retype(edit["retype"], edit["with"]),
    "across": lambda word, edit: word.type_across(edit["across"], edit["with"]),
    "track": lambda word, edit: word.track_phrase(edit["track"], edit["with"], edit["author"], edit.get("keep", "")),
    "add": lambda word, edit: word.add_paragraph(edit["after"], edit["add"]),
    "append": lambda word, edit: word.append(edit["append"], edit["text"], edit.get("author", "")),
    "parted": lambda word, edit: word.part_paragraph(edit["parted"]),
    "delete": lambda word, edit: word.delete_paragraph(edit["delete"]),
    "comment": lambda word, edit: word.comment(edit["comment"], edit["text"], edit["author"]),
}
"""What a case may do; the first key of an edit says which."""


def cases() -> list[Path]:
    return sorted((FIXTURES / "edits").glob("*.yaml"))


@cache
def workspace() -> Workspace:
    """Nobody's: the phrasebank and the templates that we ship."""
    return Workspace(None)


@cache
def meeting() -> Meeting:
    return workspace().load(MEETING)


@cache
def drafted() -> bytes:
    """The draft as it was written, sources in its comments too."""
    draft, _plan = workspace().draft(meeting())
    return workspace().write(draft, comments="all")


def edited(edits: list[dict[str, Any]]) -> bytes:
    """The draft as somebody left it."""
    word = WordFile(drafted())
    for edit in edits:
        EDITS[next(iter(edit))](word, edit)
    return bytes(word)


def found_in(data: bytes, of: Meeting | None = None) -> Harvest:
    """What a draft gives back, beside its meeting file, the invented one unless another is given."""
    return harvest(
        read_draft(Package(data)), workspace().phrasebank, workspace().templates, SPEECH, meeting=of or meeting()
    )


def meeting_since(then: list[dict[str, str]], folder: Path) -> Meeting:
    """The meeting file as somebody changed it after the draft was written."""
    text = MEETING.read_text(encoding="utf-8")
    for each in then:
        assert text.count(each["replace"]) == 1, each["replace"]
        text = text.replace(each["replace"], each["with"])
    (folder / "since.yaml").write_text(text, encoding="utf-8", newline="\n")
    return workspace().load(folder / "since.yaml")


def read_case(path: Path) -> dict[str, Any]:
    return read_cases(path)  # type: ignore[no-any-return]  # a mapping by its form


def lines_of(found: Harvest) -> Iterator[str]:
    """Everything found, one a line, in the form of the cases."""
    for change in found.facts:
        sure = "fact" if change.certain else "fact?"
        yield f"{sure} {change.kind} {change.path} {change.old} → {change.new} {change.author}".rstrip()
    for conflict in found.conflicts:
        versions = (f"{version.text} 第{'、'.join(map(str, version.lines))}段" for version in conflict.versions)
        yield f"conflict {conflict.path} {' | '.join(versions)}"
    for phrase in found.phrases:
        text = phrase.proposal.text if phrase.proposal else phrase.new
        pin = phrase.pin.id if phrase.pin else ""
        yield " ".join(filter(None, ("phrase", phrase.kind, phrase.name, text, pin, phrase.author)))
    for each in found.rewritten:
        told = ("rewritten", each.kind, each.section, f"{each.old} → {each.new}".rstrip(), each.author)
        yield " ".join(filter(None, told))
    for added in found.sentences:
        move = added.proposal.move if added.proposal else "-"
        holds = f"[{'、'.join(added.holds)}]" if added.holds else ""
        yield " ".join(filter(None, ("sentence", move, added.text, holds, added.author)))
    for paragraph in found.paragraphs:
        yield f"paragraph {paragraph.kind} {paragraph.text}".replace("\n", "")
    for left in found.left_out:
        yield f"left out {left.name} {left.text}"
    for already in found.already:
        yield f"already {already.path} {already.new}"
    for remark in found.remarks:
        yield f"remark {remark.kind} {remark.author} {remark.text}"
