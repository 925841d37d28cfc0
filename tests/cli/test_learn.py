"""`drafter templates learn`: what is written where, what is refused, what is told."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SPEECH = Path(__file__).parents[2] / "examples" / "speeches" / "flood-control.txt"


def test_a_speech_becomes_a_kind_that_templates_check_and_draft_know(run: Run, tmp_path: Path):
    outcome = run("templates", "learn", SPEECH, "--as", "flood", "--name", "防汛部署会讲话（去年的写法）")
    assert (outcome.status, outcome.out) == (0, "")
    assert "letter by letter" in outcome.err and "去年" in outcome.err
    assert (tmp_path / "templates" / "flood" / "template.yaml").is_file()
    assert "防汛部署会讲话（去年的写法）" in run("templates", "list").out
    assert run("templates", "check").status == 0
    drafted = run("draft", "flood.yaml", "-o", "-", "--to", "txt")
    lines = [line.strip() for line in SPEECH.read_text(encoding="utf-8").splitlines()]
    assert [line.strip() for line in drafted.out.splitlines() if line.strip()][3:] == [line for line in lines if line][
        3:
    ]


def test_the_first_kind_of_a_folder_makes_it_a_place_of_its_own(run: Run, tmp_path: Path):
    run("templates", "learn", SPEECH, "--as", "flood")
    assert (tmp_path / "drafter.yaml").read_text(encoding="utf-8") == "format: 1\ntemplates: [templates]\n"


def test_a_place_without_a_templates_folder_is_told_what_to_write(run: Run, tmp_path: Path):
    (tmp_path / "drafter.yaml").write_text("format: 1\norg: {level: county}\n", encoding="utf-8")
    outcome = run("templates", "learn", SPEECH, "--as", "flood")
    assert outcome.status == 2
    assert "templates: [templates]" in outcome.err
    assert not (tmp_path / "templates").exists()


def test_nothing_is_overwritten_without_force_and_a_copy_is_kept_with_it(run: Run, tmp_path: Path):
    run("templates", "learn", SPEECH, "--as", "flood")
    meeting = tmp_path / "flood.yaml"
    meeting.write_text("mine", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    outcome = run("templates", "learn", SPEECH, "--as", "flood")
    assert outcome.status == 1 and "--force" in outcome.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    assert run("templates", "learn", SPEECH, "--as", "flood", "--force").status == 0
    assert (tmp_path / "flood.yaml.bak").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("kind", "said"), [("防汛", "no id"), ("special-campaign", "already"), ("Flood", "no id"), ("../x", "no id")]
)
def test_an_id_that_cannot_be_one_or_is_taken_is_refused(run: Run, tmp_path: Path, kind: str, said: str):
    outcome = run("templates", "learn", SPEECH, "--as", kind)
    assert outcome.status == 2
    assert said in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_a_speech_that_is_not_there_is_told(run: Run, tmp_path: Path):
    outcome = run("templates", "learn", tmp_path / "none.txt", "--as", "flood")
    assert outcome.status == 1 and "none.txt" in outcome.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_told(run: Run, tmp_path: Path):
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    outcome = run("templates", "learn", "empty.txt", "--as", "flood")
    assert outcome.status == 1 and "empty" in outcome.err
    assert not (tmp_path / "templates").exists()


def test_sections_that_a_shorter_speech_leaves_behind_are_named(run: Run, tmp_path: Path):
    run("templates", "learn", SPEECH.with_name("winter-heating.txt"), "--as", "mine")
    outcome = run("templates", "learn", SPEECH.with_name("graduation.txt"), "--as", "mine", "--force")
    assert outcome.status == 0
    assert "part-4.md.j2" in outcome.err


YEARS = sorted((SPEECH.parents[2] / "tests" / "fixtures" / "learn" / "together").glob("*.txt"))


def test_several_speeches_become_one_kind_with_a_meeting_file_each(run: Run, tmp_path: Path):
    outcome = run("templates", "learn", *YEARS, "--as", "flood")
    assert (outcome.status, outcome.out) == (0, "")
    assert [path.name for path in sorted(tmp_path.glob("flood-*.yaml"))] == [
        "flood-1.yaml",
        "flood-2.yaml",
        "flood-3.yaml",
    ]
    assert "way_1" in outcome.err and "flood-2024.txt:" in outcome.err
    assert run("templates", "check").status == 0
    for number, file in enumerate(YEARS, 1):
        said = run("draft", f"flood-{number}.yaml", "-o", "-", "--to", "txt").out
        wanted = [line.strip() for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        assert [line.strip() for line in said.splitlines() if line.strip()][3:] == wanted[3:]


def test_speeches_with_little_in_common_are_told_so(run: Run):
    outcome = run("templates", "learn", SPEECH, SPEECH.with_name("graduation.txt"), "--as", "mixed")
    assert outcome.status == 0 and "little in common" in outcome.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((SPEECH, SPEECH), "twice"),
        ((SPEECH, YEARS[0], "--number", "1"), "--number"),
        ((*YEARS, SPEECH, SPEECH.with_name("graduation.txt"), SPEECH.with_name("grain-pledge.txt")), "at most 5"),
    ],
)
def test_what_cannot_be_learned_together_is_refused(run: Run, tmp_path: Path, arguments: tuple[Path, ...], said: str):
    outcome = run("templates", "learn", *arguments, "--as", "flood")
    assert outcome.status == 2 and said in outcome.err
    assert list(tmp_path.iterdir()) == []
