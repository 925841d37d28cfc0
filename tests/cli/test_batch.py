"""`drafter draft --batch`: the files, what is said of them, how it ends."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.workspace import Workspace
from tests.cli.conftest import Run
from tests.cli.test_draft import MEETING

TABLE = """\
日期,会议名称,姓名
2026-05-12,临江区防汛工作会议,张宁
2026-02-30,云山区防汛工作会议,何平
,东屏县防汛工作会议,吴芳
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    (tmp_path / "flood.yaml").write_text(MEETING, encoding="utf-8")
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file() and path.suffix != ".csv")


def test_each_good_row_is_a_file_and_the_bad_one_is_told_with_its_column(run: Run, tree: Path):
    outcome = run("draft", "flood.yaml", "--batch", "t.csv")
    assert outcome.status == 1
    assert names(tree) == ["flood-2.docx", "flood-4.docx", "flood.yaml"]
    assert [line.split()[0] for line in outcome.out.splitlines()] == ["row", "2", "4"]
    assert re.search(r"^ +3 +A 日期 +date: there is no such day as 2026-02-30$", outcome.err, re.MULTILINE)
    assert "Drafts written: 2; rows that failed: 1." in outcome.err


def test_all_good_rows_end_with_zero(run: Run, tree: Path):
    (tree / "t.csv").write_text("姓名\n张宁\n", encoding="utf-8")
    assert run("draft", "flood.yaml", "--batch", "t.csv").status == 0


def test_a_pattern_names_the_files_and_their_format(run: Run, tree: Path):
    run("draft", "flood.yaml", "--batch", "t.csv", "-o", "drafts/{日期}-{meeting.name}.md")
    assert names(tree / "drafts") == ["2026-05-11-东屏县防汛工作会议.md", "2026-05-12-临江区防汛工作会议.md"]
    text = (tree / "drafts" / "2026-05-12-临江区防汛工作会议.md").read_text(encoding="utf-8")
    assert "张　宁" in text and "周　岩" not in text


def test_a_folder_takes_the_usual_names(run: Run, tree: Path):
    run("draft", "flood.yaml", "--batch", "t.csv", "-o", "drafts", "--to", "txt")
    assert names(tree / "drafts") == ["flood-2.txt", "flood-4.txt"]


def test_a_version_stands_in_every_name(run: Run, tree: Path):
    run("draft", "flood.yaml", "--batch", "t.csv", "-o", "drafts", "--set", "version=送审稿")
    assert names(tree / "drafts") == ["flood-2-送审稿.docx", "flood-4-送审稿.docx"]


def test_of_two_rows_with_one_name_the_later_fails_and_says_which_it_was(run: Run, tree: Path):
    outcome = run("draft", "flood.yaml", "--batch", "t.csv", "-o", "drafts/{theme.noun}.txt", "--force")
    assert names(tree / "drafts") == ["防汛.txt"]
    assert "is the draft of row 2 already" in " ".join(outcome.err.split())


def test_a_file_that_is_there_stays_and_the_other_rows_are_written(run: Run, tree: Path):
    (tree / "flood-2.docx").write_bytes(b"mine")
    outcome = run("draft", "flood.yaml", "--batch", "t.csv")
    assert outcome.status == 1 and "--force" in outcome.err
    assert (tree / "flood-2.docx").read_bytes() == b"mine"
    assert (tree / "flood-4.docx").exists()


def test_strict_fails_a_row_for_its_blanks_and_names_them(run: Run, tree: Path):
    outcome = run("draft", "flood.yaml", "--batch", "t.csv", "--strict")
    assert outcome.status == 1 and names(tree) == ["flood.yaml"]
    said = "".join(outcome.err.split())
    assert "--strictwasaskedfor" in said and "blanks" in said and "从哪一层看" in said


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("one.docx", "names every draft the same"),
        ("{rwo}.docx", "did you mean 'row'?"),
        ("{row.docx", "a brace without its partner"),
        ("{}.docx", "a brace without its partner"),
        ("{row}.pdf", "names no format"),
        ("-", "are files"),
    ],
)
def test_a_pattern_that_cannot_be_is_refused_before_anything_is_written(run: Run, tree: Path, output: str, said: str):
    outcome = run("draft", "flood.yaml", "--batch", "t.csv", "-o", output)
    assert outcome.status in (1, 2) and outcome.out == ""
    assert said in outcome.err
    assert names(tree) == ["flood.yaml"]


@pytest.mark.parametrize("output", ["drafts/2026/{row}.txt", "drafts/2026/"])
def test_the_folder_of_the_drafts_is_made(run: Run, tree: Path, output: str):
    run("draft", "flood.yaml", "--batch", "t.csv", "-o", output, "--to", "txt")
    assert len(names(tree / "drafts" / "2026")) == 2


def test_a_meeting_from_standard_input_needs_a_name_for_its_drafts(run: Run, tree: Path):
    assert run("draft", "-", "--batch", "t.csv", stdin=MEETING.encode()).status == 2
    run("draft", "-", "--batch", "t.csv", "-o", "drafts/{row}.txt", stdin=MEETING.encode())
    assert names(tree / "drafts") == ["2.txt", "4.txt"]


def test_an_interruption_says_how_far_it_came(run: Run, tree: Path, monkeypatch: pytest.MonkeyPatch):
    write, calls = Workspace.write, []

    def interrupted(self: Workspace, *arguments: object) -> bytes:
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return write(self, *arguments)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Workspace, "write", interrupted)
    outcome = run("draft", "flood.yaml", "--batch", "t.csv")
    assert outcome.status == 130
    assert "2 of 3 rows are done" in outcome.err
    assert "flood-2.docx" in outcome.out and names(tree) == ["flood-2.docx", "flood.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_terminal_sees_the_bar_and_a_pipe_does_not(tree: Path):
    (tree / "t.csv").write_text("姓名\n" + "张宁\n" * 30, encoding="utf-8")
    command = [sys.executable, "-m", "drafter", "draft", "flood.yaml", "--batch", "t.csv", "-o", "drafts", "--force"]
    ours, theirs = pty.openpty()
    subprocess.run(command, cwd=tree, stdout=subprocess.DEVNULL, stderr=theirs, check=True)
    os.close(theirs)
    seen = b""
    while chunk := _read(ours):
        seen += chunk
    os.close(ours)
    assert "█".encode() in seen and seen.count(b"\r\x1b[K") == 1
    piped = subprocess.run(command, cwd=tree, capture_output=True, check=True)
    assert b"\r" not in piped.stderr


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 1 << 16)
    except OSError:  # a terminal whose other side is closed
        return b""
