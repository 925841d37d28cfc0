"""A kind of speech asks in its own words for what every meeting file may say."""

from drafter.meeting import write_meeting
from tests.house import HOUSE


def test_a_welcome_asks_who_is_the_host_and_where() -> None:
    written = write_meeting(HOUSE.templates.kinds["welcome"], HOUSE.templates, {})
    assert "called_by:  # 主人是哪个单位" in written
    assert "place:  # 在哪里举行" in written


def test_the_usual_question_still_names_the_key() -> None:
    text = "format: 1\nkind: welcome\ntitle: 致辞\nmeeting: {会议名称: 签约仪式, 召集单位: 县政府, 在哪里举行: 县城}\n"
    meeting = HOUSE.load(text.encode())
    assert meeting.meeting["called_by"] == "县政府"
    assert meeting.meeting["place"] == "县城"
