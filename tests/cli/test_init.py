"""`drafter init`: a few questions, a drafter.yaml that says every key, and nothing of anybody's touched."""

from pathlib import Path

import pytest

from drafter.files.organisation import ORG, ORGANISATION_FILE
from drafter.files.own_folders import FOLDERS
from drafter.resources import FILE_NAME
from drafter.workspace import Workspace
from tests.cli.conftest import Run


def words(folder: Path = Path()) -> dict[str, str]:
    return {key: str(word) for key, word in Workspace.find(folder).organisation.words.items()}


@pytest.mark.parametrize(
    ("name", "level", "whole", "ours", "government"),
    [
        ("云河县", "county", "全县", "我县", "县政府"),
        ("临江区", "district", "全区", "我区", "区政府"),
        ("清河乡", "township", "全乡", "我乡", "乡政府"),
        ("东山街道", "street", "全街道", "我们街道", "街道办事处"),
        ("云州市第三中学", "school", "全校", "我校", "学校"),
        ("云州港务集团", "enterprise", "全集团", "集团", "集团公司"),
        ("云州市人民医院", "hospital", "全院", "我院", "医院"),
        ("某某自治区", "province", "全区", "我区", "自治区政府"),
        ("云州高新区", "district", "全区", "我区", "管委会"),
    ],
)
def test_the_name_of_an_office_shows_its_level_and_its_words(
    run: Run, name: str, level: str, whole: str, ours: str, government: str
):
    assert run("init", "--name", name, "--yes").status == 0
    organisation = Workspace.find(Path()).organisation
    said = words()
    assert (organisation.level, said["name"]) == (level, name)
    assert (said["whole"], said["ours"], said["government"]) == (whole, ours, government)


def test_answers_go_into_the_file_and_enter_takes_what_is_offered(run: Run):
    lines = ["云河县", "", "云", "", "咱县", "-", "", "", "", "2", "200"]
    outcome = run("init", stdin="\n".join(lines).encode())
    assert (outcome.status, outcome.out) == (0, "")
    organisation = Workspace.find(Path()).organisation
    assert (organisation.level, organisation.style, organisation.speaking_rate) == ("county", "read-aloud", 200)
    assert (words()["short"], words()["ours"]) == ("云", "咱县")
    assert "(11/11)" in outcome.err and "[全县]" in outcome.err
    assert "# party:" in Path(FILE_NAME).read_text(encoding="utf-8")


def test_a_level_is_chosen_by_its_number_or_its_name_and_a_wrong_answer_is_asked_again(run: Run):
    run("init", "a", stdin="\n县政府办\n县\n".encode())
    run("init", "b", stdin=b"\n3\n")
    assert [Workspace.find(Path(folder)).organisation.level for folder in "ab"] == ["county", "county"]


def test_a_wrong_rate_and_an_unknown_style_are_asked_again(run: Run):
    outcome = run("init", "--name", "云河县", "--level", "县", stdin="\n\n\n\n\n\n\n红头\n1\n20\n220\n".encode())
    assert "there is no style '红头'" in outcome.err and "must be at least 60" in outcome.err
    assert Workspace.find(Path()).organisation.speaking_rate == 220


def test_every_key_of_drafter_yaml_stands_in_the_file_with_a_line_on_it(run: Run):
    run("init", "--yes")
    lines = [line.strip("# ") for line in Path(FILE_NAME).read_text(encoding="utf-8").splitlines()]
    for field in (*ORGANISATION_FILE.fields[1:], *ORG.fields):
        [line] = [line for line in lines if line.startswith(f"{field.key}:")]
        assert field.key == "org" or line.endswith(field.doc)
    assert Workspace.find(Path()).organisation.level_given is False


def test_the_folders_of_the_office_are_made_and_used(run: Run):
    run("init", "--name", "云河县", "--yes")
    organisation = Workspace.find(Path()).organisation
    assert [Path(organisation.phrasebanks[0]).name, Path(organisation.templates[0]).name] == list(FOLDERS.values())


def test_an_office_that_is_set_up_is_never_touched(run: Run):
    Path(FILE_NAME).write_text("format: 1\n# ours\n", encoding="utf-8")
    outcome = run("init", "--name", "云河县", "--yes")
    assert outcome.status == 1 and FILE_NAME in outcome.err
    assert Path(FILE_NAME).read_text(encoding="utf-8") == "format: 1\n# ours\n"
    assert [path.name for path in Path().iterdir()] == [FILE_NAME]


def test_what_lies_in_the_folders_already_stays(run: Run):
    for folder in FOLDERS.values():
        Path(folder).mkdir()
    kept = Path(FOLDERS["templates"]) / "notes.txt"
    kept.write_text("mine", encoding="utf-8")
    assert run("init", "--yes").status == 0
    assert kept.read_text(encoding="utf-8") == "mine"


def test_an_office_inside_another_is_told_which_file_counts(run: Run):
    run("init", "--name", "云河县", "--yes")
    outcome = run("init", "农业局", "--name", "云河县农业农村局", "--level", "县", "--yes")
    assert "in place of" in outcome.err and words(Path("农业局"))["name"] == "云河县农业农村局"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--level", "洲", "洲"),
        ("--rate", "9", "at least 60"),
        ("--style", "none.yaml", "no style"),
        ("--set", "wholly=全县", "wholly"),
        ("--set", "templates=x", "templates"),
    ],
)
def test_an_option_that_cannot_be_is_refused_and_nothing_is_written(run: Run, option: str, value: str, said: str):
    outcome = run("init", option, value, "--yes")
    assert outcome.status == 2 and said in outcome.err
    assert list(Path().iterdir()) == []
