"""The frame of the command line: languages, exit codes, errors, streams."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest

import drafter
from drafter.cli.app import COMMANDS, make_root
from drafter.cli.help import Listed
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def start(*arguments: str, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("environ", {})}
    return subprocess.run(
        [sys.executable, "-m", "drafter", *arguments], capture_output=True, env=environ, check=False, **options
    )


def test_the_version_is_said_on_stdout(run: Run):
    assert run("--version") == (outcome := run("--version"))
    assert (outcome.status, outcome.out, outcome.err) == (0, f"drafter {drafter.__version__}\n", "")


def test_saying_the_version_loads_nothing_that_drafting_needs():
    command = [sys.executable, "-X", "importtime", "-m", "drafter", "--version"]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in said.splitlines()}
    assert "typer" in loaded
    assert not loaded & {"jinja2", "yaml", "docx", "lxml", "rich", "pydantic"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["draf"], "Did you mean 'draft'?"),
        (["draft", "m.yaml", "--minuts", "3"], "Did you mean '--minutes'?"),
        (["templates", "lst"], "Did you mean 'list'?"),
        (["draft"], "MEETING.yaml"),
        (["draft", "m.yaml", "--variant", "0"], "--variant"),
        (["draft", "m.yaml", "--minutes", "nan"], "--minutes"),
        (["draft", "m.yaml", "--set", "date"], "name=value"),
        (["draft", "m.yaml", "-o", "speech.pdf"], "speech.pdf"),
        (["--lang", "fr", "plan", "m.yaml"], "--lang"),
        (["plan", "m.yaml", "--lang"], "--lang"),
        (["phrases", "search"], "QUERY"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_to_do(run: Run, arguments: list[str], said: str):
    outcome = run(*arguments)
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith("Error: ")
    assert said in outcome.err
    assert "--help" in outcome.err.splitlines()[-1]


@pytest.mark.parametrize("arguments", [[], ["templates"], ["phrases"], ["styles"]])
def test_a_command_without_more_shows_what_there_is(run: Run, arguments: list[str]):
    outcome = run(*arguments)
    assert outcome.status == 2
    assert "Commands" in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["draft"], ["plan"], ["new"], ["templates", "list"], ["templates", "show"], ["templates", "check"],
        ["finalize"], ["diff"], ["phrases", "list"], ["phrases", "show"], ["phrases", "search"], ["phrases", "check"],
        ["styles", "list"], ["styles", "show"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_command_explains_itself(run: Run, arguments: list[str]):
    outcome = run(*arguments, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"Usage: drafter {' '.join(arguments)}")
    assert max(len(line) for line in outcome.out.splitlines()) <= 90


def test_help_speaks_the_language_that_was_asked_for():
    chinese = start("--lang", "zh", "--help").stdout.decode("utf-8")
    english = start("--help", "--lang=en", environ={"DRAFTER_LANG": "zh"}).stdout.decode("utf-8")
    assert "用法" in chinese and "讲话" in chinese and "Usage" not in chinese
    assert "Usage" in english and "用法" not in english


def test_complaints_of_the_command_line_itself_are_chinese_too():
    said = start("draft", environ={"DRAFTER_LANG": "zh"}).stderr.decode("utf-8")
    assert "后面还要写：会议文件.yaml" in said


def test_output_is_utf8_whatever_the_locale_says():
    said = start("--help", environ={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "DRAFTER_LANG": "zh"}).stdout
    assert "用法" in said.decode("utf-8")


def test_input_that_cannot_be_used_ends_with_1_and_names_the_file(run: Run):
    outcome = run("plan", "none.yaml")
    assert (outcome.status, outcome.out) == (1, "")
    assert "none.yaml" in outcome.err


def fail(error: BaseException) -> Any:
    def command(*_arguments: object, **_options: object) -> None:
        raise error

    return command


def test_a_fault_of_our_own_is_one_line_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("DRAFTER_DEBUG", raising=False)
    monkeypatch.setattr("drafter.cli.styles.open_workspace", fail(ZeroDivisionError("by \x1b zero")))
    outcome = run("styles", "list")
    assert outcome.status == 1
    assert outcome.err.count("\n") == 1
    assert "ZeroDivisionError: by \\u001b zero" in outcome.err


def test_the_traceback_is_there_for_who_asks_for_it(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DRAFTER_DEBUG", "1")
    monkeypatch.setattr("drafter.cli.styles.open_workspace", fail(ZeroDivisionError()))
    assert "Traceback" in run("styles", "list").err


def test_an_interruption_ends_with_130_and_a_line(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("drafter.cli.styles.open_workspace", fail(KeyboardInterrupt()))
    outcome = run("styles", "list")
    assert outcome.status == 130
    assert "Interrupted" in outcome.err


def test_a_file_that_the_system_refuses_ends_with_1_and_its_reason(run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("drafter.cli.styles.open_workspace", fail(PermissionError(13, "Permission denied", "x.docx")))
    outcome = run("styles", "list")
    assert (outcome.status, outcome.err) == (1, "Error: x.docx:1: may not be read: ask for the permission\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder that somebody is in stays there")
def test_a_folder_that_is_gone_is_told_to_who_is_in_it(tmp_path: Path):
    shell = "mkdir gone && cd gone && rmdir ../gone && exec " + f"{sys.executable} -m drafter draft meeting.yaml"
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "DRAFTER_LANG": "en"}
    ended = subprocess.run(["sh", "-c", shell], cwd=tmp_path, env=environ, capture_output=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr.decode().splitlines() == [
        "Error: the folder in which you are is not there any more: go to another one with cd"
    ]


@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="pipes of this system do not signal")
def test_a_reader_that_goes_away_is_no_fault():
    command = f"{sys.executable} -m drafter --help | true; exit ${{PIPESTATUS[0]}}"
    outcome = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, check=False)
    assert outcome.stderr == b""
    assert outcome.returncode in (0, 141)


def test_every_command_of_the_list_can_be_called():
    for path in COMMANDS:
        command: click.Command = make_root()
        for name in path.split():
            assert isinstance(command, click.Group)
            command = command.commands[name]
        assert isinstance(command, Listed)
        assert command.load().name == path.split()[-1]


def test_every_command_of_the_design_is_in_the_list():
    assert {"draft", "plan", "new", "check", "finalize", "refresh", "harvest", "diff", "analyze", "mine"} <= set(
        COMMANDS
    )
    assert {"templates list", "phrases search", "phrases review", "styles show"} <= set(COMMANDS)


@pytest.mark.parametrize("arguments", [["--help"], ["templates", "--help"], ["no-such-command"]])
def test_listing_the_commands_imports_none_of_them(arguments: list[str]):
    command = [sys.executable, "-X", "importtime", "-m", "drafter", *arguments]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False).stderr
    loaded = {line.rpartition("|")[2].strip() for line in said.splitlines()}
    assert "drafter.cli.app" in loaded
    assert not loaded & {f"drafter.cli.{home.partition(':')[0]}" for home, _about in COMMANDS.values()}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("drafter fin", "finalize"),
        ("drafter templates sh", "show"),
        ("drafter draft --min", "--minutes"),
        ("drafter templates show spec", "special-campaign"),
        ("drafter new spec", "special-campaign"),
        ("drafter draft meeting.yaml --kind spec", "special-campaign"),
        ("drafter new 专项", "专项工作部署会讲话"),
        ("drafter phrases show closing-00", "closing-0001"),
    ],
)
def test_the_shell_completes_commands_options_kinds_and_phrases(tmp_path: Path, typed: str, offered: str):
    asked = {"_DRAFTER_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    said = start(environ=asked, cwd=tmp_path)
    assert said.returncode == 0
    assert offered in said.stdout.decode().split()


def in_bash(home: Path, command: str) -> subprocess.CompletedProcess[str]:
    """A command typed in bash, which stays the parent of drafter."""
    told = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "",
    }
    run = ["bash", "-c", f"{sys.executable} -m drafter {command}; exit $?"]
    return subprocess.run(run, capture_output=True, env=told, text=True, check=False)


def test_completion_is_installed_where_the_shell_looks(tmp_path: Path):
    said = in_bash(tmp_path, "--lang en --install-completion")
    assert said.stdout.startswith("Completion for bash is installed")
    assert (tmp_path / ".bash_completions" / "drafter.sh").is_file()


def test_completion_is_shown_as_it_would_be_installed_and_nothing_is_written(tmp_path: Path):
    shown = in_bash(tmp_path, "--show-completion").stdout
    assert list(tmp_path.iterdir()) == []
    in_bash(tmp_path, "--install-completion")
    assert shown.strip() == (tmp_path / ".bash_completions" / "drafter.sh").read_text(encoding="utf-8").strip()
    tried = subprocess.run(["bash", "-n"], input=shown, capture_output=True, text=True, check=False)
    assert tried.returncode == 0 and "complete -o default -F _drafter_completion drafter" in shown


@pytest.mark.parametrize("option", ["--install-completion", "--show-completion"])
def test_where_no_shell_is_seen_it_is_said_where_to_type_it(tmp_path: Path, option: str, monkeypatch, run: Run):
    monkeypatch.setattr("typer.completion._get_shell_name", lambda: "cmd")
    outcome = run(option)
    assert outcome.status == 2
    assert "open bash, zsh, fish or PowerShell" in outcome.err
