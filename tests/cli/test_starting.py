"""docs/starting.md: the three commands from a Word task table to a Word draft, as they stand there."""

import re
import shlex
from pathlib import Path

import pytest

from drafter.intake import read_material
from drafter.model.intake import Paragraph
from tests.cli.conftest import Run
from tests.intake.cases import CASES, build, load

PAGE = Path(__file__).parents[2] / "docs" / "starting.md"
TABLE = next(path for path in CASES if path.stem.startswith("01"))


def test_from_a_word_table_to_a_word_draft_in_an_empty_folder_with_an_empty_home(
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    [block] = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    commands = [shlex.split(line) for line in block.splitlines()]
    Path("任务分解表.docx").write_bytes(build(load(TABLE)))
    assert len(commands) == 3
    for program, *arguments in commands:
        assert program == "drafter"
        assert run(*arguments).status == 0
    said = "\n".join(block.text for block in read_material(Path("会议.docx")).blocks if isinstance(block, Paragraph))
    for told in ("新建集中充电棚120处", "县消防救援大队", "12月20日前"):
        assert told in said
