"""`drafter diff` as it is typed; the cases in Chinese are files that a writer can add to."""

import json
from pathlib import Path

import pytest

from drafter.cli.console import width
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "fixtures" / "diff"
NAMES = sorted(path.name.removesuffix(".old.txt") for path in CASES.glob("*.old.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_what_changed_is_told_as_a_writer_would_tell_it(run: Run, name: str):
    said = run("diff", CASES / f"{name}.old.txt", CASES / f"{name}.new.txt", "--lang", "zh")
    assert said.out == (CASES / f"{name}.expected.txt").read_text(encoding="utf-8")
    assert (said.status, said.err) == (0, "")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(run: Run, language: str):
    said = run("diff", CASES / "thursday.old.txt", CASES / "thursday.new.txt", "--lang", language)
    assert max(map(width, said.out.splitlines())) <= 80


def test_the_json_holds_what_the_screen_shows(run: Run):
    said = run("diff", CASES / "thursday.old.txt", CASES / "thursday.new.txt", "--json")
    told = json.loads(said.out)
    assert (told["identical"], told["places"], told["added"], told["removed"]) == (False, 11, 86, 109)
    assert told["minutes"] == [2.1, 2.0]
    moved = [section["heading"] for section in told["sections"] if section["moved"]]
    assert moved == ["二、搞好宣传，人人会逃生"]
    first = told["sections"][0]["paragraphs"][0]
    assert first["line"] == 5
    assert {"kind": "new", "text": "15"} in first["changes"]


def test_a_meeting_file_stands_for_the_draft_that_it_makes(run: Run, tmp_path: Path):
    example = ROOT / "examples" / "spring-festival.yaml"
    assert run("draft", example, "-o", "old.docx").status == 0
    assert "the same" in run("diff", "old.docx", example).out
    changed = tmp_path / "new.yaml"
    changed.write_text(example.read_text(encoding="utf-8").replace("112家", "118家"), encoding="utf-8")
    assert "[-112-]{+118+}" in run("diff", "old.docx", changed).out


def test_a_file_that_cannot_be_read_ends_with_1(run: Run):
    said = run("diff", "none.docx", CASES / "same.old.txt")
    assert (said.status, said.out) == (1, "")
    assert "none.docx" in said.err
