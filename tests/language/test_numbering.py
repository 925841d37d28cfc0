"""Markers of numbered items."""

import pytest

from drafter.language.numbering import MARKERS, typed_marker


@pytest.mark.parametrize(
    ("pattern", "markers"),
    [
        ("一、", ["一、", "二、", "十一、"]),
        ("（一）", ["（一）", "（二）", "（十一）"]),
        ("1.", ["1.", "2.", "11."]),
        ("第一，", ["第一，", "第二，", "第十一，"]),
        ("一要", ["一要", "二要", "十一要"]),
        ("首先，", ["首先，", "其次，", "第六，"]),
    ],
)
def test_a_marker_counts_on(pattern: str, markers: list[str]) -> None:
    assert [MARKERS[pattern].render(number) for number in (1, 2, 11)] == markers


def test_every_pattern_is_its_own_first_marker() -> None:
    assert {pattern: marker.render(1) for pattern, marker in MARKERS.items()} == {
        pattern: pattern for pattern in MARKERS
    }


@pytest.mark.parametrize(
    ("title", "marker"),
    [
        ("一、挂图作战", "一、"),
        ("十二、挂图作战", "十二、"),
        ("一、三年行动要见效", "一、"),
        ("一、一体推进查改", "一、"),
        ("1.挂图作战", "1."),
        ("2、挂图作战", "2、"),
        ("3．挂图作战", "3．"),
        ("（一）挂图作战", "（一）"),
        ("(二)、挂图作战", "(二)、"),
        ("（3）挂图作战", "（3）"),
        ("①挂图作战", "①"),
        ("第一，挂图作战", "第一，"),
        ("第二、挂图作战", "第二、"),
        ("一要挂图作战", "一要"),
        ("三是责任没有到人", "三是"),
        ("首先，挂图作战", "首先，"),
        ("一、 挂图作战", "一、 "),
    ],
)
def test_a_marker_typed_before_a_title_is_known(title: str, marker: str) -> None:
    assert title[: typed_marker(title)] == marker


@pytest.mark.parametrize(
    "title",
    [
        "挂图作战",
        "一、二、三产业融合发展",
        "第一、二产业协同",
        "第一要务是发展",
        "第一书记要驻村",
        "三要三不要",
        "四是四不是",
        "一是一、二是二地算账",
        "三要素要管住",
        "四要求落到岗",
        "1、2号楼要清空",
        "1.5万户要上门",
        "5.12防灾减灾日办好",
        "2026年的账要算清",
        "（三）班的孩子",
        "（一）项规定要落实",
        "一体推进查改",
        "三年行动要见效",
        "八一、十一都要有人值守",
        "一是查得细；二是改得快",
        "一、",
    ],
)
def test_what_only_looks_like_a_marker_stays(title: str) -> None:
    assert typed_marker(title) == 0
