"""Small things that a writer meets on the pages: a form without a file, a menu, letters that can be read."""

import shutil
from pathlib import Path

import pytest

from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, fetch, open_meeting, type_into, version_on, wait_saved

SMALLEST = 15
"""Pixels of the smallest letters."""
SMALL = """least => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !one.closest(".sheet, kbd")
    && parseFloat(getComputedStyle(one).fontSize) < least).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES / "spring-festival.yaml", tmp_path / "meeting.yaml")
    return tmp_path


@LONG
@pytest.mark.parametrize(
    ("path", "button"),
    [("/archive", "form[action='/archive'] button"), ("/", "form[action='/material'] button")],
)
def test_a_form_without_a_file_says_so_on_its_own_page(open_studio, visit, folder, path, button):
    page = visit(open_studio(folder), path)
    title = page.inner_text("h1 >> nth=0")
    with page.expect_navigation():
        page.click(button)
    assert page.inner_text("h1 >> nth=0") == title
    assert "选" in page.inner_text(".findings")


@LONG
def test_two_versions_of_which_one_is_missing_are_asked_for_again(open_studio, visit, folder):
    page = visit(open_studio(folder), "/after")
    page.set_input_files("#old", str(EXAMPLES / "speeches" / "flood-control.txt"))
    with page.expect_navigation():
        page.click("form[action='/compare'] button")
    assert page.is_visible("#old ~ .button, .drop >> nth=0") and page.inner_text("[role=alert].error")


@LONG
def test_the_menu_closes_after_a_choice_and_by_escape(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    page.click("details.menu summary")
    fetch(page, "a[href$='/get/draft']")
    page.wait_for_selector("details.menu:not([open])")
    page.click("details.menu summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    page.wait_for_selector("details.menu:not([open])")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@LONG
def test_no_letters_are_smaller_than_one_can_read(open_studio, visit, folder):
    studio = open_studio(folder)
    page = visit(studio)
    for path in ("/", "/new/special-campaign", "/phrases", "/after", "/archive", "/learn", "/review"):
        page.goto(studio.root + path)
        assert page.evaluate(SMALL, SMALLEST) == [], path
    page.goto(studio.root)
    open_meeting(page)
    assert page.evaluate(SMALL, SMALLEST) == []


@LONG
def test_the_fields_of_the_theme_have_examples(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    for name in ("full", "noun", "short", "period"):
        assert page.get_attribute(f"[id='f-theme.{name}']", "placeholder"), name


@LONG
def test_who_speaks_and_who_is_spoken_of_are_called_otherwise(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    legends = page.locator("#fields legend").all_inner_texts()
    assert "讲话人" in legends and not any("讲话的人" in legend for legend in legends)


@LONG
def test_a_speech_much_shorter_than_wanted_is_told_by_the_checks(open_studio, visit, folder):
    path = folder / "meeting.yaml"
    text = path.read_text(encoding="utf-8").replace("minutes: 11", "minutes: 30")
    path.write_text(text, encoding="utf-8", newline="\n")
    page = visit(open_studio(folder))
    open_meeting(page)
    page.wait_for_selector("#checks li")
    assert "不到30分钟" in page.inner_text("#checks")


@LONG
def test_files_that_are_chosen_one_after_the_other_are_all_read(open_studio, visit, folder, tmp_path):
    for name in ("一季度.txt", "二季度.txt"):
        (tmp_path / name).write_text("任务一：排查冷库。\n", encoding="utf-8", newline="\n")
    page = visit(open_studio(folder))
    for name in ("一季度.txt", "二季度.txt"):
        page.set_input_files("#material-files", str(tmp_path / name))
    assert page.inner_text(".drop:has(#material-files) .chosen") == "一季度.txt、二季度.txt"
    assert page.evaluate("document.getElementById('material-files').files.length") == 2


@LONG
def test_the_window_is_called_after_the_speech_as_it_is_now(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    type_into(page, "title", "在全市消防会议上的讲话")
    assert page.title() == "在全市消防会议上的讲话"


@LONG
def test_the_checks_promise_nothing_while_something_is_missing(open_studio, visit, tmp_path):
    shutil.copy(EXAMPLES / "forest-fire.yaml", tmp_path)
    page = visit(open_studio(tmp_path))
    open_meeting(page)
    page.wait_for_selector("#checks li, #checks p")
    assert page.locator("#checks .good").count() == 0 and "一般讲" in page.inner_text("#checks")


@LONG
def test_an_item_that_is_moved_stays_under_the_pointer_and_open_points_stay_beside_it(open_studio, visit, folder):
    page = visit(open_studio(folder), viewport={"width": 1050, "height": 800})
    open_meeting(page)
    last = page.locator('[data-items="facts.tasks"] > fieldset').count() - 1
    button = page.locator(f'[data-item="facts.tasks[{last}]"] > .moves button').first
    button.scroll_into_view_if_needed()
    title = page.input_value(f'[id="f-facts.tasks[{last}].title"]')
    for to in (last - 1, last - 2):
        top, version = button.bounding_box()["y"], version_on(page)
        button.click()
        wait_saved(page, version)
        page.wait_for_function(
            "path => document.activeElement.closest('[data-item]')?.dataset.item === path", arg=f"facts.tasks[{to}]"
        )
        assert page.input_value(f'[id="f-facts.tasks[{to}].title"]') == title
        button = page.locator(f'[data-item="facts.tasks[{to}]"] > .moves button').first
        assert abs(button.bounding_box()["y"] - top) < 3
    type_into(page, "speaker.post", "")
    page.click("[data-show=right]")
    page.wait_for_selector("#missing li")
    assert page.get_attribute("[data-show=right]", "data-count") == str(
        page.locator("#open .notice, #missing li, #last-year li").count()
    )
    page.click("#missing button >> nth=0")
    assert page.is_visible("#missing") and page.is_visible("#fields")
