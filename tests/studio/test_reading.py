"""The pages read well: narrow, enlarged and in the dark, by keyboard alone, and to a screen reader."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, open_meeting, version_on, wait_saved

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ("/", "/new/special-campaign", "/phrases?function=problems.turn", "/after", "/review", "/m/")
SIZES: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 800}},
    "narrow": {"viewport": {"width": 800, "height": 900}},
    "200 %": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES / "spring-festival.yaml", tmp_path / "meeting.yaml")
    return tmp_path


def go(page, root: str, path: str) -> None:
    if path == "/m/":
        page.goto(root + "/")
        open_meeting(page)
    else:
        page.goto(root + path)


@LONG
def test_no_page_is_wider_than_the_window_and_axe_finds_nothing_serious(open_studio, visit, folder):
    studio = open_studio(folder)
    for size, options in SIZES.items():
        page = visit(studio, bypass_csp=True, **options)
        for path in PAGES:
            go(page, studio.root, path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (size, path)
            if not AXE.is_file() or size not in ("wide", "dark"):  # what is narrow has the same labels and colours
                continue
            page.add_script_tag(path=str(AXE))
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            serious = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
            assert not serious, (size, path, [(each["id"], each["nodes"][0]["html"]) for each in serious])


@LONG
def test_a_phrase_is_chosen_by_keyboard_alone(open_studio, visit, folder):
    page = visit(open_studio(folder))
    page.focus(".meetings a >> nth=0")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator(".phrase >> nth=0").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#dialog[open]")
    version = version_on(page)
    page.locator("#own-words").press("Control+A")
    page.keyboard.type("今天开这个会，只为一件事")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_saved(page, version)
    assert "今天开这个会，只为一件事" in (folder / "meeting.yaml").read_text(encoding="utf-8")


@LONG
def test_the_language_changes_and_no_page_asks_the_network(open_studio, visit, folder):
    studio = open_studio(folder)
    page = visit(studio)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_navigation():
        page.click(".language button")
    page.wait_for_selector("nav a:has-text('Speeches')")
    open_meeting(page)
    page.wait_for_selector("#checks :not(:empty)")
    assert asked and all(url.startswith((studio.root, "data:")) for url in asked)
