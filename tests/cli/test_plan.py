"""`drafter plan` says what `drafter draft` will write."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_plan_for_programs_has_the_shape_of_the_design(run: Run, example: Path):
    outcome = run("plan", example, "--json")
    report = json.loads(outcome.out)
    assert {"minutes", "reach", "characters", "missing", "sections"} <= report.keys()
    shortest, longest = report["reach"]
    assert shortest <= report["minutes"] <= longest
    for section in report["sections"]:
        assert {"id", "heading", "detail", "characters", "phrases"} <= section.keys()
        for phrase in section["phrases"]:
            assert {"name", "id", "text", "alternatives"} <= phrase.keys()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_planned_is_what_is_drafted(run: Run, example: Path):
    report = json.loads(run("plan", example, "--json").out)
    drafted = run("draft", example, "--to", "txt", "-o", "-")
    assert f"{report['characters']} characters" in drafted.err
    for section in report["sections"]:
        assert section["heading"] in drafted.out
        assert all(phrase["text"] in drafted.out for phrase in section["phrases"])


def test_a_person_reads_sections_phrases_length_and_what_is_missing(run: Run):
    said = run("plan", next(path for path in EXAMPLES if path.stem == "spring-festival")).out
    assert "在全市2026年春节期间安全生产工作会议上的讲话" in said
    assert "situation.lead" in said
    assert "minutes, " in said and "The facts at hand carry" in said


def test_another_variant_chooses_other_phrases(run: Run):
    example = str(EXAMPLES[0])
    chosen = [run("plan", example, "--json", "--variant", number).out for number in ("1", "2")]
    assert json.loads(chosen[0])["sections"] != json.loads(chosen[1])["sections"]


def test_a_blank_of_which_the_file_says_nothing_has_no_line(run: Run):
    text = "format: 1\nkind: special-campaign\ntitle: 讲话\nspeaker:\n  name: 李明\n"
    Path("m.yaml").write_text(text, encoding="utf-8")
    said = run("plan", "m.yaml").out
    assert re.search(r"speaker\.post +line 5\n", said)
    assert re.search(r"theme\.short +not in the meeting file yet\n", said)
    report = json.loads(run("plan", "m.yaml", "--json").out)
    assert {blank["path"]: blank["line"] for blank in report["missing"]}["theme.short"] is None
