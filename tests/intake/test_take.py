"""A task table that comes back edited: what it changes, and the law that file and table say the same afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.intake.material import parse_material
from drafter.meeting import Vocabulary, list_tasks
from drafter.meeting.edit_tasks import edit_tasks
from drafter.model.meeting import Meeting
from drafter.model.task_table import TableChanges, TaskRow
from drafter.writers.task_table import FORMATS, write_task_table
from tests.house import HOUSE

KIND = HOUSE.templates.kinds["special-campaign"]
VOCABULARY = Vocabulary(HOUSE.templates, KIND)
UNDERSTANDER = HOUSE.understander(KIND)
HEAD = """format: 1
kind: special-campaign
title: 在全县防汛工作会议上的讲话
date: 2026-05-12
facts:
  # 形势由气象局核
  situation: [{text: 底水偏高}]
"""
TASKS = """  tasks:
    - title: 管住水库  # 最要紧的一条
      measures:
        - {who: [县水利局], what: 逐座落实责任人, by: 5月25日前}
        - who: [各乡镇, 县应急局]
          what: 备足料物  # 数量待核
          standard: 够用三天
    - title: 转移群众
      measures:
        - {who: [各乡镇], what: 逐户发明白卡, by: 5月底前, else: 没发到的通报}
"""


def rows_of(data: bytes) -> tuple[Meeting, list[TaskRow]]:
    meeting = HOUSE.load(data)
    return meeting, list_tasks(meeting, VOCABULARY)


def compare(rows: Sequence[TaskRow], edited: Sequence[TaskRow], form: str = "csv") -> TableChanges:
    """What a table of edited rows changes in a meeting file of the rows."""
    data = write_task_table(edited, "任务分解表", form, HOUSE.style())
    return UNDERSTANDER.compare_table(parse_material(data, f"t.{form}", f"t.{form}"), rows, 2026)


def take(text: str, edited: Sequence[TaskRow], form: str = "csv") -> str:
    """The meeting file after a table of edited rows was taken, rows that are gone taken out."""
    _meeting, rows = rows_of(text.encode())
    done = edit_tasks(text.encode(), compare(rows, edited, form), HOUSE.templates)
    assert not done.by_hand
    return done.data.decode()


def contents(text: str) -> list[tuple[object, ...]]:
    return [row.content for row in rows_of(text.encode())[1]]


def row(title: str, what: str = "", who: tuple[str, ...] = (), by: str = "", task: str = "new") -> TaskRow:
    return TaskRow(task, "", title, what, who, by)


def test_a_new_row_of_a_task_stands_behind_the_one_above_it():
    _meeting, rows = rows_of((HEAD + TASKS).encode())
    new = row("管住水库", "夜间抽查电话", ("县水利局",), "6月1日前", rows[0].task)
    text = take(HEAD + TASKS, [rows[0], new, *rows[1:]])
    assert [content[1] for content in contents(text)] == ["逐座落实责任人", "夜间抽查电话", "备足料物", "逐户发明白卡"]
    assert "from: t.csv 第3行" in text
    assert "# 最要紧的一条" in text and "# 数量待核" in text and "# 形势由气象局核" in text


def test_new_rows_of_a_title_of_their_own_are_a_task_with_its_measures():
    _meeting, rows = rows_of((HEAD + TASKS).encode())
    new = [row("排水清淤", "清管网", ("县住建局",), "6月1日前"), row("排水清淤", "守泵站", ("县城管局",))]
    text = take(HEAD + TASKS, [*rows[:2], *new, *rows[2:]])
    tasks = rows_of(text.encode())[0].facts["tasks"]
    assert [(task["title"], len(task["measures"])) for task in tasks] == [
        ("管住水库", 2),
        ("排水清淤", 2),
        ("转移群众", 1),
    ]


def test_a_file_without_tasks_gets_those_of_the_table():
    text = take(HEAD, [row("排水清淤", "清管网", ("县住建局",), "6月1日前")])
    assert contents(text) == [("排水清淤", "清管网", ("县住建局",), (), (), "6月1日前", "", "")]
    assert "tasks:\n    - title: 排水清淤\n" in text


def test_rows_that_are_gone_go_out_and_a_task_with_all_of_its():
    _meeting, rows = rows_of((HEAD + TASKS).encode())
    text = take(HEAD + TASKS, rows[1:2])
    assert contents(text) == [rows[1].content]
    assert "转移群众" not in text and "# 最要紧的一条" in text


def test_a_unit_that_sends_back_only_its_own_rows_takes_nothing_from_the_others():
    _meeting, rows = rows_of((HEAD + TASKS).encode())
    found = compare(rows, [replace(rows[2], by="6月10日前")])
    assert [(change.path, change.after) for change in found.changes] == [("facts.tasks[1].measures[0].by", "6月10日前")]
    done = edit_tasks((HEAD + TASKS).encode(), replace(found, gone=()), HOUSE.templates)
    assert contents(done.data.decode()) == [rows[0].content, rows[1].content, replace(rows[2], by="6月10日前").content]


def test_units_may_become_fewer_or_more():
    _meeting, rows = rows_of((HEAD + TASKS).encode())
    text = take(
        HEAD + TASKS, [replace(rows[0], who=("县水利局", "各乡镇")), replace(rows[1], who=("各乡镇",)), rows[2]]
    )
    assert [content[2] for content in contents(text)] == [("县水利局", "各乡镇"), ("各乡镇",), ("各乡镇",)]


def test_a_column_that_a_table_has_not_takes_nothing_out_of_the_file():
    text = HEAD + TASKS.replace("who: [县水利局],", "who: [县水利局], with: [县气象局], person: [张立新],")
    _meeting, rows = rows_of(text.encode())
    assert (rows[0].support, rows[0].person) == (("县气象局",), ("张立新",))
    bare = [replace(one, support=(), person=()) for one in rows]
    assert not compare(rows, bare)
    emptied = [replace(rows[0], support=(), person=()), replace(rows[1], support=("县气象局",), person=("何敏",))]
    found = compare(rows, [*emptied, rows[2]])
    assert [(change.path.rpartition(".")[2], change.after) for change in found.changes] == [
        ("with", ()),
        ("person", ()),
        ("with", ("县气象局",)),
        ("person", ("何敏",)),
    ]


def test_rows_in_another_order_change_nothing():
    _meeting, rows = rows_of((HEAD + TASKS).encode())
    assert not compare(rows, [rows[2], rows[0], rows[1]])


def test_a_task_that_had_only_a_title_gets_its_measure():
    text = HEAD + "  tasks: [管住水库, {title: 转移群众}]\n"
    _meeting, rows = rows_of(text.encode())
    edited = [
        replace(rows[0], what="逐座落实责任人", by="5月25日前"),
        replace(rows[1], who=("各乡镇",), what="逐户发明白卡"),
    ]
    assert contents(take(text, edited)) == [one.content for one in edited]


def test_a_measure_that_is_one_sentence_stays_one():
    text = HEAD + "  tasks: [{title: 管住水库, measures: [县水利局5月25日前逐座落实责任人。]}]\n"
    _meeting, rows = rows_of(text.encode())
    said = take(text, [replace(rows[0], what="县水利局6月5日前逐座落实责任人。")])
    assert "text: 县水利局6月5日前逐座落实责任人" in said or "[县水利局6月5日前逐座落实责任人" in said


TITLES = ("管住水库", "转移群众", "排水清淤", "备足料物", "值班值守", "组织演练")
DOES = (
    "逐座落实责任人",
    "清完全部管网",
    "每户发明白卡",
    "夜里抽查电话",
    "砂石袋按一倍半储备",
    "泵站双人守",
    "组织夜间演练",
    "修好广播",
)
UNITS = ("县水利局", "各乡镇", "县住建局", "县应急局", "县人武部")
HELPERS = ("县财政局", "各社区（村）", "县供电公司")
PEOPLE = ("张立新", "何敏")
FIRST = TaskRow("会商", "", "会商", "每周会商一次", ("县气象局",), support=("县水文站",), person=("周志成",))
"""A row of every table, so that its columns stand when no other says who helps."""


@dataclass(frozen=True)
class Edited:
    before: list[TaskRow]
    after: list[TaskRow]


@st.composite
def tables(draw: st.DrawFn) -> Edited:
    """Tasks of a file, and the same edited: values changed, rows put in and taken out, whole tasks too."""
    measure = st.builds(
        TaskRow,
        task=st.just(""),
        path=st.just(""),
        title=st.just(""),
        what=st.sampled_from(DOES),
        who=st.lists(st.sampled_from(UNITS), unique=True, max_size=3).map(tuple),
        by=st.sampled_from(["", "5月底前", "6月10日前", "即日起"]),
        standard=st.sampled_from(["", "一处不漏", "够用三天"]),
        otherwise=st.sampled_from(["", "没做到的通报"]),
        support=st.lists(st.sampled_from(HELPERS), unique=True, max_size=2).map(tuple),
        person=st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2).map(tuple),
    )

    def rows(titles: Sequence[str]) -> list[TaskRow]:
        return [
            replace(one, title=title, task=title)
            for title in titles
            for one in draw(st.lists(measure, min_size=1, max_size=3, unique_by=lambda one: one.what))
        ]

    before = rows(draw(st.lists(st.sampled_from(TITLES), unique=True, min_size=1, max_size=3)))
    after: list[TaskRow] = []
    for one in before:
        todo = draw(st.sampled_from(["keep", "keep", "change", "drop", "insert"]))
        if todo == "change":
            new = draw(measure)
            owned = replace(one, who=new.who, support=new.support, person=new.person)
            after.append(replace(owned, by=draw(measure).by, standard=draw(measure).standard))
        elif todo != "drop":
            after.append(one)
        fresh = draw(measure)
        if todo == "insert" and all(
            fresh.what != other.what for other in before
        ):  # else it is a row that moved, which stays
            after.append(replace(fresh, title=one.title, task=one.title))
    used = {one.title for one in before}
    titles = [title for title in draw(st.lists(st.sampled_from(TITLES), unique=True, max_size=2)) if title not in used]
    after += rows(titles)
    return Edited([FIRST, *before], [FIRST, *(after or before[:1])])


def write(rows: Sequence[TaskRow]) -> str:
    """A meeting file that says the rows."""
    if not rows:
        return HEAD
    table = write_task_table(rows, "任务分解表", "csv", HOUSE.style())
    found = UNDERSTANDER.compare_table(parse_material(table, "t.csv", "t.csv"), [], 2026)
    return edit_tasks(HEAD.encode(), found, HOUSE.templates).data.decode()


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=25, deadline=None)
@given(edited=tables())
def test_file_to_table_to_file_to_table_says_the_same(form: str, edited: Edited):
    text = write(edited.before)
    assert contents(text) == [one.content for one in edited.before]
    taken = take(text, edited.after, form)
    assert contents(taken) == [one.content for one in edited.after]
    _meeting, rows = rows_of(taken.encode())
    assert not compare(rows, rows, form)


def test_what_a_spreadsheet_would_run_is_kept_a_text_and_comes_back_as_it_was():
    formula = "=HYPERLINK(1)逐户排查"
    table = f"任务,措施,责任单位\n抓好排查,'{formula},+市水利局\n".encode()
    found = UNDERSTANDER.compare_table(parse_material(table, "t.csv", "t.csv"), [], 2026)
    data = edit_tasks(HEAD.encode(), found, HOUSE.templates).data
    _meeting, taken = rows_of(data)
    written = write_task_table(taken, "任务分解表", "csv", HOUSE.style()).decode()
    assert f",'{formula},'+市水利局," in written
    assert [str(row.what) for row in taken] == [formula]
    assert not compare(taken, taken)
