"""A fact is called in the writer's words, never by its path."""

import re

import pytest

from drafter.i18n import set_language
from drafter.meeting import Vocabulary, say_fact, told_values
from tests.edited.harvest.cases import MEETING
from tests.house import HOUSE

VOCABULARY = Vocabulary(HOUSE.templates, HOUSE.templates.kinds["special-campaign"])
TOLD = told_values(HOUSE.load(MEETING))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("facts.tasks[0].title", "第1项任务“把险工险段查清楚”"),
        ("facts.tasks[2].measures[0].by", "第3项任务“把值守落到人头”的第1项措施“实行24小时值班”的“时限”"),
        ("facts.tasks[2].measures[0].who[0]", "第3项任务“把值守落到人头”的第1项措施“实行24小时值班”的“责任单位”"),
        ("facts.tasks[9].measures[0].by", "第10项任务的第1项措施的“时限”"),
        ("facts.shortcomings[1].case", "第2项问题“有的物资没有到位”的“具体事例、数字”"),
        ("meeting.name", "会议名称"),
        ("date", "日期"),
    ],
)
def test_a_fact_is_called_by_its_item_and_what_it_asks(path, said):
    set_language("zh")
    try:
        assert say_fact(path, TOLD, VOCABULARY) == said
    finally:
        set_language("en")


@pytest.mark.parametrize("path", sorted(TOLD))
def test_no_fact_of_a_meeting_is_called_by_a_path(path):
    assert not re.search(r"\[\d|[a-z_]\.[a-z_]", say_fact(path, TOLD, VOCABULARY))
