"""A penalty is said in full (fixtures/language/penalties.yaml)."""

from pathlib import Path

from drafter.language.penalties import say_penalty
from tests.house import of_each, read_cases

CASES: dict[str, str] = read_cases(Path(__file__).parents[1] / "fixtures" / "language" / "penalties.yaml")


@of_each(CASES.items())
def test_a_sentence_is_passed_and_a_discipline_is_one_thing_alone(case: tuple[str, str]) -> None:
    text, said = case
    assert say_penalty(text) == said, say_penalty(text)
