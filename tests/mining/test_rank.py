"""Ranking: what speeches share first, what belongs to any speech before what is bound to one matter."""

import pytest

from drafter.mining.cluster import cluster
from drafter.mining.count import Count
from drafter.mining.rank import LEAST, needs_of, rank, score
from tests.house import HOUSE

NONE: dict[str, int] = {}


def count(documents: int = 1, rule: str = "verb-object", subjects: int = 1, line: int = 1, text: str = "") -> Count:
    return Count(
        rules={rule: documents},
        kinds={"collocation": documents},
        moves={"directive": documents},
        positions={"middle": documents},
        subjects={f"subject {number}" for number in range(subjects)},
        sources=[(f"s/{number}", line, text) for number in range(documents)],
        count=documents,
        documents=documents,
    )


def test_more_documents_and_more_subjects_raise_a_wording():
    text = "压紧压实工作责任"
    assert (
        score(text, count(1), NONE, HOUSE.words)
        < score(text, count(3), NONE, HOUSE.words)
        < score(text, count(3, subjects=3), NONE, HOUSE.words)
    )


def test_words_of_any_speech_go_before_words_of_one_matter():
    assert score("抓好工作落实", count(), NONE, HOUSE.words) > score("抓好鱼塘增氧", count(), NONE, HOUSE.words)


@pytest.mark.parametrize("text", ["【对象】【目标】", "力争完成12个", "的" * 60, "【甲】和【乙】"])
def test_what_is_no_wording_is_not_ranked(text: str):
    assert rank([(text, count(9, "take-as"))], NONE, HOUSE.words) == []


def test_a_quoted_name_counts_from_three_documents_on():
    needs = needs_of(7)
    assert score("最多跑一次", count(2, "quoted-name"), needs, HOUSE.words) == 0
    assert score("最多跑一次", count(3, "quoted-name"), needs, HOUSE.words) > 0


@pytest.mark.parametrize(("speeches", "least"), [(7, 1), (29, 1), (30, 2), (300, 3)])
def test_the_larger_the_archive_the_more_must_bear_out_an_open_family(speeches: int, least: int):
    assert needs_of(speeches)["verb-object"] == least
    assert needs_of(speeches)["never-may"] == least
    assert needs_of(speeches)["clause"] == 3
    assert "take-as" not in needs_of(speeches)


def test_equal_scores_stand_in_the_order_of_the_wordings():
    rows = [(text, count()) for text in ("落实工作责任", "压实工作责任")]
    ranked = rank(rows, NONE, HOUSE.words)
    assert [text for _, text, _ in ranked] == ["压实工作责任", "落实工作责任"]
    assert rank(rows[::-1], NONE, HOUSE.words) == ranked
    assert all(value >= LEAST for value, _, _ in ranked)


def test_variants_are_one_group_and_a_part_of_a_find_in_the_same_place_is_left_out():
    rows = [
        (0.9, "采取有力措施抓好落实", count(line=1, text="采取有力措施抓好落实")),
        (0.8, "采取有效措施抓好落实", count(line=9, text="采取有效措施抓好落实")),
        (0.7, "有力措施抓好落实", count(line=1, text="有力措施抓好落实")),
    ]
    (group,) = cluster(rows)
    assert group.text == "采取有力措施抓好落实"
    assert [text for text, _ in group.variants] == ["采取有效措施抓好落实"]
