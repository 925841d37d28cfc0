"""`drafter templates`: what a kind is for, and what is wrong with a folder."""

import json
import re
from pathlib import Path

import pytest

from drafter.workspace import Workspace
from tests.cli.conftest import Run


def test_the_kinds_are_listed(run: Run):
    outcome = run("templates", "list")
    assert outcome.status == 0
    assert "专项工作部署会讲话" in outcome.out and "贯彻上级会议精神的讲话" in outcome.out


def test_the_list_for_programs_has_the_shape_of_the_design(run: Run):
    listed = json.loads(run("templates", "list", "--json").out)["templates"]
    assert {kind["kind"] for kind in listed} >= {"special-campaign", "follow-up"}
    assert all(set(kind) == {"kind", "name", "occasions", "minutes", "group", "choose"} for kind in listed)


def test_kinds_are_listed_by_occasion_with_when_to_take_which(run: Run):
    lines = run("templates", "list").out.splitlines()
    groups = [line for line in lines if not line.startswith(" ")]
    assert groups[0] == "To assign work" and "At school" in groups and "Others" not in groups
    school = lines[lines.index("At school") + 1 : lines.index("For print")]
    assert [line.split()[0] for line in school if line[2] != " "] == ["学生发言", "开学、毕业典礼与国旗下讲话"]
    assert "升旗仪式" in "".join(school) and "毕业典礼" in "".join(school)
    assert all(len(line.split(" min", 1)[1].strip()) > 8 for line in lines if line.startswith("  ") and line[2] != " ")


@pytest.mark.parametrize(
    ("occasion", "names"),
    [
        ("升旗", ["学生发言", "开学、毕业典礼与国旗下讲话"]),
        ("竞聘演讲", ["任职表态发言"]),
        ("老干部", ["座谈会总结讲话"]),
        ("秸秆禁烧", ["专项工作部署会讲话"]),
    ],
)
def test_an_occasion_lists_the_kinds_that_say_something_of_it(run: Run, occasion: str, names: list[str]):
    lines = run("templates", "list", occasion).out.splitlines()
    assert [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "] == names


def test_an_occasion_of_which_no_kind_says_anything_says_what_there_is_not(run: Run):
    lines = run("templates", "list", "悼词").out.splitlines()
    assert len(lines) == 2
    assert "“悼词”" in lines[0] and "eulogies" in lines[1]


def test_a_kind_is_shown_by_an_occasion_that_only_it_has(run: Run):
    assert run("templates", "show", "揭牌").out.startswith("致辞")
    outcome = run("templates", "show", "换届")
    assert outcome.status == 2
    assert "离任讲话" in outcome.err and "任职表态发言" in outcome.err


def test_a_kind_of_ones_own_is_listed_among_the_others(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "learned").mkdir()
    kind = "format: 1\nname: 述职讲话\ndescription: 年底述职\noutline: [{id: a, text: 第一行}]\n"
    (folder / "learned" / "template.yaml").write_text(kind, encoding="utf-8")
    (folder.parent / "drafter.yaml").write_text("format: 1\ntemplates: [templates]\n", encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    lines = run("templates", "list").out.splitlines()
    assert lines[lines.index("Others") + 1].split()[0] == "述职讲话"
    assert "第一行" in run("templates", "show", "learned").out


@pytest.mark.parametrize("kind", ["tribute", "annual", "host-script"])
def test_a_kind_shows_its_sections_with_what_its_examples_make_of_them(run: Run, kind: str):
    said = run("templates", "show", kind).out
    sketch = said[said.index("What it is made of") : said.index("What it asks for")]
    templates = Workspace().templates
    for entry in templates.kinds[kind].outline:
        if not entry.when:
            assert templates.sections[entry.use].name in sketch
    assert len([line for line in sketch.splitlines() if line.startswith(" " * 6)]) >= 3


def test_a_kind_says_what_for_to_whom_and_how_long_without_a_technical_word(run: Run):
    said = run("--lang", "zh", "templates", "show", "special-campaign").out
    for part in ("专项工作部署会讲话", "安全生产", "同志们：", "分钟"):
        assert part in said
    told = said[: said.index("动手写")]
    assert not re.findall("[a-z]{3,}", told)


def test_no_sample_greets_readers_of_print_and_no_headmaster_is_a_pupil(run: Run):
    assert "大家好" not in run("templates", "show", "commentary").out
    sketch = run("templates", "show", "school-address").out.split("What it asks for", maxsplit=1)[0]
    assert "我是八年级" not in sketch


def test_who_speaks_first_is_explained_where_a_fact_waits_for_it(run: Run):
    assert "讲到的人（会上先讲话、发言的）" in run("--lang", "zh", "templates", "show", "annual").out


def test_the_details_of_a_kind_are_shown_when_asked_for(run: Run):
    said = run("templates", "show", "special-campaign", "--details").out
    for part in ("to subordinates", "一、 → 一要 → 一是", "recognize-deploy-safeguard", "meeting-speeches/"):
        assert part in said
    lines = said.splitlines()
    assert any(line.startswith("  * tasks") and "部署哪几项任务" in line for line in lines)
    assert any(line.startswith("    appeal") for line in lines)
    for entry in Workspace().templates.kinds["special-campaign"].outline:
        assert f"  {entry.id} " in said


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
    assert "年度工作会议讲话" in run("--lang", "zh", "templates", "show", "年度").out
    outcome = run("--lang", "zh", "templates", "show", "讲话")
    assert outcome.status == 2
    assert "年度工作会议讲话 (annual)" in outcome.err


def test_the_list_says_what_is_not_among_the_kinds_and_what_to_do_then(run: Run):
    assert "templates learn SPEECH" in run("templates", "list").out.splitlines()[-1]
