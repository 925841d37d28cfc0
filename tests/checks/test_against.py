"""What a speech says again from an older one, and quotations that depart from their source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks import compare_with, view_any

OLD = """在全市防汛工作会议上的讲话
同志们：
　　今天召开这次会议，主要任务是分析当前防汛形势，部署主汛期各项工作。
　　一、看清形势
　　今年入汛以来，我市平均降水量比常年同期偏多三成，十三座水库超过汛限水位。
　　水库管理单位要二十四小时有人值守，泄洪闸每周试运行一次，记录报市水利局。
"""
NEW = """在全县防汛工作会议上的讲话
同志们：
　　我们县的情况与去年不同，上游来水早，中小河流险段多。
　　水库管理单位要二十四小时有人值守，泄洪闸每周试运行一次，记录报县水利局。
　　市长要求“泄洪闸每周要试运行一次，记录报市水利局”，请照办。
"""


def test_a_passage_that_stands_in_the_old_speech_is_told_with_both_places():
    shared = compare_with(view_any(NEW), view_any(OLD), "old.txt")
    [passage] = [found for found in shared.findings if found.rule == "against"]
    assert passage.place is not None
    assert (passage.place.line, passage.place.column) == (4, 3)
    assert passage.excerpt.startswith("水库管理单位要二十四小时有人值守")
    assert "6" in passage.message and "old.txt" in passage.message
    assert 0.2 < shared.share < 0.6


def test_a_quotation_that_is_nearly_its_source_is_told_with_what_stands_there():
    found = compare_with(view_any(NEW), view_any(OLD), "old.txt").findings
    [quoted] = [finding for finding in found if finding.rule == "quotation"]
    assert quoted.excerpt == "泄洪闸每周要试运行一次，记录报市水利局"
    assert "泄洪闸每周试运行一次" in quoted.suggestion


def test_a_quotation_word_for_word_is_right_and_one_from_elsewhere_is_nobodys_concern():
    exact = NEW.replace("每周要试", "每周试")
    other = NEW.replace("泄洪闸每周要试运行一次，记录报市水利局", "宁可十防九空，不可失防万一")
    for text in (exact, other):
        found = compare_with(view_any(text), view_any(OLD), "old.txt").findings
        assert [finding for finding in found if finding.rule == "quotation"] == []


def test_marks_and_spaces_between_the_same_words_do_not_hide_them():
    shared = compare_with(view_any(NEW.replace("值守，泄洪闸", "值守；泄洪闸")), view_any(OLD), "old.txt")
    assert any(found.rule == "against" and found.length > 25 for found in shared.findings)


@pytest.mark.parametrize("text", ["", "同志们：\n", NEW])
def test_a_text_is_wholly_its_own_and_shares_nothing_with_an_empty_one(text: str):
    assert compare_with(view_any(text), view_any(""), "old.txt").share == 0
    share = compare_with(view_any(text), view_any(text), "old.txt").share
    assert share in (0, 1) if text != NEW else share == 1


@settings(max_examples=50, deadline=None)
@given(
    st.text(alphabet="防汛值守水库要每周一二三。，\n", max_size=300), st.text(alphabet="防汛值守水库。\n", max_size=300)
)
def test_a_share_lies_between_none_and_all(new: str, old: str):
    assert 0 <= compare_with(view_any(new), view_any(old), "old.txt").share <= 1
