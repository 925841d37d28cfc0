"""What `finalize`, `harvest` and `refresh` say of a file that is no Word file: what it is, and what to do next."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

MEETING = "format: 1\nkind: pledge\ntitle: 在会上的表态发言\n"


@pytest.mark.parametrize("command", ["finalize", "harvest", "refresh"])
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("会议.yaml", MEETING.encode(), "这是会议文件，不是初稿：先用 `drafter draft {file}` 出初稿"),
        ("会议.docx", "文种：pledge\n".encode(), "先用 `drafter draft {file}` 出初稿"),
        ("讲话.txt", "同志们：\n今天开会。\n".encode(), "不是 .docx，是文本文件：要的是 `drafter draft` 出的初稿"),
        ("旧稿.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "请另存为 .docx 再试"),
        ("稿.docx", b"", "文件是空的"),
        ("稿.docx", b"%PDF-1.7", "不是 .docx，是"),
    ],
)
def test_what_is_no_word_file_is_told_what_it_is_and_what_to_do(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: str, name: str, data: bytes, said: str
) -> None:
    file = tmp_path / "稿件" / name
    file.parent.mkdir()
    file.write_bytes(data)
    monkeypatch.setenv("DRAFTER_LANG", "zh")
    done = run(command, str(file))
    assert done.status == 1
    assert said.format(file=file) in done.err
    assert [path.name for path in file.parent.iterdir()] == [name]
