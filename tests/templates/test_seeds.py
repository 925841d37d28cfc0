"""The forms of the seven seed speeches: each can be drafted on another theme, in the seed's order and numbering."""

from functools import cache

import pytest

from evaluation.seeds import CORPUS, MEETINGS, Compared, compare_seeds
from tests.house import HOUSE

needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")


@cache
def compared() -> dict[str, Compared]:
    return {each.number: each for each in compare_seeds(HOUSE)}


def in_order(wanted: list[str], found: list[str]) -> bool:
    rest = iter(found)
    return all(step in rest for step in wanted)


@needs_corpus
@pytest.mark.parametrize("number", sorted(MEETINGS))
def test_a_draft_goes_through_the_moves_of_its_seed_in_their_order(number: str) -> None:
    each = compared()[number]
    pattern = next(known for known in HOUSE.phrasebank.patterns if known.id == each.plan.template.pattern)
    assert f"meeting-speeches/{number}" in pattern.sources
    required = [step.move for step in pattern.steps if step.required]
    assert in_order(required, each.seed_moves)
    assert in_order(required, each.draft_moves)


@needs_corpus
@pytest.mark.parametrize("number", sorted(MEETINGS))
def test_a_draft_numbers_its_parts_as_its_seed_does(number: str) -> None:
    each = compared()[number]
    pattern = next(known for known in HOUSE.phrasebank.patterns if known.id == each.plan.template.pattern)
    assert set(each.draft_numbering) <= set(each.seed_numbering)
    assert set(pattern.numbering) <= set(each.seed_numbering)
    assert bool(each.seed_numbering) == bool(each.draft_numbering)


@needs_corpus
@pytest.mark.parametrize("number", sorted(MEETINGS))
def test_a_draft_of_a_seeds_form_speaks_of_something_else(number: str) -> None:
    each = compared()[number]
    text = "".join(block.text for block in each.draft.blocks)
    assert not [word for word in ("疫情", "防控", "病毒", "核酸", "隔离") if word in text]
