"""A command on a terminal of its own: what it asks is answered as a person would, line by line."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

CTRL_C, CTRL_D = "\x03", "\x04"
_QUESTION = re.compile(r"^\((?P<at>\d+)/(?P<total>\d+)\) (?P<asks>.*)$")
_START = (
    "import fcntl, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0);"
    " from drafter.cli import main; sys.exit(main(sys.argv[1:]))"
)
"""The program takes the terminal for its own, so that Ctrl-C reaches it."""
PATIENCE = 30
"""Seconds that a command may say nothing."""


class Terminal:
    """`drafter` with arguments in a folder, on a terminal."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        import pty  # POSIX only

        self.ours, theirs = pty.openpty()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "DRAFTER_LANG": "zh", "NO_COLOR": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", _START, *arguments],
            cwd=folder,
            env=environment,
            start_new_session=True,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        )
        os.close(theirs)
        self.folder = folder
        self.said = ""
        self._raw = b""
        self._lines = 0

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_error: object) -> None:
        os.close(self.ours)
        self.process.kill()
        self.process.wait()

    def line(self) -> str | None:
        """The next line that it says; None when it has ended."""
        end = time.monotonic() + PATIENCE
        while self.said.count("\n") <= self._lines:
            ready, _writable, _odd = select.select([self.ours], [], [], max(0, end - time.monotonic()))
            assert ready, f"nothing more after: {self.said[-300:]}"
            try:
                data = os.read(self.ours, 65536)
            except OSError:  # the other end is closed
                return None
            if not data:
                return None
            self._raw += data
            self.said = self._raw.decode("utf-8", "ignore").replace("\r\n", "\n")
        self._lines += 1
        return self.said.split("\n")[self._lines - 1]

    def type(self, text: str) -> None:
        """A line, or a control character alone."""
        os.write(self.ours, (text if text in (CTRL_C, CTRL_D) else f"{text}\n").encode())

    def answer(self, answers: Mapping[str, Sequence[str]]) -> int:
        """Answer every question until it ends, and give its status.

        answers: words of a question to what is typed, one after another; where nothing is left, Enter.
        """
        left = {words: list(typed) for words, typed in answers.items()}
        while (line := self.line()) is not None:
            if asked := _QUESTION.match(line) or re.match(r"^(?P<asks>.*\[y[^]]*\].*)$", line):
                known = next((words for words in left if words in asked["asks"] and left[words]), None)
                self.type(left[known].pop(0) if known else "")
        status: int = self.process.wait(PATIENCE)
        return status

    def questions(self) -> list[dict[str, Any]]:
        """What was asked, with the counts before it."""
        return [match.groupdict() for line in self.said.split("\n") if (match := _QUESTION.match(line))]
