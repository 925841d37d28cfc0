"""Markers of numbered items."""

import pytest

from drafter.language.numbering import MARKERS


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
