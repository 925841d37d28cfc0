"""How much two texts have in common."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.language.likeness import likeness

TEXTS = st.text(st.sampled_from("排查冷库隐患，、“”【】1"), max_size=20)


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_from_either_side_and_between_nothing_and_all(one: str, other: str):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


@given(TEXTS)
def test_a_text_is_wholly_like_itself(text: str):
    assert likeness(text, text) == 1


def test_what_has_no_two_characters_in_common_is_unlike():
    assert likeness("排查冷库", "同志们：") == 0
    assert likeness("", "同志们") == 0


def test_another_figure_leaves_most_of_a_sentence():
    assert 0.7 < likeness("对112家冷库逐一排查", "对118家冷库逐一排查") < 1


def test_commas_and_quotes_make_no_difference_and_a_slot_is_one_piece():
    assert likeness("“早发现”、早处置", "早发现早处置") == 1
    assert likeness("抓好【重点工作任务】", "抓好【事项】") == likeness("抓好甲", "抓好乙")
