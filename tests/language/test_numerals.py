"""Chinese numerals for ordinals and counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language import numerals


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


@pytest.mark.parametrize("number", range(1, 100))
def test_what_is_written_reads_back(number: int) -> None:
    assert numerals.parse(numerals.ordinal(number)) == number
    assert numerals.parse(numerals.count(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("〇", 0), ("零", 0), ("两", 2), ("12", 12), ("十十", None), ("一二", None), ("几", None), ("", None)],
)
def test_what_writes_no_number_is_none(text: str, number: int | None) -> None:
    assert numerals.parse(text) == number


@given(st.integers(1, 99))
def test_each_numeral_is_a_row_of_the_characters_of_ordinals(number: int) -> None:
    assert set(numerals.ordinal(number)) <= set(numerals.ORDINALS)


@given(st.text(st.sampled_from(numerals.NUMERALS), max_size=3))
def test_what_reads_as_a_number_of_a_list_is_one_way_of_writing_it(text: str) -> None:
    number = numerals.parse(text)
    if number and number < 100 and not set(text) & set("两〇零"):
        assert numerals.parse(numerals.ordinal(number)) == number


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("十分钟", "10"),
        ("10分钟", "10"),
        ("15", "15"),
        ("一刻钟", "15"),
        ("三刻钟", "45"),
        ("半小时", "30"),
        ("半个小时", "30"),
        ("一个半小时", "90"),
        ("1小时", "60"),
        ("一小时二十分", "80"),
        ("大约二十分钟左右", "20"),
        ("12.5", "12.5"),
        ("不长", "不长"),
        ("", ""),
    ],
)
def test_minutes_are_read_as_people_say_them(text: str, minutes: str) -> None:
    assert numerals.say_minutes(text) == minutes
