"""From an empty folder and a task table to a Word file, in both languages, by what is on the pages alone."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.studio.conftest import LONG
from tests.studio.pages import fetch, field, follow, type_into, version_on, wait_for_file, wait_saved
from tests.writers.docx.validators import schema_errors, sdk_errors

TABLE = """序号,任务,责任单位,完成时限
1,对全市112家冷库逐一排查,市商务局、市消防救援支队,2月5日前
2,对26处易结冰路段安排专人值守,市公安局,1月底前
"""


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=LONG)])
def test_an_empty_folder_and_a_task_table_become_a_word_file(open_studio, visit, tmp_path, language, validator):
    place = tmp_path / "meetings"
    place.mkdir()
    table = tmp_path / "任务分解表.csv"
    table.write_text(TABLE, encoding="utf-8", newline="\n")
    page = visit(open_studio(place, language))
    page.select_option("#material-kind", "special-campaign")
    page.set_input_files("#material-files", str(table))
    follow(page, "form[action='/material'] button")
    rows = page.locator(".understood tbody tr")
    assert rows.count() == 6 and "任务分解表.csv" in rows.first.inner_text()
    page.fill("[name='facts.tasks[1].title']", "对26处桥面和陡坡安排专人值守")
    page.uncheck("[value='facts.tasks[1].measures[0].by']")
    follow(page, "form[action^='/material/'] button.main")
    page.wait_for_selector(".sheet")
    type_into(page, "meeting.name", "全市冬季安全生产工作会议")
    type_into(page, "theme.short", "冬季安全")
    version = version_on(page)
    page.click("[data-item='facts.tasks[1]'] button[hx-vals*='up']")
    wait_saved(page, version)
    page.evaluate("document.querySelector('details.menu').open = true")
    data = fetch(page, "a[href$='/get/draft']")
    [saved] = place.glob("*.yaml")
    text = saved.read_text(encoding="utf-8")
    assert "对26处桥面和陡坡" in text and "1月底前" not in text.split("# ")[0]
    assert "from: 任务分解表.csv" in text
    made = tmp_path / "by-command.docx"
    subprocess.run(
        [sys.executable, "-m", "drafter", "draft", str(saved), "-o", str(made)], check=True, capture_output=True
    )
    assert data == made.read_bytes()
    assert sdk_errors(validator, data, tmp_path) == [] and schema_errors(data) == []


@LONG
def test_a_kind_of_speech_is_shown_and_begun_and_the_list_says_what_is_missing(open_studio, visit, tmp_path):
    page = visit(open_studio(tmp_path))
    follow(page, "a[href='/new/host-script']")
    assert "【" in page.inner_text(".sheet")
    page.fill("#name", "全市安全生产工作会议")
    page.fill("#date", "2026年1月20日")
    follow(page, "form[action^='/new'] button")
    page.wait_for_selector("#fields")
    text = wait_for_file(tmp_path / "全市安全生产工作会议.yaml", "2026-01-20")
    assert "kind: host-script" in text
    assert field(page, "meeting.name").input_value() == "全市安全生产工作会议"
    follow(page, "nav a[href='/']")
    page.wait_for_selector(".state .warning")


@LONG
def test_what_is_not_understood_is_said_and_the_writer_says_what_it_is(open_studio, visit, tmp_path):
    page = visit(open_studio(tmp_path))
    page.select_option("#material-kind", "special-campaign")
    page.fill("#material-text", "今天天气很好。\n西片的路一下雨就走不了车")
    follow(page, "form[action='/material'] button")
    page.wait_for_selector(".findings")
    assert list(Path(tmp_path).glob("*.yaml")) == []
    page.select_option("[name='left.1']", "shortcomings")
    follow(page, "form[action^='/material/'] button.main")
    page.wait_for_selector(".sheet")
    assert field(page, "facts.shortcomings[0].text").input_value() == "西片的路一下雨就走不了车"
    [saved] = Path(tmp_path).glob("*.yaml")
    facts, comments = saved.read_text(encoding="utf-8").split("〔", 1)
    assert "西片的路" in facts and "今天天气很好" in comments and "西片的路" not in comments


@LONG
def test_what_was_read_is_put_elsewhere_left_out_whole_and_what_is_not_used_is_listed(open_studio, visit, tmp_path):
    page = visit(open_studio(tmp_path))
    page.select_option("#material-kind", "special-campaign")
    page.fill("#material-text", "问题：登记走过场；墓位卖得乱\n把护墓员配齐\n天冷了要早作准备，这是老话")
    follow(page, "form[action='/material'] button")
    page.select_option("[name='place.facts.shortcomings[0].text']", "achievements")
    page.uncheck("[value='facts.tasks[0].title']")
    page.fill("[name='facts.shortcomings[1].text']", "墓位卖得乱\n价格不公开")
    follow(page, "form[action^='/material/'] button.main")
    page.wait_for_selector(".sheet")
    assert field(page, "facts.achievements[0].text").input_value() == "登记走过场"
    assert field(page, "facts.shortcomings[0].text").input_value() == "墓位卖得乱；价格不公开"
    [saved] = Path(tmp_path).glob("*.yaml")
    assert "from: 粘贴的文字 第2行" not in saved.read_text(encoding="utf-8"), "nothing is left of it but where it was"
    assert "把护墓员配齐" in page.locator("#put-by").text_content()
    assert page.locator("#missing small", has_text="第").count() > 0, "of items without a title the number is said"


@LONG
def test_a_speech_is_moved_out_of_the_list_and_its_file_is_kept(open_studio, visit, tmp_path):
    for name in ("一", "二"):
        (tmp_path / f"{name}.yaml").write_text(f"format: 1\nkind: pledge\ntitle: 发言{name}\n", encoding="utf-8")
    page = visit(open_studio(tmp_path))
    page.on("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.click("li:has-text('发言一') .away")
    page.wait_for_load_state()
    assert page.locator(".meetings a").all_inner_texts() == ["发言二"]
    assert [path.name for path in (tmp_path / "移走的讲话稿").iterdir()] == ["一.yaml"]
