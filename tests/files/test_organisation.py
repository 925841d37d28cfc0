"""drafter.yaml: found upward, completed by what its level usually says."""

from pathlib import Path
from typing import get_args

import pytest

from drafter.files.organisation import WORDS, load_organisation, usual_words
from drafter.model.organisation import Level
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.resources import find_organisation


def write(folder: Path, text: str) -> Path:
    path = folder / "drafter.yaml"
    path.write_text(f"format: 1\n{text}", encoding="utf-8")
    return path


def test_without_a_file_we_are_a_city_with_no_name():
    organisation, findings = load_organisation(None)
    assert not findings
    assert organisation.level == "city"
    assert organisation.words["ours"] == "我市"
    assert "name" not in organisation.words


def test_what_a_file_does_not_say_is_what_its_level_says(tmp_path: Path):
    path = write(tmp_path, "org: {name: 临江县, level: county, everyone: 全县各级各部门}\n")
    words = load_organisation(path)[0].words
    assert (words["name"], words["party"], words["everyone"]) == ("临江县", "县委", "全县各级各部门")


def test_words_are_spans_that_know_their_key_and_place(tmp_path: Path):
    path = write(tmp_path, "org: {name: 云州市}\n")
    words = load_organisation(path)[0].words
    name, ours = words["name"], words["ours"]
    assert isinstance(name, Span)
    assert isinstance(ours, Span)
    assert name.origin == Origin("fact", "org.name", "noun", place=Place(str(path), 2, 13))
    assert ours.origin.name == "org.ours"


@pytest.mark.parametrize("level", get_args(Level))
def test_every_level_has_every_word(level: Level):
    words = usual_words(level)
    assert tuple(words) == WORDS
    assert words["whole"].startswith("全")
    assert words["ours"].startswith("我")


def test_folders_and_files_are_seen_from_the_file(tmp_path: Path):
    (tmp_path / "bank").mkdir()
    (tmp_path / "ours.yaml").touch()
    organisation = load_organisation(write(tmp_path, "phrasebanks: [bank]\nstyle: ours.yaml\n"))[0]
    assert organisation.phrasebanks == (str(tmp_path / "bank"),)
    assert organisation.style == str(tmp_path / "ours.yaml")


def test_a_base_document_is_a_style_and_a_name_stays_a_name(tmp_path: Path):
    (tmp_path / "ours.docx").touch()
    assert load_organisation(write(tmp_path, "style: {base: ours.docx}\n"))[0].style == str(tmp_path / "ours.docx")
    assert load_organisation(write(tmp_path, "style: read-aloud\n"))[0].style == "read-aloud"


def test_rate_and_rules_are_read(tmp_path: Path):
    organisation = load_organisation(write(tmp_path, "speaking_rate: 200\nrules: {sentence-length: off}\n"))[0]
    assert organisation.speaking_rate == 200
    assert organisation.rules == {"sentence-length": "off"}


def test_the_file_is_found_in_the_folder_or_above_it(tmp_path: Path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "meeting.yaml").touch()
    path = write(tmp_path, "")
    assert find_organisation(deep / "meeting.yaml") == path
    assert find_organisation(deep) == path
    assert find_organisation(tmp_path) == path
    nearer = write(deep, "")
    assert find_organisation(deep / "meeting.yaml") == nearer
