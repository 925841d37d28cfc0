"""A sentence of the writer's own that still tells a fact as it was is told of, and nothing else is."""

from pathlib import Path

import pytest

from drafter.meeting.editing import Put
from drafter.model.path import FactPath
from drafter.studio.outdated import find_left_days, find_outdated, may_tell_days, when_written
from tests.edited.harvest.cases import MEETING
from tests.house import read_cases

CASES = Path(__file__).parents[1] / "fixtures" / "studio" / "outdated.yaml"


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case["text"])
def test_what_a_sentence_tells_as_it_was(case):
    found = find_outdated(case["text"], case["was"], case["now"])
    assert {each.was: each.now for each in found} == case["told"]


def test_a_longer_fact_that_still_tells_the_old_day_is_told_and_another_day_is_not():
    was = {
        "facts.tasks[0].by": "9月20日前",
        "facts.tasks[1].by": "9月20日前",
        "facts.closing": "9月20号，我带队到市场去，一杆秤一杆秤地验。",
    }
    now = was | {"facts.tasks[0].by": "9月18日前", "facts.tasks[1].by": "9月18日前"}
    told = [(each.was, each.now) for each in find_left_days(was, now, "facts.closing")]
    assert told == [("9月20日", "9月18日")]
    assert not list(find_left_days(was, was, "facts.closing"))
    assert may_tell_days(was["facts.closing"]) and not may_tell_days("9月20日前")


def test_a_sentence_was_written_where_it_came_in_last():
    versions = [b"other", "旧话 一".encode(), b"other", "旧话 二".encode(), "旧话 三".encode()]
    assert when_written("旧话", versions) == versions[3]
    assert when_written("旧话", versions[:3]) is None


@pytest.mark.parametrize(
    ("sentence", "pinned"),
    [
        ({"instead": "市水务局要对42座病险水库逐座排查。", "text": "市水务局盯住42座水库。"}, False),
        ({"after": "市水务局要对42座病险水库逐座排查。", "text": "这42座水库，一座也不能漏。"}, False),
        (None, True),
    ],
)
def test_the_page_says_so_until_she_words_it_anew(tmp_path, sentence, pinned):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk, version_of
    from drafter.studio.drafting import draft_page

    (tmp_path / "meeting.yaml").write_bytes(MEETING.read_bytes())
    desk = Desk(tmp_path)
    opened = desk.list_meetings()[0]

    def put(path: str, value: object) -> None:
        desk.edit(opened, version_of(opened.read()), [Put(FactPath.parse(path), value)])

    def says() -> bool:
        text = bytes(draft_page(Asked(desk, {"meeting": opened.id})).body).decode()
        return "“42座”" in text and "“45座”" in text

    own = "phrases.closing.call" if pinned else "sections.change.tasks.sentences[0]"
    assert not says()
    if pinned:
        put(own, {"text": "42座水库，座座要有人。"})
    else:
        put(own, sentence)
    assert not says()
    put("facts.tasks[0].measures[0].what", "对45座病险水库逐座排查")
    assert says()
    put(f"{own}.text", "45座水库，座座要有人。")
    assert not says()
