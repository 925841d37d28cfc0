"""Every page at 200 %, in light and dark: nothing scrolls sideways, nothing is cut off or lies over something else."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.edited.harvest.cases import MEETING, edited
from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, follow, open_meeting
from tests.studio.test_phrasebank import ENTRY

ENLARGED = {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}
"""A window of 1280 pixels at 200 %."""
CUT = """() => [...document.querySelectorAll("body *")].filter((one) => {
    if (!one.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) return false;
    const box = one.getBoundingClientRect(), look = getComputedStyle(one);
    if (!box.width || !box.height || one.closest(".unseen, .skip, [hidden], option")) return false;
    const scrolls = (each) => each && each !== document.body
        && (/auto|scroll/.test(getComputedStyle(each).overflowX) ? each : scrolls(each.parentElement));
    const outside = !scrolls(one.parentElement) && (box.right > innerWidth + 1 || box.left < -1);
    const clipped = /hidden|clip/.test(look.overflowX) && one.scrollWidth > one.clientWidth + 1;
    const button = one.matches("button, .button, summary, th") && one.scrollWidth > one.clientWidth + 1;
    return outside || clipped || button;
}).map((one) => one.outerHTML.slice(0, 120))"""
"""What lies outside the window, or is shown in part only."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "办公室"
    (folder / "bank" / "phrases").mkdir(parents=True)
    (folder / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8", newline="\n")
    bank = "format: 1\nphrases:\n" + "".join(ENTRY.format(number=number) for number in (9001, 9002))
    (folder / "bank" / "phrases" / "directive.yaml").write_text(bank, encoding="utf-8", newline="\n")
    changed = MEETING.read_text(encoding="utf-8").replace("42座", "45座")
    (folder / "meeting.yaml").write_text(changed, encoding="utf-8", newline="\n")
    added = {"add": "堤防险情早一分钟报告，群众就多一分安全。", "after": "把值守落到人头"}
    (tmp_path / "edited.docx").write_bytes(edited([added]))
    for version in ("old", "new"):
        shutil.copy(EXAMPLES / "speeches" / "flood-control.txt", tmp_path / f"{version}.txt")
    return folder


def walk(page: Any, root: str, files: Path) -> Iterator[str]:
    """Every page and what opens on it, by name."""
    page.goto(root + "/")
    yield "home"
    page.goto(root + "/new/special-campaign")
    yield "kind"
    yield from _walk_draft(page, root)
    for name in ("phrases?function=problems.turn", "review", "archive", "learn", "after"):
        page.goto(f"{root}/{name}")
        yield name.partition("?")[0]
    page.goto(root + "/phrases")
    page.click(".entry >> nth=0")
    page.wait_for_selector("#card :not(:empty)")
    seen = page.evaluate("document.getElementById('card').getBoundingClientRect().top < innerHeight - 60")
    assert seen, "a phrase that was chosen is shown where one looks"
    yield "card"
    page.goto(root + "/")
    page.set_input_files("#material-files", str(files / "old.txt"))
    follow(page, "form[action='/material'] button")
    yield "material"
    yield from _walk_after(page, root, files)


def _walk_draft(page: Any, root: str) -> Iterator[str]:
    page.goto(root + "/")
    open_meeting(page)
    page.wait_for_selector("#checks :not(:empty)", state="attached")
    yield "draft"
    draft = page.url
    page.click("details.menu summary")
    yield "menu"
    page.keyboard.press("Escape")
    for name, button in (("phrase", ".sheet .phrase"), ("headings", "button[hx-get$='/headings']")):
        page.click(f"{button} >> nth=0")
        page.wait_for_selector("#dialog[open]")
        yield name
        page.keyboard.press("Escape")
    for name in ("outline", "get/facts"):
        page.goto(f"{draft}/{name}")
        yield name.rpartition("/")[2]


def _walk_after(page: Any, root: str, files: Path) -> Iterator[str]:
    page.goto(root + "/after")
    page.set_input_files("#edited", str(files / "edited.docx"))
    follow(page, "form[action='/after'] button")
    yield "harvest"
    for name, done in (("refresh", "#made form"), ("finalize", "#made .findings")):
        page.click(f"form[hx-post$='/{name}'] button")
        page.wait_for_selector(done)
        page.evaluate("document.getElementById('made').scrollIntoView()")
        yield name
    page.goto(root + "/after")
    page.set_input_files("#old", str(files / "old.txt"))
    page.set_input_files("#new", str(files / "new.txt"))
    follow(page, "form[action='/compare'] button")
    yield "compared"


@LONG
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_or_cuts_anything_off_at_200_percent(open_studio, visit, place, scheme, language):
    studio = open_studio(place, language)
    page = visit(studio, color_scheme=scheme, **ENLARGED)
    wrong = {}
    for name in walk(page, studio.root, place.parent):
        cut = page.evaluate(CUT)
        if cut or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong[name] = cut
    assert not wrong
