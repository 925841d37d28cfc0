"""Which grammar a piece of text plainly has: cases in fixtures/language/forms.yaml."""

from pathlib import Path

import pytest

from drafter.language.forms import contradicts, recognise_form
from tests.house import HOUSE, read_cases

CASES = read_cases(Path(__file__).parents[1] / "fixtures/language/forms.yaml")
BANK = HOUSE.phrasebank
WORDS = (BANK.words.verbs, BANK.words.nouns)


@pytest.mark.parametrize(("text", "form"), CASES, ids=[case[0] for case in CASES])
def test_only_plain_evidence_counts(text: str, form: str) -> None:
    assert (recognise_form(text, *WORDS) or "none") == form


def test_a_declared_form_stands_unless_the_text_plainly_contradicts_it() -> None:
    assert contradicts("防控责任要坚决扛起", "verb", *WORDS) == "clause"
    assert contradicts("防控责任要坚决扛起", ("verb", "clause"), *WORDS) is None
    assert contradicts("网格", "verb", *WORDS) is None


def test_a_quantity_and_a_work_may_stand_where_a_noun_is_wanted() -> None:
    assert contradicts("112家", "noun", *WORDS) is None
    assert contradicts("疫情防控工作", "noun", *WORDS) is None


def test_a_work_may_begin_with_a_verb() -> None:
    assert contradicts("全面推进乡村振兴重点工作", "work", *WORDS) is None
