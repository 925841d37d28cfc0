"""`drafter archive`, as it is typed."""

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.search.test_archive import SPEECH


def test_speeches_are_added_listed_and_searched(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "speech.txt").write_text(SPEECH.format(theme="防汛", speaker="李明", year=2025), encoding="utf-8")
    added = run("archive", "add", "speech.txt")
    assert added.status == 0 and (tmp_path / "archive.sqlite").exists()
    assert "防汛" in run("archive", "list").out
    said = run("archive", "search", "值班电话", "--speaker", "李明", "--year", "2025").out
    assert "speech.txt:17" in said and "24小时" in said
    found = json.loads(run("archive", "search", "值班电话", "--json").out)
    assert set(found) == {"query", "total", "passages"}
    assert {"speech", "title", "speaker", "year", "move", "line", "text"} <= set(found["passages"][0])


def test_a_move_may_be_named_in_chinese_and_an_unknown_one_is_refused(run: Run, tmp_path: Path):
    (tmp_path / "speech.txt").write_text(SPEECH.format(theme="防汛", speaker="李明", year=2025), encoding="utf-8")
    where = ("--archive", tmp_path / "own.sqlite")
    run("archive", "add", "speech.txt", *where)
    assert run("archive", "search", "同志们", "--move", "称谓", *where).out
    assert run("archive", "search", "同志们", "--move", "salutaton", *where).status == 2
    nothing = run("archive", "search", "量子", *where)
    assert nothing.out == "" and "量子" in nothing.err


MEETING = """
format: 1
kind: special-campaign
title: 在全县防汛工作会议上的讲话
speaker: {name: 李明, post: 县长, rank: chief}
theme: {full: 防汛工作, noun: 防汛, class: prevention}
facts: {tasks: [守住河堤, 值班电话不能没人接]}
"""


def test_plan_and_outline_show_beside_a_section_what_was_said_there_before(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\n", encoding="utf-8")
    (tmp_path / "meeting.yaml").write_text(MEETING, encoding="utf-8")
    (tmp_path / "speech.txt").write_text(SPEECH.format(theme="防汛", speaker="李明", year=2025), encoding="utf-8")
    assert "drafter archive add" in run("plan", "meeting.yaml", "--archive").err
    assert "drafter archive add" in run("outline", "meeting.yaml", "--archive", "-o", "-", "--to", "md").err
    run("archive", "add", "speech.txt")
    said = run("plan", "meeting.yaml", "--archive")
    assert "drafter archive add" not in said.err
    assert "2025  李明  在全县防汛工作会议上的讲话" in said.out and "speech.txt:13" in said.out
    assert "speech.txt" not in run("plan", "meeting.yaml").out
    sections = json.loads(run("plan", "meeting.yaml", "--archive", "--json").out)["sections"]
    shown = [passage for section in sections for passage in section["precedents"]]
    assert {"speech", "title", "speaker", "year", "move", "file", "line", "before", "text", "after"} == set(shown[0])
    outline = run("outline", "meeting.yaml", "--archive", "-o", "-", "--to", "md").out
    assert "往年是这样说的" in outline and "speech.txt第13行" in outline
    sections = json.loads(run("outline", "meeting.yaml", "--archive", "--json").out)["sections"]
    assert any(section["precedents"] for section in sections)


def test_an_archive_without_speeches_says_how_to_add_some(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\n", encoding="utf-8")
    for command in (("list",), ("search", "防汛"), ("search", "防汛", "--json")):
        assert "drafter archive add" in run("archive", *command).err
