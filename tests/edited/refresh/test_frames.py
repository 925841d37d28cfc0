"""What a reader has seen keeps its words: of a draft that comes back only the facts change that have changed."""

import pytest

from drafter.word.text import read_docx
from drafter.workspace import Workspace
from tests.edited.refresh.drafting import MEETING, refresh
from tests.editing import WordFile

FACT = "facts.tasks[0].measures[0]"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("by", "2月5日前", "从2月1日起"),
        ("by", "2月5日前", "每周五"),
        ("standard", "建立“一库一档”", "一库一档，当天录入系统"),
        ("what", "对全市112家冷库逐一排查", "冷库排查不过夜"),
    ],
)
def test_a_sentence_whose_new_fact_the_draft_has_already_is_not_built_anew(
    workspace: Workspace, drafted: bytes, name: str, old: str, new: str
):
    """What came back from the draft into the meeting file changes the draft no more."""
    file = WordFile(drafted)
    file.fill(f"fact:{FACT}.{name}", new)
    meeting = workspace.load(MEETING.replace(old, new).encode())
    result = refresh(workspace, bytes(file), meeting, "稿.docx")
    assert read_docx(result.data) == read_docx(bytes(file))
    assert result.refresh.kept == ()


def test_a_sentence_whose_fact_has_changed_is_said_as_it_is_said_now(workspace: Workspace, drafted: bytes):
    meeting = workspace.load(MEETING.replace("2月5日前", "从2月1日起").encode())
    text = "\n".join(read_docx(refresh(workspace, drafted, meeting, "稿.docx").data))
    now = workspace.draft(meeting)[0]
    assert any("从2月1日起" in block.text and block.text in text for block in now.blocks)


def test_what_the_writer_made_of_a_sentence_in_the_meeting_file_goes_in(workspace: Workspace, drafted: bytes):
    said = next(line for line in read_docx(drafted) if "1840台" in line)
    sentence = said.split("。")[1] + "。"
    assert "1840台" in sentence
    own = f"{{instead: {sentence}, text: 1840台营运客车一台一台过。}}"
    own = f"sections:\n  change:\n    tasks:\n      sentences: [{own}]\n"
    result = refresh(workspace, drafted, workspace.load((MEETING + own).encode()), "稿.docx")
    assert "1840台营运客车一台一台过。" in "\n".join(read_docx(result.data))
