"""Changes on a terminal: marks without colour, colour without marks, never wider than asked, the rest cut to …"""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.cli.changes import describe_changes
from drafter.cli.console import width
from drafter.language.change import mark_changes
from tests.cli.test_console import Terminal

TEXTS = st.text(st.sampled_from("一要抓好，。“”（） "), max_size=90)


def described(old: str, new: str, columns: int = 80) -> list[str]:
    return list(describe_changes(mark_changes(old, new), columns, io.StringIO()))


def test_without_colour_what_went_and_what_came_stand_between_marks():
    assert described("对全市112家冷库排查。", "对全市118家冷库排查。") == ["对全市[-112-]{+118+}家冷库排查。"]


def test_with_colour_what_went_is_struck_out_and_what_came_is_green(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    lines = list(describe_changes(mark_changes("共112家。", "共118家。"), 80, Terminal()))
    assert lines == ["共\x1b[9;31m112\x1b[0m\x1b[32m118\x1b[0m家。"]


def test_long_stretches_that_stayed_are_cut_down_from_mark_to_mark():
    same = "市商务局要逐一排查，建立台账。" * 10
    (line,) = described(f"{same}共112家，{same}", f"{same}共118家，{same}", 200)
    assert line == (
        "…建立台账。市商务局要逐一排查，建立台账。共[-112-]{+118+}家，市商务局要逐一排查，建立台账。市商务局要逐一排查，…"
    )


def test_no_line_ends_with_an_opening_mark_or_begins_with_a_closing_one():
    for columns in range(10, 40):
        for line in described("把冷库和餐饮场所排查干净。", "把学校和医院食堂彻底排查干净，不留死角。", columns):
            assert not line.endswith(("[-", "{+")) and not line.startswith(("-]", "+}"))


@given(TEXTS, TEXTS, st.integers(min_value=12, max_value=40))
def test_no_line_is_wider_than_asked_and_no_word_of_a_change_is_lost(old: str, new: str, columns: int):
    lines = described(old, new, columns)
    assert all(width(line) <= columns for line in lines)
    shown = "".join(lines)
    for change in mark_changes(old, new):
        if change.kind != "same":
            assert change.text.replace(" ", "") in shown.replace(" ", "")


def test_nothing_that_a_terminal_acts_upon_gets_through():
    assert described("甲\x1b[2J", "乙\x1b[2J") == ["[-甲-]{+乙+}\\u001b[2J"]
