"""Where a fact came from, once somebody typed another into its box: not from the old place any more."""

from collections.abc import Callable

import pytest

from drafter.i18n import _
from drafter.meeting.sources import list_sources, source_of
from drafter.studio.form import make_form, plain_values, read_boxes, read_form

pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
MEETING = """format: 1
kind: special-campaign
title: 在全区菜市场专项整治工作部署会上的讲话
meeting: {name: 全区菜市场专项整治工作部署会}
facts:
  tasks:
    - title: 检定秤具
      from: 粘贴的文字 第2行
      measures:
        - {who: 区市场监管局, what: 检定每一台秤, by: 9月20日前}
    - title: 整修地面
      from: 粘贴的文字 第3行
"""
FIRST, SECOND = "facts.tasks[0]", "facts.tasks[1]"
DAY = f"{FIRST}.measures[0].by"


@pytest.fixture
def type_over(tmp_path):
    """Type into boxes of the form, one after the other: a function then says where a path came from."""
    from drafter.studio.desk import Desk

    file = tmp_path / "meeting.yaml"
    file.write_text(MEETING, encoding="utf-8", newline="\n")

    def type_over(*typed: tuple[str, str]) -> Callable[[str], str]:
        desk = Desk(tmp_path)
        for path, text in typed:
            opened = desk.list_meetings()[0]
            meeting = desk.load(opened)
            vocabulary = desk.vocabulary_of(meeting.kind)
            posted = read_boxes(make_form(meeting, vocabulary)) | {path: text}
            steps = read_form(posted, plain_values(meeting), vocabulary)
            desk.edit(opened, opened.show()[1], steps)
        sources = list_sources(desk.load(desk.list_meetings()[0]))
        return lambda path: source_of(path, sources)[1]

    return type_over


def test_a_day_that_was_typed_anew_does_not_stand_in_the_old_place(type_over):
    source = type_over((DAY, "9月18日前"))
    assert source(DAY) == _("changed on the page; the rest: {source}", source="粘贴的文字 第2行")
    assert source(f"{FIRST}.title") == "粘贴的文字 第2行" and source(f"{SECOND}.title") == "粘贴的文字 第3行"


def test_that_it_was_changed_is_said_once(type_over):
    source = type_over((DAY, "9月18日前"), (DAY, "9月16日前"), (f"{SECOND}.title", "整修地面和水沟"))
    assert source(DAY) == _("changed on the page; the rest: {source}", source="粘贴的文字 第2行")
    assert source(f"{SECOND}.title") == _("changed on the page; the rest: {source}", source="粘贴的文字 第3行")


def test_a_measure_that_was_added_on_the_page_came_from_there(type_over):
    source = type_over((f"{FIRST}.measures[1].what", "公布结果"))
    assert source(f"{FIRST}.measures[1].what") == _("typed on the page")
    assert source(DAY) == "粘贴的文字 第2行"


def test_where_nothing_came_from_anywhere_nothing_is_said_of_it(type_over):
    source = type_over(("facts.promises[0].who", "区财政局"), ("meeting.name", "全区菜市场整治动员会"))
    assert source("facts.promises[0].who") == "" and source("meeting.name") == ""
