"""The form of a speech in a real browser: its title, its open points and their stars, its panels, its width."""

import shutil
from pathlib import Path

import pytest

from drafter.meeting import write_meeting
from drafter.workspace import Workspace
from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, field, follow, open_meeting, type_into, version_on, wait_for_file, wait_saved

STARRED = """() => [...document.querySelectorAll("#missing [data-path]")].map((link) => {
    const place = placeOf(link.dataset.path);
    return [link.dataset.path, place ? place.closest(".field, td, fieldset").classList.contains("lacks") : null];
})"""
STARS = "document.querySelectorAll('#fields .lacks').length"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES / "spring-festival.yaml", tmp_path / "meeting.yaml")
    return tmp_path


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=LONG)])
def test_the_title_follows_the_name_of_the_meeting_until_it_is_typed_over(open_studio, visit, folder, language):
    page = visit(open_studio(folder, language))
    open_meeting(page)
    title, saved = field(page, "title"), folder / "meeting.yaml"
    field(page, "meeting.name").click()
    type_into(page, "meeting.name", "全市冬季安全工作会议")
    assert title.input_value() == "在全市冬季安全工作会议上的讲话"
    assert "在全市冬季安全工作会议上的讲话" in page.inner_text(".sheet").replace("\n", "")
    assert page.evaluate("document.activeElement.name") == "meeting.name"
    type_into(page, "meeting.name", "")
    assert title.input_value() == "在【会议名称】上的讲话"
    type_into(page, "meeting.name", "全市节后复工会议")
    type_into(page, "title", "在全市复工大会上的讲话")
    type_into(page, "meeting.name", "全市节后复工复产会议")
    assert title.input_value() == "在全市复工大会上的讲话"
    text = saved.read_text(encoding="utf-8")
    assert "title: 在全市复工大会上的讲话" in text and "name: 全市节后复工复产会议" in text


def test_a_title_that_names_the_theme_follows_the_theme(open_studio, visit, tmp_path):
    page = visit(open_studio(tmp_path), "/new/work-report")
    page.fill("#name", "市委专题会议")
    follow(page, "form[action^='/new'] button")
    page.wait_for_selector("#missing")
    assert page.locator("#missing [data-path='title']").count() == 0
    page.click("#missing [data-path='theme.full'] >> nth=0")
    assert page.evaluate("document.activeElement.name") == "theme.full"
    type_into(page, "theme.full", "防返贫监测工作")
    assert field(page, "title").input_value() == "关于防返贫监测工作情况的汇报"


def test_a_star_stands_where_the_speech_has_a_blank_and_goes_when_it_is_filled(open_studio, visit, tmp_path):
    page = visit(open_studio(tmp_path), "/new/special-campaign")
    page.fill("#name", "全市冬季安全工作会议")
    follow(page, "form[action^='/new'] button")
    page.wait_for_selector("#missing")
    starred = page.evaluate(STARRED)
    assert len(starred) > 8 and all(starred for _path, starred in starred)
    assert page.evaluate(STARS) == len(starred)
    assert field(page, "theme.noun").get_attribute("aria-required") is None, "nothing in the speech waits for it"
    assert field(page, "speaker.post").get_attribute("aria-required") == "true"
    type_into(page, "speaker.post", "市长")
    page.wait_for_selector('[id="f-speaker.post"]:not([aria-required])')
    assert page.evaluate(STARS) == len(starred) - 1 == page.locator("#missing [data-path]").count()


@LONG
def test_every_open_point_of_every_kind_leads_to_a_box(open_studio, visit, tmp_path):
    workspace = Workspace.find(tmp_path)
    for kind in workspace.templates.kinds.values():
        text = write_meeting(kind, workspace.templates, {"meeting": {"name": f"全市{kind.name}会议"}})
        (tmp_path / f"{kind.id}.yaml").write_text(text, encoding="utf-8", newline="\n")
    for path in (*(EXAMPLES / "kinds").glob("*-sparse.yaml"), EXAMPLES / "forest-fire.yaml"):
        shutil.copy(path, tmp_path)
    page = visit(open_studio(tmp_path))
    addresses = page.eval_on_selector_all(".meetings a", "links => links.map((link) => link.href)")
    assert len(addresses) > 30
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state()
        for path in page.eval_on_selector_all("#missing [data-path]", "all => all.map((one) => one.dataset.path)"):
            page.evaluate("document.activeElement.blur()")
            page.click(f"#missing [data-path='{path}'] >> nth=0")
            page.wait_for_function(
                "() => document.activeElement.closest('#fields input, #fields textarea, #fields select')"
            )
            reached = page.evaluate("document.activeElement.name")
            parent = path.rpartition("[")[0] if path.endswith("]") else path.rpartition(".")[0]
            assert reached.startswith(parent), (address, path, reached)


@LONG
def test_what_was_opened_on_the_right_stays_open_after_a_save(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    panels = page.locator("#right details[data-panel]")
    shown = {panel.get_attribute("data-panel"): panel.get_attribute("open") is not None for panel in panels.all()}
    for name in shown:
        page.click(f"#right [data-panel='{name}'] > summary")
    type_into(page, "speaker.name", "王敏")
    for name, was_open in shown.items():
        assert (page.get_attribute(f"#right [data-panel='{name}']", "open") is None) is was_open, name
    more = page.locator("#fields details.more").first
    more.locator("> summary").click()
    version = version_on(page)
    page.click("#undo")
    wait_saved(page, version)
    assert more.get_attribute("open") is not None


@LONG
def test_the_set_of_headings_in_use_is_marked_and_the_file_is_named_after_the_title(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    page.click(".tools button[hx-get$='/headings']")
    page.wait_for_selector("#dialog[open]")
    heads = [head.split("、", 1)[1] for head in page.locator(".sheet h2").all_inner_texts()]
    used = page.locator("#dialog .choice[aria-current]")
    assert used.count() == 1 and used.locator("span").all_inner_texts() == heads
    version = version_on(page)
    page.click("#dialog .choice:not([aria-current]) >> nth=1")
    wait_saved(page, version)
    page.click(".tools button[hx-get$='/headings']")
    page.wait_for_selector("#dialog[open]")
    heads = [head.split("、", 1)[1] for head in page.locator(".sheet h2").all_inner_texts()]
    assert used.count() == 1 and used.locator("span").all_inner_texts() == heads
    page.keyboard.press("Escape")
    page.click("details.menu summary")
    with page.expect_download() as coming:
        page.click("a[href$='/get/draft']")
    assert coming.value.suggested_filename == "在全市2026年春节期间安全生产工作会议上的讲话.docx"


@LONG
def test_the_material_is_as_wide_as_its_tables_need(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)

    def width() -> float:
        return float(page.evaluate("document.getElementById('left').offsetWidth"))

    before = width()
    page.mouse.move(
        *page.evaluate(
            "(() => { const at = document.getElementById('divider').getBoundingClientRect();"
            " return [at.x + 4, at.y + 300]; })()"
        )
    )
    page.mouse.down()
    page.mouse.move(700, 400, steps=5)
    page.mouse.up()
    assert abs(width() - 700) < 20 and before < 420
    page.focus("#divider")
    page.keyboard.press("ArrowLeft")
    assert width() < 690
    kept = width()
    page.reload()
    page.wait_for_load_state()
    assert abs(width() - kept) < 3
    page.click("[data-widen] >> nth=0")
    table = page.locator(".rows").first
    assert width() > 740 and table.evaluate("one => one.scrollWidth <= one.clientWidth")
    page.click("[data-widen] >> nth=0")
    assert abs(width() - kept) < 3


@LONG
def test_headings_that_change_with_the_facts_say_so_and_stay_where_they_are_chosen(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    heads = "[...document.querySelectorAll('.sheet h2')].map((one) => one.textContent.trim()).join('；')"
    before = page.evaluate(heads)
    type_into(page, "speaker.post", "市长、市安委会主任")
    assert page.locator("#right .notice").count() == 0
    short = field(page, "theme.short").input_value()
    type_into(page, "theme.short", f"{short}整治")
    assert page.evaluate(heads).replace("整治", "") != before
    page.wait_for_selector("#right .notice")
    version = type_into(page, "theme.short", short)
    assert page.locator("#right .notice").count() == 0, "they are those of before again"
    version = type_into(page, "theme.short", f"{short}整治")
    now = page.evaluate(heads)
    page.click("#right .notice button >> nth=-1")
    wait_saved(page, version)
    assert page.locator("#right .notice").count() == 0
    type_into(page, "theme.short", short)
    assert page.evaluate(heads) == now, "a set that was chosen stays"


@LONG
def test_measures_without_a_day_are_told_on_the_right_and_lead_to_their_box(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    undated = page.locator("#undated [data-path]")
    known = undated.count()
    path = "facts.tasks[0].measures[0].by"
    assert field(page, path).input_value()
    type_into(page, path, "")
    assert undated.count() == known + 1
    page.click("[data-panel=undated] > summary")
    page.click(f"#undated [data-path='{path}']")
    page.wait_for_function("path => document.activeElement.name === path", arg=path)
    type_into(page, path, "2月5日前")
    assert undated.count() == known


@LONG
def test_what_is_typed_while_the_form_is_written_anew_is_kept(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    places = [f"facts.shortcomings[{number}].text" for number in range(3)]
    assert all(field(page, path).input_value() for path in places)

    slow = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    field(page, "facts.shortcomings[0].case").fill("")
    field(page, places[0]).fill("")
    field(page, places[1]).click()  # she leaves what she emptied: it goes, and the others move up
    page.keyboard.insert_text("先写的。")
    field(page, places[2]).click()
    page.keyboard.insert_text("后写的。")
    text = wait_for_file(folder / "meeting.yaml", "后写的。")
    assert "先写的。" in text
    page.wait_for_selector("[data-items='facts.shortcomings']:not(:has(> :nth-child(3)))")
    assert "先写的。" in field(page, places[0]).input_value() and "后写的。" in field(page, places[1]).input_value()
