"""The small inputs that lie beside the checkout, each with what a careful reader finds in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.mining import mine
from drafter.model.speech import Speech
from tests.house import HOUSE

FOLDER = Path(__file__).parents[3] / "shared" / "cases" / "reading"
FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus" / "shared_cases.yaml"
CASES: dict[str, dict[str, Any]] = yaml.safe_load(FIXTURE.read_text(encoding="utf-8"))["cases"]
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared cases are not beside this checkout")


def headings_of(speech: Speech) -> list[str]:
    return [f"{section.depth} {section.heading}" for section in speech.walk() if section.headed]


FOUND: dict[str, Callable[[Speech], object]] = {
    "title": lambda speech: speech.title,
    "salutation": lambda speech: speech.salutation,
    "line": lambda speech: speech.place.line,
    "closing": lambda speech: speech.closing,
    "headings": headings_of,
    "genre": lambda speech: speech.genre,
    "slots": lambda speech: len(speech.slots),
    "announced": lambda speech: [[each.count, each.actual] for each in speech.announced],
    "last": lambda speech: speech.moves[-1].text,
}


def test_every_case_has_its_expectation():
    assert {path.name[:2] for path in FOLDER.glob("[0-9][0-9]-*")} == set(CASES)


@pytest.mark.parametrize("number", CASES)
def test_a_case_is_read_as_a_careful_reader_reads_it(number: str):
    (path,) = FOLDER.glob(f"{number}-*")
    (speech,) = HOUSE.reader.read(path)
    expected = dict(CASES[number])
    mined = [phrase.text for phrase in mine([speech], HOUSE.words).phrases]
    assert set(expected.pop("mined", ())) <= set(mined)
    assert not set(expected.pop("never", ())) & set(mined)
    for words in expected.pop("without", ()):
        assert not [text for text in mined if words in text]
    for words in expected.pop("gone", ()):
        assert not [span.text for span in speech.moves if words in span.text]
    moves = {span.text: span.move for span in speech.moves}
    assert expected.pop("moves", {}).items() <= moves.items()
    assert {name: FOUND[name](speech) for name in expected} == expected
