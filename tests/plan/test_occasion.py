"""Level and body are read from who called the meeting; drafter.yaml goes first; where they differ it is said."""

from dataclasses import replace

import pytest

from drafter.files.organisation import usual_words
from drafter.meeting.levels import level_of_caller, level_of_title
from drafter.model.meeting import Meeting
from drafter.model.organisation import Level, Organisation
from drafter.model.place import Place
from drafter.plan.occasion import at_level, body_of, check_level, day_of

PLACE = Place("meeting.yaml", 1)
CITY = Organisation(words=usual_words("city"))


def meeting(called_by: str = "", name: str = "", post: str = "", **changes: object) -> Meeting:
    details = {key: text for key, text in (("called_by", called_by), ("name", name)) if text}
    whole = Meeting("special-campaign", f"在{name}上的讲话", PLACE, meeting=details, speaker={"post": post})
    return replace(whole, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("caller", "level"),
    [
        ("省委、省政府", "province"),
        ("市委、市政府", "city"),
        ("市教育局", "city"),
        ("县委、县政府", "county"),
        ("县乡村振兴局", "county"),
        ("区委、区政府", "district"),
        ("镇党委、镇政府", "township"),
        ("青溪县云台镇党委", "township"),
        ("街道党工委、办事处", "street"),
        ("村党总支、村委会", "village"),
        ("柳林村“两委”", "village"),
        ("学校", "school"),
        ("县第一中学", "school"),
        ("集团党委、集团公司", "enterprise"),
        ("公司", "enterprise"),
    ],
)
def test_the_level_is_that_of_who_called_the_meeting(caller: str, level: Level) -> None:
    assert level_of_caller(caller) == level


def test_who_is_not_known_says_no_level() -> None:
    assert level_of_caller("防汛抗旱指挥部") is None


def test_our_own_continuation_of_a_citys_meeting_is_ours() -> None:
    assert level_of_title("全市迎峰度夏电力保供视频会议我县续会") == "county"


@pytest.mark.parametrize(
    ("called_by", "whole", "ours"),
    [
        ("县委、县政府", "全县", "我县"),
        ("镇党委、镇政府", "全镇", "我镇"),
        ("乡党委、乡政府", "全乡", "我乡"),
        ("集团公司", "全集团", "我公司"),
        ("村党总支、村委会", "全村", "我村"),
    ],
)
def test_a_draft_speaks_in_the_words_of_its_level(called_by: str, whole: str, ours: str) -> None:
    words = at_level(CITY, meeting(called_by)).words
    assert (words["whole"], words["ours"]) == (whole, ours)


def test_the_title_and_the_post_tell_the_level_where_nobody_called() -> None:
    assert at_level(CITY, meeting(name="全县春耕生产会议")).level == "county"
    assert at_level(CITY, meeting(name="春耕生产会议", post="镇党委书记")).level == "township"


def test_what_the_organisation_says_of_itself_stays() -> None:
    ours = replace(CITY, level="city", level_given=True)
    assert at_level(ours, meeting("县政府")) is ours
    named = replace(CITY, words={**CITY.words, "whole": "全园"})
    assert at_level(named, meeting("县政府")).words["whole"] == "全园"


def test_levels_that_do_not_agree_are_a_finding() -> None:
    ours = replace(CITY, level_given=True)
    assert "全县" in check_level(ours, meeting("县政府", "全县春耕会议"))[0].message
    assert check_level(CITY, meeting("县政府", "全县春耕会议")) == []
    assert check_level(CITY, meeting("县政府", "全市视频会议我县续会")) == []


@pytest.mark.parametrize(
    ("caller", "body"),
    [("县委", "party"), ("县政府", "government"), ("县委、县政府", "both"), ("县商务局", "department"), ("", "")],
)
def test_party_government_or_an_office_called(caller: str, body: str) -> None:
    assert body_of(caller) == body


def test_a_running_count_of_days_is_before_the_event_and_honours_are_after_it() -> None:
    assert day_of(meeting(facts={"countdown": "还有30天"})) == "before"
    assert day_of(meeting(facts={"honours": [{"title": "先进集体"}]})) == "after"
    assert day_of(meeting()) == ""
