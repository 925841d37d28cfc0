"""What somebody left to be filled, one by one, with its kind."""

import pytest

from drafter.corpus.blanks import find_blanks
from drafter.model.passage import line_of
from tests.corpus.cases import line_cases


@pytest.mark.parametrize(("sentence", "blanks"), line_cases("blanks.txt"))
def test_blanks_are_found_and_typed(sentence: str, blanks: str):
    found = ", ".join(f"{blank.text} {blank.kind}" for blank in find_blanks([line_of(sentence, 1)], "case"))
    assert found == blanks


def test_a_blank_knows_its_line_and_column():
    (first, second) = find_blanks([line_of("刚才，xx同志通报了xx区的情况。", 19, 3)], "case.txt")
    assert (first.place.line, first.place.column) == (19, 6)
    assert (second.place.line, second.place.column) == (19, 13)
