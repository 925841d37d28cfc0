"""`drafter refresh` and `drafter harvest` in turn: no figure is lost on the way, whoever changed it where and when."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.word.text import read_docx
from tests.cli.conftest import Run
from tests.edited.desk import Desk
from tests.edited.test_editors import MEETING, drafted

PATH = "facts.pledges[0].promises[0].by"
BY = f"fact:{PATH}"
FACTS = {
    "fact:speaker.post": "云州惠民商贸有限公司董事长",
    "fact:people[0].did": "部署了节日市场保供",
    "fact:facts.unit": "云州惠民商贸股份有限公司",
    "fact:facts.pledges[0].title": "把货备齐",
    "fact:facts.pledges[0].promises[0].by": "2月9日前",
    "fact:facts.pledges[0].promises[0].standard": "够8家门店卖9天",
    "fact:facts.pledges[1].promises[0].what": "对白菜等8种菜实行零加价",
    "fact:facts.requests[0]": "协调办理进城通行证",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "meeting.yaml").write_bytes(MEETING.read_bytes())
    (tmp_path / "meeting.docx").write_bytes(drafted("as it is"))
    return tmp_path


def type_in(draft: Path, tag: str, text: str) -> None:
    desk = Desk(draft.read_bytes())
    desk.fill(tag, text)
    draft.write_bytes(bytes(desk))


def said(place: Path) -> str:
    return "\n".join(read_docx((place / "meeting.docx").read_bytes()))


def rewrite(place: Path, old: str, new: str) -> None:
    text = (place / "meeting.yaml").read_text(encoding="utf-8")
    assert old in text
    (place / "meeting.yaml").write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def test_what_was_harvested_is_no_edit_any_more(run: Run, place: Path):
    type_in(place / "meeting.docx", BY, "2月9日前")
    assert run("harvest", "meeting.docx", "--yes").status == 0
    assert "by: 2月9日前" in (place / "meeting.yaml").read_text(encoding="utf-8")
    assert "says what it said" in run("harvest", "meeting.docx").out
    rewrite(place, "2月9日前", "2月7日前")
    assert run("refresh", "meeting.docx", "--yes").status == 0
    assert "2月7日前" in said(place)
    assert "says what it said" in run("harvest", "meeting.docx").out
    assert "by: 2月7日前" in (place / "meeting.yaml").read_text(encoding="utf-8")


def test_a_change_that_is_not_wanted_stays_as_the_draft_has_it(run: Run, place: Path):
    rewrite(place, "2月8日前", "2月7日前")
    shown = run("refresh", "meeting.docx", "--dry-run").out
    numbers = [line.split(".")[0] for line in shown.splitlines() if line[:1].isdecimal()]
    assert numbers and "1. " in shown
    outcome = run("refresh", "meeting.docx", "--yes", "--leave", ",".join(numbers))
    assert outcome.status == 1 and PATH in outcome.err
    assert "2月8日前" in said(place) and "2月7日前" not in said(place)
    wrong = run("refresh", "meeting.docx", "--yes", "--leave", "99")
    assert wrong.status == 1 and "99" in wrong.err


@pytest.mark.parametrize("settled", ["2月9日前", "2月7日前"], ids=["as the draft", "as the meeting file"])
def test_what_both_changed_stays_a_question_until_somebody_settles_it(run: Run, place: Path, settled: str):
    type_in(place / "meeting.docx", BY, "2月9日前")
    rewrite(place, "2月8日前", "2月7日前")
    for _time in range(2):
        outcome = run("refresh", "meeting.docx", "--yes")
        assert outcome.status == 1
        assert PATH in outcome.err and "nothing to change" not in outcome.err
    assert run("harvest", "meeting.docx", "--yes").status == 1
    assert "by: 2月7日前" in (place / "meeting.yaml").read_text(encoding="utf-8")
    assert "2月9日前" in said(place)
    assert "fact-kept" in run("check", "meeting.docx").out
    assert "2月7日前" in run("finalize", "meeting.docx").err
    assert run("harvest", "meeting.docx", "--yes", "--set", f"{PATH}={settled}").status == 0
    assert run("refresh", "meeting.docx", "--yes").status == 0
    assert settled in said(place)
    assert f"by: {settled}" in (place / "meeting.yaml").read_text(encoding="utf-8")
    assert "fact-kept" not in run("check", "meeting.docx").out
    assert "nothing to change" in run("refresh", "meeting.docx", "--yes").err


def test_a_refresh_does_not_overwrite_what_was_saved_while_its_question_stood_open(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
):
    from drafter.cli import refresh

    rewrite(place, "2月8日前", "2月7日前")

    def somebody_saves(_question: str, _answers: object) -> str:
        type_in(place / "meeting.docx", "fact:facts.unit", "云州惠民商贸股份有限公司")
        return "y"

    monkeypatch.setattr(refresh, "ask", somebody_saves)
    outcome = run("refresh", "meeting.docx", terminal=True)
    assert outcome.status == 1
    assert "meeting.docx" in outcome.err
    assert "云州惠民商贸股份有限公司" in said(place) and "2月8日前" in said(place)


def test_a_harvest_does_not_write_over_what_the_meeting_file_says_since(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
):
    from drafter.cli import harvest_ask

    type_in(place / "meeting.docx", BY, "2月9日前")

    def somebody_writes(_question: str, _answers: object) -> str:
        rewrite(place, "2月8日前", "2月7日前")
        return "y"

    monkeypatch.setattr(harvest_ask, "ask", somebody_writes)
    outcome = run("harvest", "meeting.docx", terminal=True)
    assert outcome.status == 1
    assert "时限" in outcome.err and PATH not in outcome.err
    assert "by: 2月7日前" in (place / "meeting.yaml").read_text(encoding="utf-8")


def test_an_entry_in_a_folder_that_no_draft_reads_is_pinned_by_its_words_and_that_is_said(run: Run, place: Path):
    type_in(place / "meeting.docx", "phrase:attitude.take", "会上的部署，我们一件一件领回去、办到底")
    outcome = run("harvest", "meeting.docx", "--yes", "--into", "pb")
    assert "phrasebanks: [pb]" in outcome.err
    assert run("draft", "meeting.yaml", "-o", "next.docx").status == 0
    assert "我们一件一件领回去、办到底" in "\n".join(read_docx((place / "next.docx").read_bytes()))


@pytest.fixture
def eight(place: Path) -> Callable[..., list[int]]:
    """Harvests eight drafts of the meeting at once, each with another fact changed; returns how each ended."""

    def harvest(*options: str) -> list[int]:
        started = []
        for number, (tag, text) in enumerate(FACTS.items()):
            draft = place / f"稿{number}.docx"
            draft.write_bytes(drafted("as it is"))
            type_in(draft, tag, text)
            command = [sys.executable, "-m", "drafter", "harvest", draft.name, "--meeting", "meeting.yaml", "--yes"]
            environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
            started.append(
                subprocess.Popen([*command, *options], cwd=place, env=environment, stdout=subprocess.DEVNULL)
            )
        return [process.wait(timeout=120) for process in started]

    return harvest


@pytest.mark.parametrize("options", [(), ("--into", "pb")], ids=["facts", "facts and phrases"])
def test_eight_harvests_at_once_keep_eight_facts(
    eight: Callable[..., list[int]], place: Path, options: tuple[str, ...]
):
    assert eight(*options) == [0] * 8
    text = (place / "meeting.yaml").read_text(encoding="utf-8")
    assert [fact for fact in FACTS.values() if fact not in text] == []
