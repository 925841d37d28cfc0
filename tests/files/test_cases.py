"""Every file of tests/fixtures/files/ is refused, or loaded, with exactly the words beside it.

To add a case put the file into a folder and what should be said into a .txt of the same name.
"""

import re
from pathlib import Path

import pytest

from tests.files.cases import LOADERS, cases, expected_of, said_of

BAD = [path for folder in LOADERS if folder.startswith("bad") for path in cases(folder)]
ODD = cases("odd-yaml")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
PLACE = re.compile(r"[^\n:]+:\d+: ")


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", BAD, ids=name)
def test_a_bad_file_is_refused_with_place_reason_and_hint(path: Path, tmp_path: Path):
    assert said_of(path, tmp_path) == ("refused", expected_of(path))


@pytest.mark.parametrize("path", BAD, ids=name)
def test_what_is_said_of_a_bad_file_fits_a_screen_and_names_a_place(path: Path, tmp_path: Path):
    said = said_of(path, tmp_path)[1]
    assert len(said) < 4000
    assert not CONTROL.search(said)
    assert PLACE.match(said)


@pytest.mark.parametrize("path", ODD, ids=name)
def test_an_odd_file_is_loaded_with_a_warning_where_one_is_due(path: Path, tmp_path: Path):
    assert said_of(path, tmp_path) == ("loaded", expected_of(path))


@pytest.mark.parametrize("folder", LOADERS)
def test_every_case_has_its_words_and_no_words_are_left_over(folder: str):
    files = {path.name.split(".md.j2")[0].removesuffix(".yaml") for path in cases(folder)}
    words = {path.stem for path in cases(folder)[0].parent.glob("*.txt")}
    assert files == words
