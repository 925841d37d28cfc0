"""A meeting file has one writer at a time: a page waits for a command, and neither loses what the other wrote."""

import shutil
import threading
from pathlib import Path

import pytest

from drafter.edited.harvest import FactChange, Taken, give_back
from drafter.files.writing import locked
from drafter.meeting.editing import Put
from drafter.model.finding import InputError
from drafter.model.path import FactPath
from tests.studio.pages import EXAMPLES

pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES / "spring-festival.yaml", tmp_path / "meeting.yaml")
    return tmp_path / "meeting.yaml"


def test_a_save_waits_until_a_harvest_has_written_and_writes_over_nothing(place):
    from drafter.studio.desk import Conflict, Desk

    desk = Desk(place.parent)
    [opened] = desk.list_meetings()
    _data, version = opened.show()
    came: list[str] = []

    def save() -> None:
        try:
            desk.edit(opened, version, [Put(FactPath(("speaker", "name")), "王敏")])
            came.append("saved")
        except Conflict:
            came.append("conflict")

    with locked(place):
        page = threading.Thread(target=save)
        page.start()
        page.join(0.5)
        assert not came, "it waits for the other"
        place.write_text(place.read_text(encoding="utf-8").replace("李明", "赵刚"), encoding="utf-8", newline="\n")
    page.join(20)
    assert came == ["conflict"] and "赵刚" in place.read_text(encoding="utf-8")


def test_harvests_and_saves_at_the_same_moment_lose_nothing(place):
    from drafter.studio.desk import Conflict, Desk

    desk = Desk(place.parent)
    [opened] = desk.list_meetings()
    workspace = desk.workspace

    def save() -> None:
        for _try in range(200):
            try:
                desk.edit(opened, opened.show()[1], [Put(FactPath(("speaker", "post")), "市委书记")])
                return
            except (Conflict, InputError):
                continue

    def harvest() -> None:
        taken = Taken((FactChange("changed", "speaker.name", "李明", "王敏", 1),))
        give_back(taken, place, None, [], workspace.templates)

    for _round in range(5):
        shutil.copy(EXAMPLES / "spring-festival.yaml", place)
        writers = [threading.Thread(target=work) for work in (save, harvest)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(60)
        text = place.read_text(encoding="utf-8")
        assert "王敏" in text and "市委书记" in text
