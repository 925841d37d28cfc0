"""`drafter harvest`: everything is shown, nothing is written without a yes, and each thing goes where it belongs."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.edited.harvest.cases import MEETING, edited

EDITS: list[dict[str, Any]] = [
    {"fill": "fact:date", "with": "2026年3月6日"},
    {"fill": "fact:theme.short", "with": "防汛备汛", "only": 0},
    {"over": "fact:facts.tasks[0].title", "with": "把险工险段查实"},
    {"empty": "fact:facts.shortcomings[0].text"},
    {"fill": "phrase:closing.call", "with": "部署只是开头，落实才见分晓。"},
    {"fill": "phrase:situation.close", "with": "这些问题，必须改一个、销一个，绝不留尾巴"},
    {"add": "堤防险情早一分钟报告，群众就多一分安全。", "after": "把值守落到人头"},
    {"comment": "把险工险段查实", "text": "再实一点", "author": "王主任"},
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "bank" / "phrases").mkdir(parents=True)
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8")
    (tmp_path / "meeting.yaml").write_bytes(MEETING.read_bytes())
    (tmp_path / "flood.docx").write_bytes(edited(EDITS))
    return tmp_path


def files(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*.yaml")}


def test_without_a_terminal_everything_is_shown_and_nothing_written(run: Run, place: Path):
    before = files(place)
    outcome = run("harvest", "flood.docx")
    assert outcome.status == 0
    for said in ("【日期】 → 2026-03-06", "theme.short", "exhortation-0007", "早一分钟报告", "再实一点", "绝"):
        assert said in outcome.out
    assert "--yes" in outcome.err
    assert files(place) == before


def test_a_dry_run_asks_and_writes_nothing(run: Run, place: Path):
    before = files(place)
    outcome = run("harvest", "flood.docx", "--dry-run", "--yes", terminal=True)
    assert "2026-03-06" in outcome.out
    assert files(place) == before


def test_yes_writes_what_is_certain_and_leaves_the_rest_to_a_person(run: Run, place: Path):
    outcome = run("harvest", "flood.docx", "--yes")
    assert outcome.status == 1
    assert "--set" in outcome.err
    text = (place / "meeting.yaml").read_text(encoding="utf-8")
    assert "date: 2026-03-06" in text and "closing.call: {id: exhortation-0007, from: flood.docx 第17段}" in text
    assert "short: 防汛," in text and "title: 把险工险段查清楚" in text and "- 有的责任没有到人" in text
    assert (place / "meeting.yaml.bak").read_bytes() == MEETING.read_bytes()
    assert "绝不留尾巴" in (place / "bank/phrases/shortcomings.yaml").read_text(encoding="utf-8")
    assert "status: mined" in (place / "bank/phrases/directive.yaml").read_text(encoding="utf-8")


def test_set_decides_where_copies_differ(run: Run, place: Path):
    outcome = run("harvest", "flood.docx", "--yes", "--set", "theme.short=防汛备汛")
    assert outcome.status == 0
    assert "short: 防汛备汛," in (place / "meeting.yaml").read_text(encoding="utf-8")


def test_set_takes_only_what_is_to_be_decided(run: Run, place: Path):
    outcome = run("harvest", "flood.docx", "--yes", "--set", "theme.shrt=防汛备汛")
    assert outcome.status == 2
    assert "did you mean 'theme.short'?" in outcome.err


def test_on_a_terminal_each_group_is_asked_for(run: Run, place: Path):
    # facts: all; the one that is gone: no; the one typed over: yes; the conflict: the first;
    # phrases: one by one, the second only; the sentence: no
    answers = "y\nn\ny\n1\no\nn\ny\nn\n"
    outcome = run("harvest", "flood.docx", stdin=answers.encode(), terminal=True)
    assert outcome.status == 0
    text = (place / "meeting.yaml").read_text(encoding="utf-8")
    assert "date: 2026-03-06" in text and "title: 把险工险段查实" in text and "short: 防汛备汛," in text
    assert "- 有的责任没有到人" in text
    assert "exhortation-0007" in text
    assert not list((place / "bank" / "phrases").iterdir())


def test_the_end_of_the_input_is_no(run: Run, place: Path):
    before = files(place)
    outcome = run("harvest", "flood.docx", terminal=True)
    assert outcome.status == 0
    assert "Nothing was written" in outcome.err
    assert files(place) == before


def test_a_fact_that_was_taken_out_is_taken_out_only_with_a_yes_of_its_own(run: Run, place: Path):
    (place / "flood.docx").write_bytes(edited([{"empty": "fact:speaker.post"}]))
    run("harvest", "flood.docx", "--yes")
    assert "post: 副市长" in (place / "meeting.yaml").read_text(encoding="utf-8")
    run("harvest", "flood.docx", stdin=b"y\n", terminal=True)
    assert "post: ," in (place / "meeting.yaml").read_text(encoding="utf-8")


def test_json_tells_everything_and_writes_only_with_yes(run: Run, place: Path):
    before = files(place)
    told = json.loads(run("harvest", "flood.docx", "--json").out)
    assert [fact["path"] for fact in told["facts"] if fact["certain"]] == ["date", "facts.shortcomings[0].text"]
    assert told["conflicts"][0]["versions"][0] == {"text": "防汛备汛", "lines": [6]}
    assert told["remarks"][0]["author"] == "王主任"
    assert told["written"] is None
    assert files(place) == before
    told = json.loads(run("harvest", "flood.docx", "--json", "--yes").out)
    assert told["written"]["facts"] == ["date", "phrases.closing.call", "phrases.situation.close"]


def test_without_a_phrasebank_of_ones_own_the_way_to_one_is_told_and_facts_are_written(run: Run, place: Path):
    (place / "drafter.yaml").unlink()
    outcome = run("harvest", "flood.docx", "--yes", "--set", "theme.short=防汛备汛")
    assert "phrasebanks: [phrasebank]" in outcome.err
    assert "date: 2026-03-06" in (place / "meeting.yaml").read_text(encoding="utf-8")


def test_into_names_a_phrasebank_that_need_not_be_there_yet(run: Run, place: Path):
    run("harvest", "flood.docx", "--yes", "--into", "new")
    assert (place / "new" / "phrases" / "directive.yaml").is_file()


def test_without_the_meeting_file_phrases_are_taken_over_all_the_same(run: Run, place: Path):
    (place / "meeting.yaml").unlink()
    outcome = run("harvest", "flood.docx", "--yes")
    assert "--meeting" in outcome.err
    assert (place / "bank/phrases/shortcomings.yaml").is_file()


def test_a_meeting_file_of_another_kind_is_refused(run: Run, place: Path):
    text = MEETING.read_text(encoding="utf-8").partition("facts:")[0].replace("special-campaign", "follow-up")
    (place / "other.yaml").write_text(text, encoding="utf-8")
    outcome = run("harvest", "flood.docx", "--meeting", "other.yaml", "--yes")
    assert outcome.status == 1
    assert "follow-up" in outcome.err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text"], ids=["empty", "torn", "text"])
def test_a_file_that_is_no_draft_of_ours_is_refused_with_its_name(run: Run, place: Path, content: bytes):
    (place / "flood.docx").write_bytes(content)
    outcome = run("harvest", "flood.docx")
    assert (outcome.status, outcome.out) == (1, "")
    assert "flood.docx" in outcome.err


def test_an_untouched_draft_has_nothing_to_give(run: Run, place: Path):
    (place / "flood.docx").write_bytes(edited([]))
    outcome = run("harvest", "flood.docx", "--yes")
    assert (outcome.status, outcome.err) == (0, "")
    assert "says what it said" in outcome.out
