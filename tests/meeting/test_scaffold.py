"""A new meeting file loads and drafts as it stands, and holds what was answered."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.files.faults import Faults
from drafter.files.yaml import Mapping, Scalar, parse_text, quote
from drafter.meeting.records import asked_fields
from drafter.meeting.scaffold import Answers, write_meeting
from tests.house import HOUSE

KINDS = sorted(HOUSE.templates.kinds)
ANSWERS: Answers = {
    "title": "在全市防汛工作会议上的讲话",
    "meeting": {"name": "全市防汛工作会议", "called_by": "市政府", "purpose": "部署今年防汛工作"},
    "speaker": {"name": "周岩", "post": "副市长", "rank": "deputy"},
    "people": [{"name": "钱立", "did": "通报了汛情"}],
    "date": "2026-05-11",
    "theme": {"full": "防汛工作", "class": "prevention"},
    "minutes": "8",
}


def new_file(kind: str, answers: Answers) -> str:
    return write_meeting(HOUSE.templates.kinds[kind], HOUSE.templates, answers)


def uncommented(text: str) -> str:
    """The file with every key that stands as a comment in use."""
    return re.sub(r"(?m)^( *)# (?=[ -]*[a-z_]+: |[ -]*[a-z_]+:$| *- )", r"\1", text)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_answers_drafts_and_asks_for_them(kind: str):
    written, _plan = HOUSE.draft(HOUSE.load(new_file(kind, {}).encode()))
    assert any(run.blank for block in written.blocks for run in block.runs)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_that_stands_as_a_comment_can_be_used(kind: str):
    text = new_file(kind, {})
    used = uncommented(text)
    assert not re.search(r"(?m)^ *# ?[a-z_]+:", used)
    assert used != text
    HOUSE.draft(HOUSE.load(used.encode()))


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_answered_stands_in_the_meeting(kind: str):
    meeting = HOUSE.load(new_file(kind, ANSWERS).encode())
    assert meeting.title == ANSWERS["title"]
    assert meeting.meeting["called_by"] == "市政府"
    assert (meeting.rank, meeting.theme_class, meeting.minutes) == ("deputy", "prevention", 8)
    assert str(meeting.date) == "2026-05-11"
    assert meeting.people[0]["did"] == "通报了汛情"


def test_answered_items_keep_their_order_and_leave_prompts_for_the_rest():
    text = new_file("special-campaign", {"facts": {"tasks": [{"title": "守好堤防"}, {"title": "备足物资"}]}})
    titles = [task["title"] for task in HOUSE.load(text.encode()).facts["tasks"]]
    assert titles == ["守好堤防", "备足物资"]
    assert "measures:  # 措施" in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_answers_give_the_same_file(kind: str):
    assert new_file(kind, ANSWERS) == new_file(kind, dict(reversed(list(ANSWERS.items()))))


def test_a_kind_says_how_its_speeches_are_called():
    answers = {"meeting": {"name": "全市防汛工作会议"}}
    assert "title: 全市防汛工作会议主持词  # 标题\n" in new_file("host-script", answers)
    assert "title: 在【会议名称】上的表态发言  # 标题\n" in new_file("pledge", {})


def test_what_a_kind_has_no_use_for_is_not_asked():
    text = new_file("school-address", {})
    assert "called_by" not in text and "full:" not in text
    assert "  noun:  # 主题" in text


def test_a_record_is_asked_for_what_would_be_a_blank():
    task = HOUSE.templates.records["task"]
    assert [field.name for field in asked_fields(task)] == ["title", "measures"]


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"), min_size=1)
)
def test_a_quoted_text_is_read_as_it_was_typed(text: str):
    faults = Faults()
    root = parse_text(f"key: {quote(text)}  # comment\n", "f.yaml", faults)
    assert isinstance(root, Mapping) and not faults.errors
    value = root.entries["key"]
    assert isinstance(value, Scalar) and value.text == text
