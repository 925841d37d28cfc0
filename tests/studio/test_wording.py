"""Sentences and headings that the program wrote: clicked in the speech, said otherwise, come back from Word."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from drafter.workspace import Workspace
from drafter.writers.layout import arrange, split_pieces, type_of
from tests.edited.harvest.cases import MEETING, edited
from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, follow, open_meeting, version_on, wait_saved

LINK = "刚才，何川同志通报了全市防汛准备情况。"
SEEN_BOLD = r"""() => {
    const seen = [], walker = document.createTreeWalker(document.querySelector(".sheet"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const bold = Number(getComputedStyle(node.parentElement).fontWeight) >= 600;
        for (const letter of node.data.replace(/\s/g, "")) seen.push(letter + (bold ? "+" : ""));
    }
    return seen;
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "place"
    place.mkdir()
    (place / "meeting.yaml").write_bytes(MEETING.read_bytes())
    return place


def say_otherwise(page: Any, words: str, text: str) -> None:
    """Click on words of the program in the speech, and write something else."""
    version = version_on(page)
    page.click(f".sheet .own:has-text('{words}')")
    page.wait_for_selector("#dialog[open] #own-words")
    page.fill("#own-words", text)
    page.click("#dialog form:has(#own-words) button")
    wait_saved(page, version)


@LONG
def test_a_linking_sentence_is_clicked_said_otherwise_and_taken_back(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    before = page.inner_text(".sheet")
    assert LINK in before
    say_otherwise(page, "刚才", "何川同志讲的情况，大家都听清了。")
    assert page.inner_text(".sheet") == before.replace(LINK, "何川同志讲的情况，大家都听清了。")
    say_otherwise(page, "讲的情况", "家底要心中有数")
    assert "家底要心中有数。下面" in page.inner_text(".sheet"), "a mark that was left out runs no sentences together"
    page.click(".sheet .own:has-text('心中有数')")
    page.wait_for_selector("#dialog[open] form:has(input[value=free])")
    assert LINK in page.inner_text("#dialog")
    version = version_on(page)
    page.click("#dialog form:has(input[value=omit]) button")
    version = wait_saved(page, version)
    assert "何川" not in page.inner_text(".sheet")
    page.click("#right [data-panel=phrases] > summary")
    page.click("#right li:has-text('何川') button[hx-vals*='free']")
    wait_saved(page, version)
    assert page.inner_text(".sheet") == before


@LONG
def test_something_more_is_said_behind_a_sentence_and_behind_a_phrase(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    for words, more in ((".own:has-text('刚才')", "大家都听清了"), (".phrase >> nth=0", "这句话要记住")):
        version = version_on(page)
        page.click(f".sheet {words}")
        page.wait_for_selector("#dialog[open]")
        page.click("#dialog summary")
        page.fill("#more-words", more)
        page.click("#dialog form:has(#more-words) button")
        wait_saved(page, version)
        page.wait_for_selector("#dialog:not([open])", state="hidden")
        assert f"{more}。" in page.inner_text(".sheet")
    assert f"{LINK}大家都听清了。" in page.inner_text(".sheet")
    version = version_on(page)
    page.click(".sheet .own:has-text('刚才')")
    page.wait_for_selector("#dialog[open]")
    page.click("#dialog summary")
    page.fill("#more-words", "我再说一句")
    page.click("#dialog form:has(#more-words) button")
    wait_saved(page, version)
    assert f"{LINK}我再说一句。大家都听清了。" in page.inner_text(".sheet"), "right behind what was clicked"
    assert "接不上" not in page.inner_text("#right")


@LONG
def test_a_heading_is_clicked_and_typed_over(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    page.locator(".sheet h2 .own >> nth=0").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#dialog[open]")
    assert page.evaluate("document.activeElement.id") == "h-situation"
    version = version_on(page)
    page.fill("#h-situation", "汛情不等人，准备要赶在前")
    page.click("#dialog form:has(#h-situation) button.main")
    wait_saved(page, version)
    assert page.inner_text(".sheet h2 >> nth=0") == "一、汛情不等人，准备要赶在前"
    page.click(".sheet h2 .own >> nth=0")
    page.wait_for_selector("#dialog[open] #h-situation")


@LONG
def test_what_the_leader_reworded_stands_where_it_stood_and_his_heading_is_taken(open_studio, visit, folder):
    edits = [
        {"retype": LINK, "with": "何川同志讲的情况，大家都听清了，家底也都有数了。"},
        {"replace": "看清形势，", "with": "认清当前形势，"},
        {"append": "同志们，", "text": "大家回去就办。"},
    ]
    (folder.parent / "edited.docx").write_bytes(edited(edits))
    page = visit(open_studio(folder), "/after")
    page.set_input_files("#edited", str(folder.parent / "edited.docx"))
    follow(page, "form[action='/after'] button")
    page.wait_for_selector(".ticks")
    assert page.locator("input[value^=rewritten]:checked").count() == 2
    assert not re.search(r"sections|\.heading", page.inner_text("main"))
    follow(page, "form[action$='/harvest'] button.main")
    page.wait_for_selector("p[role=status]")
    assert page.locator("input[value^=rewritten], input[value^=speech]").count() == 0, "what was taken is no news"
    follow(page, "p.quiet a[href^='/m/']")
    page.wait_for_selector(".sheet")
    said = page.inner_text(".sheet")
    assert (
        "今天，市政府专门召开会议，分析汛情，部署今年防汛工作。何川同志讲的情况，大家都听清了，家底也都有数了。下面"
        in said
    )
    assert "一、认清当前形势，防汛不能有丝毫大意" in said and LINK not in said
    assert re.search(r"大家回去就办。\s*谢谢大家。\s*$", said), "what was added stands before the thanks"
    page.click(".sheet .own:has-text('家底也都有数')")
    page.wait_for_selector("#dialog[open]")
    assert "edited.docx 第" in page.inner_text("#dialog p >> nth=0"), "it is not the writer's own sentence"
    version = version_on(page)
    page.fill("#own-words", "何川同志讲的情况，大家心里都有数了。")
    page.click("#dialog form:has(#own-words) button")
    wait_saved(page, version)
    page.click(".sheet .own:has-text('心里都有数')")
    page.wait_for_selector("#dialog[open] #own-words")
    assert "edited.docx" not in page.inner_text("#dialog"), "now it is"


@LONG
def test_a_kept_phrase_is_found_and_put_where_the_cursor_is_in_a_sentence(open_studio, visit, folder):
    studio = open_studio(folder)
    page = visit(studio, "/phrases")
    page.fill("#q", "一抓到底")
    page.wait_for_selector("#found .entry:has-text('一抓到底')")
    kept = page.get_attribute(".entry >> nth=0", "data-copy")
    page.click(".entry >> nth=0")
    page.click("#card button[data-marked=false]")
    page.wait_for_selector("#card button[data-marked=true]")
    page.goto(studio.root)
    open_meeting(page)
    page.click(".sheet .own:has-text('刚才')")
    page.wait_for_selector("#dialog[open] #own-words")
    page.click("#dialog .pick summary")
    page.wait_for_selector("#picked .entry")
    assert page.locator("#picked .entry").all_inner_texts() == [f"{kept} ★"]
    page.fill("#own-words", "何川同志讲了，。")
    page.evaluate("document.getElementById('own-words').setSelectionRange(7, 7)")
    page.click("#picked .entry")
    assert page.input_value("#own-words") == f"何川同志讲了，{kept}。"
    page.fill("#pick", "ze ren")
    page.wait_for_selector("#picked .entry:has-text('责任')")
    page.focus("#pick")
    page.keyboard.press("ArrowDown")
    found = page.evaluate("document.activeElement.dataset.insert")
    page.keyboard.press("Enter")
    assert found in page.input_value("#own-words") and kept in page.input_value("#own-words")


@LONG
def test_a_phrase_stands_behind_a_sentence_in_which_nobody_put_the_cursor(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    page.click(".sheet .own:has-text('刚才')")
    page.wait_for_selector("#dialog[open] #own-words")
    before = page.input_value("#own-words")
    page.click("#dialog .pick summary")
    page.fill("#pick", "一抓到底")
    page.wait_for_selector("#picked .entry:has-text('一抓到底')")
    text = page.get_attribute("#picked .entry >> nth=0", "data-insert")
    page.click("#picked .entry >> nth=0")
    assert page.input_value("#own-words") == before, "what was clicked goes on to follow the material"
    assert page.input_value("#more-words") == text
    assert not page.is_visible("#picked .instead >> nth=0"), "facts are joined there: it is no stock phrase"


@LONG
def test_a_stock_phrase_of_the_speech_is_replaced_by_another_that_was_found(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    page.click(".sheet .phrase >> nth=0")
    page.wait_for_selector("#dialog[open] #own-words")
    page.click("#dialog .pick summary")
    page.fill("#pick", "一抓到底")
    page.wait_for_selector("#picked .entry:has-text('一抓到底')")
    row = page.locator("#picked li:not(:has-text('【')) >> nth=0")
    text, version = row.locator(".entry").get_attribute("data-insert"), version_on(page)
    row.locator(".instead").click()
    wait_saved(page, version)
    assert text.rstrip("。") in page.inner_text(".sheet") and not page.is_visible("#dialog[open]")


@LONG
def test_a_sentence_of_nothing_but_facts_is_taken_hold_of_at_its_end(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    paragraph = page.locator(".sheet > *:has-text('42座病险水库')").first
    page_text = page.inner_text(".sheet")
    handle = paragraph.locator(".handle >> nth=1")
    handle.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#dialog[open] #more-words", state="attached")
    assert "42座病险水库" in page.inner_text("#dialog-title")
    page.click("#dialog details:has(#more-words) summary")
    page.fill("#more-words", "一座也不能漏")
    version = version_on(page)
    page.click("#dialog form:has(#more-words) button")
    wait_saved(page, version)
    said = page.inner_text("#dialog-title"), page.inner_text(".sheet")
    assert said[1] == page_text.replace(said[0], f"{said[0]}一座也不能漏。")


@LONG
def test_what_is_bold_in_word_is_bold_on_the_page_and_nothing_else(open_studio, visit, tmp_path):
    shutil.copy(EXAMPLES / "spring-festival.yaml", tmp_path / "meeting.yaml")
    workspace = Workspace.find(tmp_path)
    draft, _plan = workspace.draft(workspace.load(tmp_path / "meeting.yaml"))
    style = workspace.style()
    wanted = [
        letter + ("+" if style.types[piece.type or type_of(block)].bold else "")
        for block in arrange(draft, style)
        for piece in split_pieces(block, style)
        for letter in re.sub(r"\s", "", piece.text)
    ]
    page = visit(open_studio(tmp_path))
    open_meeting(page)
    assert "+" in "".join(wanted)
    assert page.evaluate(SEEN_BOLD) == wanted


@LONG
def test_a_kind_without_headings_offers_none(open_studio, visit, tmp_path):
    shutil.copy(EXAMPLES / "enterprise-symposium.yaml", tmp_path / "meeting.yaml")
    page = visit(open_studio(tmp_path))
    open_meeting(page)
    assert page.locator("#tools [hx-get$='/headings']").count() == 0


@LONG
def test_why_a_phrase_stands_is_said_by_what_there_is(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    for phrase in page.locator(".sheet .phrase").all():
        phrase.click()
        page.wait_for_selector("#dialog[open]")
        why = page.inner_text("#dialog dd >> nth=0")
        assert why and not re.search("不是|没有|presupposes", why), why
        page.keyboard.press("Escape")
