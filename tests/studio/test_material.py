"""Last year's speech and this year's notes dropped together: what the page ticks, and what the file says then."""

import re

import pytest

from tests.intake.cases import FOLDER, load

pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
CASE = load(FOLDER / "55-last-year-and-notes.yaml")


@pytest.fixture
def page(tmp_path):
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk
    from drafter.studio.start import take_understood, understand_files, understood_page

    class Page:
        def __init__(self, *numbers: int) -> None:
            self.desk = Desk(tmp_path)
            files = tuple((CASE["files"][at]["file"], CASE["files"][at]["text"].encode()) for at in numbers)
            answer = understand_files(Asked(self.desk, form={"kind": CASE["kind"]}, files=files))
            self.at = {"batch": answer.headers["location"].rpartition("/")[2]}
            self.text = bytes(understood_page(Asked(self.desk, self.at)).body).decode()
            self.lines = dict(re.findall(r'name="take" value="([^"]+)"( checked)?', self.text))

        def take(self, *more: str) -> str:
            ticked = [path for path, checked in self.lines.items() if checked] + list(more)
            take_understood(Asked(self.desk, self.at, several={"take": ticked}))
            return self.desk.list_meetings()[0].read().decode()

    return Page


@pytest.mark.parametrize("numbers", [(0, 1), (1, 0)])
def test_what_was_said_last_year_is_marked_and_not_ticked(page, numbers):
    shown = page(*numbers)
    unticked = [path for path, checked in shown.lines.items() if not checked]
    assert "facts.tasks[3].title" in unticked and "facts.tasks[0].measures[0].what" not in unticked
    assert shown.text.count('class="past"') >= len(unticked)
    assert 'name="differ.' not in shown.text, "two years do not disagree"
    text = shown.take("facts.tasks[3].title")
    facts, left = text.split("〔", 1)
    assert "修好4座瞭望塔" in facts and "管住火源" in facts
    assert "培训" not in facts and "过火面积12.6公顷" in left


def test_last_years_speech_alone_is_ticked(page):
    shown = page(0)
    assert all(shown.lines.values()) and 'class="past"' not in shown.text
