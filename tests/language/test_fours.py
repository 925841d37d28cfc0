"""Texts of nothing but phrases of four characters."""

import pytest

from drafter.language.fours import is_in_fours


@pytest.mark.parametrize("text", ["不重不漏", "不重不漏、真实准确", "逢丧必到，提前劝导"])
def test_phrases_of_four_characters_side_by_side_are_told(text: str) -> None:
    assert is_in_fours(text)


@pytest.mark.parametrize("text", ["", "不重不漏。", "不重不漏、真实", "24小时值班", "把责任压实"])
def test_what_has_anything_else_in_it_is_not(text: str) -> None:
    assert not is_in_fours(text)


def test_so_many_of_them_may_be_wanted_at_the_least() -> None:
    assert is_in_fours("不重不漏、真实准确", 2)
    assert not is_in_fours("不重不漏", 2)
