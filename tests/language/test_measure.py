"""How long a text is: Han characters and digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.measure import count_characters, minutes_of


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("同志们：", 3),
        ("对全市112家冷库", 9),
        ("GDP增长5.5%", 4),
        ("【数】", 1),
        ("", 0),
        ("，。！", 0),
        ("２０２６年", 5),
    ],
)
def test_han_characters_and_digits_count_and_nothing_else(text: str, characters: int) -> None:
    assert count_characters(text) == characters


@given(st.text(), st.text())
def test_the_length_of_two_texts_is_the_sum_of_their_lengths(one: str, two: str) -> None:
    assert count_characters(one + two) == count_characters(one) + count_characters(two)


def test_a_speech_of_1800_characters_takes_ten_minutes_at_180_a_minute() -> None:
    assert minutes_of(1800, 180) == 10
