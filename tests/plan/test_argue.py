"""Arguments: each fact is said once, in a frame where one is left, and no frame stands twice."""

import pytest

from drafter.model.draft import Draft
from tests.house import HOUSE

FACTS = """
format: 1
kind: special-campaign
title: 讲话
meeting: {{called_by: 县政府, purpose: 部署禁烧工作}}
theme: {{full: 秸秆禁烧工作, noun: 秸秆禁烧, class: prevention}}
facts:
  situation: [{situation}]
  shortcomings: [{shortcomings}]
  tasks: [{{title: 把火看住, measures: [每天两人巡田], {task}}}]
"""


def draft(
    situation: str = "{text: 天晴}", shortcomings: str = "{text: 有缺口}", task: str = "", variant: int = 1
) -> Draft:
    text = FACTS.format(situation=situation, shortcomings=shortcomings, task=task)
    return HOUSE.draft(HOUSE.load(text.encode()), variant=variant, minutes=30)[0]


def said(drafted: Draft) -> str:
    return "\n".join(block.text for block in drafted.blocks)


def test_a_reason_stands_in_a_frame_after_its_shortcoming() -> None:
    drafted = draft(shortcomings="{text: 有的村巡查走过场, why: 巡查表是白天填的}")
    assert "有的村巡查走过场。" in said(drafted)
    frame = next(use for use in drafted.phrases if use.name == "situation.argument-1")
    assert frame.text.endswith("巡查表是白天填的")
    assert frame.text in said(drafted)


@pytest.mark.parametrize("variant", range(1, 13))
def test_a_frame_that_joins_two_facts_says_neither_twice(variant: int) -> None:
    drafted = draft(shortcomings="{text: 进度慢, compare: 邻镇4天就迁完了, why: 两张图对不上}", variant=variant)
    assert said(drafted).count("邻镇4天就迁完了") == said(drafted).count("两张图对不上") == 1


@pytest.mark.parametrize("variant", [1, 2, 3, 4, 5])
def test_every_argument_is_said_and_no_frame_twice_and_three_at_most_in_a_section(variant: int) -> None:
    reasons = ["巡查表是白天填的", "网格员一人管三个村", "电话没人接", "灭火机没有油"]
    gaps = ", ".join(f"{{text: 问题{number}, why: {reason}}}" for number, reason in enumerate(reasons))
    drafted = draft(shortcomings=gaps, task="why: 火起在夜里, cost: 一把火烧掉一年的收成", variant=variant)
    assert all(said(drafted).count(reason) == 1 for reason in reasons)
    frames = [use for use in drafted.phrases if ".argument-" in use.name]
    assert len({use.id for use in frames}) == len(frames)
    sections = [use.name.split(".")[0] for use in frames]
    assert max(map(sections.count, sections)) <= 3


def test_a_turn_that_has_its_own_connective_gets_no_second_one() -> None:
    text = said(draft(situation="{text: 面积比去年多, but: 但是收割机没有多, so: 所以收得慢}"))
    assert "但是收割机没有多。" in text and "所以收得慢。" in text
    assert "但是，但是" not in text and "所以，所以" not in text


def test_without_arguments_nothing_is_argued() -> None:
    assert not [use for use in draft().phrases if ".argument-" in use.name]


def test_a_whole_sentence_keeps_its_mark_and_ends_the_frame() -> None:
    text = said(draft(shortcomings="{text: 走过场, compare: 邻镇查出了36处。, why: 表是白天填的。}"))
    assert "。，" not in text and "。。" not in text
