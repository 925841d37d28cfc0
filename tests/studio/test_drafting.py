"""The draft page in a real browser: what is typed is saved at once, and the speech reads so."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.studio.conftest import LONG
from tests.studio.pages import EXAMPLES, fetch, field, open_meeting, type_into, version_on, wait_for_file, wait_saved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(EXAMPLES / "spring-festival.yaml", tmp_path / "meeting.yaml")
    return tmp_path


def draft(folder: Path) -> bytes:
    """What the command makes of the meeting file."""
    subprocess.run(
        [sys.executable, "-m", "drafter", "draft", "meeting.yaml", "-o", "by-command.docx", "--force"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return (folder / "by-command.docx").read_bytes()


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=LONG)])
def test_what_is_typed_is_saved_with_every_comment_and_downloads_as_the_command_drafts_it(
    open_studio, visit, folder, language
):
    path = folder / "meeting.yaml"
    path.write_text(
        "# 市长周五讲\n" + path.read_text(encoding="utf-8").replace("minutes:", "# 别超时\nminutes:"),
        encoding="utf-8",
        newline="\n",
    )
    before = path.read_text(encoding="utf-8")
    page = visit(open_studio(folder, language))
    open_meeting(page)
    type_into(page, "speaker.name", "王敏")
    assert "王　敏" in page.inner_text(".sheet")
    after = path.read_text(encoding="utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == [
        line for line in before.splitlines() if "李明" in line and "speaker" in line
    ]
    assert (folder / "meeting.yaml.bak").read_text(encoding="utf-8") == before
    page.click("details.menu summary")
    assert fetch(page, "a[href$='/get/draft']") == draft(folder)


@LONG
def test_the_other_files_come_too(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    for what in ("rostrum", "outline", "tasks", "table"):
        page.evaluate("document.querySelector('details.menu').open = true")
        assert fetch(page, f"a[href$='/get/{what}']")[:2] == b"PK", what
    page.evaluate("document.querySelector('details.menu').open = true")
    page.click("a[href$='/get/facts']")
    assert page.locator("tbody tr").count() > 5


@LONG
def test_items_are_added_moved_and_taken_out_and_every_step_is_taken_back(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    path = folder / "meeting.yaml"
    before = path.read_bytes()
    count = page.locator("[data-items='facts.shortcomings'] > [data-item]").count()
    page.click("[data-add='facts.shortcomings']")
    type_into(page, f"facts.shortcomings[{count}].text", "有的台账没有更新")
    assert "有的台账没有更新" in page.inner_text(".sheet")
    version = version_on(page)
    page.click(f"[data-item='facts.shortcomings[{count}]'] button[hx-vals*='up']")
    version = wait_saved(page, version)
    assert field(page, f"facts.shortcomings[{count - 1}].text").input_value() == "有的台账没有更新"
    page.click(f"[data-item='facts.shortcomings[{count - 1}]'] button[hx-vals*='remove']")
    version = wait_saved(page, version)
    assert "有的台账没有更新" not in page.inner_text(".sheet")
    for _step in range(3):
        page.click("#undo")
        version = wait_saved(page, version)
    assert path.read_bytes() == before
    page.click("#redo")
    wait_saved(page, version)
    assert "有的台账没有更新" in path.read_text(encoding="utf-8")


@LONG
def test_an_item_that_is_emptied_goes_when_its_box_is_left(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    items = page.locator("[data-items='facts.shortcomings'] > [data-item]")
    count = items.count()
    page.click("[data-add='facts.shortcomings']")
    type_into(page, f"facts.shortcomings[{count}].text", "有的台账没有更新")
    field(page, f"facts.shortcomings[{count}].text").fill("")
    field(page, "speaker.name").focus()
    wait_for_file(folder / "meeting.yaml", "有的台账没有更新", gone=True)
    page.wait_for_function("id => !document.getElementById(id)", arg=f"f-facts.shortcomings[{count}].text")
    assert items.count() == count
    assert page.evaluate("document.activeElement.name") == "speaker.name"


@LONG
def test_rows_are_pasted_from_a_spreadsheet_by_their_heads(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    page.click("[data-add='facts.tasks']")
    task = page.locator("[data-items='facts.tasks'] > [data-item]").count() - 1
    type_into(page, f"facts.tasks[{task}].title", "把老楼查一遍")
    rows = (
        "时限\t牵头单位\t配合单位\t措施\n6月底前\t市住建局、市消防救援支队\t市供电公司\t逐栋查\n"
        '7月15日前\t各街道\t\t"逐户签字，\n建台账"\n'
    )
    table = f"facts.tasks[{task}].measures"
    page.click(f"[data-add='{table}']")
    page.wait_for_selector(f"[id='f-{table}[0].who']")
    page.evaluate(
        "([id, text]) => { const data = new DataTransfer(); data.setData('text/plain', text);"
        " const box = document.getElementById(id); box.focus();"
        " box.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})); }",
        [f"f-{table}[0].who", rows],
    )
    text = wait_for_file(folder / "meeting.yaml", "by: 7月15日前")
    assert "who: [市住建局, 市消防救援支队]" in text
    assert "with: [市供电公司]" in text
    assert field(page, f"{table}[1].who").input_value() == "各街道"


@LONG
def test_a_phrase_is_exchanged_worded_by_the_writer_left_out_and_chosen_again(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    saved = folder / "meeting.yaml"
    before = page.inner_text(".sheet")
    phrase = next(each for each in page.locator(".phrase").all() if "我" in each.inner_text())
    name = phrase.get_attribute("hx-get")

    def choose(selector: str) -> str:
        version = version_on(page)
        page.locator(f".phrase[hx-get='{name}'] >> nth=0").click()
        page.wait_for_selector("#dialog[open]")
        page.locator(selector).click()
        wait_saved(page, version)
        page.wait_for_selector("#dialog:not([open])", state="attached")
        return str(page.inner_text(".sheet"))

    page.locator(f".phrase[hx-get='{name}'] >> nth=0").click()
    other = page.inner_text("#dialog .choice >> nth=0")
    page.keyboard.press("Escape")
    assert other in choose("#dialog .choice >> nth=0")
    assert "id:" in saved.read_text(encoding="utf-8")
    page.locator(f".phrase[hx-get='{name}'] >> nth=0").click()
    page.fill("#own-words", "下面，我只说三件事")
    version = version_on(page)
    page.click("#dialog form:has(#own-words) button")
    wait_saved(page, version)
    assert "下面，我只说三件事" in page.inner_text(".sheet")
    assert "下面，我只说三件事" not in choose("#dialog form:has(input[value=omit]) button")
    version = version_on(page)
    page.locator("#right details:has(button[hx-vals*='free']) summary").click()
    page.click("#right button[hx-vals*='free']")
    wait_saved(page, version)
    assert page.inner_text(".sheet") == before


@LONG
def test_headings_are_chosen_as_a_set_and_sections_left_out_moved_and_taken_in_again(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    page.click(".tools button[hx-get$='/headings']")
    page.wait_for_selector("#dialog[open]")
    assert page.locator("#dialog .choice").count() >= 6
    wanted = page.locator("#dialog .choice >> nth=2 >> span").all_inner_texts()
    version = version_on(page)
    page.click("#dialog .choice >> nth=2")
    version = wait_saved(page, version)
    heads = page.locator(".sheet h2").all_inner_texts()
    assert [head.split("、", 1)[1] for head in heads] == wanted
    page.locator("#right details:has(.sections) summary").click()
    page.click(".sections button[hx-vals*='omit'] >> nth=3")
    version = wait_saved(page, version)
    assert page.locator(".sheet h2").count() == len(heads) - 1
    page.click(".sections button[hx-vals*='restore']")
    version = wait_saved(page, version)
    assert page.locator(".sheet h2").all_inner_texts() == heads
    page.click(".sections button[hx-vals*='down'] >> nth=3")
    wait_saved(page, version)
    assert page.locator(".sheet h2").all_inner_texts() != heads


def test_a_blank_leads_to_the_box_that_fills_it(open_studio, visit, tmp_path):
    shutil.copy(EXAMPLES / "forest-fire.yaml", tmp_path)
    page = visit(open_studio(tmp_path))
    open_meeting(page)
    page.click("mark.blank >> nth=0")
    assert page.evaluate("document.activeElement.name") == "meeting.purpose"


@LONG
def test_a_wrong_day_is_said_and_nothing_is_lost(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    before = (folder / "meeting.yaml").read_bytes()
    field(page, "date").fill("2026-02-30")
    page.wait_for_selector("#status .error")
    assert (folder / "meeting.yaml").read_bytes() == before
    assert field(page, "date").input_value() == "2026-02-30"
    type_into(page, "date", "2026年2月3日")
    assert "2026-02-03" in (folder / "meeting.yaml").read_text(encoding="utf-8")


def test_two_windows_do_not_overwrite_each_other_and_the_writer_chooses(open_studio, visit, folder):
    studio = open_studio(folder)
    one, other = visit(studio), visit(studio)
    open_meeting(one)
    open_meeting(other)
    type_into(one, "speaker.name", "王敏")
    field(other, "speaker.post").fill("区委书记")
    other.wait_for_selector(".conflict")
    text = (folder / "meeting.yaml").read_text(encoding="utf-8")
    assert "王敏" in text and "区委书记" not in text
    version = version_on(other)
    other.click("[data-mine]")
    wait_saved(other, version)
    text = (folder / "meeting.yaml").read_text(encoding="utf-8")
    assert "王敏" in text and "区委书记" in text, "what the other window changed elsewhere stays"
    assert field(other, "speaker.name").input_value() == "王敏"
    field(one, "speaker.name").fill("赵刚")
    one.wait_for_selector(".conflict")
    with one.expect_navigation():
        one.click("[data-reload]")
    assert field(one, "speaker.name").input_value() == "王敏"


def test_nothing_typed_is_lost_when_the_server_is_killed_while_typing_and_started_again(open_studio, visit, folder):
    studio = open_studio(folder, alone=True)
    page = visit(studio)
    open_meeting(page)
    start = time.monotonic()
    type_into(page, "speaker.post", "市长")
    one_save = time.monotonic() - start
    field(page, "speaker.post").fill("")
    words = "市委副书记、市长、市安委会主任"
    field(page, "speaker.post").type(words, delay=60)
    page.wait_for_timeout(1000 * max(1.0, 3 * one_save))  # a second; more where the machine has more to do than this
    studio.kill()
    assert words in (folder / "meeting.yaml").read_text(encoding="utf-8")
    field(page, "speaker.post").type("，兼")
    page.wait_for_selector("#offline:not([hidden])")
    assert field(page, "speaker.post").input_value() == words + "，兼"
    open_studio(folder, port=int(studio.root.rsplit(":", 1)[1]))
    wait_for_file(folder / "meeting.yaml", words + "，兼")
    page.wait_for_selector("#offline", state="hidden")


def test_a_composition_is_saved_when_it_is_done_and_not_before(open_studio, visit, folder):
    page = visit(open_studio(folder))
    open_meeting(page)
    sent = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.url.endswith("/facts") else None)
    version = version_on(page)
    box = field(page, "facts.requirement.guidance")
    box.fill("")
    wait_saved(page, version)
    sent.clear()
    keyboard = page.context.new_cdp_session(page)
    for letters in ("s", "sh", "sho", "shou", "shou'zh", "shou'zhu"):
        keyboard.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
    page.wait_for_timeout(300)
    assert not sent, "half-typed pinyin is nobody's words"
    version = version_on(page)
    keyboard.send("Input.insertText", {"text": "守住"})
    wait_saved(page, version)
    assert "guidance: 守住" in (folder / "meeting.yaml").read_text(encoding="utf-8")
    assert len(sent) <= 2
