"""What a meeting file said before each change is kept, whoever stops the studio and whenever."""

from pathlib import Path

import pytest

from drafter.studio.history import MOST, History
from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, field, open_meeting, type_into, version_on, wait_saved


@pytest.fixture(autouse=True)
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / ".person"))
    return tmp_path / ".person"


def versions(*numbers: int) -> list[bytes]:
    return [f"version {number}".encode() for number in numbers]


def test_versions_are_read_back_and_what_was_taken_back_may_come_again(tmp_path: Path):
    history = History(tmp_path / "a.yaml")
    first, second, third = versions(1, 2, 3)
    history.find(first)
    history.add(second)
    history.add(third)
    again = History(tmp_path / "a.yaml")
    again.find(second)
    assert (again.back, again.again) == (first, third)
    again.step(again=False)
    again.add(b"another")
    assert History(tmp_path / "a.yaml").versions == [first, b"another"]
    assert History(tmp_path / "b.yaml").versions == []


def test_letters_of_one_word_are_one_change(tmp_path: Path):
    history = History(tmp_path / "a.yaml")
    history.find(b"0")
    history.add(b"1")
    history.add(b"12", joined=True)
    history.add(b"123", joined=True)
    assert history.back == b"0" and History(tmp_path / "a.yaml").versions == [b"0", b"123"]


def test_what_was_changed_elsewhere_is_a_change_that_can_be_taken_back(tmp_path: Path):
    history = History(tmp_path / "a.yaml")
    history.find(b"0")
    history.add(b"1")
    history.find(b"elsewhere")
    assert history.back == b"1" and history.again is None


@pytest.mark.parametrize("cut", [1, 5, 11])
def test_a_version_that_was_written_by_half_is_left_out(tmp_path: Path, person: Path, cut: int):
    history = History(tmp_path / "a.yaml")
    history.find(b"0")
    history.add(b"some version")
    [file] = (person / "drafter" / "undo").iterdir()
    file.write_bytes(file.read_bytes()[:-cut])
    history = History(tmp_path / "a.yaml")
    assert history.versions == [b"0"]
    history.find(b"0")
    history.add(b"2")
    assert History(tmp_path / "a.yaml").versions == [b"0", b"2"]


def test_the_oldest_are_forgotten(tmp_path: Path, person: Path):
    history = History(tmp_path / "a.yaml")
    for version in versions(*range(3 * MOST)):
        history.find(version)
    kept = History(tmp_path / "a.yaml").versions
    assert kept == history.versions and MOST <= len(kept) <= 2 * MOST and kept[-1] == versions(3 * MOST - 1)[0]


def test_undo_goes_on_without_a_place_to_keep_versions(tmp_path: Path, person: Path):
    person.write_text("a file where a folder should be", encoding="utf-8")
    history = History(tmp_path / "a.yaml")
    history.find(b"0")
    history.add(b"1")
    assert history.back == b"0"


@LONG
def test_undo_reaches_back_beyond_a_studio_that_was_killed(open_studio, visit, tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    path = folder / "meeting.yaml"
    path.write_bytes((EXAMPLES / "spring-festival.yaml").read_bytes())
    before = path.read_bytes()
    studio = open_studio(folder, alone=True)
    page = visit(studio)
    open_meeting(page)
    type_into(page, "speaker.name", "王敏")
    type_into(page, "speaker.post", "市长")
    studio.kill()
    page = visit(open_studio(folder))
    open_meeting(page)
    for _step in range(2):
        version = version_on(page)
        page.click("#undo")
        wait_saved(page, version)
    assert path.read_bytes() == before and page.is_disabled("#undo")
    version = version_on(page)
    page.click("#redo")
    wait_saved(page, version)
    assert field(page, "speaker.name").input_value() == "王敏"
