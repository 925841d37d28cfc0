"""`drafter templates`: what a kind is for, and what is wrong with a folder."""

import json
from pathlib import Path

import pytest

from drafter.workspace import Workspace
from tests.cli.conftest import Run


def test_the_kinds_are_listed(run: Run):
    outcome = run("templates", "list")
    assert outcome.status == 0
    assert "special-campaign" in outcome.out and "follow-up" in outcome.out


def test_the_list_for_programs_has_the_shape_of_the_design(run: Run):
    listed = json.loads(run("templates", "list", "--json").out)["templates"]
    assert {kind["kind"] for kind in listed} >= {"special-campaign", "follow-up"}
    assert all(set(kind) == {"kind", "name", "occasions", "minutes", "group", "choose"} for kind in listed)


def test_kinds_are_listed_by_occasion_with_when_to_take_which(run: Run):
    lines = run("templates", "list").out.splitlines()
    groups = [line for line in lines if not line.startswith(" ")]
    assert groups[0] == "To assign work" and "At school" in groups and "Others" not in groups
    school = lines[lines.index("At school") + 1 :][:2]
    assert [line.split()[0] for line in school] == ["pupil-address", "school-address"]
    assert all(len(line.split(" min", 1)[1].strip()) > 8 for line in lines if line.startswith(" "))


def test_a_kind_of_ones_own_is_listed_among_the_others(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "learned").mkdir()
    kind = "format: 1\nname: 述职讲话\ndescription: 年底述职\noutline: [{id: a, text: 第一行}]\n"
    (folder / "learned" / "template.yaml").write_text(kind, encoding="utf-8")
    (folder.parent / "drafter.yaml").write_text("format: 1\ntemplates: [templates]\n", encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    lines = run("templates", "list").out.splitlines()
    assert lines[lines.index("Others") + 1].split()[0] == "learned"
    assert "第一行" in run("templates", "show", "learned").out


@pytest.mark.parametrize("kind", ["tribute", "annual", "host-script"])
def test_a_kind_shows_every_section_with_what_its_examples_make_of_it(run: Run, kind: str):
    said = run("templates", "show", kind).out
    sketch = said[said.index("Sections, in this order") :]
    for entry in Workspace().templates.kinds[kind].outline:
        assert f"  {entry.id} " in sketch
    assert len([line for line in sketch.splitlines() if line.startswith(" " * 6)]) >= 3


def test_a_kind_says_what_for_to_whom_how_long_and_who_bears_it_out(run: Run):
    said = run("templates", "show", "special-campaign").out
    for part in ("专项工作部署会讲话", "安全生产", "to subordinates", "同志们：", "minutes", "一、 → 一要 → 一是"):
        assert part in said
    assert "recognize-deploy-safeguard" in said and "meeting-speeches/" in said


def test_a_kind_marks_the_facts_it_requires_and_gives_examples(run: Run):
    said = run("templates", "show", "special-campaign").out.splitlines()
    assert any(line.startswith("  * tasks") and "部署哪几项任务" in line for line in said)
    assert any(line.startswith("    appeal") for line in said)


def test_an_unknown_kind_is_refused_with_the_nearest_one(run: Run):
    outcome = run("templates", "show", "folow-up")
    assert (outcome.status, outcome.out) == (2, "")
    assert "follow-up" in outcome.err


def test_our_own_templates_are_in_order(run: Run):
    outcome = run("templates", "check")
    assert (outcome.status, outcome.out) == (0, "")
    assert "in order" in outcome.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A templates folder with a kind of its own, which adds a section of its own to one of ours."""
    section = tmp_path / "templates" / "sections" / "situation" / "ours.md.j2"
    section.parent.mkdir(parents=True)
    section.write_text("---\nname: 形势\nmoves: [situation]\n---\n第一行\n{{ theme.noun }}\n", encoding="utf-8")
    kind = tmp_path / "templates" / "night-duty" / "template.yaml"
    kind.parent.mkdir()
    kind.write_text(
        "format: 1\nname: 值班值守部署会讲话\nextends: special-campaign\n"
        "add: [{after: situation, id: ours, use: situation/ours}]\n",
        encoding="utf-8",
    )
    return tmp_path / "templates"


def test_a_folder_of_our_own_stands_before_the_built_in_one(run: Run, folder: Path):
    ours = len(json.loads(run("templates", "list", "--json").out)["templates"])
    outcome = run("templates", "check", folder)
    assert outcome.status == 0
    assert f"{ours + 1} kinds of speech" in outcome.err


def test_a_fault_in_a_section_is_said_with_file_and_line(run: Run, folder: Path):
    section = folder / "sections" / "situation" / "ours.md.j2"
    section.write_text(section.read_text(encoding="utf-8").replace("theme.noun", "theme.__class__"), encoding="utf-8")
    outcome = run("templates", "check", folder)
    assert outcome.status == 1
    assert "ours.md.j2:6: " in outcome.err and "__class__" in outcome.err


def test_a_fault_in_a_kind_is_said_with_file_and_line(run: Run, folder: Path):
    kind = folder / "night-duty" / "template.yaml"
    kind.write_text(kind.read_text(encoding="utf-8").replace("after: situation", "after: situaton"), encoding="utf-8")
    outcome = run("templates", "check", folder)
    assert outcome.status == 1
    assert "template.yaml:4" in outcome.err and "situation" in outcome.err


def test_a_part_that_only_one_name_has_names_the_kind(run: Run):
    assert "annual" in run("--lang", "zh", "templates", "show", "年度").out
    outcome = run("--lang", "zh", "templates", "show", "讲话")
    assert outcome.status == 2
    assert "annual 年度工作会议讲话" in outcome.err


def test_the_list_says_what_is_not_among_the_kinds_and_what_to_do_then(run: Run):
    assert "templates learn SPEECH" in run("templates", "list").out.splitlines()[-1]
