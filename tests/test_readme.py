"""What the READMEs show can be typed: their meeting file drafts, their changes to it work, their commands exist."""

import re
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.workspace import Workspace

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def blocks(readme: Path) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_the_meeting_file_drafts_with_and_without_the_changes_to_it(readme: Path):
    workspace = Workspace()
    meeting, changes = blocks(readme)
    plain, _plan = workspace.draft(workspace.load(meeting.encode()))
    changed, _plan = workspace.draft(workspace.load((meeting + changes).encode()))
    assert not any("自己写的一句话。" in block.text for block in plain.blocks)
    texts = "\n".join(block.text for block in changed.blocks)
    assert "春节期间肉菜供应" in texts and "自己写的一句话。" in texts and "盯紧关口，守牢节日安全底线" in texts


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_command_that_is_shown_exists(readme: Path, capsys: pytest.CaptureFixture[str]):
    shown = set(
        re.findall(r"\bdrafter ((?:templates|phrases|styles) [a-z]+|draft|plan|new)\b", readme.read_text("utf-8"))
    )
    assert len(shown) >= 6
    for command in shown:
        assert main([*command.split(), "--help"]) == 0, command
    assert "Usage" in capsys.readouterr().out


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_file_that_is_linked_is_there(readme: Path):
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", readme.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []
