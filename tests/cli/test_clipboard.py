"""Words on the clipboard: by a program of the system, else by the terminal, else only shown."""

import base64
import io
import sys
from pathlib import Path

import pytest

from drafter.cli.clipboard import put_on_clipboard
from tests.cli.conftest import Run

WORDS = "责任不落实，再好的措施也是空的"


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all of PATH; no display."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TERM"):
        monkeypatch.delenv(name, raising=False)
    return folder


def program(folder: Path, name: str, status: int = 0) -> Path:
    """A program that writes what it reads, and its arguments, beside itself."""
    file = folder / name
    file.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"open({str(file)!r} + '.got', 'wb').write(sys.stdin.buffer.read())\n"
        f"open({str(file)!r} + '.arguments', 'w').write(' '.join(sys.argv[1:]))\nsys.exit({status})\n",
        encoding="utf-8",
    )
    file.chmod(0o755)
    return folder / f"{name}.got"


@pytest.mark.skipif(sys.platform == "win32", reason="the programs of the test are scripts")
@pytest.mark.parametrize(
    ("name", "variable", "encoding"),
    [
        ("pbcopy", "", "utf-8"),
        ("clip.exe", "", "utf-16"),
        ("wl-copy", "WAYLAND_DISPLAY", "utf-8"),
        ("xclip", "DISPLAY", "utf-8"),
        ("xsel", "DISPLAY", "utf-8"),
    ],
)
def test_a_program_of_the_system_gets_the_words_where_it_has_a_clipboard(
    programs: Path, monkeypatch: pytest.MonkeyPatch, name: str, variable: str, encoding: str
):
    got = program(programs, name)
    if variable:
        assert put_on_clipboard(WORDS) == ""
        monkeypatch.setenv(variable, ":0")
    assert put_on_clipboard(WORDS) == "system"
    assert got.read_bytes().decode(encoding) == WORDS


@pytest.mark.skipif(sys.platform == "win32", reason="the programs of the test are scripts")
def test_a_program_that_fails_is_passed_over(programs: Path, monkeypatch: pytest.MonkeyPatch):
    program(programs, "wl-copy", status=1)
    got = program(programs, "xclip")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setenv("DISPLAY", ":0")
    assert put_on_clipboard(WORDS) == "system"
    assert got.read_bytes().decode() == WORDS
    assert (programs / "xclip.arguments").read_text(encoding="utf-8") == "-selection clipboard"


def test_without_one_the_terminal_is_asked(programs: Path, monkeypatch: pytest.MonkeyPatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert put_on_clipboard(WORDS) == "terminal"
    sent = terminal.getvalue()
    assert sent.startswith("\x1b]52;c;") and sent.endswith("\a")
    assert base64.b64decode(sent[len("\x1b]52;c;") : -1]).decode() == WORDS
    monkeypatch.setenv("TERM", "dumb")
    assert put_on_clipboard(WORDS) == ""


def test_the_words_are_shown_whatever_becomes_of_the_clipboard(run: Run, programs: Path):
    said = run("phrases", "copy", "accountability-0003", "--clipboard")
    assert (said.status, said.out) == (0, f"{WORDS}\n")
    assert "copy the line above" in said.err
