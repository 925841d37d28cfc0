"""Word lists as people write them."""

from pathlib import Path

import pytest

from drafter.files.wordlists import load_wordlists
from drafter.model.finding import InputError
from drafter.resources import data_dir


def folder(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / "checks").mkdir(exist_ok=True)
    (tmp_path / "checks" / name).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def test_the_built_in_lists_are_in_order():
    words, warnings = load_wordlists([data_dir("phrasebank")])
    assert warnings == []
    assert len(words.confusables) > 80 and len(words.offices) > 20 and words.honorifics and words.surnames


def test_no_confusable_lies_inside_what_it_stands_for():
    words, _warnings = load_wordlists([data_dir("phrasebank")])
    assert [entry.wrong for entry in words.confusables if entry.wrong in entry.right] == []


def test_every_exception_holds_its_word():
    words, _warnings = load_wordlists([data_dir("phrasebank")])
    for entry in words.confusables:
        assert [text for text in entry.unless if entry.wrong not in text] == [], entry.wrong


def test_an_organisations_entry_replaces_ours(tmp_path):
    ours = folder(
        tmp_path,
        "confusables.yaml",
        "format: 1\nconfusables:\n  - {wrong: 布署, right: 部署, severity: hint}\n  - {wrong: 云洲, right: 云州}\n",
    )
    words, _warnings = load_wordlists([ours, data_dir("phrasebank")])
    entries = {entry.wrong: entry for entry in words.confusables}
    assert entries["布署"].severity == "hint"
    assert entries["云洲"].right == "云州"
    assert sum(entry.wrong == "布署" for entry in words.confusables) == 1


def test_every_fault_of_a_list_is_told_with_its_place(tmp_path):
    ours = folder(
        tmp_path,
        "offices.yaml",
        "format: 1\noffices:\n  - {name: 甲局, now: 乙局, valid_to: 2018-02-30, source: 丙}\n  - {nam: 丁局}\n",
    )
    with pytest.raises(InputError) as error:
        load_wordlists([ours])
    lines = [finding.place.line for finding in error.value.findings if finding.place]
    assert 3 in lines and 4 in lines


def test_a_folder_without_lists_gives_none(tmp_path):
    words, warnings = load_wordlists([tmp_path])
    assert (words.confusables, warnings) == ((), [])
