"""Entries written line by line: what is written reads back as it was, and nothing else moves."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from drafter.files.entry import entry_values
from drafter.files.splice import add_entries, change_entries
from drafter.files.yaml_edit import NotEditable
from drafter.model.phrase import Fits, Phrase, Slot, Source

TEXTS = st.text(st.sampled_from("抓好落实【】“”，。、：:;,#&*!|>%@`'\"{}[]-?~ 019.no"), min_size=1, max_size=12)
WORDS = TEXTS.filter(lambda text: text == text.strip())


def phrase(text: str, source: str = "抓好落实", note: str = "") -> Phrase:
    return Phrase(
        id="directive-0901",
        text=text,
        kind="frame",
        move="directive",
        form="verb",
        slots={"事项": Slot("事项", "term", "noun", "theme.noun", values=(text,))},
        fits=Fits(classes=("prevention",), position=("first",), tone="warn"),
        count=1,
        speeches=1,
        sources=(Source("speech/1", 3, source),),
        variants=(text,),
        status="mined",
        note=note,
    )


@given(WORDS, WORDS, WORDS)
def test_any_text_reads_back_as_it_was_written(text: str, source: str, note: str):
    entry = phrase(text, source, note)
    written = yaml.load(add_entries("", [entry]), yaml.BaseLoader)["phrases"]
    assert written == [stringed(entry_values(entry))]


@given(WORDS)
def test_other_readers_of_yaml_read_a_text_as_a_text(text: str):
    assert yaml.safe_load(add_entries("", [phrase(text)]))["phrases"][0]["text"] == text


def stringed(value: object) -> object:
    """Plain values as a reader gives them that takes every scalar for text."""
    if isinstance(value, dict):
        return {key: stringed(each) for key, each in value.items()}
    return [stringed(each) for each in value] if isinstance(value, list) else str(value)


def test_entries_go_behind_the_last_one_parted_by_an_empty_line():
    one = add_entries("", [phrase("甲")])
    two = add_entries(one, [phrase("乙")])
    assert two.startswith(one)
    assert two.count("\n\n  - id:") == 1


def test_an_empty_list_becomes_a_list_of_entries():
    assert yaml.safe_load(add_entries("format: 1\nphrases: []\n", [phrase("甲")]))["phrases"][0]["text"] == "甲"


def test_a_change_to_a_list_takes_the_lines_of_the_old_one_away():
    text = add_entries("", [phrase("甲"), phrase("乙")]).replace("directive-0901", "directive-0902", 1)
    changed = change_entries(text, {"directive-0902": {"sources": [{"speech": "s/2", "line": 9, "text": "丙"}]}})
    assert changed == text.replace(
        "- {speech: speech/1, line: 3, text: 抓好落实}", "- {speech: s/2, line: 9, text: 丙}", 1
    )


def test_an_entry_on_one_line_stays_on_one_line():
    text = "format: 1\nphrases:\n  - {id: directive-0001, text: 甲}  # 常用\n"
    changed = change_entries(text, {"directive-0001": {"text": "乙：丙", "count": 3, "variants": ["丁"]}})
    assert changed == text.replace("text: 甲", 'text: "乙：丙", count: 3, variants: [丁]').replace('"乙：丙"', "乙：丙")


def test_comments_and_the_other_entries_stay_when_several_change_at_once():
    text = add_entries("", [phrase("甲"), phrase("乙")]).replace("directive-0901", "directive-0902", 1)
    text = text.replace("    status: mined\n", "    status: mined  # 待核\n")
    changed = change_entries(
        text, {name: {"status": "reviewed", "note": "看过"} for name in ("directive-0901", "directive-0902")}
    )
    assert changed == text.replace("status: mined  # 待核\n", "status: reviewed  # 待核\n    note: 看过\n")


@pytest.mark.parametrize("text", ["format: 1\nphrases: []\n", "", "- a\n", "format: ["])
def test_an_entry_that_is_not_there_cannot_be_changed(text: str):
    with pytest.raises(NotEditable):
        change_entries(text, {"directive-0001": {"status": "reviewed"}})


@given(WORDS, WORDS, WORDS)
def test_what_an_entry_is_changed_to_reads_back_and_nothing_else_changes(text: str, variant: str, note: str):
    before = add_entries("", [phrase("甲"), phrase("乙")]).replace("directive-0901", "directive-0902", 1)
    values = {"text": text, "variants": [variant, text], "note": note, "count": 7}
    after = yaml.load(change_entries(before, {"directive-0902": values}), yaml.BaseLoader)["phrases"]
    first, second = yaml.load(before, yaml.BaseLoader)["phrases"]
    assert after == [{**first, **{key: stringed(value) for key, value in values.items()}}, second]
