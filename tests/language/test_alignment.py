"""Which item of one row became which of another."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.language.alignment import Pair, align
from drafter.language.likeness import likeness

ROWS = st.lists(st.text(st.sampled_from("要抓实细严"), max_size=5), max_size=7)


def pairs(old: list[str], new: list[str], least: float = 0.4) -> list[Pair]:
    return list(align(old, new, lambda text: text, likeness, least))


@given(ROWS, ROWS)
def test_every_item_of_both_rows_comes_once_and_in_order(old: list[str], new: list[str]):
    found = pairs(old, new)
    assert [one for one, _other in found if one is not None] == list(range(len(old)))
    assert [other for _one, other in found if other is not None] == list(range(len(new)))
    assert (None, None) not in found


@given(ROWS)
def test_a_row_is_aligned_with_itself_item_by_item(row: list[str]):
    assert pairs(row, row) == [(index, index) for index in range(len(row))]


@given(ROWS, ROWS)
def test_what_is_paired_is_equal_or_alike_enough(old: list[str], new: list[str]):
    for one, other in pairs(old, new):
        if one is not None and other is not None:
            assert likeness(old[one], new[other]) >= 0.4


def test_a_changed_paragraph_is_paired_over_a_new_one_and_a_gone_one():
    old = ["同志们：", "全市排查冷库112家，整改35处。", "下面讲两点意见。"]
    new = ["同志们：", "先说形势。", "全市排查冷库118家，整改37处。"]
    assert pairs(old, new) == [(0, 0), (None, 1), (1, 2), (2, None)]


def test_together_the_pairs_are_as_much_alike_as_can_be():
    old, new = ["甲乙丙丁", "子丑寅卯"], ["甲乙丙子丑寅卯", "子丑寅"]
    assert pairs(old, new) == [(0, 0), (1, 1)]


def test_long_rows_with_nothing_in_common_are_aligned_half_by_half():
    old = [f"甲{index}乙{index}" for index in range(601)]
    new = [f"子{index}丑{index}" for index in range(602)]
    found = pairs(old, new)
    assert [one for one, _other in found if one is not None] == list(range(601))
    assert [other for _one, other in found if other is not None] == list(range(602))


def test_a_paragraph_of_many_that_all_changed_is_paired_with_what_it_became():
    old = [f"第{index}片区排查冷库{index}家" for index in range(1000, 1300)]
    new = [f"第{index}片区已排查冷库{index}家" for index in range(1000, 1300)]
    assert pairs(old, new) == [(index, index) for index in range(300)]
