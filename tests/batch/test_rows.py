"""Rows of a table as meetings: what a cell changes, what it leaves, what goes before what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from drafter.batch import Batch, open_batch
from drafter.model.draft import Draft
from drafter.model.finding import InputError
from drafter.model.meeting import Meeting
from drafter.workspace import Workspace

MEETING = Path(__file__).parents[1] / "fixtures" / "batch" / "meeting.yaml"


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace()


@pytest.fixture
def opened(workspace: Workspace, tmp_path: Path):
    def open_(table: str, output: str = "", **settings: str) -> Batch:
        path = tmp_path / "t.csv"
        path.write_text(table, encoding="utf-8")
        return open_batch(workspace, MEETING, settings, path, str(tmp_path / output), "txt")

    return open_


def texts(batch: Batch, **options: float) -> Iterator[str]:
    """The drafts of the rows, whole."""
    written: list[str] = []

    def write(draft: Draft, style: str) -> bytes:
        written.append("\n".join(block.text for block in draft.blocks))
        return b""

    results = list(batch.draft(write, minutes=options.get("minutes")))
    assert not [result.findings for result in results if not result.file]
    yield from written


def test_an_empty_cell_leaves_what_the_meeting_file_says(opened):
    first, second = texts(opened("姓名,职务\n何平,\n,市长\n"))
    assert "何平" in first and "副市长" in first and "周岩" not in first
    assert "周岩" in second and "副市长" not in second


def test_each_line_of_a_cell_is_an_item_where_a_list_is_asked_for(opened):
    several, one = texts(opened('facts.tasks\n"盯住地下空间\n转移山洪沟口的住户"\n守好堤防\n'))
    assert "盯住地下空间" in several and "转移山洪沟口的住户" in several and "排查42座病险水库" not in several
    assert "守好堤防" in one and "排查42座病险水库" not in one


def test_items_are_set_in_their_order_whatever_the_order_of_the_columns(opened):
    (text,) = texts(opened("facts.tasks[2],facts.tasks[1],theme.noun\n第三件事,第二件事,防汛\n"))
    assert text.index("排查42座病险水库") < text.index("第二件事") < text.index("第三件事")


def test_a_cell_goes_before_set_and_set_before_the_meeting_file(opened):
    first, second = texts(opened("姓名,职务\n何平,区长\n,区长\n", **{"speaker.name": "张宁"}))
    assert "何平" in first
    assert "张宁" in second and "周岩" not in second


def test_minutes_of_a_row_go_before_those_of_the_command(workspace: Workspace, opened, monkeypatch: pytest.MonkeyPatch):
    asked: list[float | None] = []
    draft = workspace.draft

    def spy(meeting: Meeting, *, minutes: float | None = None, variant: int = 1, include_mined: bool = False):
        asked.append(minutes)
        return draft(meeting, minutes=minutes, variant=variant, include_mined=include_mined)

    batch = opened("minutes,姓名\n3,何平\n,何平\n")
    monkeypatch.setattr(workspace, "draft", spy)
    list(texts(batch, minutes=9))
    assert asked == [3, 9]


def test_a_title_may_come_from_the_table_alone(workspace: Workspace, tmp_path: Path):
    table = tmp_path / "t.csv"
    source = MEETING.read_text(encoding="utf-8").replace("title: 在全市防汛工作会议上的讲话\n", "").encode()
    table.write_text("标题,姓名\n在防汛调度会上的讲话,何平\n,何平\n", encoding="utf-8")
    batch = open_batch(workspace, source, {}, table, str(tmp_path), "txt")
    written, failed = batch.draft(lambda draft, style: draft.title.encode())
    assert written.file and written.file.read_text(encoding="utf-8") == "在防汛调度会上的讲话"
    assert not failed.file and "title" in str(failed.findings[0])
    table.write_text("姓名\n何平\n", encoding="utf-8")
    with pytest.raises(InputError, match="title"):
        open_batch(workspace, source, {}, table, str(tmp_path), "txt")


def test_what_is_wrong_with_the_meeting_file_is_said_once_before_any_row(opened):
    with pytest.raises(InputError) as refused:
        opened("姓名\n何平\n吴芳\n", **{"speaker.rank": "boss"})
    assert len(refused.value.findings) == 1


def test_templates_phrasebank_and_style_are_read_once(opened, monkeypatch: pytest.MonkeyPatch):
    batch = opened("姓名\n" + "何平\n" * 3)
    for name in ("compact.load_copied", "styles.load_style", "organisation.load_organisation"):
        monkeypatch.delattr(f"drafter.files.{name}")
    results = list(batch.draft(lambda draft, style: batch.workspace.write(draft, "docx", style)))
    assert len([result for result in results if result.file]) == 3
