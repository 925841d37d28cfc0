"""Tasks written as nouns, as most people write them, are numbered so that they can stand, with a suggestion."""

import re

import pytest

from drafter.model.draft import Draft
from drafter.workspace import Workspace


def draft(kind: str, titles: list[str]) -> tuple[Draft, list[str]]:
    workspace = Workspace()
    tasks = ", ".join(f"{{title: {title}, measures: [6月底前办完]}}" for title in titles)
    theme = "{noun: 电力保供, full: 电力保供工作}"
    text = f"{{format: 1, kind: {kind}, title: 讲话, theme: {theme}, facts: {{tasks: [{tasks}]}}}}"
    drafted, plan = workspace.draft(workspace.load(text.encode()))
    return drafted, [str(finding.suggestion) for finding in plan.findings if finding.rule == "title"]


def heads(drafted: Draft) -> list[str]:
    return [block.text.split("。")[0] for block in drafted.blocks if block.section == "tasks" and block.kind == "item"]


def test_nouns_as_tasks_are_drafted_with_a_suggestion() -> None:
    drafted, hints = draft("follow-up", ["保障民生用电", "有序用电", "安全生产"])
    assert heads(drafted) == ["第一，保障民生用电", "第二，抓好有序用电", "第三，抓好安全生产"]
    assert len(hints) == 2


@pytest.mark.parametrize("odd", ["百日会战", "定时定点收"])
def test_the_marker_of_orders_stands_before_nothing_that_may_be_a_noun(odd: str) -> None:
    drafted, hints = draft("special-campaign", ["管住车辆", odd])
    assert heads(drafted) == ["（一）管住车辆", f"（二）{odd}"]
    assert hints == []


@pytest.mark.parametrize("noun", ["独居老人照看", "安全生产", "制度", "混装混运"])
def test_a_noun_that_has_a_verb_of_its_own_gets_it_and_keeps_the_marker_of_orders(noun: str) -> None:
    drafted, hints = draft("special-campaign", ["管住车辆", noun])
    assert re.fullmatch(f"二要(加强|抓好|落实|整治){noun}", heads(drafted)[1])
    assert len(hints) == 1


def test_verbs_keep_the_markers_of_the_kind() -> None:
    drafted, hints = draft("special-campaign", ["管住车辆", "把火看住"])
    assert heads(drafted) == ["一要管住车辆", "二要把火看住"]
    assert hints == []


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        ("assignment", "tasks"),
        ("annual", "tasks"),
        ("warning", "tasks"),
        ("acceptance", "stances"),
        ("pledge", "pledges"),
        ("commendation", "tasks"),
        ("mobilization", "tasks"),
        ("progress", "tasks"),
        ("follow-up", "tasks"),
        ("special-campaign", "tasks"),
        ("host-script", "follow"),
    ],
)
def test_what_a_remark_says_of_the_draft_stands_in_the_draft(kind: str, fact: str) -> None:
    titles = ["值班制度", "有序用电方案", "制度", "把火看住"]
    if kind not in ("assignment", "annual", "acceptance"):  # there one without a verb leaves all without
        titles += ["一季度一通报", "食堂供货商清理", "干部下沉", "安全生产"]
    workspace = Workspace()
    theme = "{noun: 电力保供, full: 电力保供工作}"
    records = ", ".join(f"{{title: {title}}}" for title in titles)
    text = f"{{format: 1, kind: {kind}, title: 讲话, theme: {theme}, facts: {{{fact}: [{records}]}}}}"
    drafted, plan = workspace.draft(workspace.load(text.encode()))
    quoted = [re.findall("“([^”]+)”", str(finding.message))[-1] for finding in plan.findings if finding.rule == "title"]
    said = "".join(block.text for block in drafted.blocks)
    assert quoted
    assert [words for words in quoted if words not in said] == []
