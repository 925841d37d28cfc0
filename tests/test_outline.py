"""An outline: sets of headings, what is known, what to ask whom, what is usual at that level, no stock sentence."""

import json
from pathlib import Path

import pytest

from drafter.files.materials import load_materials
from drafter.model.outline import Outline
from drafter.resources import data_dir
from drafter.workspace import Workspace
from drafter.writers.outline import FORMATS, write_outline

EXAMPLES = Path(__file__).parents[1] / "examples"
MATERIALS, WARNINGS = load_materials([data_dir("templates")])
FRAUD = """
format: 1
kind: special-campaign
title: 在{whole}防范电信网络诈骗工作部署会上的讲话
meeting: {{name: {whole}防范电信网络诈骗工作部署会, called_by: {caller}}}
date: 2026-06-25
theme: {{full: 防范电信网络诈骗工作, noun: 防范电信网络诈骗, short: 反诈, class: prevention}}
facts:
  tasks: [加强宣传发动, {{title: 抓实入户排查, measures: [{measure}]}}, 强化预警劝阻]
"""
READY = "{who: [各村], by: 7月10日前, what: 走访3200户, else: 漏访的由包村干部补上}"


def outline(whole: str = "全镇", caller: str = "镇党委、镇政府", measure: str = READY) -> Outline:
    workspace = Workspace()
    text = FRAUD.format(whole=whole, caller=caller, measure=measure)
    return workspace.outline(workspace.load(text.encode()))


def asked(made: Outline) -> list[str]:
    return [question.ask for section in made.sections for question in section.questions]


def test_three_sets_of_headings_stand_side_by_side() -> None:
    made = outline()
    assert len(made.headings) == 3
    assert {len(headings) for headings in made.headings} == {3}
    assert made.headings[0] == tuple(section.heading for section in made.sections)


def test_every_section_that_has_material_stands_in_the_outline_and_says_it_once() -> None:
    workspace = Workspace()
    made = workspace.outline(workspace.load(EXAMPLES / "kinds" / "symposium-middling.yaml"))
    known = [said for section in made.sections for said in section.known]
    assert [section.heading for section in made.sections if section.known] == [
        "谢谢发言",
        "归纳意见",
        "一条一条答复",
        "几点希望",
        "会后怎么办",
    ]
    assert len(known) == len(set(known)) and any("不超过两个" in said for said in known)


def test_what_is_known_stands_under_its_heading() -> None:
    tasks = outline().sections[1]
    assert tasks.known[0] == "加强宣传发动"
    assert "走访3200户" in tasks.known[1]


def test_a_task_that_is_not_ready_is_asked_about_and_one_that_is_ready_is_not() -> None:
    questions = asked(outline())
    assert any(ask.startswith("加强宣传发动：谁牵头") for ask in questions)
    assert not any(ask.startswith("抓实入户排查") for ask in questions)


@pytest.mark.parametrize(
    ("whole", "caller", "who"), [("全镇", "镇党委、镇政府", "派出所"), ("全县", "县委、县政府", "县公安局")]
)
def test_whom_to_ask_is_of_the_meetings_own_level(whole: str, caller: str, who: str) -> None:
    made = outline(whole, caller)
    assert who in {question.whom for section in made.sections for question in section.questions}
    assert who in {need.whom for need in made.needs}
    assert any(who in line for section in made.sections for line in section.usual)


def test_the_table_asks_everybody_once_three_days_before_the_meeting() -> None:
    needs = outline().needs
    assert len({need.whom for need in needs}) == len(needs)
    assert {need.by for need in needs} == {"6月22日"}
    assert sum(len(need.asks) for need in needs) > len(needs)


def test_reasons_are_for_the_writer_and_not_for_the_telephone() -> None:
    made = outline()
    reasons = [q for section in made.sections for q in section.questions if q.ask.startswith("说理")]
    assert reasons and all(not reason.whom for reason in reasons)
    assert not any("说理" in ask for need in made.needs for ask in need.asks)


def test_an_outline_holds_no_stock_phrase() -> None:
    text = write_outline(outline(), "txt", Workspace().style()).decode()
    workspace = Workspace()
    stock = [
        p.text for p in workspace.phrasebank.phrases if p.kind != "argument" and "【" not in p.text and len(p.text) > 7
    ]
    assert not [phrase for phrase in stock if phrase in text]


def test_a_theme_without_material_still_makes_an_outline() -> None:
    workspace = Workspace()
    theme = "{noun: 古籍修复, full: 古籍修复工作}"
    text = f"{{format: 1, kind: progress, title: 讲话, theme: {theme}, facts: {{tasks: [修好残卷]}}}}"
    made = workspace.outline(workspace.load(text.encode()))
    assert made.theme == ""
    assert asked(made)
    assert not any(section.usual for section in made.sections)


@pytest.mark.parametrize("to", FORMATS)
def test_an_outline_is_written_the_same_each_time(to: str) -> None:
    style = Workspace().style()
    assert write_outline(outline(), to, style) == write_outline(outline(), to, style)


def test_the_json_has_the_keys_that_other_programs_are_held_to() -> None:
    made = json.loads(write_outline(outline(), "json", Workspace().style()))
    assert {"title", "headings", "sections", "reach"} <= set(made)
    assert set(made["sections"][0]) == {"heading", "known", "questions", "usual", "precedents"}
    assert set(made["sections"][0]["questions"][0]) == {"ask", "whom", "path"}


def test_a_word_outline_reads_as_the_others_do(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    file = tmp_path / "outline.docx"
    file.write_bytes(write_outline(outline(), "docx", Workspace().style()))
    document = docx.Document(str(file))
    assert document.paragraphs[0].text == "在全镇防范电信网络诈骗工作部署会上的讲话（提纲）"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["找谁", "要什么", "几号前"]


def test_the_materials_load_without_a_warning_and_every_role_is_played_by_somebody() -> None:
    assert WARNINGS == []
    assert len(MATERIALS) >= 12
    for material in MATERIALS:
        roles = {owner.role for owner in material.owners}
        wanted = {role for measure in material.measures for role in measure.who}
        wanted |= {question.whom for question in material.questions}
        assert wanted <= roles, (material.id, wanted - roles)
        assert material.measures and material.questions and material.dangers
