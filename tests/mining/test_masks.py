"""Masks: what changes from meeting to meeting becomes a slot, fixed titles stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining import masks
from drafter.mining.masks import masks_for, slot_of, themes_of


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("全市要抓好安全生产工作", "【全市】要抓好【事项】工作"),
        ("力争全年完成投资xx亿元", "力争全年完成投资【名称】亿元"),
        ("对112家冷库逐一排查", "对【数量】冷库逐一排查"),
        ("深入学习习近平总书记重要讲话精神", "深入学习习近平总书记重要讲话精神"),
        ("增长5.3%，按照《关于防汛的通知》", "增长【百分比】，按照【文件】"),
        ("1月15日召开", "【日期】召开"),
    ],
)
def test_what_changes_becomes_a_slot(text: str, masked: str):
    assert masks_for(()).find(text).cut(0, len(text), {}) == masked


def test_two_values_of_one_kind_are_two_slots_and_only_the_first_is_filled_from_the_meeting():
    values: dict[str, str] = {}
    text = "统筹防汛和安全生产"
    assert masks_for(()).find(text).cut(0, len(text), values) == "统筹【事项】和【事项2】"
    assert values == {"事项": "防汛", "事项2": "安全生产"}
    assert (slot_of("事项").source, slot_of("事项2").source) == ("theme.noun", "")


@pytest.mark.parametrize(
    ("title", "theme"),
    [
        ("在全市春季造林绿化工作会议上的讲话", "春季造林绿化"),
        ("在全县秸秆禁烧工作推进会上的讲话", "秸秆禁烧"),
        ("在开学典礼上的致辞", None),
    ],
)
def test_a_title_names_the_theme(title: str, theme: str | None):
    assert list(themes_of(title)) == ([theme] if theme else [])


PIECES = (
    "习近平总书记", "中央经济工作会议", "常态化", "新冠", "疫情防控", "森林防灭火", "各地各部门", "各县（市、区）",
    "全市", "我省", "同志", "报告", "《通知》", "5.3%", "1月15日", "“十四五”", "2026年", "12", "xx", "Ｘ", "××同志",
    "某某", "20_年", "＊＊", "#", "△", "○○", "--", "__", "【数】", "[名称]", "（", "）", "、", "，", "的", "和", "一",
    "抓", "光", "市", "A", " ", "\u3000",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_look_at_the_first_character_hides_no_mask(text: str):
    whole = re.compile(masks._GENERAL.pattern[masks._GENERAL.pattern.index(")") + 1 :])
    expected = [(match.span(), match.lastgroup) for match in whole.finditer(text)]
    assert [(match.span(), match.lastgroup) for match in masks._GENERAL.finditer(text)] == expected
