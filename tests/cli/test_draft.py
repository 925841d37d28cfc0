"""`drafter draft`: where the file goes, what is said about it, when nothing is written."""

import json
import re
from pathlib import Path

import pytest
from docx import Document

from tests.cli.conftest import Run

MEETING = """\
format: 1
kind: special-campaign
title: 在全市防汛工作会议上的讲话
meeting: {name: 全市防汛工作会议, called_by: 市政府, purpose: 部署今年防汛工作}
speaker: {name: 周岩, post: 副市长, rank: deputy}
date: 2026-05-11
theme: {full: 防汛工作, noun: 防汛, short: 防汛, class: prevention}
facts:
  tasks:
    - 排查42座病险水库
"""


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    path = tmp_path / "flood.yaml"
    path.write_text(MEETING, encoding="utf-8")
    return path


def test_the_draft_lies_beside_the_meeting_file_and_nothing_is_printed(run: Run, meeting: Path):
    outcome = run("draft", meeting)
    assert (outcome.status, outcome.out) == (0, "")
    assert meeting.with_suffix(".docx").read_bytes().startswith(b"PK")
    assert f"Draft: {meeting.with_suffix('.docx')}" in outcome.err


def test_length_reach_and_every_blank_are_said(run: Run, meeting: Path):
    said = run("draft", meeting).err
    assert "minutes, " in said and "The facts at hand carry" in said
    assert "blanks to fill" in said and "facts.situation" in said


def test_the_same_meeting_gives_the_same_bytes(run: Run, meeting: Path):
    run("draft", meeting, "-o", "a.docx")
    run("draft", meeting, "-o", "b.docx")
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()


@pytest.mark.parametrize("form", ["md", "html", "txt", "json"])
def test_the_format_follows_the_name_of_the_output_or_to(run: Run, meeting: Path, form: str):
    run("draft", meeting, "-o", f"named.{form}")
    run("draft", meeting, "--to", form)
    text = Path(f"named.{form}").read_text(encoding="utf-8")
    assert "排查42座病险水库" in text
    assert meeting.with_suffix(f".{form}").read_text(encoding="utf-8") == text


def test_a_base_that_lacks_styles_is_told_with_what_to_write_and_nothing_is_written(
    run: Run, meeting: Path, tmp_path: Path
):
    Document().save(str(tmp_path / "ours.docx"))
    (tmp_path / "drafter.yaml").write_text("format: 1\nstyle: {base: ours.docx}\n", encoding="utf-8")
    outcome = run("--lang", "en", "draft", meeting)
    assert outcome.status == 1
    assert "ours.docx has no style for: date (Date/日期), salutation (Salutation/称呼)" in outcome.err
    assert not meeting.with_suffix(".docx").exists()
    named = "{base: ours.docx, styles: {date: Subtitle, salutation: 正文, closing: 正文}}"
    (tmp_path / "drafter.yaml").write_text(f"format: 1\nstyle: {named}\n", encoding="utf-8")
    assert run("draft", meeting).status == 0
    assert meeting.with_suffix(".docx").exists()


def test_a_hyphen_is_standard_output(run: Run, meeting: Path):
    outcome = run("draft", meeting, "--to", "json", "-o", "-")
    assert json.loads(outcome.out)["title"] == "在全市防汛工作会议上的讲话"
    assert not list(meeting.parent.glob("*.json"))


def test_a_meeting_from_standard_input_goes_to_standard_output(run: Run):
    outcome = run("draft", "-", "--to", "txt", stdin=MEETING.encode())
    assert outcome.status == 0
    assert "同志们" in outcome.out


def test_nothing_is_overwritten_without_force(run: Run, meeting: Path):
    target = meeting.with_suffix(".docx")
    target.write_bytes(b"mine")
    outcome = run("draft", meeting)
    assert outcome.status == 1
    assert target.read_bytes() == b"mine"
    assert "--force" in outcome.err


def test_force_keeps_a_copy_of_what_it_replaces(run: Run, meeting: Path):
    target = meeting.with_suffix(".docx")
    target.write_bytes(b"mine")
    assert run("draft", meeting, "--force").status == 0
    assert [path.read_bytes() for path in meeting.parent.glob("*.bak")] == [b"mine"]


def test_strict_writes_nothing_while_a_fact_is_missing(run: Run, meeting: Path):
    outcome = run("draft", meeting, "--strict")
    assert outcome.status == 1
    assert "facts.situation" in outcome.err
    assert not meeting.with_suffix(".docx").exists()


def test_set_changes_the_meeting_for_this_run_only(run: Run, meeting: Path):
    before = meeting.read_bytes()
    outcome = run(
        "draft", meeting, "--to", "txt", "-o", "-", "--set", "title=在调度会上的讲话", "--set", "speaker.post=市长"
    )
    assert "在调度会上的讲话" in outcome.out
    assert "副市长" not in outcome.out
    assert meeting.read_bytes() == before


def test_every_fault_of_a_meeting_file_is_said_with_its_line(run: Run, meeting: Path):
    meeting.write_text(
        MEETING.replace("speaker:", "speeker:").replace("date: 2026-05-11", "date: 2026-02-30"), encoding="utf-8"
    )
    outcome = run("draft", meeting)
    assert outcome.status == 1
    assert "flood.yaml:5: unknown key 'speeker'" in outcome.err
    assert "flood.yaml:6:" in outcome.err
    assert not meeting.with_suffix(".docx").exists()


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"[" * 100_000, "讲话".encode("gbk")], ids=["empty", "utf16", "deep", "gbk"]
)
def test_a_file_that_is_no_meeting_is_refused_with_its_name(run: Run, meeting: Path, content: bytes):
    meeting.write_bytes(content)
    outcome = run("draft", meeting)
    assert (outcome.status, outcome.out) == (1, "")
    assert str(meeting) in outcome.err
    assert len(outcome.err) < 4000


@pytest.mark.parametrize(
    ("version", "name"),
    [
        ("送审稿", "flood-送审稿.docx"),
        ("定稿", "flood-定稿.docx"),
        ("征求意见稿/二", "flood-征求意见稿／二.docx"),
        ("..", "flood.docx"),
    ],
)
def test_the_version_stands_in_the_name_of_the_file(run: Run, meeting: Path, version: str, name: str):
    assert run("draft", meeting, "--set", f"version={version}").status == 0
    assert [path.name for path in meeting.parent.glob("*.docx")] == [name]


def test_a_name_that_was_given_stays_as_it_is(run: Run, meeting: Path):
    run("draft", meeting, "--set", "version=送审稿", "-o", "mine.docx")
    assert [path.name for path in Path().glob("*.docx")] == ["mine.docx"]


@pytest.mark.parametrize(("version", "printed"), [("讨论稿", True), ("征求意见稿", True), ("定稿", False)])
def test_the_version_stands_under_the_title_and_a_final_one_does_not(
    run: Run, meeting: Path, version: str, printed: bool
):
    page = run("draft", meeting, "--set", f"version={version}", "--to", "txt", "-o", "-").out
    assert (f"（{version}）" in page.splitlines()[:4]) is printed
    assert (version in page) is printed


@pytest.mark.parametrize(
    ("version", "meant"),
    [
        ("送申稿", "送审稿"),
        ("征求意见搞", "征求意见稿"),
        ("讨轮稿", "讨论稿"),
        ("送审稿", ""),
        ("送审稿（第二稿）", ""),
        ("审议稿", ""),
        ("会签稿", ""),
        ("内部参考", ""),
    ],
)
def test_a_version_that_looks_misspelt_is_kept_and_said(run: Run, meeting: Path, version: str, meant: str):
    outcome = run("draft", meeting, "--set", f"version={version}", "--to", "txt", "-o", "-")
    assert f"（{version}）" in outcome.out
    assert ("did you mean" in outcome.err) is bool(meant)
    assert meant in outcome.err


def _edit(path: Path) -> bytes:
    document = Document(str(path))
    document.paragraphs[-1].add_run("会后请各单位抓紧。")
    document.save(str(path))
    return path.read_bytes()


def test_a_draft_edited_in_word_is_replaced_by_nothing_and_refresh_is_named(run: Run, meeting: Path):
    run("draft", meeting)
    edited = _edit(meeting.with_suffix(".docx"))
    outcome = run("draft", meeting)
    assert outcome.status == 1
    assert "drafter refresh" in outcome.err
    assert meeting.with_suffix(".docx").read_bytes() == edited


def test_a_draft_edited_in_word_is_kept_under_a_name_of_its_own_however_often_it_is_forced(run: Run, meeting: Path):
    run("draft", meeting)
    first = _edit(meeting.with_suffix(".docx"))
    outcome = run("draft", meeting, "--force")
    assert outcome.status == 0
    assert "flood-edited.docx" in outcome.err and "drafter refresh" in outcome.err
    second = _edit(meeting.with_suffix(".docx"))
    run("draft", meeting, "--force")
    run("draft", meeting, "--force")
    assert meeting.with_name("flood-edited.docx").read_bytes() == first
    assert meeting.with_name("flood-edited2.docx").read_bytes() == second
    assert not meeting.with_name("flood-edited3.docx").exists()


def test_a_draft_that_nobody_edited_is_replaced_without_a_word_about_it(run: Run, meeting: Path):
    run("draft", meeting)
    assert "refresh" not in run("draft", meeting, "--force").err
    assert not meeting.with_name("flood-edited.docx").exists()


def test_a_variant_beyond_the_last_says_how_many_there_are(run: Run, meeting: Path):
    said = run("draft", meeting, "--variant", "99", "-o", "late.docx").err
    assert "variant 99: there are " in said
    assert "there are" not in run("draft", meeting, "-o", "second.docx", "--variant", "2").err


def test_one_thing_missing_in_several_places_is_one_line_and_counted_in_each(run: Run, meeting: Path):
    meeting.write_text("format: 1\nkind: special-campaign\ntitle: 在【会议名称】上的讲话\n", encoding="utf-8")
    said = run("draft", meeting).err
    [count] = re.findall(r"(\d+) blanks to fill:", said)
    assert "【会议名称】" in said and "line 3" in said
    assert "【主题简称】 (3 places)" in said
    assert "not in the meeting file yet" in said and "line 1" not in said
    assert f"blanks to fill in: {count}" in run("check", meeting.with_suffix(".docx")).out
