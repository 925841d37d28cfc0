"""The studio as a person has it: a server of its own, and a real browser without a window."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

LONG = pytest.mark.skipif(
    not {"CI", "DRAFTER_BROWSER"} & os.environ.keys(),
    reason="a long walk through the pages: DRAFTER_BROWSER=1 runs it, as CI does",
)
Language = str
SLOWED = int(os.environ.get("DRAFTER_SLOWED", "0"))
"""Milliseconds by which every answer comes later: what a test does too early shows on a slow machine first."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Studio:
    """A running studio: its address with the key, and the folder it serves."""

    folder: Path
    process: subprocess.Popen[str]
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
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)


@pytest.fixture
def open_studio(tmp_path: Path) -> Iterator[Callable[..., Studio]]:
    """Starts a studio for a folder, in a language."""
    pytest.importorskip("uvicorn", reason="the extra drafter[studio] is not installed")
    pytest.importorskip("starlette", reason="the extra drafter[studio] is not installed")
    started: list[Studio] = []

    def start(folder: Path = tmp_path, language: Language = "zh", port: int = 0) -> Studio:
        environment = {
            **os.environ,
            "DRAFTER_LANG": language,
            "PYTHONUNBUFFERED": "1",
            "XDG_CONFIG_HOME": str(tmp_path / ".person"),
        }
        command = [sys.executable, "-m", "drafter", "studio", str(folder), "--no-open", "--port", str(port)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment)
        assert process.stderr is not None
        said = process.stderr.readline()
        found = re.search(r"http://\S+", said)
        assert found, said + process.stderr.read()
        started.append(Studio(folder, process, found[0]))
        return started[-1]

    yield start
    for studio in started:
        if studio.process.poll() is None:
            studio.process.terminate()
            studio.process.wait(10)
        assert studio.process.stderr is not None
        studio.process.stderr.close()


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
