"""Only ordinary files are read, and only as much of them as is allowed; the rest is refused at once, in one line."""

import io
import os
import sys
from pathlib import Path

import pytest

from drafter.corpus.source import read_file, read_files
from drafter.files.encoding import UnreadableError
from drafter.files.phrasebank import load_phrasebank
from drafter.files.reading import read_bytes, read_stream
from drafter.files.templates import load_templates
from drafter.model.finding import Finding, InputError

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes have no names there")


def refused(path: Path, most: int = 100) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(path, most)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_file_as_large_as_allowed_is_read_and_one_byte_more_is_not(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_bytes(tmp_path / "a", 100) == b"x" * 100
    assert refused(tmp_path / "a", 99) == "is too large: 100 bytes, at most 99 are read"


def test_what_is_not_there_and_what_is_a_folder_is_said(tmp_path: Path):
    assert refused(tmp_path / "missing") == "there is no such file"
    assert refused(tmp_path) == "is a folder, not a file"


@POSIX
def test_devices_and_pipes_are_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == refused(Path("/dev/zero")) == "is not an ordinary file"
    (tmp_path / "link").symlink_to("/dev/zero")
    assert refused(tmp_path / "link") == "is not an ordinary file"


@POSIX
def test_a_link_to_itself_is_refused(tmp_path: Path):
    (tmp_path / "loop").symlink_to("loop")
    assert refused(tmp_path / "loop") == "is a link that leads back to itself"


def test_a_stream_ends_at_what_is_allowed():
    assert read_stream(io.BytesIO(b"abc"), 3) == b"abc"
    with pytest.raises(UnreadableError, match="too large"):
        read_stream(io.BytesIO(b"abcd"), 3)


@POSIX
def test_a_folder_with_a_pipe_a_loop_and_a_device_in_it_is_read_all_the_same(tmp_path: Path):
    (tmp_path / "a.txt").write_text("同志们：\n今天讲两点。\n", encoding="utf-8")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    (tmp_path / "c.txt").symlink_to("c.txt")
    (tmp_path / "d").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "e.txt")
    assert [type(read).__name__ for read in read_files([tmp_path])] == ["Source"]
    assert isinstance(read_file(tmp_path / "e.txt"), Finding)


@POSIX
def test_a_name_that_is_not_utf_8_gives_a_name_that_can_be_saved(tmp_path: Path):
    name = os.fsdecode(b"\xbd\xb2\xbb\xb0\x1b[2J.txt")
    (tmp_path / name).write_text("同志们：\n", encoding="utf-8")
    read = read_file(tmp_path / name)
    assert not isinstance(read, Finding)
    assert read.name == "\\udcbd\\udcb2\\udcbb\\udcb0\\u001b[2J"
    read.name.encode()


@pytest.fixture
def closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that may not be looked into, whoever runs the tests."""
    folder = tmp_path / "place" / "phrases"
    folder.mkdir(parents=True)
    look = os.scandir

    def refuse(path: str | os.PathLike[str] = ".") -> object:
        if Path(path) == folder:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    return folder


def test_a_folder_of_speeches_that_may_not_be_looked_into_is_told(closed: Path):
    (closed.parent / "a.txt").write_text("同志们：\n今天讲两点。\n", encoding="utf-8")
    found = list(read_files([closed.parent]))
    assert [type(each).__name__ for each in found] == ["Source", "Finding"]
    assert "phrases:1: is a folder that may not be read" in str(found[1])


def test_a_phrasebank_that_may_not_be_looked_into_is_never_done_without(closed: Path):
    with pytest.raises(InputError, match="phrases:1: is a folder that may not be read"):
        load_phrasebank([closed.parent])


def test_templates_that_may_not_be_looked_into_are_never_done_without(closed: Path):
    with pytest.raises(InputError, match="is a folder that may not be read"):
        load_templates([closed])
