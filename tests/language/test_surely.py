"""What a text surely opens as: cases in fixtures/language/surely.yaml, and 150 texts by a writer who knew no rule."""

from pathlib import Path

from drafter.language.surely import read_surely
from tests.house import HOUSE, of_each, read_cases

FOLDER = Path(__file__).parents[1] / "fixtures" / "language"
CASES = [
    (text, opening) for opening, texts in read_cases(FOLDER / "surely.yaml", as_text=True).items() for text in texts
]
UNSEEN = read_cases(FOLDER / "surely-unseen.yaml", as_text=True)


@of_each(CASES, name=lambda case: case[0])
def test_what_surely_opens_as_a_verb_or_names_a_thing_is_known_and_all_else_is_unsure(case: tuple[str, str]) -> None:
    text, opening = case
    assert read_surely(text, HOUSE.words) == opening


def test_of_texts_by_another_hand_no_more_than_one_in_a_hundred_is_surely_taken_for_what_it_is_not() -> None:
    answers = [(case["text"], case["answer"], read_surely(case["text"], HOUSE.words)) for case in UNSEEN]
    wrong = [text for text, answer, read in answers if read not in (answer, "unsure")]
    assert len(wrong) <= len(answers) // 100, wrong
    assert sum(read != "unsure" for _text, _answer, read in answers) >= len(answers) // 5
