"""Markers are given when the draft is whole."""

from drafter.compose.number import number_blocks
from drafter.language.words import Words
from drafter.model.draft import Block, Run

NO_WORDS = Words()


def _block(depth: int, section: str = "s") -> Block:
    return Block("item" if depth else "paragraph", (Run("甲"),), section, depth)


def _markers(depths: list[int], numbering: tuple[str, ...] = ("一、", "一要", "一是")) -> list[str]:
    blocks, findings = number_blocks([_block(depth) for depth in depths], {"s": numbering}, NO_WORDS)
    assert not findings
    return [block.marker for block in blocks]


def test_levels_count_on_and_begin_again_under_each_parent() -> None:
    assert _markers([1, 2, 2, 0, 1, 2, 2, 2]) == ["一、", "一要", "二要", "", "二、", "一要", "二要", "三要"]


def test_a_lone_item_gets_no_marker() -> None:
    assert _markers([1, 2, 1, 2, 2]) == ["一、", "", "二、", "一要", "二要"]
    assert _markers([1]) == [""]


def test_a_skipped_level_takes_its_own_marker() -> None:
    assert _markers([1, 3, 3, 1]) == ["一、", "一是", "二是", "二、"]


def test_numbers_beyond_ten_are_written_in_full() -> None:
    markers = _markers([1] * 21, ("（一）",))
    assert markers[9:12] == ["（十）", "（十一）", "（十二）"]
    assert markers[19:] == ["（二十）", "（二十一）"]


def test_a_level_without_a_marker_is_a_finding_that_names_the_section() -> None:
    _blocks, findings = number_blocks([_block(1), _block(2), _block(2), _block(1)], {"s": ("一、",)}, NO_WORDS)
    assert [finding.rule for finding in findings] == ["numbering", "numbering"]
    assert "s" in findings[0].message
