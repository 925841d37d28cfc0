"""The questions of `drafter new` on a terminal: a whole interview, the way back, help, Ctrl-C and going on."""

import sys
from pathlib import Path

import pytest

from drafter.workspace import Workspace
from tests.cli.terminals import CTRL_C, CTRL_D, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="terminals of POSIX")
NEW = ("new", "special-campaign", "-o", "m.yaml")
ANSWERS = {
    "标题": ["在全县食品安全工作会议上的讲话"],
    "会议名称": ["全县食品安全工作会议"],
    "召集单位": ["县委、县政府"],
    "会议任务": ["部署秋季食品安全工作"],
    "讲话人：姓名": ["孙敏"],
    "讲话人：职务": ["县长"],
    "身份": ["9", "1"],
    "日期": ["2026年9月4日（星期五）上午9:00"],
    "主题全称": ["食品安全工作"],
    "会议主题：主题类别": ["安全"],
    "讲几分钟": ["一刻钟"],
    "用哪几项": ["2，3"],
    "总的思路": ["盯住作坊、校园、集市三处"],
    "工作目标 1": ["早发现、早处置、早报告"],
    "3 项": ["y"],
    "2 项": ["是"],
    "措施 1：责任单位 1": ["县市场监管局牵头，各乡镇、县教育局配合"],
    "措施 1：时限": ["9月20日前"],
    "任务 1：措施 1": ["对全县86家小作坊逐户登记"],
    "部署哪几项任务 1": ["管住小作坊"],
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """An interview from its first question to its last."""
    folder = tmp_path_factory.mktemp("interview")
    with Terminal(folder, *NEW) as terminal:
        assert terminal.answer(ANSWERS) == 0
    return terminal


def test_a_whole_interview_makes_a_meeting_file_that_says_what_was_answered(whole: Terminal):
    meeting = Workspace().load(whole.folder / "m.yaml")
    assert (meeting.title, str(meeting.date)) == ("在全县食品安全工作会议上的讲话", "2026-09-04")
    assert (meeting.speaker["name"], meeting.rank, meeting.theme_class) == ("孙敏", "chief", "prevention")
    assert meeting.minutes == 15
    assert meeting.facts["requirement"]["goals"] == ["早发现", "早处置", "早报告"]


def test_every_task_is_asked_for_its_owner_and_its_deadline(whole: Terminal):
    tasks = Workspace().load(whole.folder / "m.yaml").facts["tasks"]
    assert tasks[-1]["title"] == "管住小作坊"
    assert tasks[-1]["measures"] == [
        {"what": "对全县86家小作坊逐户登记", "who": ["县市场监管局"], "with": ["各乡镇", "县教育局"], "by": "9月20日前"}
    ]


def test_usual_measures_of_the_theme_are_offered_and_enter_only_when_taken(whole: Terminal):
    tasks = Workspace().load(whole.folder / "m.yaml").facts["tasks"]
    assert len(tasks) == 3 and all("食品安全" in task["from"] for task in tasks[:2])
    assert "供参考" in whole.said
    offered = whole.said.split("供参考")[1].splitlines()[1:]
    assert tasks[0]["title"] in offered[1] and tasks[1]["title"] in offered[2]
    assert [task["title"] for task in tasks[:2]] != [task["title"] for task in tasks[2:]]


def test_each_question_says_how_far_it_is_and_the_count_never_falls(whole: Terminal):
    asked = whole.questions()
    counts = [int(question["at"]) for question in asked]
    totals = {question["total"] for question in asked}
    assert counts[0] == 1 and counts == sorted(counts)
    assert totals == {str(counts[-1])}


def test_a_value_is_chosen_by_its_number_and_a_wrong_one_is_told_in_chinese(whole: Terminal):
    assert "1 主要领导  2 副职" in whole.said and "“9”" in whole.said
    assert "→ 主要领导" in whole.said and "chief" not in whole.said


def test_what_was_understood_otherwise_than_typed_is_shown(whole: Terminal):
    assert "→ 2026-09-04" in whole.said and "→ 15" in whole.said


def test_help_explains_and_back_asks_the_question_before_again(tmp_path: Path):
    with Terminal(tmp_path, *NEW) as terminal:
        answers = {"会议名称": ["会议甲", "会议乙"], "召集单位": ["?", "<", "县政府"], "标题": ["标题"]}
        assert terminal.answer(answers) == 0
        asked = [question["asks"] for question in terminal.questions()]
    meeting = Workspace().load(tmp_path / "m.yaml")
    assert (meeting.meeting["name"], meeting.meeting["called_by"]) == ("会议乙", "县政府")
    assert sum("会议名称" in question for question in asked) == 2
    assert sum("召集单位" in question for question in asked) == 3


def test_ctrl_c_keeps_what_was_answered_and_the_same_command_goes_on_from_there(tmp_path: Path):
    with Terminal(tmp_path, *NEW) as terminal:
        terminal.answer({"标题": ["标题"], "会议名称": ["全县食品安全工作会议"], "召集单位": [CTRL_C]})
        assert terminal.process.returncode == 130
    assert not (tmp_path / "m.yaml").exists()
    assert [path.name for path in tmp_path.iterdir()] == [".m.yaml.answers.json"]
    with Terminal(tmp_path, *NEW) as terminal:
        assert terminal.answer({"接着答": ["y"], "召集单位": ["县政府"], "会议任务": [CTRL_D]}) == 0
        asked = [question["asks"] for question in terminal.questions()]
    assert "召集单位" in asked[0]
    meeting = Workspace().load(tmp_path / "m.yaml")
    assert (meeting.title, meeting.meeting["name"], meeting.meeting["called_by"]) == (
        "标题",
        "全县食品安全工作会议",
        "县政府",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["m.yaml"]


def test_answers_that_were_kept_can_be_dropped(tmp_path: Path):
    with Terminal(tmp_path, *NEW) as terminal:
        terminal.answer({"标题": ["旧标题"], "会议名称": [CTRL_C]})
    with Terminal(tmp_path, *NEW) as terminal:
        assert terminal.answer({"接着答": ["n"], "标题": ["新标题"], "会议名称": [CTRL_D]}) == 0
    assert Workspace().load(tmp_path / "m.yaml").title == "新标题"
