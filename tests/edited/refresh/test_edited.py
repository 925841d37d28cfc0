"""An edited draft takes new facts: what the writer did stays, and what she did not touch follows the meeting file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.word.draft import read_draft
from drafter.word.namespaces import W
from drafter.word.package import Package
from drafter.word.text import read_docx
from drafter.workspace import Refreshed, Workspace
from tests.edited.harvest.libreoffice import save_again, why_not
from tests.edited.refresh.drafting import MEETING, refresh
from tests.editing import WordFile
from tests.writers.docx.validators import SCHEMAS, schema_errors

Refreshing = Callable[..., Refreshed]


@pytest.fixture
def refreshed(workspace: Workspace, drafted: bytes) -> Refreshing:
    """`refreshed(old, new, …)`: the draft after `edit`, with these words of the meeting file changed."""

    def run(*changes: str, edit: Callable[[WordFile], None] = lambda file: None) -> Refreshed:
        meeting = MEETING
        for old, new in zip(changes[::2], changes[1::2], strict=True):
            assert old in meeting
            meeting = meeting.replace(old, new)
        file = WordFile(drafted)
        edit(file)
        return refresh(workspace, bytes(file), workspace.load(meeting.encode()), "稿.docx")

    return run


def text_of(result: Refreshed) -> str:
    if SCHEMAS.exists():
        assert schema_errors(result.data) == []
    return "\n".join(read_docx(result.data))


def test_a_figure_changes_and_nothing_else_does(refreshed: Refreshing, drafted: bytes):
    result = refreshed("112家", "118家")
    assert text_of(result) == "\n".join(read_docx(drafted)).replace("112家", "118家")
    assert result.refresh.kept == ()


def test_what_the_writer_wrote_around_a_fact_stays(refreshed: Refreshing):
    def edit(file: WordFile) -> None:
        file.append("112家", "这件事市长亲自抓。")
        file.add_paragraph("112家", "我再补充一句：谁签字，谁负责。")
        file.split_runs()

    text = text_of(refreshed("112家", "118家", edit=edit))
    assert "118家" in text
    assert "112家" not in text
    assert "这件事市长亲自抓。\n我再补充一句：谁签字，谁负责。\n" in text


def test_a_fact_that_the_writer_changed_stays_and_is_told(refreshed: Refreshing):
    path = "fact:facts.tasks[0].measures[0].what"
    result = refreshed("112家", "118家", edit=lambda file: file.fill(path, "对全市120家冷库逐一排查"))
    assert "120家" in text_of(result)
    (kept,) = result.refresh.kept
    assert "118家" in kept.suggestion
    assert kept.place is not None
    assert "120家" in read_docx(result.data)[kept.place.line - 1]


def test_a_fact_that_the_writer_typed_already_is_no_conflict(refreshed: Refreshing):
    path = "fact:facts.tasks[0].measures[0].what"
    result = refreshed("112家", "118家", edit=lambda file: file.fill(path, "对全市118家冷库逐一排查"))
    assert result.refresh.kept == ()
    assert not result.refresh.changes


def test_a_blank_is_filled_and_its_comment_goes(refreshed: Refreshing):
    result = refreshed("【数】处", "5处")
    assert "还有5处没有销号" in text_of(result)
    assert "【数】" not in text_of(result)
    assert not [remark for remark in read_draft(Package(result.data)).remarks if remark.about == "【数】"]


def test_a_blank_that_the_writer_filled_stays_filled(refreshed: Refreshing):
    def fill(file: WordFile) -> None:
        file.fill("fact:facts.shortcomings[0].text:1", "7")

    result = refreshed("112家", "118家", edit=fill)
    assert "还有7处没有销号" in text_of(result)
    assert "118家" in text_of(result)


def test_a_new_task_comes_in_with_its_number_and_the_later_ones_are_counted_anew(refreshed: Refreshing):
    old = "    - title: 把路上的安全管住"
    new = "    - title: 把烟花爆竹管严\n      measures: [{who: [市公安局], what: 从1月25日起联合执法}]\n"
    text = text_of(refreshed(old, new + old, edit=lambda file: file.append("车况检测", "说到做到。")))
    assert text.index("一要把冷库") < text.index("二要把烟花爆竹管严。") < text.index("三要把路上的安全管住。")
    assert "说到做到。" in text


def test_a_task_that_is_dropped_goes_where_nobody_edited_it_and_stays_where_somebody_did(refreshed: Refreshing):
    dropped = MEETING[MEETING.index("    - title: 把路上") : MEETING.index("  safeguards:")]
    assert "营运客车" not in text_of(refreshed(dropped, ""))
    result = refreshed(dropped, "", edit=lambda file: file.append("车况检测", "说到做到。"))
    assert "车况检测" in text_of(result)
    assert any("车况检测" in kept.excerpt for kept in result.refresh.kept)


def test_a_paragraph_that_the_writer_struck_stays_struck(refreshed: Refreshing):
    result = refreshed("112家", "118家", edit=lambda file: file.delete_paragraph("112家"))
    assert "118家" not in text_of(result)
    (kept,) = result.refresh.kept
    assert "118家" in kept.suggestion


def test_a_paragraph_that_the_writer_parted_takes_the_fact_where_it_stands_now(refreshed: Refreshing):
    result = refreshed("112家", "118家", edit=lambda file: file.part_paragraph("要", "112家"))
    assert "118家" in text_of(result)
    assert result.refresh.kept == ()


def test_an_alternative_that_the_writer_chose_stays_chosen(refreshed: Refreshing, drafted: bytes):
    use = next(
        use for use in read_draft(Package(drafted)).record.phrases if has_box(drafted, use.name) and use.alternatives
    )
    chosen = use.alternatives[0]
    text = text_of(refreshed("112家", "118家", edit=lambda file: file.fill(f"phrase:{use.name}", chosen)))
    assert chosen in text
    assert use.text not in text
    assert "118家" in text


def has_box(data: bytes, phrase: str) -> bool:
    """Whether a phrase is a choice in the Word file."""
    file = WordFile(data)
    return any(control.find(f"{W}sdtPr/{W}comboBox") is not None for control in file.controls(f"phrase:{phrase}"))


def test_comments_and_tracked_changes_of_others_stay(refreshed: Refreshing):
    def edit(file: WordFile) -> None:
        file.comment("112家", "数字再核一下", "王主任")
        file.append("112家", "务必抓实。", author="王主任")

    result = refreshed("112家", "118家", edit=edit)
    remarks = {(remark.kind, remark.author, remark.text) for remark in read_draft(Package(result.data)).remarks}
    assert ("comment", "王主任", "数字再核一下") in remarks
    assert ("insertion", "王主任", "务必抓实。") in remarks
    assert "118家" in text_of(result)


def test_the_date_under_the_title_follows_the_meeting(refreshed: Refreshing):
    assert "（2026年2月3日）" in text_of(refreshed("date: 2026-01-20", "date: 2026-02-03"))


def test_what_an_editor_saved_is_refreshed_all_the_same(workspace: Workspace, drafted: bytes, tmp_path: Path):
    if reason := why_not():
        pytest.skip(reason)
    file = WordFile(drafted)
    file.append("112家", "这件事市长亲自抓。")
    saved = save_again({"edited": bytes(file)}, tmp_path)["edited"]
    meeting = (
        MEETING.replace("112家", "118家").replace("【数】处", "5处").replace("贯彻全省会议精神", "贯彻全国会议精神")
    )
    result = refresh(workspace, saved, workspace.load(meeting.encode()))
    text = "\n".join(read_docx(result.data))
    for expected in ("118家", "这件事市长亲自抓。", "还有5处没有销号", "贯彻全国会议精神"):
        assert expected in text
    assert result.refresh.kept == ()
    assert not refresh(workspace, result.data, workspace.load(meeting.encode())).refresh.changes
