"""A plan: which sections stand, under which headings, in which numbering, with how many points."""

from dataclasses import replace
from typing import Any

import pytest

from drafter.files import load_organisation
from drafter.meeting import load_meeting
from drafter.model.finding import InputError
from drafter.model.plan import Plan
from drafter.plan import make_plan
from drafter.plan.make import leave_out_facts, suited_headings
from tests.house import HOUSE

TEMPLATES = HOUSE.templates
BANK = HOUSE.phrasebank
ORGANISATION = load_organisation(None)[0]
HEAD = "format: 1\nkind: special-campaign\ntitle: 在全市防汛工作会议上的讲话\n"


def plan(text: str = "", **options: Any) -> Plan:
    meeting, _warnings = load_meeting((HEAD + text).encode(), TEMPLATES)
    return make_plan(meeting, TEMPLATES, BANK, ORGANISATION, **options)


def ids(made: Plan) -> list[str]:
    return [section.id for section in made.sections]


def refused(text: str) -> str:
    with pytest.raises(InputError) as error:
        plan(text)
    return str(error.value)


def test_a_section_stands_when_its_condition_holds():
    assert "recap" not in ids(plan())
    assert "recap" in ids(plan("people: [{name: 赵刚, did: 通报了情况}]\n"))


def test_what_the_meeting_changes_in_the_outline_is_changed():
    made = plan(
        "sections:\n  omit: [accountability]\n  add: [{after: tasks, id: supply, heading: 保供, text: 保供。}]\n"
        "  change: {tasks: {heading: 盯紧关口, numbering: [一、, 一要], detail: 2}}\n"
    )
    assert "accountability" not in ids(made)
    assert ids(made).index("supply") == ids(made).index("tasks") + 1
    tasks = next(section for section in made.sections if section.id == "tasks")
    assert (tasks.heading, tasks.numbering, tasks.detail, tasks.pinned) == ("盯紧关口", ("一、", "一要"), 2, True)


def test_headed_sections_are_counted_for_what_the_preview_announces():
    assert plan().counts["sections"] == 3
    assert plan("sections: {omit: [accountability]}\n").counts["sections"] == 2


def test_each_variant_takes_the_next_set_of_parallel_headings():
    sets = ({"a": "甲"}, {"a": "乙", "when": "people"}, {"a": "丙"})
    template = replace(TEMPLATES.kinds["special-campaign"], headings=sets)
    assert [suited_headings(template, variant, {})[0]["a"] for variant in (1, 2, 3)] == ["甲", "丙", "甲"]
    assert suited_headings(template, 2, {"people": ["赵刚"]})[0]["a"] == "乙"


def test_a_fact_that_is_left_out_is_neither_told_nor_missed():
    text = HEAD + "facts: {shortcomings: [问题]}\nsections: {omit: [shortcomings, recap]}\n"
    meeting, _warnings = load_meeting(text.encode(), TEMPLATES)
    told, template = leave_out_facts(meeting, TEMPLATES.kinds["special-campaign"])
    assert "shortcomings" not in told.facts and not template.facts["shortcomings"].required
    assert told.sections.omit == ("recap",)


def test_what_is_missing_stands_as_a_blank_at_its_path():
    made = plan("facts: {tasks: [{title: 守好堤防}]}\n")
    measure = made.values["tasks"][0]["measures"][0]
    assert measure["text"] == "【谁来办、办什么、几号前】"
    assert measure["text"].origin.name == "facts.tasks[0].measures[0].text"
    assert measure["text"].origin.place.line == 4
    assert made.values["theme"]["noun"].origin.place is None
    assert "facts.situation" in [missing.path for missing in made.missing]


def test_one_name_of_the_theme_gives_the_others():
    theme = plan("theme: {full: 防汛工作}\n").values["theme"]
    assert (theme["noun"], theme["short"], theme["full"].origin.form) == ("防汛", "防汛", "work")
    assert plan("theme: {noun: 防汛}\n").values["theme"]["full"] == "防汛工作"


def test_a_pinned_phrase_stands_and_no_other_place_takes_it():
    facts = "facts: {shortcomings: [机手短缺, 粮车排队]}\n"
    first = next(section for section in plan(facts).sections if section.id == "situation")
    name, chosen = next((name, choice) for name, choice in first.phrases.items() if choice.phrase)
    assert chosen.phrase
    made = plan(f"phrases: {{situation.{name}: {{text: 自己写的一句话}}}}\n")
    pinned = next(section for section in made.sections if section.id == "situation").phrases[name]
    assert (pinned.text, pinned.pinned, pinned.phrase) == ("自己写的一句话", True, None)


def test_everything_that_cannot_be_done_is_said_at_once():
    said = refused("sections: {omit: [recapp]}\nphrases: {situation.leed: {text: 一句话}}\n")
    assert "recapp" in said
    assert "no place for a phrase is called 'situation.leed', did you mean 'situation.lead'?" in said


def test_an_unknown_marker_is_refused_where_it_stands():
    said = refused("sections:\n  change:\n    tasks: {numbering: [一、, 甲要]}\n")
    assert "unknown numbering '甲要'" in said and ":6" in said


def test_the_same_meeting_gives_the_same_plan():
    assert ids(plan()) == ids(plan())
    assert [section.phrases for section in plan().sections] == [section.phrases for section in plan().sections]
