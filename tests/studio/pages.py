"""What a person does on the pages of the studio, in steps that tests share."""

import time
from pathlib import Path
from typing import Any

import drafter

EXAMPLES = Path(drafter.__file__).parents[1] / "examples"


def follow(page: Any, selector: str) -> None:
    """Click on a link, and wait until the page it leads to answers: a click before its scripts run would be lost."""
    page.click(selector, timeout=60_000)  # what the page it leads to takes to be made is in it
    page.wait_for_load_state()


def open_meeting(page: Any) -> None:
    """The first meeting of the list."""
    follow(page, ".meetings a >> nth=0")
    page.wait_for_selector(".sheet")


def field(page: Any, path: str) -> Any:
    """A box of the form by its path."""
    return page.locator(f'[id="f-{path}"]')


def wait_saved(page: Any, version: str) -> str:
    """The version after the next save."""
    page.wait_for_function("old => document.getElementById('version').value !== old", arg=version)
    return version_on(page)


def wait_for_file(path: Path, words: str, *, gone: bool = False) -> str:
    """What the file says, once it holds the words, or no longer does."""
    for _try in range(100):
        text = path.read_text(encoding="utf-8")
        if (words in text) is not gone:
            return text
        time.sleep(0.1)
    raise AssertionError(f"{words} {'still' if gone else 'not'} in the file")


def version_on(page: Any) -> str:
    return str(page.input_value("#version"))


def type_into(page: Any, path: str, text: str) -> str:
    """Type a text into a box, and wait until it is saved."""
    version = version_on(page)
    field(page, path).fill(text)
    return wait_saved(page, version)


def fetch(page: Any, selector: str) -> bytes:
    """What a link downloads."""
    with page.expect_download() as coming:
        page.click(selector)
    return Path(coming.value.path()).read_bytes()
