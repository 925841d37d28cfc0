"""Titles are broken where a reader would pause, and look like a trapezoid or a diamond."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.model.draft import Block, Run
from drafter.writers.title import MAX_LINES, break_title, break_title_block
from tests.writers.samples import CASES

TITLES = [
    case.splitlines()
    for case in (CASES / "titles.txt").read_text(encoding="utf-8").split("\n\n")
    if not case.startswith("#")
]
WORDS = ["在", "全市", "云州市", "2026年", "春节期间", "安全生产", "森林防灭火", "工作", "会议", "暨", "、", "“百千万”"]


@pytest.mark.parametrize("lines", TITLES, ids=" / ".join)
def test_a_title_is_broken_as_the_cases_say(lines: list[str]):
    assert break_title("".join(lines).strip(), 20) == [line.strip() for line in lines]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20).map("".join), st.integers(8, 24))
def test_the_lines_of_a_title_are_the_title(title: str, width: int):
    lines = break_title(title, width)
    assert "".join(lines) == title
    assert len(lines) <= MAX_LINES
    assert all(lines)
    assert not any(line.startswith(("、", "”", "的")) for line in lines[1:])
    assert not any(line.endswith(("“", "暨", "在")) for line in lines[:-1])


@given(st.text(max_size=60))
def test_any_text_survives_breaking(title: str):
    joiner = "\n" if "\n" in title else ""
    assert joiner.join(break_title(title, 10)) == title


def test_a_title_without_a_joint_is_left_to_the_word_processor():
    assert break_title("龘" * 30, 20) == ["龘" * 30]


def test_line_ends_of_the_writers_own_are_kept_and_nothing_else_is_broken():
    title = "在全市深化安全生产专项整治暨森林防灭火\n工作推进会议上的讲话"
    assert break_title(title, 10) == title.split("\n")


def test_an_hourglass_gives_way_to_a_diamond_or_a_trapezoid():
    title = "在全市深化安全生产专项整治暨森林防灭火和春节期间市场保供、信访维稳、烟花爆竹管理工作推进会议上的讲话"
    first, second, third = map(len, break_title(title, 20))
    assert not first > second < third


def test_the_runs_of_a_title_are_broken_where_its_lines_end():
    runs = (Run("在全市", fact="a"), Run("2026年春节期间安全", fact="b"), Run("生产工作会议上的讲话"))
    broken = break_title_block(Block("title", runs), 20)
    assert [run.text for run in broken.runs] == ["在全市", "2026年春节期间\n安全", "生产工作会议上的讲话"]
    assert [run.fact for run in broken.runs] == ["a", "b", ""]
