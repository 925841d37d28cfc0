"""Chinese numerals for ordinals and counts."""

import pytest

from drafter.model import numerals


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (1, "一"),
        (2, "二"),
        (10, "十"),
        (11, "十一"),
        (15, "十五"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "100"),
    ],
)
def test_ordinals_are_written_in_full(number: int, word: str) -> None:
    assert numerals.ordinal(number) == word


def test_two_of_something_is_liang_and_twelve_is_not() -> None:
    assert [numerals.count(number) for number in (2, 3, 12, 20)] == ["两", "三", "十二", "二十"]
