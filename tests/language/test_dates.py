"""Dates in a line, in whichever digits a keyboard makes."""

import pytest

from drafter.language.dates import find_dates


@pytest.mark.parametrize(
    "text", ["2026年8月11日", "２０２６年8月11日", "２０２６年８月１１日", "二〇二六年八月十一日", "2０26年8月11号"]
)
def test_a_date_is_read_in_figures_of_any_width_and_in_characters(text: str):
    (date,) = find_dates(f"于{text}召开")
    assert (date.year, date.month, date.day) == (2026, 8, 11)


@pytest.mark.parametrize("text", ["两零二六年8月11日", "２０２６年", "十一月", "零月零日"])
def test_what_is_no_date_is_no_fault(text: str):
    list(find_dates(text))
