"""Patterns of file names."""

from pathlib import Path

import pytest

from drafter.batch.headings import Headings
from drafter.batch.naming import parse_pattern
from drafter.files.faults import Faults
from drafter.files.names import MOST_BYTES
from drafter.model.meeting import Meeting
from drafter.workspace import Workspace

FIXTURES = Path(__file__).parents[1] / "fixtures" / "batch"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace()


def name(workspace: Workspace, pattern: str, **changes: str) -> str | None:
    meeting: Meeting = workspace.load(FIXTURES / "meeting.yaml", changes)
    faults = Faults()
    headings = Headings(workspace.templates.kinds[meeting.kind], workspace.templates)
    parsed = parse_pattern(pattern, headings, faults)
    assert not faults.close()
    file = parsed.name("07", meeting)
    return file.as_posix() if file else None


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("drafts/{date}-{theme.noun}-{row}.docx", "drafts/2026-05-11-防汛-07.docx"),
        ("{会议名称}（{姓名}）.md", "全市防汛工作会议（周岩）.md"),
        ("{speaker.rank}/{theme.class}.txt", "deputy/prevention.txt"),
        ("{facts.tasks[0].title}-{row}.docx", "排查42座病险水库-07.docx"),
        ("{date}-{version}.docx", "2026-05-11.docx"),
        ("{version}-{date}.docx", "2026-05-11.docx"),
        ("{row}", "07"),
        ("{version}.docx", None),
    ],
)
def test_braces_hold_a_path_a_prompt_or_the_row(workspace: Workspace, pattern: str, expected: str | None):
    assert name(workspace, pattern) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("../../甲", "out/／..／甲.docx"),
        ("市委/市政府：会", "out/市委／市政府：会.docx"),
        ("CON", "out/CON_.docx"),
    ],
)
def test_what_a_table_says_never_leaves_the_folder(workspace: Workspace, title: str, expected: str):
    assert name(workspace, "out/{title}.docx", title=title) == expected


def test_a_long_name_keeps_its_row_and_its_ending(workspace: Workspace):
    file = name(workspace, "out/{title}-{row}.docx", title="防" * 300)
    assert file and file.endswith("防-07.docx")
    assert MOST_BYTES - 3 < len(Path(file).name.encode()) <= MOST_BYTES
