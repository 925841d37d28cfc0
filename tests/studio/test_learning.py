"""Earlier speeches are read in and a kind is learned from one, by what is on the pages alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, field, follow, open_meeting, version_on, wait_for_file, wait_saved
from tests.studio.test_words import inside

SPEECHES = EXAMPLES / "speeches"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "办公室"
    folder.mkdir()
    return folder


@LONG
def test_a_folder_of_earlier_speeches_is_read_in_and_looked_through(open_studio, visit, place, tmp_path):
    old = tmp_path / "历年"
    (old / "2024").mkdir(parents=True)
    for name in ("flood-control", "winter-heating"):
        (old / "2024" / f"{name}.txt").write_bytes((SPEECHES / f"{name}.txt").read_bytes())
    (old / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    page = visit(open_studio(place), "/phrases")
    page.fill("#q", "防汛")
    page.wait_for_selector("#passages a")
    follow(page, "#passages a")
    page.set_input_files("#archive-folder", str(old))
    follow(page, "form[action='/archive'] button")
    assert page.locator("tbody tr").count() == 2 and "picture.png" in page.inner_text(".findings")
    assert sorted(path.name for path in (place / "旧稿").iterdir()) == ["flood-control.txt", "winter-heating.txt"]
    page.set_input_files("#archive-files", [str(SPEECHES / "flood-control.txt"), str(SPEECHES / "graduation.txt")])
    follow(page, "form[action='/archive'] button")
    assert page.locator("tbody tr").count() == 3 and "1" in page.inner_text("[role=status]")
    assert len(list((place / "旧稿").iterdir())) == 3, "what lies there already is not kept twice"
    follow(page, "section a[href='/phrases']")
    page.locator("#q").press_sequentially("库容", delay=30)
    page.wait_for_selector("#passages li b")
    assert "库容" in page.inner_text("#passages li >> nth=0")


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=LONG)])
def test_a_speech_becomes_a_kind_and_its_draft_is_the_speech(open_studio, visit, place, tmp_path, language):
    page = visit(open_studio(place, language))
    follow(page, "a[href='/learn']")
    page.set_input_files("#learn-files", str(SPEECHES / "flood-control.txt"))
    page.fill("#learn-name", "防汛会议讲话（老写法）")
    follow(page, "form[action='/learn'] button")
    assert language == "en" or not [line for line in inside(page) if "%" not in line]
    [meeting] = [path for path in place.glob("*.yaml") if path.name != "drafter.yaml"]
    made = tmp_path / "made.txt"
    subprocess.run(
        [sys.executable, "-m", "drafter", "draft", str(meeting), "-o", str(made), "--to", "txt"],
        check=True,
        capture_output=True,
        cwd=place,
    )
    said, spoken = (
        [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        for path in (made, SPEECHES / "flood-control.txt")
    )
    assert said[3:] == spoken[3:]
    follow(page, ".meetings a")
    page.wait_for_selector(".sheet")
    assert spoken[-1] in page.inner_text(".sheet")
    follow(page, "nav a[href='/']")
    assert page.locator(".kinds a", has_text="防汛会议讲话（老写法）").count() == 1


@LONG
def test_what_cannot_be_learned_is_said_and_nothing_is_written(open_studio, visit, place, tmp_path):
    page = visit(open_studio(place), "/learn")
    empty = tmp_path / "空.txt"
    empty.write_text("\n", encoding="utf-8")
    page.set_input_files("#learn-files", str(empty))
    page.fill("#learn-name", "空讲话")
    follow(page, "form[action='/learn'] button")
    page.wait_for_selector(".findings")
    assert list(place.iterdir()) == []


def test_what_is_typed_before_the_scripts_run_is_saved_when_they_do(open_studio, visit, place):
    (place / "meeting.yaml").write_bytes((EXAMPLES / "spring-festival.yaml").read_bytes())
    page = visit(open_studio(place))
    open_meeting(page)
    waiting = []
    page.route("**/static/studio.js", lambda route: waiting.append(route))
    page.reload(wait_until="commit")
    page.wait_for_selector("#fields input")
    field(page, "speaker.name").fill("王敏")
    page.select_option("[id='f-speaker.rank']", "deputy")
    while not waiting:
        page.wait_for_timeout(50)
    waiting[0].continue_()
    text = wait_for_file(place / "meeting.yaml", "王敏")
    assert "rank: deputy" in text


@LONG
def test_earlier_speeches_stand_beside_the_draft_and_the_checks_lead_to_the_sentence(open_studio, visit, place):
    (place / "meeting.yaml").write_bytes((EXAMPLES / "spring-festival.yaml").read_bytes())
    page = visit(open_studio(place), "/archive")
    page.set_input_files("#archive-files", str(SPEECHES / "winter-heating.txt"))
    follow(page, "form[action='/archive'] button")
    follow(page, "nav a[href='/']")
    open_meeting(page)
    page.click("#right [data-panel=earlier] > summary")
    page.wait_for_selector("#right [data-panel=earlier] li")
    assert "供暖" in page.inner_text("#right [data-panel=earlier]")
    version = version_on(page)
    field(page, "facts.requirement.guidance").fill("突出的的重点")
    wait_saved(page, version)
    assert page.is_visible("#right [data-panel=earlier] li >> nth=0"), "the panel stays as it was"
    page.wait_for_selector("#checks [data-find]")
    page.evaluate("document.getElementById('middle').scrollTo(0, 99999)")
    page.click("#checks [data-find] >> nth=0")
    page.wait_for_selector(".sheet .pointed")
    assert "的的" in page.inner_text(".sheet .pointed")
    field(page, "speaker.post").focus()
    page.wait_for_function("() => document.getElementById('middle').scrollTop < 300")


@pytest.mark.parametrize(("kind", "offered"), [("special-campaign", True), ("pupil-address", False)])
def test_a_task_table_is_offered_where_there_can_be_tasks(tmp_path, kind, offered):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk
    from drafter.studio.drafting import draft_page

    (tmp_path / "meeting.yaml").write_text(f"format: 1\nkind: {kind}\ntitle: 讲话\n", encoding="utf-8")
    desk = Desk(tmp_path)
    text = bytes(draft_page(Asked(desk, {"meeting": desk.list_meetings()[0].id})).body).decode()
    assert ("/get/tasks" in text) is offered
