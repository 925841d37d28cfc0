"""`drafter doctor`, as it is typed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.test_doctor import font


def test_missing_fonts_and_what_stands_in_for_them_are_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(font("黑体"))
    monkeypatch.setattr("drafter.doctor.font_folders", lambda: [tmp_path / "fonts"])
    said = run("doctor")
    assert said.status == 0
    assert "drafter.yaml: none here or above" in said.out
    assert "仿宋_GB2312: not on this machine" in said.out
    assert "  黑体: not" not in said.out
    fonts = {each["name"]: each["is_there"] for each in json.loads(run("doctor", "--json").out)["fonts"]}
    assert fonts["黑体"] and not fonts["仿宋_GB2312"]


def test_a_wrong_drafter_yaml_is_said_with_its_line(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\nstil: gbt9704\n", encoding="utf-8")
    said = run("doctor")
    assert said.status == 1
    assert "drafter.yaml:2" in said.err


def test_what_is_installed_is_said_whatever_is_wrong_here(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\nphrasebanks: [gone]\n", encoding="utf-8")
    said = run("doctor")
    assert said.status == 1
    assert "pypinyin" in said.out
    assert "there is no folder" in said.err
