"""Which characters are Chinese ones; whoever counts, searches or matches them asks here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.han import count_han, has_han, is_han
from drafter.language.measure import count_characters


@pytest.mark.parametrize("text", ["汉", "〇", "㐀", "𠮷", "𰻝", "豈"])
def test_every_chinese_character_is_one_also_the_rare_ones_of_names(text: str):
    assert is_han(text)
    assert count_han(text) == count_characters(text) == 1


@pytest.mark.parametrize("text", ["", "a", "1", "，", "。", "【", "ア", "한", "×", "○", "①"])
def test_marks_digits_and_other_scripts_are_none(text: str):
    assert not is_han(text)
    assert not has_han(text)


@given(st.text(), st.text())
def test_characters_of_two_texts_add_up(one: str, two: str):
    assert count_han(one + two) == count_han(one) + count_han(two)
    assert has_han(one + two) == (count_han(one + two) > 0)
