"""`drafter outline` writes what is agreed before there is prose, and `draft` says when that would serve better."""

import json
from pathlib import Path

from tests.cli.conftest import Run

SPARSE = """
format: 1
kind: special-campaign
title: 在全镇反诈会议上的讲话
meeting: {name: 全镇反诈会议, called_by: 镇党委、镇政府}
theme: {full: 反诈工作, noun: 反诈, class: prevention}
facts: {tasks: [加强宣传发动, 抓实入户排查]}
"""


def _meeting(folder: Path) -> Path:
    file = folder / "meeting.yaml"
    file.write_text(SPARSE, encoding="utf-8")
    return file


def test_the_outline_stands_beside_the_meeting_file_and_is_not_overwritten(run: Run, tmp_path: Path):
    meeting = _meeting(tmp_path)
    assert run("outline", meeting).status == 0
    written = tmp_path / "meeting-提纲.docx"
    first = written.read_bytes()
    assert run("outline", meeting).status == 1
    assert written.read_bytes() == first


def test_the_name_of_the_output_says_the_format(run: Run, tmp_path: Path):
    run("outline", _meeting(tmp_path), "-o", tmp_path / "outline.md")
    text = (tmp_path / "outline.md").read_text(encoding="utf-8")
    assert text.startswith("# 在全镇反诈会议上的讲话（提纲）")
    assert "| 找谁 | 要什么 | 几号前 |" in text
    assert run("outline", _meeting(tmp_path), "-o", tmp_path / "outline.pdf").status == 2


def test_programs_read_the_outline_as_json(run: Run, tmp_path: Path):
    report = json.loads(run("outline", _meeting(tmp_path), "--json").out)
    assert report["sections"][1]["known"] == ["加强宣传发动", "抓实入户排查"]


def test_a_draft_of_few_facts_says_that_an_outline_would_serve_better(run: Run, tmp_path: Path):
    said = run("draft", _meeting(tmp_path), "-o", tmp_path / "draft.txt").err
    assert "drafter outline" in said
    rich = Path(__file__).parents[2] / "examples" / "spring-festival.yaml"
    assert "drafter outline" not in run("draft", rich, "-o", tmp_path / "rich.txt").err


def test_the_plan_says_what_was_set_aside_and_which_reasons_are_missing(run: Run, tmp_path: Path):
    meeting = tmp_path / "meeting.yaml"
    meeting.write_text(SPARSE.replace("facts: {", "facts: {shortcomings: [机手短缺, 排队], "), encoding="utf-8")
    report = json.loads(run("plan", meeting, "--json").out)
    aside = {each["id"]: each for each in report["set_aside"]}
    assert aside["shortcomings-0001"]["place"] == "situation.gaps"
    assert "有人督查过" in aside["shortcomings-0001"]["why"]
    assert report["reasons"][0]["path"].startswith("facts.shortcomings[0].")
    assert len(report["headings"]) >= 3
    assert "shortcomings-0001" in run("plan", meeting).out


def test_a_phrase_that_was_set_aside_is_said_where_the_writer_pins_it(run: Run, tmp_path: Path):
    meeting = tmp_path / "meeting.yaml"
    pinned = SPARSE.replace("facts: {", "facts: {shortcomings: [机手短缺, 排队], ")
    meeting.write_text(pinned + "phrases: {situation.gaps: {id: shortcomings-0001}}\n", encoding="utf-8")
    assert "从近期督查和掌握的情况看" in run("draft", meeting, "--to", "txt", "-o", "-").out


def test_a_context_in_which_a_phrase_does_not_stand_is_reported_with_its_place(run: Run, tmp_path: Path):
    folder = tmp_path / "bank"
    (folder / "phrases").mkdir(parents=True)
    (folder / "phrases" / "ours.yaml").write_text(
        "format: 1\nphrases:\n  - {id: recap-8001, text: 请大家对照整改, kind: phrase, move: recap, form: clause,"
        " requires: [reported], stands: [{spoke.did: 作了表态发言}], falls: [{spoke.did: 通报了情况}],"
        " status: written}\n",
        encoding="utf-8",
    )
    outcome = run("phrases", "check", folder)
    assert outcome.status == 1
    assert outcome.err.count("recap-8001") == 2 and "ours.yaml:3" in outcome.err
