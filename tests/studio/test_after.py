"""A draft comes back from Word: what changed is shown, ticked and written; new facts go in; versions are compared."""

import io
import re
from pathlib import Path

import docx
import pytest

from drafter.meeting.editing import Editing, Move
from drafter.model.path import FactPath
from drafter.word.text import read_docx
from tests.edited.harvest.cases import MEETING, edited
from tests.house import HOUSE
from tests.studio.conftest import LONG
from tests.studio.pages import fetch, follow, type_into, version_on, wait_saved

FLOOD = MEETING.parents[1] / "refresh" / "meeting.yaml"
EDITS = [
    {"fill": "fact:date", "with": "2026年3月6日"},
    {"over": "fact:facts.tasks[0].title", "with": "把险工险段查实"},
    {"fill": "phrase:closing.call", "with": "部署只是开头，落实才见分晓。"},
    {"add": "堤防险情早一分钟报告，群众就多一分安全。", "after": "把值守落到人头"},
]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    (folder / "bank" / "phrases").mkdir(parents=True)
    (folder / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8", newline="\n")
    (folder / "meeting.yaml").write_bytes(MEETING.read_bytes())
    (tmp_path / "edited.docx").write_bytes(edited(EDITS))
    return folder


@LONG
def test_an_edited_draft_is_harvested_refreshed_and_its_open_points_named(open_studio, visit, place):
    page = visit(open_studio(place), "/after")
    page.set_input_files("#edited", str(place.parent / "edited.docx"))
    follow(page, "form[action='/after'] button")
    page.wait_for_selector(".ticks")
    text = page.inner_text("main")
    assert "2026-03-06" in text and "早一分钟报告" in text and "防汛" in page.inner_text("main p.quiet")
    assert page.locator("input[name=take]:checked").count() >= 2
    before = (place / "meeting.yaml").read_text(encoding="utf-8")
    page.locator("li:has-text('早一分钟报告') input[value^=sentence]").check()
    assert page.is_checked("li:has-text('早一分钟报告') input[value^=speech]"), "what the leader added is not lost"
    page.locator("input[name=take][value^=fact]").evaluate_all("all => all.forEach((one) => { one.checked = true; })")
    follow(page, "form[action$='/harvest'] button.main")
    page.wait_for_selector("p[role=status]")
    after = (place / "meeting.yaml").read_text(encoding="utf-8")
    assert "date: 2026-03-06" in after and "把险工险段查实" in after and after != before
    assert "早一分钟报告" in "".join(path.read_text(encoding="utf-8") for path in place.rglob("phrases/*.yaml"))
    assert page.locator("li:has-text('早一分钟报告') input[value^=speech]").count() == 0
    assert "text: 堤防险情早一分钟报告，群众就多一分安全。" in after
    kept = fetch(page, "a[href$='/get/edited']")
    assert (
        "把险工险段查实" in "".join(paragraph.text for paragraph in docx.Document(io.BytesIO(kept)).paragraphs)
        or kept[:2] == b"PK"
    )
    address = page.url
    follow(page, "p.quiet a[href^='/m/']")
    page.wait_for_selector(".sheet")
    type_into(page, "speaker.name", "王敏")
    page.goto(address.rsplit("/after", 1)[0] + "/after")
    (place.parent / "edited.docx").write_bytes(kept)
    page.set_input_files("#edited", str(place.parent / "edited.docx"))
    follow(page, "form[action='/after'] button")
    page.wait_for_selector(".next")
    page.click("form[hx-post$='/refresh'] button")
    page.wait_for_selector("#made ins")
    assert "王" in page.inner_text("#made") and "早一分钟报告" not in page.inner_text("#made"), (
        "it stands there already"
    )
    refreshed = fetch(page, "#made form[action$='/refreshed'] button")
    assert refreshed[:2] == b"PK" and refreshed != kept
    page.click("form[hx-post$='/finalize'] button")
    page.wait_for_selector("#made .findings")


@LONG
def test_a_change_that_is_unticked_stays_as_the_draft_has_it(open_studio, visit, place):
    (place.parent / "edited.docx").write_bytes(edited([{"append": "24小时值班", "text": "我再说一遍。"}]))
    text = (place / "meeting.yaml").read_text(encoding="utf-8")
    changed = text.replace("42座", "45座").replace("已有4轮", "已有5轮")
    (place / "meeting.yaml").write_text(changed, encoding="utf-8", newline="\n")
    page = visit(open_studio(place), "/after")
    page.set_input_files("#edited", str(place.parent / "edited.docx"))
    follow(page, "form[action='/after'] button")
    page.click("form[hx-post$='/refresh'] button")
    page.wait_for_selector("#made form[action$='/refreshed']")
    assert page.locator("#made input[name=take]:checked").count() == 2
    page.locator("#made li:has-text('病险水库') input").uncheck()
    said = "\n".join(read_docx(fetch(page, "#made form[action$='/refreshed'] button")))
    assert "已有5轮" in said and "42座" in said and "我再说一遍。" in said
    (place / "meeting.yaml").write_text(changed.replace("45座", "46座"), encoding="utf-8", newline="\n")
    follow(page, "#made form[action$='/refreshed'] button")
    assert page.locator("p[role=status]").count() == 1, "what was ticked is not what would be written now"


@LONG
def test_the_order_that_is_shown_follows_the_ticks(open_studio, visit, place):
    """What stands there is what the downloaded draft has."""
    meeting = place / "meeting.yaml"
    (place.parent / "edited.docx").write_bytes(edited([]))
    editing = Editing(meeting.read_bytes(), HOUSE.templates)
    editing.make(Move(FactPath.parse("facts.tasks[0]"), 2))
    meeting.write_bytes(editing.data)
    page = visit(open_studio(place), "/after")
    page.set_input_files("#edited", str(place.parent / "edited.docx"))
    follow(page, "form[action='/after'] button")
    page.click("form[hx-post$='/refresh'] button")
    page.wait_for_selector("#order li")
    while opens := page.locator("#order li").all_inner_texts():
        said = "\n".join(read_docx(fetch(page, "#made form[action$='/refreshed'] button")))
        assert opens == sorted(opens, key=said.index)
        with page.expect_response("**/order"):
            page.locator("#made input[name=take]:checked").first.uncheck()
        page.wait_for_timeout(100)
    assert re.search("次序不变|order stays", page.inner_text("#order"))


@LONG
def test_the_final_file_is_made_of_the_draft_with_its_new_material(open_studio, visit, place):
    lacks = """  shortcomings: [有的责任没有到人]
  requirement: 宁可信其有
  safeguards: [{title: 把责任压到堤上, measures: [{who: [各县（市、区）], what: 带队上堤查一遍}]}]
"""
    text = FLOOD.read_text(encoding="utf-8") + lacks
    draft, _plan = HOUSE.draft(HOUSE.load(text.encode()))
    (place.parent / "edited.docx").write_bytes(HOUSE.write(draft))
    meeting = place / "meeting.yaml"
    meeting.write_text(text.replace("318个村", "326个村").replace("42座", "45座"), encoding="utf-8", newline="\n")
    page = visit(open_studio(place), "/after")
    page.set_input_files("#edited", str(place.parent / "edited.docx"))
    follow(page, "form[action='/after'] button")
    page.click("form[hx-post$='/refresh'] button")
    page.wait_for_selector("#made form[action$='/refreshed']")
    page.locator("#made li:has-text('病险水库') input").uncheck()
    fetch(page, "#made form[action$='/refreshed'] button")
    page.click("form[hx-post$='/finalize'] button")
    page.wait_for_selector("#made a[href$='/get/final']")
    said = "\n".join(read_docx(fetch(page, "#made a[href$='/get/final']")))
    assert "326个村" in said and "42座" in said


@LONG
def test_two_versions_are_compared_word_by_word(open_studio, visit, place):
    for name, words in (("old.txt", "2月5日前查完"), ("new.txt", "2月10日前查完")):
        text = f"在全市防汛工作会议上的讲话\n\n同志们：\n\n一、把堤防查实\n\n各地要在{words}。\n"
        (place.parent / name).write_text(text, encoding="utf-8", newline="\n")
    page = visit(open_studio(place), "/after")
    page.set_input_files("#old", str(place.parent / "old.txt"))
    page.set_input_files("#new", str(place.parent / "new.txt"))
    follow(page, "form[action='/compare'] button")
    assert page.inner_text("del") == "5" and page.inner_text("ins") == "10"


@LONG
def test_what_the_leader_struck_out_goes_and_taking_it_in_is_undone(open_studio, visit, place):
    before = (place / "meeting.yaml").read_bytes()
    edits = [
        {"over": "phrase:closing.call", "with": ""},
        {"add": "谁包的堤，谁在堤上立牌子。", "after": "把值守落到人头"},
    ]
    (place.parent / "edited.docx").write_bytes(edited(edits))
    page = visit(open_studio(place), "/after")
    page.set_input_files("#edited", str(place.parent / "edited.docx"))
    assert "edited.docx" in page.inner_text(".drop >> nth=0")
    follow(page, "form[action='/after'] button")
    assert page.is_checked("input[value^=speech]")
    assert not page.is_checked("input[value^=phrase]"), "what takes words out is never ticked beforehand"
    page.check("input[value^=phrase]")
    follow(page, "form[action$='/harvest'] button.main")
    page.wait_for_selector("p[role=status]")
    assert page.locator("input[value^=phrase], input[value^=speech]").count() == 0
    follow(page, "p.quiet a[href^='/m/']")
    page.wait_for_selector(".sheet")
    said = page.inner_text(".sheet")
    assert "谁包的堤，谁在堤上立牌子。" in said
    page.go_back()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text().startswith("edited.docx"), "the way back leads to a page"
    page.go_forward()
    page.wait_for_load_state()
    for _step in range(2):
        if page.is_enabled("#undo"):
            version = version_on(page)
            page.click("#undo")
            wait_saved(page, version)
    assert (place / "meeting.yaml").read_bytes() == before
