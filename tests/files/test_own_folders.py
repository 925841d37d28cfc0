"""A place gets its own folder of phrasebanks, and its drafter.yaml names it; all else in that file stays."""

from pathlib import Path

import pytest

from drafter.files.organisation import load_organisation
from drafter.files.own_folders import own_folder
from drafter.model.finding import InputError


def test_a_place_without_drafter_yaml_gets_one(tmp_path: Path):
    folder = own_folder(None, tmp_path, "phrasebanks")
    assert folder == tmp_path / "常用语" and folder.is_dir()
    organisation, _findings = load_organisation(tmp_path / "drafter.yaml")
    assert [Path(each) for each in organisation.phrasebanks] == [folder]


def test_the_folder_is_named_beside_what_the_file_says_already(tmp_path: Path):
    file = tmp_path / "drafter.yaml"
    text = "format: 1\norg:\n  name: 云河县  # 全称\nspeaking_rate: 170\n"
    file.write_text(text, encoding="utf-8", newline="\n")
    folder = own_folder(file, tmp_path / "会议", "templates")
    assert folder == tmp_path / "模板" and folder.is_dir()
    said = file.read_text(encoding="utf-8")
    assert all(line in said.splitlines() for line in text.splitlines())
    organisation, _findings = load_organisation(file)
    assert [Path(each).name for each in organisation.templates] == ["模板"]
    assert organisation.words["name"] == "云河县"
    assert own_folder(file, tmp_path, "templates") == folder and file.read_text(encoding="utf-8") == said


def test_a_file_that_is_wrong_is_left_alone(tmp_path: Path):
    file = tmp_path / "drafter.yaml"
    file.write_text("format: 1\nspeaking_rate: 很快\n", encoding="utf-8", newline="\n")
    with pytest.raises(InputError):
        own_folder(file, tmp_path, "phrasebanks")
    assert file.read_text(encoding="utf-8") == "format: 1\nspeaking_rate: 很快\n" and len(list(tmp_path.iterdir())) == 1
