"""Commands as they are typed: in this process, or in one of their own where that matters."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from drafter import i18n
from drafter.cli import main

Run = Callable[..., "Outcome"]


@dataclass(frozen=True)
class Outcome:
    """What a command said, and how it ended."""

    status: int
    out: str
    err: str


class Terminal(io.TextIOWrapper):
    """An input that says it is a terminal, so that commands ask."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `drafter` with arguments, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(i18n, "_language", None)
    monkeypatch.setenv("LANGUAGE", "")  # main sets it; undone after the test

    def typed(*arguments: str | Path, stdin: bytes = b"", terminal: bool = False) -> Outcome:
        read = Terminal if terminal else io.TextIOWrapper
        monkeypatch.setattr(sys, "stdin", read(io.BytesIO(stdin), encoding="utf-8"))
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Outcome(status, said.out, said.err)

    return typed
