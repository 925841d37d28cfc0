"""A plan set into words: blocks in order, markers given, every word knowing where it came from."""

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from drafter.compose import Composer, make_sandbox
from drafter.compose.marks import Origins
from drafter.model.draft import Block, Draft
from drafter.model.finding import InputError
from drafter.model.plan import Plan
from drafter.model.span import Origin
from drafter.plan import make_plan
from drafter.workspace import Workspace
from tests.house import HOUSE

ROOT = Path(__file__).parents[2]
MEETING = """format: 1
kind: special-campaign
title: 在全市防汛工作会议上的讲话
meeting: {name: 全市防汛工作会议, called_by: 市政府, purpose: 部署今年防汛工作}
speaker: {name: 周岩, post: 副市长, rank: deputy}
date: 2026-05-11
theme: {noun: 防汛, class: prevention}
facts:
  tasks:
    - title: 守好堤防
      measures: [{who: [市水利局], what: 排查险段, by: 2026-05-31前}]
    - title: 备足物资
      measures: [市应急局要备足编织袋30万条。]
"""


def draft(text: str = MEETING) -> Draft:
    return HOUSE.draft(HOUSE.load(text.encode()))[0]


def texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def of_kind(drafted: Draft, kind: str) -> list[Block]:
    return [block for block in drafted.blocks if block.kind == kind]


def test_title_version_speaker_day_and_salutation_stand_first():
    drafted = draft(MEETING + "version: 送审稿\n")
    kinds = [block.kind for block in drafted.blocks]
    assert sorted(kinds[:5]) == ["date", "salutation", "speaker", "title", "version"]
    assert texts(of_kind(drafted, "title")) == ["在全市防汛工作会议上的讲话"]
    assert [run.fact for block in of_kind(drafted, "speaker") for run in block.runs if run.text] == [
        "speaker.post", "speaker.name",
    ]  # fmt: skip


def test_the_final_version_carries_no_mark():
    assert of_kind(draft(MEETING + "version: 定稿\n"), "version") == []


def test_headings_and_items_are_numbered_in_order_without_gaps():
    drafted = draft()
    assert [block.marker for block in of_kind(drafted, "heading") if block.depth == 1] == ["一、", "二、", "三、"]
    shorter = draft(MEETING + "sections: {omit: [situation]}\n")
    assert [block.marker for block in of_kind(shorter, "heading") if block.depth == 1] == ["一、", "二、"]
    assert "两点意见" in "".join(texts(list(shorter.blocks)))


def test_every_fact_is_printed_under_its_path_and_every_blank_too():
    runs = [run for block in draft().blocks for run in block.runs]
    facts = {run.fact: run.text for run in runs if run.fact and not run.blank}
    assert facts["facts.tasks[0].title"] == "守好堤防"
    assert facts["facts.tasks[0].measures[0].by"] == "5月31日前"
    blanks = {run.blank: run.text for run in runs if run.blank}
    assert blanks["facts.shortcomings[0].text"] == "【有哪些短板】"


def test_a_phrase_keeps_its_place_and_its_entry():
    drafted = draft()
    names = {run.phrase for block in drafted.blocks for run in block.runs if run.phrase}
    assert names
    assert names <= {use.name for use in drafted.phrases}


def test_what_a_fact_says_is_never_markup():
    drafted = draft(MEETING.replace("守好堤防", '"守好{{ x }}**堤防**"'))
    assert any("守好{{ x }}**堤防**" in block.text for block in drafted.blocks)


def test_an_added_section_is_a_template_and_its_fault_names_its_line():
    added = "sections:\n  add:\n    - {id: more, heading: 保供, text: '{{ theme.noun }}保供。'}\n"
    assert "防汛保供。" in texts(list(draft(MEETING + added).blocks))
    with pytest.raises(InputError, match=":16"):
        draft(MEETING + added.replace("theme.noun", "weather"))


def test_a_key_that_only_the_table_of_meeting_files_knows_can_be_said_and_asked_after():
    added = "sections:\n  add:\n    - {id: more, text: '{{ weather }}，汛情紧急。', when: weather}\n"
    templates = HOUSE.templates
    weather = replace(templates.meeting["salutation"], name="weather", ask="天气")
    workspace = Workspace()
    workspace.__dict__["templates"] = replace(templates, meeting={**templates.meeting, "weather": weather})
    drafted = workspace.draft(workspace.load((MEETING + added + "weather: 大雨\n").encode()))[0]
    run = next(run for block in drafted.blocks for run in block.runs if run.fact == "weather")
    assert (run.text, drafted.asks["weather"].ask) == ("大雨", "天气")


def test_a_meeting_of_which_nothing_is_known_is_a_draft_of_blanks():
    drafted = draft("format: 1\nkind: special-campaign\ntitle: 讲话\n")
    assert any(run.blank == "theme.short" for block in drafted.blocks for run in block.runs)


@pytest.mark.parametrize("nothing", ["~", '""', "", "'  '"])
def test_a_value_that_says_nothing_is_a_blank(nothing: str):
    drafted = draft(MEETING.replace("what: 排查险段", f"what: {nothing}"))
    assert {run.blank for block in drafted.blocks for run in block.runs} >= {"facts.tasks[0].measures[0].what"}


def plan_of(example: str) -> Plan:
    meeting = HOUSE.load(ROOT / "examples" / f"{example}.yaml")
    return make_plan(meeting, HOUSE.templates, HOUSE.phrasebank, HOUSE.organisation)


@pytest.mark.parametrize("example", ["spring-festival", "teachers-day", "host-rural"])
def test_a_state_of_a_section_that_is_taken_for_another_says_the_same(example: str):
    plan, sandbox = plan_of(example), make_sandbox()
    shared = Composer(plan, HOUSE.words, sandbox)
    for section in plan.sections:
        for detail, rung in product((3, 1, 2), (0, 1, shared.items_of(section))):
            state = replace(section, detail=detail, rung=rung)
            alone = Composer(plan, HOUSE.words, sandbox)
            assert shared.measure(state) == alone.measure(state)
            assert shared.compose([state]).blocks == alone.compose([state]).blocks


def test_states_that_tell_the_same_are_rendered_once():
    plan = plan_of("spring-festival")
    composer = Composer(plan, HOUSE.words, make_sandbox())
    sections = {section.id: section for section in plan.sections}
    for section in (sections["preview"], sections["accountability"]):
        composer.measure(replace(section, detail=1, rung=composer.items_of(section)))
        left = composer.budget.left
        composer.measure(replace(section, detail=2, rung=0))
        assert composer.budget.left == left


@pytest.mark.parametrize("name", ["winter-fire", "water-warning", "flood-honours"])
def test_how_wide_the_marks_of_origins_are_decides_nothing(name: str) -> None:
    meeting = HOUSE.load(ROOT / "examples" / f"{name}.yaml")
    plan = make_plan(meeting, HOUSE.templates, HOUSE.phrasebank, HOUSE.organisation)
    said = set()
    for marks_before in (0, 100_000):
        origins = Origins([Origin("fact", "facts.before")] * marks_before)
        composer = Composer(plan, HOUSE.words, make_sandbox(), origins)
        said.add("\n".join(block.text for block in composer.compose(plan.sections).blocks))
    assert len(said) == 1
