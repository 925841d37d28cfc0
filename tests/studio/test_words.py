"""The pages speak of what a writer knows: no name from inside the program stands on any of them."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.edited.harvest.cases import MEETING, edited
from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, follow, open_meeting, version_on, wait_saved
from tests.studio.test_phrasebank import ENTRY

INSIDE = re.compile(r"[a-z_]+\.[a-z_]+|[a-z]+-\d{4}|yaml|drafter|[a-z-]{3,}/\d|\b[a-z_]{5,}\b")
"""Paths, ids of phrases and speeches, files and commands; any English word on a Chinese page."""
EVERYTHING = """() => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
    const said = [document.body.innerText];
    for (const one of document.querySelectorAll("[title], [aria-label], [placeholder], option")) {
        if (one.offsetParent || one.tagName === "OPTION") {
            said.push(one.title, one.ariaLabel || "", one.placeholder || "", one.tagName === "OPTION" ? one.text : "");
        }
    }
    return said.join("\\n");
}"""
KNOWN = ("edited.docx", ".docx", "zeren")
"""The name of the file that was dropped; an example of pinyin."""


def inside(page: Any) -> list[str]:
    """What of the page a writer would not understand."""
    page.wait_for_timeout(600)
    said = page.evaluate(EVERYTHING)
    for word in KNOWN:
        said = said.replace(word, "")
    return [line for line in said.split("\n") if INSIDE.search(line)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "办公室"
    folder.mkdir()
    for name in ("forest-fire", "spring-festival", "host-rural"):
        shutil.copy(EXAMPLES / f"{name}.yaml", folder)
    return folder


@LONG
def test_no_name_from_inside_the_program_stands_on_a_page(open_studio, visit, place):
    studio = open_studio(place)
    page = visit(studio)
    assert inside(page) == []
    for address in page.eval_on_selector_all(".meetings a", "links => links.map((link) => link.href)"):
        for part in ("", "/outline", "/get/facts"):
            page.goto(address + part)
            assert inside(page) == [], address + part
    page.goto(studio.root)
    open_meeting(page)
    for phrase in page.locator(".phrase").all()[:12]:
        phrase.click()
        page.wait_for_selector("#dialog[open]")
        assert not INSIDE.search(page.inner_text("#dialog")), page.inner_text("#dialog")
        page.keyboard.press("Escape")
    version = version_on(page)
    page.click(".phrase >> nth=0")
    page.click("#dialog form:has(input[value=omit]) button")
    version = wait_saved(page, version)
    page.click("#right [data-panel=sections] > summary")
    page.click(".sections button[hx-vals*='omit'] >> nth=1")
    wait_saved(page, version)
    assert inside(page) == []
    assert page.locator("#right button[hx-vals*='free']").count() == 1
    for path in ("/phrases", "/phrases?function=closing.rally", "/after", "/review", "/new/progress"):
        page.goto(studio.root + path)
        assert inside(page) == [], path
        for entry in page.locator(".entry").all()[:6]:
            entry.click()
            page.wait_for_function(
                "text => document.querySelector('#card h2')?.textContent === text", arg=entry.get_attribute("data-copy")
            )
            assert not INSIDE.search(page.inner_text("#card")), page.inner_text("#card")


@LONG
def test_an_edited_draft_and_a_review_speak_so_too(open_studio, visit, tmp_path):
    folder = tmp_path / "办公室"
    (folder / "bank" / "phrases").mkdir(parents=True)
    (folder / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8", newline="\n")
    text = "format: 1\nphrases:\n" + ENTRY.format(number=9000)
    (folder / "bank" / "phrases" / "directive.yaml").write_text(text, encoding="utf-8", newline="\n")
    (folder / "meeting.yaml").write_bytes(MEETING.read_bytes())
    edits = [
        {"fill": "fact:date", "with": "2026年3月6日"},
        {"over": "fact:facts.tasks[0].title", "with": "把险工险段查实"},
        {"add": "堤防险情早一分钟报告，群众就多一分安全。", "after": "把值守落到人头"},
    ]
    (tmp_path / "edited.docx").write_bytes(edited(edits))
    page = visit(open_studio(folder), "/after")
    page.set_input_files("#edited", str(tmp_path / "edited.docx"))
    follow(page, "form[action='/after'] button")
    page.wait_for_selector(".ticks")
    assert inside(page) == []
    page.goto(page.url.rsplit("/after", 1)[0] + "/review")
    assert "旧稿" in page.inner_text("main")
    assert inside(page) == []
