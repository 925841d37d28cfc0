"""Items of a list as somebody types them become the items of the meeting file."""

from pathlib import Path

import pytest

from drafter.model.finding import Finding
from drafter.model.template import FieldKind
from drafter.studio.asked import Asked
from drafter.studio.desk import Desk, version_of
from drafter.studio.form import options_of, plain_values, split_items
from drafter.studio.todo import Todo, list_unsaid
from tests.house import HOUSE

LINES = FieldKind("gist", "texts", "归起来有哪几条")
NAMES = FieldKind("who", "texts", "责任单位", form="noun")


@pytest.mark.parametrize(
    ("kind", "typed", "items"),
    [
        (LINES, "要用地\n要贷款\n", ["要用地", "要贷款"]),
        (LINES, "一是要用地，二是要贷款；三是要工人。", ["要用地", "要贷款", "要工人。"]),
        (LINES, "一是一，二是二", ["一", "二"]),
        (LINES, "会议强调，一是抓早，二是抓小", ["会议强调，一是抓早，二是抓小"]),
        (LINES, "要用地、要贷款", ["要用地、要贷款"]),
        (NAMES, "市商务局、市公安局\n各县", ["市商务局", "市公安局", "各县"]),
    ],
)
def test_what_is_typed_becomes_items(kind, typed, items):
    assert split_items(typed, kind) == items


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "meeting.yaml").write_text(
        "format: 1\nkind: special-campaign\ntitle: 甲\nfacts:\n  tasks:\n    - 查冷库\n    - 查油库\n", encoding="utf-8"
    )
    return Desk(tmp_path)


def test_a_name_beside_a_body_is_told_on_the_right_and_a_post_is_said(desk):
    opened = desk.list_meetings()[0]
    opened.path.write_text(
        "format: 1\nkind: special-campaign\ntitle: 甲\nfacts:\n  tasks:\n    - title: 查冷库\n      measures:\n"
        "        - {who: 县教育局, person: 王立新, what: 对冷库逐台检查, by: 9月5日前}\n"
        "        - {who: 各寄宿制学校, person: 各校校长, what: 晚餐一荤两素, by: 9月1日起}\n",
        encoding="utf-8",
    )
    (draft, _plan), meeting = desk.draft(opened), desk.load(opened)
    unsaid = list(list_unsaid(plain_values(meeting), desk.vocabulary_of(meeting.kind), draft))
    assert unsaid == [Todo("facts.tasks[0].measures[0].person", "责任人：王立新", "查冷库")]
    assert "责任人：王立新" in press(desk, "up", "facts.tasks[0]")


def press(desk: Desk, op: str, path: str) -> str:
    """What the page gets for a button beside an item."""
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.drafting import change_item

    opened = desk.list_meetings()[0]
    form = {"op": op, "path": path, "_version": version_of(opened.read())}
    return bytes(change_item(Asked(desk, {"meeting": opened.id}, form=form)).body).decode()


@pytest.mark.parametrize("op", ["remove", "up", "down"])
@pytest.mark.parametrize(
    "path", ["facts.situation[0]", "facts.tasks[2]", "facts.tasks[0].measures[0]", "facts.problems[0]"]
)
def test_an_empty_item_that_is_in_no_file_yet_goes_without_a_word(desk, op, path):
    before = desk.list_meetings()[0].read()
    answer = press(desk, op, path)
    assert "cannot be changed here" not in answer
    assert f'data-item="{path}"' not in answer, "its boxes are gone"
    assert desk.list_meetings()[0].read() == before


@pytest.mark.parametrize(("op", "path"), [("up", "facts.tasks[0]"), ("down", "facts.tasks[1]")])
def test_the_first_does_not_go_up_and_the_last_not_down(desk, op, path):
    before = desk.list_meetings()[0].read()
    assert f'data-item="{path}"' in press(desk, op, path)
    assert desk.list_meetings()[0].read() == before


def test_the_last_task_goes_and_no_empty_one_comes_in_its_place(desk):
    press(desk, "remove", "facts.tasks[1]")
    answer = press(desk, "remove", "facts.tasks[0]")
    assert 'data-item="facts.tasks[0]"' not in answer and "查" not in desk.list_meetings()[0].read().decode()


def test_what_the_checks_find_is_named_in_the_words_of_the_form(desk):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.drafting import check_page, in_her_words, show_meeting

    opened = desk.list_meetings()[0]
    text = opened.path.read_text(encoding="utf-8").replace("- 查冷库", "- （三）查冷库")
    opened.path.write_text(text, encoding="utf-8")
    asked = Asked(desk, {"meeting": opened.id})
    said = bytes(check_page(asked).body).decode()
    assert "facts." not in said and "（三）" not in said, "the speech has its own numbers, and no box shows that one"
    finding = Finding("odd", "warning", "facts.tasks[1].title：太长")
    (told,) = in_her_words([finding], show_meeting(asked))
    assert "查油库" in told.message and "facts" not in told.message and told.message.endswith("：太长")


def test_a_choice_is_chosen_by_what_people_call_it():
    when = HOUSE.templates.records["person"].fields["when"]
    assert options_of(when) == (("before", "之前"), ("after", "之后"))
    assert options_of(LINES) == ()
