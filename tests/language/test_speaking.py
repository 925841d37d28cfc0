"""What was done at the meeting is told from what was done before it (fixtures/language/speaking.yaml)."""

from pathlib import Path

from drafter.language.speaking import is_of_the_meeting
from tests.house import of_each, read_cases

CASES: dict[str, list[str]] = read_cases(Path(__file__).parents[1] / "fixtures" / "language" / "speaking.yaml")


@of_each(CASES["now"])
def test_what_was_heard_just_now_is_of_the_meeting(did: str) -> None:
    assert is_of_the_meeting(did)


@of_each(CASES["before"])
def test_what_was_done_long_before_is_not_of_the_meeting(did: str) -> None:
    assert not is_of_the_meeting(did)
