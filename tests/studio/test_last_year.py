"""A speech that was begun from last year's is not called ready while it says what was said then."""

import re
from datetime import date

import pytest

from drafter.meeting import Vocabulary
from drafter.studio.last_year import list_last_years
from tests.house import HOUSE

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
