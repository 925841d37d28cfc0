"""Organisations' workspaces: what an office overrides is used, everything else is ours, and every meeting drafts."""

from pathlib import Path

import pytest

from drafter.workspace import Workspace

EXAMPLES = Path(__file__).parents[1] / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/drafter.yaml"))
MEETINGS = [path for folder in FOLDERS for path in sorted(folder.glob("*.yaml")) if path.name != "drafter.yaml"]


def draft_text(meeting: str, variant: int = 1) -> str:
    workspace = Workspace.find((EXAMPLES / meeting).parent)
    draft, _plan = workspace.draft(workspace.load(EXAMPLES / meeting), variant=variant)
    return "\n".join(block.text for block in draft.blocks)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_organisations_templates_and_phrases_are_in_order(folder: Path) -> None:
    workspace = Workspace.find(folder)
    assert workspace.check_templates() == []
    assert workspace.organisation_file == folder / "drafter.yaml"
    assert workspace.phrasebank.phrases and workspace.findings == []


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_meeting_of_an_organisation_drafts_without_a_blank(meeting: Path) -> None:
    text = draft_text(str(meeting.relative_to(EXAMPLES)))
    assert "【" not in text
    assert "全市" not in text and "我市" not in text and "市委" not in text


def test_a_section_and_a_phrase_of_the_schools_own_stand_in_place_of_ours() -> None:
    text = draft_text("school/autumn-term.yaml")
    assert "我们的校训是“今日事，今日毕”。" in text
    assert "三中的老师们、同学们，早上好！" in text
    assert "祝老师们工作顺利" not in text


def test_a_school_speaks_of_itself_in_its_own_words() -> None:
    texts = [draft_text("school/campus-safety.yaml", variant) for variant in (1, 2, 3, 4)]
    assert any("一间一间、一班一班看下来" in text for text in texts)
    assert not any("近期督查" in text for text in texts)


def test_a_kind_of_the_enterprises_own_keeps_what_it_does_not_change() -> None:
    text = draft_text("enterprise/november-briefing.yaml")
    assert text.index("先说问题。") < text.index("下面，我") < text.index("一要把超期的吊具换下来。")
    assert "压实责任" not in text
