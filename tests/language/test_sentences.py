"""Sentences, their members, clauses and breaths; cases a writer can add to are in fixtures/language/sentences.yaml."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.language.sentences import (
    ends_member,
    ends_sentence,
    split_breaths,
    split_clauses,
    split_members,
    split_sentences,
)
from tests.house import read_cases

CASES = read_cases(Path(__file__).parents[1] / "fixtures" / "language" / "sentences.yaml")
TEXTS = st.text(st.sampled_from("要抓实，。！？!?；;：、…“”（）》】 \n1a"), max_size=40)
Split = Callable[[str], Iterator[tuple[int, int]]]
SPLITS: dict[str, Split] = {
    "sentences": split_sentences,
    "members": split_members,
    "clauses": split_clauses,
    "breaths": split_breaths,
}


def cut(text: str, split: Split) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_text_is_cut_where_a_reader_would_cut_it(case: dict[str, Any]):
    splits = {
        "sentences": split_sentences,
        "members": split_members,
        "clauses": split_clauses,
        "breaths": split_breaths,
    }
    for name, split in splits.items():
        if name in case:
            assert cut(case["text"], split) == case[name]


@pytest.mark.parametrize("split", [split_sentences, split_members])
@given(text=TEXTS)
def test_sentences_and_members_join_to_the_text(split: Split, text: str):
    assert "".join(cut(text, split)) == text
    assert all(start < end for start, end in split(text))


@given(TEXTS)
def test_every_piece_but_the_last_ends(text: str):
    assert all(ends_member(text[start:end]) for start, end in list(split_members(text))[:-1])
    for start, end in list(split_sentences(text))[:-1]:
        sentence = text[start:end].rstrip(" ”）》】")
        assert ends_sentence(sentence) or sentence.endswith("…")


@pytest.mark.parametrize("split", [split_clauses, split_breaths])
@given(text=TEXTS)
def test_clauses_and_breaths_are_apart_and_in_order(split: Split, text: str):
    spans = list(split(text))
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize("text", ["要抓实。", "要抓实！”", "抓得怎样？）", "要抓实!", "他说：“干。”"])
def test_a_final_mark_may_be_typed_in_either_width_and_quotes_may_close_after_it(text: str):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["", "要抓实", "要抓实；", "要抓实，", "【责任单位】", "“抓实”"])
def test_without_a_final_mark_no_sentence_ends(text: str):
    assert not ends_sentence(text)
