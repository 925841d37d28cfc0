"""A meeting file becomes a Meeting whose texts know their paths, forms and places."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from drafter.checks.views import find_spans
from drafter.files.templates import load_templates
from drafter.meeting import edit_meeting, load_meeting, told_values
from drafter.meeting.load import LastRead
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.finding import InputError
from drafter.model.meeting import Meeting
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.model.template import FieldKind, Template, Templates
from tests.files.cases import TEMPLATES
from tests.house import HOUSE

KINDS = load_templates([TEMPLATES])[0]
HEAD = "format: 1\nkind: special-campaign\ntitle: 在全市安全生产工作会议上的讲话\n"


def load(text: str) -> Meeting:
    return load_meeting((HEAD + text).encode(), KINDS)[0]


def fact(text: str) -> Any:
    """The facts of a meeting file that gives only these."""
    return load(f"facts:\n{text}").facts


def origin(value: Any) -> Origin:
    assert isinstance(value, Span)
    return value.origin


def test_kind_and_title_are_enough():
    meeting = load("")
    assert (meeting.kind, meeting.title) == ("special-campaign", "在全市安全生产工作会议上的讲话")
    assert meeting.place == Place("<stdin>", 1)
    assert (meeting.facts, meeting.people, meeting.date, meeting.minutes) == ({}, (), None, None)


def test_what_is_left_empty_is_absent():
    meeting = load(
        "date:\nminutes: ~\ntheme:\nmeeting: {name: , place: ~, purpose: '', background: '  '}\n"
        "facts: {comment: , tasks: [~, {title: }, {title: , measures: [{who: [], what: ~}]}], requirement: {goals: }}\n"
    )
    assert meeting.date is None
    assert meeting.theme == {}
    assert meeting.meeting == {}
    assert meeting.facts == {}


def test_items_that_say_nothing_are_not_counted_and_their_keys_are_checked_all_the_same():
    facts = fact("  tasks:\n    - title:\n      measures: ~\n    - title: 排查冷库\n")
    assert origin(facts["tasks"][0]["title"]).name == "facts.tasks[0].title"
    with pytest.raises(InputError, match="unknown key 'titel'"):
        fact("  tasks: [{titel: }]\n")


def test_every_text_is_a_span_that_knows_its_path_its_form_and_its_place():
    meeting = load("meeting: {purpose: 部署任务}\nspeaker: {post: 市长, rank: chief}\nversion: 送审稿\n")
    assert origin(meeting.meeting["purpose"]) == Origin(
        "fact", "meeting.purpose", "verb", place=Place("<stdin>", 4, 20)
    )
    assert origin(meeting.speaker["post"]) == Origin("fact", "speaker.post", "noun", place=Place("<stdin>", 5, 17))
    assert origin(meeting.version).name == "version"
    assert origin(meeting.title).name == "title"
    assert meeting.rank == "chief"
    assert "rank" not in meeting.speaker


@pytest.mark.parametrize(
    ("theme", "form"),
    [
        ("full: 安全生产工作", "work"),
        ("full: 安全生产", "noun"),
        ("full: {text: 抓安全, form: verb}", "verb"),
    ],
)
def test_a_full_theme_is_work_when_it_says_so(theme: str, form: str):
    meeting = load(f"theme: {{{theme}, class: prevention}}\n")
    assert origin(meeting.theme["full"]).form == form
    assert meeting.theme_class == "prevention"
    assert "class" not in meeting.theme


@pytest.mark.parametrize(
    "text", ["2026-01-20", "2026-1-20", "2026/1/20", "2026.1.20", "2026年1月20日", "2026年1月20号", "'2026-01-20'"]
)
def test_a_date_is_written_as_people_write_it(text: str):
    assert load(f"date: {text}\n").date == date(2026, 1, 20)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("2026-06-05", "6月5日"),
        ("2026/6/5前", "6月5日前"),
        ("2027-01-05", "2027年1月5日"),
        ("2026-02-30", "2026-02-30"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
    ],
)
def test_a_day_in_figures_is_read_as_it_is_said(by: str, said: str):
    meeting = load(f"date: 2026-06-01\nfacts: {{tasks: [{{title: 甲, measures: [{{by: {by}}}]}}]}}\n")
    assert meeting.facts["tasks"][0]["measures"][0]["by"] == said


@pytest.mark.parametrize(
    ("text", "said"), [("2026-06-20", "6月20日"), ("6月20日", "6月20日"), ("2027年1月5日", "2027年1月5日")]
)
def test_a_day_beside_the_meeting_s_own_is_read_as_it_is_said(text: str, said: str):
    field = FieldKind("deadline", "date", "截止日期")
    kinds = replace(KINDS, meeting={**KINDS.meeting, "deadline": field})
    meeting = load_meeting(f"{HEAD}date: 2026-06-01\ndeadline: {text}\n".encode(), kinds)[0]
    assert (meeting.more["deadline"], origin(meeting.more["deadline"]).name) == (said, "deadline")
    assert told_values(meeting)["deadline"] == said
    edited = edit_meeting(f"{HEAD}deadline: {text}\n".encode(), {"deadline": "2026-07-01"}, kinds)
    assert edited.made == ("deadline",)


def test_what_people_call_a_rank_a_class_and_a_kind_is_taken_for_it():
    meeting = load_meeting(
        "format: 1\nkind: 专项工作部署会讲话\ntitle: 讲话\nspeaker: {rank: 副职}\ntheme: {class: 安全防范}\n"
        "people: [{name: 赵刚, relation: 下级, when: 之前}]\n".encode(),
        HOUSE.templates,
    )[0]
    assert (meeting.kind, meeting.rank, meeting.theme_class) == ("special-campaign", "deputy", "prevention")
    assert (meeting.people[0]["relation"], meeting.people[0]["when"]) == ("subordinate", "before")


@pytest.mark.parametrize(
    ("text", "minutes"), [("15", 15), ("7.5", 7.5), ("'15'", 15), ("15分钟", 15), ("15 分钟", 15), ("１５", 15)]
)
def test_minutes_are_a_number(text: str, minutes: float):
    assert load(f"minutes: {text}\n").minutes == minutes


def test_people_keep_their_order_and_say_when_they_spoke():
    meeting = load("people:\n  - {name: 赵刚, relation: subordinate, when: before}\n  - {name: 李明, did: 作了讲话}\n")
    assert [person["name"] for person in meeting.people] == ["赵刚", "李明"]
    assert meeting.people[0]["relation"] == "subordinate"
    assert origin(meeting.people[1]["did"]) == Origin("fact", "people[1].did", "verb", place=Place("<stdin>", 6, 21))


def test_one_person_may_stand_without_a_list():
    assert load("people: {name: 赵刚}\n").people[0]["name"] == "赵刚"


def test_plain_text_is_the_record_that_it_stands_for():
    facts = fact("  tasks:\n    - 排查冷库\n    - title: 管住路\n      points: [管住车, 每天巡查。]\n")
    assert facts["tasks"] == [
        {"title": "排查冷库"},
        {"title": "管住路", "points": [{"title": "管住车"}, {"text": "每天巡查。"}]},
    ]
    assert origin(facts["tasks"][0]["title"]).name == "facts.tasks[0].title"
    assert origin(facts["tasks"][0]["title"]).form == "verb"
    assert origin(facts["tasks"][1]["points"][1]["text"]).name == "facts.tasks[1].points[1].text"


def test_one_item_where_a_list_is_wanted_is_a_list_of_one():
    facts = fact("  tasks: 排查冷库\n  appeal: 万众一心\n  authority: {who: 省政府, quote: 抓早抓小, exact: true}\n")
    assert facts["tasks"] == [{"title": "排查冷库"}]
    assert facts["appeal"] == ["万众一心"]
    assert facts["authority"] == [{"who": "省政府", "quote": "抓早抓小", "exact": True}]
    assert origin(facts["appeal"][0]).name == "facts.appeal[0]"


def test_several_texts_may_fill_a_field_of_texts():
    facts = fact("  tasks:\n    - title: 甲\n      measures: [{who: [市商务局, 市应急局], what: 逐一排查}]\n")
    who = facts["tasks"][0]["measures"][0]["who"]
    assert who == ["市商务局", "市应急局"]
    assert origin(who[1]) == Origin("fact", "facts.tasks[0].measures[0].who[1]", "noun", place=Place("<stdin>", 7, 31))


def test_a_value_may_say_its_own_form():
    assert origin(fact("  comment: {text: 讲得实, form: noun}\n")["comment"]).form == "noun"
    assert origin(fact("  comment: 讲得实\n")["comment"]).form == "clause"


def test_a_single_record_is_one_mapping():
    assert fact("  requirement: {guidance: 突出重点, goals: 早发现}\n")["requirement"] == {
        "guidance": "突出重点",
        "goals": ["早发现"],
    }


def test_sections_and_phrases_are_read():
    meeting = load(
        "sections:\n"
        "  omit: [recap]\n"
        "  add: [{after: situation, id: supply, heading: 保供, text: '{{ theme.noun }}'}]\n"
        "  change: {tasks: {heading: 盯紧关口, numbering: [一、, 一要], detail: 3}}\n"
        "  order: [tasks, situation]\n"
        "phrases: {situation.lead: {id: situation-0012}, tasks.close: {text: 自己写的。}}\n"
    )
    assert meeting.sections.omit == ("recap",)
    assert meeting.sections.add[0].headed
    assert meeting.sections.add[0].text == "{{ theme.noun }}"
    assert meeting.sections.change["tasks"].numbering == ("一、", "一要")
    assert meeting.sections.change["tasks"].detail == 3
    assert meeting.sections.order == ("tasks", "situation")
    assert meeting.phrases["situation.lead"].id == "situation-0012"
    assert meeting.phrases["tasks.close"].text == "自己写的。"


def test_settings_come_before_everything_else():
    meeting = load_meeting(
        (HEAD + "facts: {tasks: [甲]}\n").encode(),
        KINDS,
        {
            "facts.tasks[0]": "乙",
            "facts.tasks[1].title": "丙",
            "theme.noun": "防汛",
            "minutes": "8",
            "date": "2026-02-03",
        },
    )[0]
    assert meeting.facts["tasks"] == [{"title": "乙"}, {"title": "丙"}]
    assert origin(meeting.facts["tasks"][0]["title"]).place == Place("--set", 1)
    assert (meeting.minutes, meeting.date) == (8, date(2026, 2, 3))


def test_a_setting_that_is_wrong_is_refused_with_its_number():
    with pytest.raises(InputError, match=r"^--set:2: minutes: '不长' is not a number$"):
        load_meeting(HEAD.encode(), KINDS, {"theme.noun": "防汛", "minutes": "不长"})


def test_a_file_is_named_by_its_path(tmp_path: Path):
    path = tmp_path / "会议.yaml"
    path.write_text(HEAD + "speeker: 甲\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load_meeting(path, KINDS)
    assert refused.value.findings[0].place == Place(str(path), 4)


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_load_without_a_word(path: Path):
    templates = load_templates([Path(__file__).parents[2] / "templates"])[0]
    assert load_meeting(path, templates)[1] == []


def test_a_marker_typed_before_a_title_is_left_out_and_said():
    shipped = HOUSE.templates
    text = (
        "facts:\n  tasks: [一、挂图作战, {title: （二）对账销号, points: [1.管住车, {title: 二要管住人}]}]\n"
        "  shortcomings: [一是责任没有到人]\n"
        "sections: {change: {tasks: {heading: 二、盯紧关口}},"
        " add: [{id: more, heading: 第三，保障供应, text: 备足货。}]}\n"
    )
    meeting, findings = load_meeting((HEAD + text).encode(), shipped)
    tasks = meeting.facts["tasks"]
    assert [task["title"] for task in tasks] == ["挂图作战", "对账销号"]
    assert [point["title"] for point in tasks[1]["points"]] == ["管住车", "管住人"]
    assert [one["text"] for one in meeting.facts["shortcomings"]] == ["责任没有到人"]
    assert [meeting.sections.change["tasks"].heading, meeting.sections.add[0].heading] == ["盯紧关口", "保障供应"]
    assert len(findings) == 7
    assert {finding.rule for finding in findings} == {"typed-number"}
    assert findings[0].place is not None
    assert "'一、' before '挂图作战'" in findings[0].message


def test_a_quotation_keeps_its_marker():
    assert fact("  authority: [{who: 省政府, quote: 一要压实责任}]\n")["authority"][0]["quote"] == "一要压实责任"


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# \xe4\xbc\x9a\xe8\xae\xae\n\n# x\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_says_how_to_fill_one(data: bytes):
    with pytest.raises(InputError, match="is empty: `drafter new -o"):
        load_meeting(data, KINDS)


def test_a_speech_in_place_of_a_meeting_file_says_how_to_begin_with_it(tmp_path: Path):
    word, text = tmp_path / "讲话.docx", tmp_path / "讲话.txt"
    Document().save(str(word))
    text.write_text("同志们，今天的会议很重要。\n大家要抓好落实。\n", encoding="utf-8")
    for path in (word, text):
        with pytest.raises(InputError, match=f"drafter new --from {path} -o 讲话.yaml"):
            load_meeting(path, KINDS)


def test_markers_typed_in_the_text_of_an_added_section_are_left_out():
    body = "# 一、备货\\n- **（一）菜。**备足\\n  - 1.米\\n一、这是一段话。"
    text = f'sections: {{add: [{{id: more, heading: 保障, text: "{body}"}}]}}\n'
    meeting, findings = load_meeting((HEAD + text).encode(), HOUSE.templates)
    assert meeting.sections.add[0].text == "# 备货\n- **菜。**备足\n  - 米\n一、这是一段话。"
    assert len(findings) == 3


def test_what_shipped_sections_number_is_known_to_be_numbered():
    shipped = HOUSE.templates
    items = re.compile(r"^\s*- (?:\*\*)?\{\{ (\w+)(?:\.(\w+)| \| (?:titled|headed)\b)", re.MULTILINE)
    found = [pair for section in shipped.sections.values() for pair in items.findall(section.body)]
    named = {(record, field or "title") for record, field in found}  # `titled` and `headed` take a record with one
    known = {(record.name, field) for record in shipped.records.values() for field in record.fields}
    assert {("task", "title"), ("stance", "title"), ("cause", "title")} <= named
    missed = [pair for pair in named & known if not shipped.records[pair[0]].fields[pair[1]].numbered]
    assert missed == []


EXAMPLE = Path(__file__).parents[2] / "examples" / "spring-festival.yaml"
ROWS: tuple[dict[str, str], ...] = (
    {"facts.tasks[0].title": "办甲"},
    {},
    {"facts.tasks[0].measures[0].what": "办乙", "facts.tasks[2].title": "办丙"},
    {"facts.tasks[0].measures": "", "theme.noun": "防汛"},
    {"facts.tasks[0]": ""},
    {"facts.tasks[1].measures[0].by": "2月31日前"},
    {"date": "2027-02-01"},
    {"kind": "progress"},
    {"讲话人.姓名": "甲乙"},
    {},
)


def test_what_is_set_for_one_meeting_is_not_set_for_the_next_of_the_same_file():
    templates = HOUSE.templates

    def said(changes: dict[str, str], last: LastRead | None) -> Any:
        try:
            meeting, findings = load_meeting(EXAMPLE, templates, changes, last)
        except InputError as error:
            return error.findings
        return meeting, findings, [span.origin for span in find_spans(meeting.values())]

    last = LastRead()
    for changes in ROWS:
        assert said(changes, last) == said(changes, None)


def test_a_meeting_file_that_changed_is_read_anew(tmp_path: Path):
    path, last = tmp_path / "meeting.yaml", LastRead()
    for noun in ("防汛", "防火", "防火"):
        path.write_text(f"{HEAD}theme: {{noun: {noun}}}\n", encoding="utf-8")
        assert load_meeting(path, KINDS, {}, last)[0].theme["noun"] == noun


def test_what_is_odd_about_a_file_is_said_each_time_that_it_is_read():
    last = LastRead()
    odd = [load_meeting((HEAD + "theme: {noun: 防汛} #注\n").encode(), KINDS, {}, last)[1] for _time in range(2)]
    assert odd[0] == odd[1] and len(odd[0]) == 1


ODD = (HEAD + "facts: {tasks: [{title: 排查, measures: [{what: 清仓, by: 2月31日前}]}, 清理, 值守]}\n").encode()
"""A fact of which there is something to tell."""


@pytest.mark.parametrize(
    "changes", [{}, {"facts.tasks[1]": "巡查"}, {"facts.tasks[1]": ""}, {"date": "2027-02-01"}], ids=str
)
def test_what_is_odd_about_a_fact_is_said_for_every_row(changes: dict[str, str]):
    last = LastRead()
    told = [load_meeting(ODD, HOUSE.templates, row, last)[1] for row in ({}, changes, changes, {})]
    assert told == [load_meeting(ODD, HOUSE.templates, row)[1] for row in ({}, changes, changes, {})]
    assert all(told)


def test_a_fact_that_a_row_leaves_as_it_was_is_not_read_again():
    last = LastRead()
    one, other = (load_meeting(EXAMPLE, HOUSE.templates, {"title": title}, last)[0] for title in ("甲", "乙"))
    assert one.facts and all(one.facts[name] is other.facts[name] for name in one.facts)


def test_a_file_that_is_read_for_the_first_time_makes_the_names_of_its_kind_once(monkeypatch: pytest.MonkeyPatch):
    made: list[str] = []

    def counted(templates: Templates, template: Template | None) -> Vocabulary:
        made.append(template.id if template else "")
        return Vocabulary(templates, template)

    monkeypatch.setattr("drafter.meeting.vocabulary.Vocabulary", counted)
    load_meeting(HEAD.encode(), replace(KINDS))
    assert len([kind for kind in made if kind]) == 1
