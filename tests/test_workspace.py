"""An organisation's own moves, words and rate reach whatever reads, mines and checks; what is odd stays known."""

from pathlib import Path

import pytest

import drafter
from drafter.checks import check
from drafter.mining import mine_files, phrases_of
from drafter.search import make_index, search
from drafter.workspace import Workspace
from tests.house import HOUSE

SPEECH = """在全县防汛工作会议上的讲话
同志们：
今天报喜：薅紧工作责任落实，汛前任务都清了零。
一、抓好巡堤
责任落到人。
二、抓好值守
要值守到位。
谢谢大家！
"""
MOVES = """format: 1
moves:
  - id: good_news
    name: 报喜
    stage: opening
    description: 开场先报喜。
    cues: ['^今天报喜']
"""
VERBS = """format: 1
verbs: [薅紧]
nouns: [值守到位]
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An organisation with moves and words of its own, and a speech."""
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [ours]\nspeaking_rate: 90\n", encoding="utf-8")
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "moves.yaml").write_text(MOVES, encoding="utf-8")
    (tmp_path / "ours" / "verbs.yaml").write_text(VERBS, encoding="utf-8")
    (tmp_path / "speech.txt").write_text(SPEECH, encoding="utf-8")
    return tmp_path


def test_a_move_of_the_organisations_own_is_recognised_in_its_speeches(office: Path):
    (ours,) = drafter.read(office / "speech.txt")
    (theirs,) = HOUSE.reader.read(office / "speech.txt")
    assert "good_news" in [span.move for span in ours.moves]
    assert "good_news" not in [span.move for span in theirs.moves]


def test_a_verb_of_the_organisations_own_opens_the_verb_phrases_that_are_mined(office: Path):
    workspace = Workspace.find(office)
    (speech,) = workspace.reader.read(office / "speech.txt")
    ours = {found.wording for found in phrases_of(speech, workspace.words) if found.kind == "collocation"}
    theirs = {found.wording for found in phrases_of(speech, HOUSE.words) if found.kind == "collocation"}
    assert "薅紧工作责任落实" in ours - theirs


@pytest.mark.parametrize("processes", [1, 2])
def test_mining_files_recognises_moves_and_verbs_of_the_organisation_in_every_process(office: Path, processes: int):
    text = SPEECH + "要值守到位，责任落到人。\n" * 2000
    for number in range(20):  # a megabyte, so that a second process is worth it
        (office / f"{number}.txt").write_text(text, encoding="utf-8")
    workspace = Workspace.find(office)
    mined = mine_files([office], workspace.reader, workspace.words, processes)
    assert ("薅紧工作责任落实", "good_news") in [(phrase.text, phrase.move) for phrase in mined.phrases]


def test_a_noun_of_the_organisations_own_is_known_to_the_checks(office: Path):
    text = "同志们：\n要值守到位。\n"
    rules = {finding.rule for finding in check(text, Workspace.find(office).wordlists)}
    assert "yao-noun" in rules
    assert "yao-noun" not in {finding.rule for finding in check(text, HOUSE.wordlists)}


def test_mining_by_the_public_function_uses_our_words_or_those_of_a_workspace(office: Path):
    workspace = Workspace.find(office)
    speeches = drafter.read(office / "speech.txt")
    texts = [phrase.text for phrase in drafter.mine(speeches, workspace).phrases]
    assert any("薅紧" in text for text in texts)
    assert not any("薅紧" in phrase.text for phrase in drafter.mine(speeches).phrases)
    assert drafter.check("同志们：\n要要抓紧。\n")


def test_a_search_knows_a_phrase_of_the_organisations_own_and_how_it_reads_after_an_edit(office: Path):
    file = office / "ours" / "phrases" / "lesson.yaml"
    file.parent.mkdir()
    entry = "format: 1\nphrases:\n  - {{id: lesson-9001, text: {}, kind: phrase, move: lesson, form: clause}}\n"
    file.write_text(entry.format("薅紧了就不松手"), encoding="utf-8")
    before = Workspace.find(office)
    assert [match.phrase.id for match in search(before.index, "薅紧了").matches] == ["lesson-9001"]
    file.write_text(entry.format("攥紧了就不松手"), encoding="utf-8")
    after = before.with_phrases_of(file)
    assert [match.phrase.text for match in search(after.index, "攥紧了").matches] == ["攥紧了就不松手"]
    for query in ("攥紧了", "值守", "号召"):
        assert search(after.index, query) == search(make_index(after.phrasebank), query)


def test_what_is_odd_about_the_files_is_told_as_often_as_one_asks(tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\norg: {name: 云州}\n", encoding="utf-8")
    meeting = tmp_path / "meeting.yaml"
    meeting.write_text("format: 1\nkind: special-campaign\ntitle: 讲话\nversion: 送审\n", encoding="utf-8")
    workspace = Workspace.find(tmp_path)
    loaded = workspace.load(meeting)
    assert loaded.findings == workspace.load(meeting).findings != ()
    assert workspace.findings == workspace.findings
    assert not set(loaded.findings) & set(workspace.findings)


def test_a_phrase_that_the_writer_leaves_out_is_not_said_and_nothing_takes_its_place():
    workspace = Workspace()
    data = (Path(drafter.__file__).parents[1] / "examples" / "spring-festival.yaml").read_bytes()
    draft, _plan = workspace.draft(workspace.load(data))
    name = draft.phrases[0].name
    without, _plan = workspace.draft(workspace.load(data + f"\nphrases:\n  {name}: {{omit: true}}\n".encode()))
    assert [use.name for use in without.phrases] == [use.name for use in draft.phrases[1:]]


COMMENTED = """format: 1
kind: special-campaign
title: 在全县防汛工作会议上的讲话
facts: {comment: 讲得实在, tasks: [{title: 管住水库}]}
"""


@pytest.mark.parametrize("people", [False, True])
def test_a_fact_that_its_kind_says_only_under_a_condition_is_told_where_that_does_not_hold(people: bool) -> None:
    spoke = "people: [{name: 赵刚, post: 副县长, did: 通报了全县防汛形势}]\n" if people else ""
    meeting = HOUSE.load((COMMENTED + spoke).encode())
    told = [finding for finding in meeting.findings if finding.rule == "unsaid"]
    draft, _plan = HOUSE.draft(meeting)
    said = "讲得实在" in "".join(run.text for block in draft.blocks for run in block.runs)
    assert (len(told), said) == ((0, True) if people else (1, False))
    if told:
        assert "who speaks at the meeting" in told[0].message and told[0].place is not None and told[0].place.line == 4


@pytest.mark.parametrize(("did", "told"), [("余震里守了三天三夜手术台", 1), ("讲了余震里的三天三夜", 0)])
def test_what_somebody_did_before_the_meeting_is_told_as_left_out(did: str, told: int) -> None:
    meeting = HOUSE.load(f"{COMMENTED}people: [{{name: 罗桂英, post: 院长, did: {did}}}]\n".encode())
    findings = [finding for finding in meeting.findings if "people[1].did" in finding.message]
    draft, _plan = HOUSE.draft(meeting)
    assert len(findings) == told
    assert (did in "".join(run.text for block in draft.blocks for run in block.runs)) == (not told)


def test_a_fact_that_another_kind_does_not_say_is_told_when_the_meeting_is_drafted_as_that_kind() -> None:
    meeting = HOUSE.load(COMMENTED.encode())
    other = HOUSE.recast(meeting, HOUSE.templates.kinds["progress"])
    assert [finding.rule for finding in other.findings].count("unsaid") == 1
