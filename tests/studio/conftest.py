"""The studio as a person has it: a server of its own, and a real browser without a window."""

import json
import os
import re
import secrets
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest

LONG = pytest.mark.skipif(
    not {"CI", "DRAFTER_BROWSER"} & os.environ.keys(),
    reason="a long walk through the pages: DRAFTER_BROWSER=1 runs it, as CI does",
)
Language = str
SLOWED = int(os.environ.get("DRAFTER_SLOWED", "0"))
"""Milliseconds by which every answer comes later: what a test does too early shows on a slow machine first."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class Child:
    """A process that the nursery has forked: it is not ours to wait for, so it is looked for by its number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def end(self, by: signal.Signals) -> None:
        """Send a signal, and wait until the process is gone; that it is gone already is well."""
        with suppress(ProcessLookupError):
            os.kill(self.number, by)
            for _try in range(1000):
                os.kill(self.number, 0)
                time.sleep(0.01)
            os.kill(self.number, signal.SIGKILL)


class Popened(Child):
    """A process that was started by itself."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        super().__init__(process.pid)
        self._process = process

    def end(self, by: signal.Signals) -> None:
        if self._process.poll() is None:
            self._process.send_signal(by)
        self._process.wait(10)


@dataclass
class Studio:
    """A running studio: its address with the key, and the folder it serves."""

    folder: Path
    process: Child
    address: str
    pages: list[Any] = field(default_factory=list)

    @property
    def root(self) -> str:
        return self.address.split("/?")[0]

    @property
    def token(self) -> str:
        return self.address.split("token=")[1]

    def kill(self) -> None:
        """As the power does it: no goodbye."""
        self.process.end(signal.SIGKILL)


@pytest.fixture(scope="session")
def nursery() -> Iterator[subprocess.Popen[str] | None]:
    """Starts studios in a fraction of the time; none where a process cannot be forked."""
    pytest.importorskip("uvicorn", reason="the extra drafter[studio] is not installed")
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    if not hasattr(os, "fork"):
        yield None
        return
    command = [sys.executable, "-m", "tests.studio.nursery"]
    folder, pipe = Path(__file__).parents[2], subprocess.PIPE
    with subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, text=True, encoding="utf-8") as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def open_studio(tmp_path: Path, nursery: subprocess.Popen[str] | None) -> Iterator[Callable[..., Studio]]:
    """Starts a studio for a folder, in a language; `alone` as `drafter studio` starts it, in a process of its own."""
    started: list[Studio] = []
    heard: list[IO[str]] = []

    def start(folder: Path = tmp_path, language: Language = "zh", port: int = 0, *, alone: bool = False) -> Studio:
        environment = {
            "DRAFTER_LANG": language,
            "PYTHONUNBUFFERED": "1",
            "XDG_CONFIG_HOME": str(tmp_path / ".person"),
        }
        arguments = ["studio", str(folder), "--no-open", "--port", str(port)]
        if alone or nursery is None:
            told, process = _start_alone(arguments, environment)
        else:
            told, process = _fork(nursery, arguments, environment, tmp_path)
        heard.append(told)
        said = told.readline()
        found = re.search(r"http://\S+", said)
        assert found, said + told.read()
        started.append(Studio(folder, process, found[0]))
        return started[-1]

    yield start
    for studio in started:
        studio.process.end(signal.SIGTERM)
    for told in heard:
        told.close()


def _start_alone(arguments: list[str], environment: dict[str, str]) -> tuple[IO[str], Child]:
    command = [sys.executable, "-m", "drafter", *arguments]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env={**os.environ, **environment}
    )
    assert process.stderr is not None
    return process.stderr, Popened(process)


def _fork(
    nursery: subprocess.Popen[str], arguments: list[str], environment: dict[str, str], folder: Path
) -> tuple[IO[str], Child]:
    assert nursery.stdin is not None and nursery.stdout is not None
    said = folder.with_name(f"{folder.name}-{secrets.token_hex(4)}")
    os.mkfifo(said)
    listening = os.open(said, os.O_RDONLY | os.O_NONBLOCK)  # before anybody writes: neither waits for the other
    print(
        json.dumps({"arguments": arguments, "environment": environment, "said": str(said)}),
        file=nursery.stdin,
        flush=True,
    )
    number = int(nursery.stdout.readline())
    heard, _written, _odd = select.select([listening], [], [], 60)
    assert heard, "the studio says nothing"
    os.set_blocking(listening, True)
    said.unlink()
    return os.fdopen(listening, encoding="utf-8"), Child(number)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window; tests that need it say so where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("there is no Chromium on this machine")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens a studio in a fresh window; whatever the page complains of fails the test."""
    contexts, faults = [], []

    def open_page(studio: Studio, path: str = "", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000 + 20 * SLOWED)
        page.set_default_navigation_timeout(60_000)  # a first page reads the phrasebank, and others may use the machine
        if SLOWED:
            network = {"offline": False, "latency": SLOWED, "downloadThroughput": -1, "uploadThroughput": -1}
            context.new_cdp_session(page).send("Network.emulateNetworkConditions", network)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda told: (
                faults.append(told.text)
                if told.type == "error"
                and "Failed to load resource" not in told.text
                and "ERR_" not in told.text
                and "htmx:" not in told.text
                and "CORS" not in told.text
                else None
            ),
        )
        page.goto(studio.address)
        if path:
            page.goto(studio.root + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults
