"""Every file of tests/fixtures/refresh/cases/ edits one draft, changes its facts, and says what a refresh makes of it.

To add a case put a file there: `edits` as in tests/edited/harvest/cases.py; `changes` of the text of the meeting file
and what it `adds` at its end; `move`, the item of a list and the place that it has from then on, from 0;
`leave`, beginnings of what was to change and is not wanted; `new`, the paragraphs that
did not stand in the edited draft; `kept`, what stays as it is; `open`, the facts that differ from then on; `edited`,
these and those that she changed herself; `reads`, the last paragraphs of a section as they stand
then, one after the other.
"""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafter.edited.refresh import list_choices, list_order
from drafter.meeting.editing import Editing, Move
from drafter.model.path import FactPath
from drafter.word.draft import read_draft
from drafter.word.package import Package
from drafter.word.text import read_docx
from drafter.workspace import Refreshed
from tests.edited.harvest.cases import EDITS, found_in
from tests.edited.refresh.drafting import refresh
from tests.editing import WordFile
from tests.house import HOUSE, read_cases

FIXTURES = Path(__file__).parents[2] / "fixtures" / "refresh"
MEETING = (FIXTURES / "meeting.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((FIXTURES / "order").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_order_that_will_be_is_told_with_what_moves_along(path: Path):
    """Files of tests/fixtures/refresh/order/ are as the others; `order` is what is told."""
    case = read_cases(path)
    file = WordFile(drafted())
    for edit in case["edits"]:
        EDITS[next(iter(edit))](file, edit)
    result = refresh(HOUSE, bytes(file), HOUSE.load(meeting_of(case).encode()))
    told = list_order(read_draft(Package(bytes(file))), result.refresh)
    assert [f"{opens} {along}" for opens, along in told] == case["order"]


@cache
def drafted() -> bytes:
    return HOUSE.write(HOUSE.draft(HOUSE.load(MEETING.encode()))[0])


def refreshed(case: dict[str, Any]) -> tuple[bytes, Refreshed]:
    """The edited draft, and what becomes of it."""
    file = WordFile(drafted())
    for edit in case["edits"]:
        EDITS[next(iter(edit))](file, edit)
    meeting = HOUSE.load(meeting_of(case).encode())
    result = refresh(HOUSE, bytes(file), meeting)
    wanted = [change.after or change.before for change in list_choices(result.changes)]
    leave = [number for number, text in enumerate(wanted, 1) if text.startswith(tuple(case.get("leave", ())))]
    assert len(leave) == len(case.get("leave", ()))
    if leave:
        result = refresh(HOUSE, bytes(file), meeting, leave=leave)
    assert not refresh(HOUSE, result.data, meeting).refresh.changes
    return bytes(file), result


def meeting_of(case: dict[str, Any]) -> str:
    meeting = MEETING
    for change in case["changes"]:
        assert change["old"] in meeting
        meeting = meeting.replace(change["old"], change["new"])
    meeting = f"{meeting}{case.get('adds', '')}"
    if "move" not in case:
        return meeting
    editing, (path, to) = Editing(meeting.encode(), HOUSE.templates), case["move"].split()
    editing.make(Move(FactPath.parse(path), int(to)))
    return editing.text


@pytest.mark.parametrize("path", sorted((FIXTURES / "cases").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_refresh_makes_of_an_edited_draft_what_the_case_says(path: Path):
    case = read_cases(path)
    before, result = refreshed(case)
    stood = read_docx(before)
    assert [line for line in read_docx(result.data) if line not in stood] == case["new"]
    assert [kept.excerpt for kept in result.refresh.kept] == case["kept"]
    assert list(result.refresh.open) == case.get("open", [])
    reads = case.get("reads", [])
    now = read_docx(result.data)
    assert not reads or now[now.index(reads[0]) :][: len(reads)] == reads
    found = found_in(result.data, HOUSE.load(meeting_of(case).encode()))
    differing = [conflict.path for conflict in found.conflicts] + [change.path for change in found.facts]
    assert differing == case.get("edited", case.get("open", []))
