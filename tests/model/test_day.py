"""Days as people write and type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.day import coming_day, parse_day

TODAY = date(2026, 9, 3)
"""A Thursday."""


@pytest.mark.parametrize(
    "written",
    [
        "2026-09-04",
        "2026/9/4",
        "2026.9.4",
        "2026年9月4日",
        "２０２６年９月４日",
        "2026年9月4日（星期五）",
        "2026年9月4日(周五)上午9:00",
        "2026年9月4日上午9时",
        "2026年9月4日 下午3点半",
        "2026年9月4日晚7点30分",
        "2026-09-04 9:30",
        "2026-09-04 00:00:00",
        "2026-09-04T00:00:00",
    ],
)
def test_a_day_is_read_with_the_weekday_and_the_hour_behind_it(written: str):
    assert parse_day(written) == date(2026, 9, 4)


@pytest.mark.parametrize(
    "written", ["2026年9月", "9月上旬", "开学前", "星期五", "上午9点", "2026年9月4日至6日", "第9-4号"]
)
def test_what_is_no_single_day_is_none(written: str):
    assert parse_day(written) is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("今天", "2026-09-03"),
        ("明天上午", "2026-09-04"),
        ("后天", "2026-09-05"),
        ("周五", "2026-09-04"),
        ("本周日", "2026-09-06"),
        ("周三", "2026-09-09"),
        ("下周一", "2026-09-07"),
        ("下星期五", "2026-09-11"),
        ("9月15日", "2026-09-15"),
        ("9.15", "2026-09-15"),
        ("9/15", "2026-09-15"),
        ("5月11日", "2027-05-11"),
        ("9月15日（周二）下午2:30", "2026-09-15"),
    ],
)
def test_a_day_that_is_said_from_today_is_the_next_one(typed: str, day: str):
    assert coming_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["2026-09-15", "2026年9月15日", "2月30日", "国庆前", "", "13.45"])
def test_what_says_its_year_or_is_no_such_day_stays_as_it_is(typed: str):
    assert coming_day(typed, TODAY) == typed


@given(st.dates(date(2026, 9, 3), date(2027, 9, 2)))
def test_every_day_of_the_coming_year_is_found_by_its_month_and_day(day: date):
    if (day.month, day.day) != (2, 29):
        assert coming_day(f"{day.month}月{day.day}日", TODAY) == day.isoformat()
