"""What a meeting is for is a deed or a sentence of its own: cases in fixtures/language/purposes.yaml."""

from pathlib import Path

import pytest

from drafter.language.purposes import read_aim
from drafter.workspace import Workspace
from tests.house import read_cases

CASES = read_cases(Path(__file__).parents[1] / "fixtures/language/purposes.yaml")
WORDS = Workspace().words


@pytest.mark.parametrize(("aim", "text"), [(aim, text) for aim, texts in CASES.items() for text in texts])
def test_a_purpose_is_a_deed_of_the_meeting_or_stands_by_itself(aim: str, text: str) -> None:
    assert read_aim(text, WORDS) == aim
