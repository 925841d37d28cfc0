"""What changed between two versions of a text, cut where a reader would cut; the cases are for writers to add to."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.change import Change, count_changes, mark_changes

CASES = Path(__file__).parents[1] / "fixtures" / "changes" / "marked.txt"
SHOWN = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
TEXTS = st.text(st.sampled_from("一要抓好实，。、12.5家A\n"), max_size=60)


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    blocks = "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n")
    return [block.strip().split("\n") for block in blocks]


@pytest.mark.parametrize(("old", "new", "marked"), cases(), ids=[new[:12] for _old, new, _marked in cases()])
def test_changes_are_marked_as_a_writer_would_mark_them(old: str, new: str, marked: str):
    assert "".join(SHOWN[change.kind].format(change.text) for change in mark_changes(old, new)) == marked


@given(TEXTS, TEXTS)
def test_the_changes_make_up_both_versions_letter_by_letter(old: str, new: str):
    changes = mark_changes(old, new)
    assert "".join(change.text for change in changes if change.kind != "new") == old
    assert "".join(change.text for change in changes if change.kind != "gone") == new
    kinds = [change.kind for change in changes]
    assert all(change.text for change in changes)
    assert all(pair not in (("same", "same"), ("new", "gone")) for pair in pairwise(kinds))


@given(TEXTS, TEXTS)
def test_a_number_is_never_cut(old: str, new: str):
    text = ""
    for change in mark_changes(f"甲12.5{old}", f"甲12.8{new}"):
        text += f"[{change.text}]"
    assert "12.[" not in text and "1[2" not in text


def test_a_text_too_long_for_words_is_compared_by_sentences():
    sentences = [f"第{number}户已经搬完，还剩{number}间。" for number in range(2000)]
    other = ["开头换了。", *sentences[1:1000], "中间换了。", *sentences[1001:-1], "结尾换了。"]
    changes = mark_changes("".join(sentences), "".join(other))
    assert [change.text for change in changes if change.kind == "new"] == ["开头换了", "中间换了", "结尾换了"]


def test_a_word_in_anothers_place_is_one_change():
    assert count_changes(mark_changes("排查112家、35处。", "排查118家、37处。")) == 2
    assert count_changes([Change("same", "甲")]) == 0
