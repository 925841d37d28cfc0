"""The phrasebank in the browser: found while typing, by pinyin too, copied by a key; reviewed by keyboard."""

import re
from pathlib import Path

import pytest

from tests.studio.conftest import LONG
from tests.studio.pages import follow

ENTRY = """  - id: directive-{number:04}
    text: 抓紧抓实第{number}件事
    kind: phrase
    move: directive
    form: verb
    count: 2
    speeches: 2
    sources:
      - {{speech: 旧稿, line: {number}, text: 抓紧抓实第{number}件事}}
    status: mined
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "bank" / "phrases").mkdir(parents=True)
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [bank]\n", encoding="utf-8", newline="\n")
    text = "format: 1\nphrases:\n" + "".join(ENTRY.format(number=9000 + number) for number in range(50))
    (tmp_path / "bank" / "phrases" / "directive.yaml").write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


@LONG
def test_fifty_entries_are_reviewed_by_keyboard_and_the_last_decision_is_taken_back(open_studio, visit, place):
    page = visit(open_studio(place), "/review")
    for number in range(50):
        shown = page.get_attribute("#decision [name=id]", "value")
        if number == 10:
            page.keyboard.press("w")
            page.keyboard.type("抓紧办好第十件事")
            page.keyboard.press("Control+Enter")
        else:
            page.keyboard.press("r" if number % 5 == 4 else "k")
        page.wait_for_function("old => (document.querySelector('#decision [name=id]') || {}).value !== old", arg=shown)
    bank = place / "bank" / "phrases" / "directive.yaml"
    text = bank.read_text(encoding="utf-8")
    assert text.count("status: reviewed") == 40 and text.count("status: rejected") == 10
    assert "text: 抓紧办好第十件事" in text and "抓紧抓实第9010件事" in text
    page.keyboard.press("u")
    page.wait_for_selector("#wording")
    assert page.input_value("#wording") == "抓紧抓实第9049件事"
    assert bank.read_text(encoding="utf-8").count("status: mined") == 1


def test_what_nobody_has_reviewed_stands_below_what_somebody_has(open_studio, visit, place):
    bank = place / "bank" / "phrases" / "directive.yaml"
    text = bank.read_text(encoding="utf-8")
    kept = text.replace("第9007件事\n    kind", "第9007件事，一抓到底\n    kind").replace("mined", "reviewed", 8)
    bank.write_text(kept.replace("reviewed", "mined", 7), encoding="utf-8", newline="\n")
    page = visit(open_studio(place), "/phrases")
    page.locator("#q").fill("抓紧抓实")
    page.wait_for_function("() => document.querySelector('#found h2 ~ .phrases b')?.textContent === '抓紧抓实'")
    first, below = (page.locator(f".phrases >> nth={number}").inner_text() for number in (0, 1))
    assert "第9007件事" in first and "第9008件事" not in first
    assert "第9008件事" in below and "第9007件事" not in below
    page.keyboard.press("ArrowDown")
    count = page.locator(".phrases >> nth=0").locator(".entry").count()
    for _step in range(count):
        page.keyboard.press("ArrowDown")
    assert "件事" in page.evaluate("document.activeElement.dataset.copy"), "the keys go on into the group below"


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=LONG)])
def test_phrases_are_found_by_pinyin_copied_marked_made_ones_own_and_changed(open_studio, visit, place, language):
    page = visit(open_studio(place, language), "/phrases", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#q").press_sequentially("zeren", delay=30)
    page.wait_for_function("() => document.querySelector('.entry b')?.textContent === '责任'")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.dataset.copy")
    page.keyboard.press("Enter")
    page.wait_for_selector(".entry.copied")
    assert page.evaluate("navigator.clipboard.readText()") == first
    page.keyboard.press("f")
    page.wait_for_selector("#card [data-marked=true]")
    wanted = {"zh": "取消收藏", "en": "Take out of my favourites"}[language]
    assert wanted in page.inner_text("#card [data-marked=true]"), "the button says what it does"
    assert page.inner_text(".entry >> nth=0 >> .star") == "★" and page.inner_text("#favourites") == "1"
    page.click("#card [data-marked=true]")
    page.wait_for_selector("#card [data-marked=false]")
    assert page.inner_text(".entry >> nth=0 >> .star") == "" and page.inner_text("#favourites") == "0"
    page.click("#card [data-marked=false]")
    page.wait_for_selector("#card [data-marked=true]")
    page.click("#card button[hx-vals*='copy']")
    page.wait_for_selector("#reword", state="attached")
    page.evaluate("document.querySelector('#card details').open = true")
    page.fill("#reword", "把责任扛在肩上")
    page.click("#card form:has(#reword) button")
    page.wait_for_selector("#card h2:has-text('把责任扛在肩上')")
    assert "把责任扛在肩上" in "".join(path.read_text(encoding="utf-8") for path in place.rglob("phrases/*.yaml"))
    follow(page, ".tree a[href$='favourites']")
    assert page.locator(".entry").count() == 1


@LONG
def test_a_place_without_a_phrasebank_gets_one_when_a_phrase_is_kept(open_studio, visit, tmp_path):
    page = visit(open_studio(tmp_path), "/phrases?function=closing.rally")
    page.click(".entry >> nth=0")
    page.click("#card button[hx-vals*='copy']")
    page.wait_for_selector("#reword", state="attached")
    assert (tmp_path / "drafter.yaml").read_text(encoding="utf-8") == "format: 1\nphrasebanks: [常用语]\n"
    assert len(list((tmp_path / "常用语" / "phrases").glob("*.yaml"))) == 1


def test_what_is_looked_for_in_one_function_says_so_and_leads_to_the_whole_phrasebank(tmp_path):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk
    from drafter.studio.phrases import find_phrases

    desk = Desk(tmp_path)

    def found(**query: str) -> str:
        return bytes(find_phrases(Asked(desk, query=query)).body).decode()

    within, everywhere = found(q="一抓到底", function="closing.rally"), found(q="一抓到底")
    assert 'href="/phrases?q=%E4%B8%80%E6%8A%93%E5%88%B0%E5%BA%95"' in within and 'id="everywhere"' in within
    assert 'id="everywhere"' not in everywhere and 'class="within"' not in everywhere


def test_every_phrase_that_was_found_can_be_shown(tmp_path):
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    from drafter.studio.asked import Asked
    from drafter.studio.desk import Desk
    from drafter.studio.phrases import find_phrases

    desk, query, shown = Desk(tmp_path), {"q": "走过场"}, []
    for _step in range(100):
        page = bytes(find_phrases(Asked(desk, query=query)).body).decode()
        shown.append(page.count('class="entry"'))
        following = re.search(r'id="more"[^>]*most=(\d+)', page)
        if not following:
            break
        query["most"] = following[1]
    found = re.search(r'role="status">\D*(\d+)', page)
    assert shown[0] == 60 and found and shown[-1] == int(found[1]) > 60
