"""Places to fill in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.slots import find_slots, make_slot, replace_slots

NAMES = st.text(st.characters(exclude_characters="【】"), min_size=1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("对【对象】开展【行动】", ["对象", "行动"]),
        ("【数】家、【数】处", ["数", "数"]),
        ("没有空", []),
        ("【】不是空", []),
        ("【对象没有写完", []),
        ("【外【内】】", ["内"]),
    ],
)
def test_the_slots_of_a_text_are_its_names_in_brackets(text: str, names: list[str]):
    assert find_slots(text) == names


@given(NAMES)
def test_a_slot_that_is_written_is_found_and_replaced(name: str):
    assert find_slots(f"甲{make_slot(name)}乙") == [name]
    assert replace_slots(f"甲{make_slot(name)}乙", "") == "甲乙"
    assert replace_slots(make_slot(name), make_slot) == make_slot(name)


def test_what_is_put_in_stands_as_it_is():
    assert replace_slots("【甲】", r"\1") == r"\1"
