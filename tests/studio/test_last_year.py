"""A speech that was begun from last year's is not called ready while it says what was said then."""

import re
from datetime import date

import pytest

from drafter.files.ignored import add_ignored, ignore_path, load_ignored
from drafter.meeting import Vocabulary
from drafter.model.finding import InputError
from drafter.model.ignored import Ignored
from drafter.studio.last_year import CONFIRMED, list_last_years
from tests.house import HOUSE
from tests.studio.pages import open_meeting

VOCABULARY = Vocabulary(HOUSE.templates, HOUSE.templates.kinds["special-campaign"])
TODAY = date(2026, 9, 20)
OLD = {
    "title": "在全县2025年秋季森林防火工作会议上的讲话",
    "meeting.name": "全县2025年秋季森林防火工作会议",
    "date": "2025-09-28",
    "facts.achievements[0].text": "投入120万元换装，扑火时间缩短三成",
    "facts.tasks[0].title": "管住火源",
    "facts.tasks[0].measures[0].by": "10月15日前",
}
NEW = {
    **OLD,
    "title": "在全县2026年秋季森林防火工作会议上的讲话",
    "meeting.name": "全县2026年秋季森林防火工作会议",
    "date": "2026-09-25",
}


def paths(told, first) -> list[str]:
    return [each.path for each in list_last_years(told, first, VOCABULARY, TODAY)]


def test_all_figures_and_days_of_a_speech_that_was_given_are_listed():
    assert paths(OLD, OLD) == [path for path in OLD if path != "facts.tasks[0].title"]


def test_what_has_not_been_changed_since_is_listed_when_the_day_is_new():
    assert paths(NEW, OLD) == ["facts.achievements[0].text", "facts.tasks[0].measures[0].by"]
    changed = NEW | {"facts.achievements[0].text": "投入80万元", "facts.tasks[0].measures[0].by": "10月20日前"}
    assert paths(changed, OLD) == []


@pytest.mark.parametrize(
    ("path", "text", "listed"),
    [
        ("facts.text_1", "今年气象部门预报，雨量比常年多两成", "今年气象部门预报，雨量比常年多两成"),
        ("facts.text_2", "防汛的担子一天也不能放下", "防汛的担子一天也不能放下"),
        ("facts.person_1", "周牧之", "周牧之"),
        ("speaker.name", "何远", "何远"),
        ("people[0].name", "欧阳溪", "欧阳溪"),
        ("facts.achievements[0].text", "雨来得早，损失少了一半，出动人数翻了一番", "出动人数翻了一番"),
        ("facts.achievements[0].text", "管网疏通以后，积水少了四成", "积水少了四成"),
        ("facts.achievements[0].text", "周牧之同志带队巡查，群众放心", "周牧之同志带队巡查"),
        ("facts.achievements[0].text", "工作不能一成不变，群众放心", None),
        ("facts.tasks[0].title", "管住火源", None),
        ("speaker.post", "区长", None),
    ],
)
def test_shares_names_and_whole_sentences_of_the_speech_that_was_given_are_listed(path, text, listed):
    told = NEW | {path: text}
    found = list_last_years(told, OLD | {path: text}, VOCABULARY, TODAY, surnames=frozenset("周何欧"))
    assert next((each.ask for each in found if each.path == path), None) == listed


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("去年投入120万元，今年再加一把劲", "去年投入120万元"),
        ("10月15号以前看一遍", "10月15号以前看一遍"),
        ("2024年的教训不能忘，要记在心里", "2024年的教训不能忘"),
        ("投入130万元，10月16日前看一遍", None),
        ("3处隐患都要改", None),
        ("12345热线的话要听", None),
    ],
)
def test_a_figure_a_day_or_a_year_of_then_is_listed_wherever_it_was_typed(text, listed):
    path = "facts.requirement"
    first = OLD | {"facts.situation[0].text": "12345热线接到来电"}
    found = list_last_years(NEW | {path: text}, first, VOCABULARY, TODAY)
    assert next((each.ask for each in found if each.path == path), None) == listed


def test_a_sentence_that_was_taken_whole_is_not_listed_for_half_of_it():
    path = "facts.text_1"
    told = NEW | {path: "今年气象部门预报，雨量接近常年"}
    first = OLD | {path: "今年气象部门预报，雨量比常年多两成"}
    assert not [each for each in list_last_years(told, first, VOCABULARY, TODAY) if each.path == path]


def test_of_a_longer_text_only_what_stands_as_it_stood_is_listed():
    path = "facts.achievements[0].text"
    told = NEW | {path: "投入80万元换装，扑火时间缩短三成"}
    assert [each.ask for each in list_last_years(told, OLD, VOCABULARY, TODAY) if each.path == path] == [
        "扑火时间缩短三成"
    ]


def test_what_was_confirmed_is_settled_until_it_reads_otherwise():
    path = "facts.achievements[0].text"
    confirmed = [Ignored(CONFIRMED, OLD[path], path)]

    def left(text: str, first: str) -> list[str]:
        told, given = NEW | {path: text}, OLD | {path: first}
        return [
            each.ask
            for each in list_last_years(told, given, VOCABULARY, TODAY, confirmed=confirmed)
            if each.path == path
        ]

    assert left(OLD[path], OLD[path]) == []
    assert left("投入80万元换装，扑火时间缩短三成", OLD[path]) == []
    assert left("开设隔离带9公里", "开设隔离带9公里") == ["开设隔离带9公里"]


def test_a_speech_of_this_year_is_not_suspected_for_the_years_that_it_tells_of():
    told = NEW | {"facts.situation[0].text": "2023年以来，全县发生火情7起，比2025年少4起"}
    assert paths(told, told) == []


@pytest.mark.parametrize("by", ["2025年10月15日前", "2025年底前"])
def test_a_deadline_of_a_year_that_is_over_is_listed(by):
    told = NEW | {"facts.tasks[0].measures[0].by": by}
    assert paths(told, told) == ["facts.tasks[0].measures[0].by"]


def test_the_page_says_so_where_it_said_that_all_is_there(tmp_path):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk
    from drafter.studio.drafting import check_page, draft_page, show_state

    (tmp_path / "meeting.yaml").write_text(
        "format: 1\nkind: pupil-address\ntitle: 在2019年升旗仪式上的讲话\ndate: 2019-09-02\n", encoding="utf-8"
    )
    desk = Desk(tmp_path)
    asked = Asked(desk, {"meeting": desk.list_meetings()[0].id})
    for answer in (draft_page, check_page, show_state):
        text = bytes(answer(asked).body).decode()
        if answer is draft_page:
            assert set(re.findall(r'data-path="(title|date)"', text.partition('id="last-year"')[2])) == {
                "title",
                "date",
            }
        assert "The checks find nothing.</p>" not in text and "nothing is missing" not in text


def test_one_press_confirms_and_another_takes_it_back(tmp_path):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk
    from drafter.studio.drafting import check_page, confirm_old, draft_page, list_old, show_meeting

    file = tmp_path / "meeting.yaml"
    file.write_text(
        "format: 1\nkind: pupil-address\ntitle: 在2019年升旗仪式上的讲话\ndate: 2019-09-02\n", encoding="utf-8"
    )
    desk = Desk(tmp_path)
    here = {"meeting": desk.list_meetings()[0].id}
    draft_page(Asked(desk, here))
    add_ignored(file, [Ignored("confusable", "帐蓬")])

    def press(path: str, words: str, op: str = "") -> str:
        form = {"path": path, "words": words, "op": op}
        return bytes(confirm_old(Asked(desk, here, form=form)).body).decode()

    def left() -> list[str]:
        asked = Asked(desk, here)
        return [each.path for each in list_old(asked, show_meeting(asked))]

    assert left() == ["title", "date"]
    press("title", "不是这几个字")
    assert left() == ["title", "date"]
    press("title", "在2019年升旗仪式上的讲话")
    assert left() == ["date"]
    assert 'id="confirmed"' in press("date", "2019-09-02")
    assert left() == []
    assert "look like last year's" not in bytes(check_page(Asked(desk, here)).body).decode()
    assert 'id="last-year"' not in bytes(draft_page(Asked(desk, here)).body).decode()
    press("title", "在2019年升旗仪式上的讲话", "back")
    assert left() == ["title"]
    press("date", "2019-09-02", "back")
    assert [each.rule for each in load_ignored(file)] == ["confusable"]
    ignore_path(file).write_text(
        f"format: 1\nignored:\n  - rule: {CONFIRMED}\n    words: '2019-09-02'\n    within: date\n", encoding="utf-8"
    )
    assert left() == ["title"]
    with pytest.raises(InputError):
        press("date", "2019-09-02", "back")


def test_what_was_confirmed_is_taken_back_and_made_again_like_any_change(tmp_path):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.meeting.editing import Put
    from drafter.model.path import FactPath
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk, version_of
    from drafter.studio.drafting import confirm_old, draft_page, list_old, show_meeting, step_back

    (tmp_path / "meeting.yaml").write_text(
        "format: 1\nkind: pupil-address\ntitle: 在2019年升旗仪式上的讲话\ndate: 2019-09-02\n", encoding="utf-8"
    )
    desk = Desk(tmp_path)
    opened = desk.list_meetings()[0]
    here = {"meeting": opened.id}
    draft_page(Asked(desk, here))

    def press(**form: str) -> None:
        act = step_back if "op" in form else confirm_old
        act(Asked(desk, here, form={"_version": version_of(opened.read()), **form}))

    def left() -> list[str]:
        return [each.path for each in list_old(Asked(desk, here), show_meeting(Asked(desk, here)))]

    press(path="title", words="在2019年升旗仪式上的讲话")
    desk.edit(opened, version_of(opened.read()), [Put(FactPath(("speaker", "name")), "何远")])
    before = opened.read()
    press(path="date", words="2019-09-02")
    assert left() == []
    press(op="back")
    assert left() == ["date"] and opened.read() == before
    press(op="back")
    assert left() == ["date"] and opened.read() != before
    press(op="back")
    assert left() == ["title", "date"]
    for now in (["date"], ["date"], []):
        press(op="again")
        assert left() == now
    assert opened.read() == before


def test_the_button_on_the_page_confirms(open_studio, visit, tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    (place / "meeting.yaml").write_text(
        "format: 1\nkind: pupil-address\ntitle: 在2019年“小小'旗手'”升旗仪式上的讲话\ndate: 2019-09-02\n",
        encoding="utf-8",
    )
    page = visit(open_studio(place))
    open_meeting(page)
    page.click("#last-year li:has([data-path=title]) button[hx-post]")
    page.wait_for_selector("#confirmed [data-path=title]", state="attached")
    assert page.locator("#last-year li").count() == 1
    page.click("[data-panel=confirmed] summary")
    page.click("#confirmed button[hx-post]")
    page.wait_for_selector("#last-year [data-path=title]")
    assert page.locator("#confirmed").count() == 0
