"""Sixty edits, each on the draft as it is, as Word and as WPS saved it: read, harvested, refreshed, finalised alike."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafter.edited import finalize
from drafter.edited.harvest import harvest
from drafter.model.edited import EditedDraft
from drafter.model.finding import InputError
from drafter.model.meeting import Meeting
from drafter.word.draft import read_draft
from drafter.word.package import Package
from drafter.word.text import read_docx
from drafter.workspace import Refreshed
from tests.edited.desk import Desk
from tests.edited.editors import EDITORS
from tests.edited.harvest.cases import lines_of
from tests.edited.states import state_defects
from tests.house import HOUSE, read_cases

FIXTURES = Path(__file__).parents[1] / "fixtures" / "edited"
MEETING = FIXTURES / "meeting.yaml"
LATER = {"2月8日前": "2月7日前", "备到420吨": "备到430吨", "called_by: 市政府": "called_by: 市委、市政府"}
"""What the meeting file says on Thursday night."""
CASES: list[dict[str, Any]] = read_cases(FIXTURES / "edits.yaml")


@cache
def meeting(later: bool = False) -> Meeting:
    text = MEETING.read_text(encoding="utf-8")
    for old, new in LATER.items() if later else ():
        assert old in text
        text = text.replace(old, new)
    return HOUSE.load(text.encode())


@cache
def drafted(editor: str) -> bytes:
    draft, _plan = HOUSE.draft(meeting())
    return EDITORS[editor](HOUSE.write(draft, comments="all"))


def edited(editor: str, edits: list[dict[str, Any]]) -> bytes:
    desk = Desk(drafted(editor))
    for edit in edits:
        desk.make(edit)
    return bytes(desk)


def outcome_of(data: bytes) -> Mapping[str, object]:
    """All that drafter makes of a draft, in values that can be compared."""
    found = opened(data)
    refreshed = refresh(data, later=True)
    again = refresh(refreshed.data, later=True)
    harvested = harvest(found, HOUSE.phrasebank, HOUSE.templates, "稿", meeting=meeting())
    after = harvest(opened(refreshed.data), HOUSE.phrasebank, HOUSE.templates, "稿")
    return {
        "read": [(paragraph.text, paragraph.blocks, said(paragraph.stretches)) for paragraph in found.paragraphs],
        "harvested": list(lines_of(harvested)),
        "refreshed": read_docx(refreshed.data),
        "kept": [(kept.message, kept.excerpt, kept.suggestion) for kept in refreshed.refresh.kept],
        "refreshed again": (again.refresh.changes, [kept.excerpt for kept in again.refresh.kept]),
        "harvested after that": list(lines_of(after)),
        "finalised": finalised(data),
        "finalised after that": finalised(refreshed.data),
        "defects": list(state_defects(refreshed.data)),
    }


def opened(data: bytes) -> EditedDraft:
    return read_draft(Package(data))


def refresh(data: bytes, *, later: bool = False) -> Refreshed:
    package = Package(data)
    return HOUSE.refresh(package, read_draft(package), meeting(later=later), "稿.docx")


def said(stretches: Any) -> list[tuple[str, str, str, bool]]:
    return [(stretch.text, stretch.fact, stretch.phrase, stretch.showing) for stretch in stretches]


def finalised(data: bytes) -> list[str]:
    """The text, or what keeps the file from being final; how many pieces a tracked change is in is the editor's."""
    try:
        return read_docx(finalize(data))
    except InputError as error:
        return [re.sub(r"\d+", "", f"{finding.rule} {finding.message}") for finding in error.findings]


@cache
def expected(number: int) -> Mapping[str, object]:
    return outcome_of(edited("as it is", CASES[number]["edits"]))


def test_there_are_sixty_edits_of_different_names():
    assert len({case["name"] for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("editor", ["Word", "WPS"])
@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: str(CASES[number]["name"]))
def test_what_an_editor_saved_first_is_treated_like_the_draft_as_it_was(number: int, editor: str):
    assert outcome_of(edited(editor, CASES[number]["edits"])) == expected(number)


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: str(CASES[number]["name"]))
def test_a_refresh_leaves_a_file_that_word_takes(number: int):
    assert expected(number)["defects"] == []


@pytest.mark.parametrize("editor", EDITORS)
def test_a_draft_that_was_only_saved_gives_nothing_back(editor: str):
    data = edited(editor, [])
    assert not harvest(opened(data), HOUSE.phrasebank, HOUSE.templates, "稿", meeting=meeting())
    again = refresh(data)
    assert not again.refresh.changes and again.refresh.kept == ()
