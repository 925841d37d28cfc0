"""`drafter new`: questions, and a meeting file that drafts."""

import datetime
import io
import sys
from pathlib import Path

import pytest

from drafter.cli.interview import Interview
from drafter.meeting import Vocabulary
from drafter.workspace import Workspace
from tests.cli.conftest import Run
from tests.intake.cases import FOLDER as CASES_OF_IMPORT
from tests.intake.cases import load

TODAY = datetime.date(2026, 5, 8)


def test_without_input_a_form_is_written(run: Run):
    outcome = run("new", "special-campaign", "--no-input")
    assert (outcome.status, outcome.out) == (0, "")
    assert "Meeting file: special-campaign.yaml" in outcome.err
    meeting = Workspace().load(Path("special-campaign.yaml"))
    assert (meeting.meeting, meeting.speaker, meeting.theme, meeting.facts) == ({}, {}, {}, {})
    assert run("draft", "special-campaign.yaml").status == 0


def test_answers_go_into_the_file_and_empty_ones_are_skipped(run: Run):
    answers = "\n".join(["在全市防汛工作会议上的讲话", "全市防汛工作会议", "", "部署今年防汛工作"])
    outcome = run("new", "special-campaign", "-o", "m.yaml", stdin=answers.encode())
    assert outcome.status == 0
    meeting = Workspace().load(Path("m.yaml"))
    assert meeting.meeting["name"] == "全市防汛工作会议"
    assert "called_by" not in meeting.meeting
    assert meeting.meeting["purpose"] == "部署今年防汛工作"


def test_a_wrong_date_is_asked_for_again(run: Run):
    lines = ["标题", *[""] * 10, "2026-02-30", "那天", "2026年5月11日"]
    outcome = run("new", "special-campaign", "-o", "m.yaml", stdin="\n".join(lines).encode())
    assert "there is no such day as 2026-02-30" in outcome.err
    assert "'那天' is not a date" in outcome.err
    assert str(Workspace().load(Path("m.yaml")).date) == "2026-05-11"


def test_back_asks_the_question_before_once_more_and_keeps_the_others(run: Run):
    lines = ["标题", "会议甲", "<", "会议乙", "市政府", "部署工作"]
    outcome = run("new", "special-campaign", "-o", "m.yaml", stdin="\n".join(lines).encode())
    meeting = Workspace().load(Path("m.yaml"))
    assert (meeting.title, meeting.meeting["name"], meeting.meeting["called_by"]) == ("标题", "会议乙", "市政府")
    assert outcome.err.count("标题") == 1


def test_back_at_the_first_question_asks_it_again(run: Run):
    run("new", "special-campaign", "-o", "m.yaml", stdin="<\n标题\n".encode())
    assert Workspace().load(Path("m.yaml")).title == "标题"


def test_what_has_no_sense_here_is_not_asked(run: Run):
    outcome = run("new", "special-campaign", "-o", "m.yaml", stdin="标题\n".encode() + b"\n" * 200)
    assert "对刚才的发言怎么评价" not in outcome.err  # nobody spoke before


@pytest.mark.parametrize(
    ("fact", "typed", "answered"),
    [
        ("tasks", "守好堤防\n\n备足物资\n\n\n", [{"title": "守好堤防"}, {"title": "备足物资"}]),
        (
            "tasks",
            "守好堤防\n逐段巡查\n县水利局\n各乡镇\n\n5月底前\n\n\n",
            [{"title": "守好堤防", "measures": [{"what": "逐段巡查", "who": ["县水利局", "各乡镇"], "by": "5月底前"}]}],
        ),
        ("appeal", "一句话。\n\n", ["一句话。"]),
        ("appeal", "一句、有顿号的话。\n\n", ["一句、有顿号的话。"]),
        (
            "requirement",
            "突出重点\n早发现、早处置\nn\n\n\n",
            {"guidance": "突出重点", "goals": ["早发现、早处置"]},
        ),
        (
            "requirement",
            "突出重点\n早发现\n早处置\n\n不出事\n",
            {"guidance": "突出重点", "goals": ["早发现", "早处置"], "bottom_line": "不出事"},
        ),
        ("tasks", "", []),
    ],
)  # fmt: skip
def test_a_fact_is_asked_for_by_its_parts_and_a_list_until_an_answer_is_empty(
    monkeypatch: pytest.MonkeyPatch, fact: str, typed: str, answered: object
):
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    templates = Workspace().templates
    vocabulary = Vocabulary(templates, templates.kinds["special-campaign"])
    field = vocabulary.facts[fact]
    assert vocabulary.of(field).ask(field, field.ask, Interview(templates, TODAY)) == answered


def test_a_kind_and_its_values_are_taken_in_chinese(run: Run):
    lines = ["标题", *[""] * 8, "副职", *[""] * 6, "安全防范"]
    assert run("new", "专项工作部署会讲话", stdin="\n".join(lines).encode()).status == 0
    meeting = Workspace().load(Path("special-campaign.yaml"))
    assert (meeting.rank, meeting.theme_class) == ("deputy", "prevention")


def test_a_file_that_is_there_is_kept(run: Run):
    Path("m.yaml").write_text("mine", encoding="utf-8")
    outcome = run("new", "special-campaign", "-o", "m.yaml", "--no-input")
    assert outcome.status == 1
    assert "--force" in outcome.err
    assert Path("m.yaml").read_text(encoding="utf-8") == "mine"


def test_a_hyphen_is_standard_output(run: Run):
    outcome = run("new", "follow-up", "--no-input", "-o", "-")
    assert "kind: follow-up" in outcome.out
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    ("kind", "nearest"), [("special-campain", "special-campaign"), ("专项工作讲演", "专项工作部署会讲话")]
)
def test_an_unknown_kind_is_refused_with_the_nearest_one(run: Run, kind: str, nearest: str):
    outcome = run("new", kind, "--no-input")
    assert outcome.status == 2
    assert kind in outcome.err and nearest in outcome.err


def test_last_years_speech_beside_notes_is_left_out_unless_it_is_wanted(run: Run):
    case = load(CASES_OF_IMPORT / "55-last-year-and-notes.yaml")
    for one in case["files"]:
        Path(one["file"]).write_text(one["text"], encoding="utf-8")
    given = ["--from", "去年.txt", "--from", "今年.txt"]
    outcome = run("new", "special-campaign", *given, "--yes", "-o", "a.yaml")
    assert outcome.status == 0 and "lines of last year's speech are left out" in outcome.err
    facts, left = Path("a.yaml").read_text(encoding="utf-8").split("〔", 1)
    assert "修好4座瞭望塔" in facts and "管住火源" not in facts and "12.6公顷" in left
    outcome = run("new", "special-campaign", *given, "-o", "b.yaml", stdin=b"y\n\n")
    assert outcome.status == 0 and "管住火源" in Path("b.yaml").read_text(encoding="utf-8").split("〔", 1)[0]
