"""Text on a terminal: how wide it is, where its lines may break, what never reaches it."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.cli.console import MOST, pad, paint, plain, say_findings, shorten, show, table, width, wrap
from drafter.model.finding import Finding
from drafter.model.place import Place


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("讲话", 4), ("（一）", 6), ("e\u0301", 1), ("第3点", 5)]
)
def test_a_chinese_character_takes_two_columns(text: str, columns: int):
    assert width(text) == columns


def test_the_columns_of_a_table_stand_under_each_other():
    lines = table([("situation", "12", "认清形势"), ("任务", "3", "x")], numbers=(1,))
    assert lines == ["situation  12  认清形势", "任务        3  x"]
    assert len({width(line[: line.rindex("  ")]) for line in lines}) == 1


def test_a_line_breaks_anywhere_in_chinese_but_never_before_a_closing_mark():
    assert wrap("会议强调，要落实责任。", 8) == ["会议强", "调，要落", "实责任。"]


def test_an_english_word_stays_whole():
    assert wrap("the meeting file", 12) == ["the meeting", "file"]


@given(st.text(alphabet="市委，政府。“”（）ab c"), st.integers(min_value=8, max_value=40))
def test_wrapping_loses_nothing_but_spaces(text: str, columns: int):
    assert "".join(wrap(text, columns)).replace(" ", "") == text.replace(" ", "")


@given(st.text(), st.integers(min_value=2, max_value=30))
def test_a_shortened_text_fits(text: str, limit: int):
    assert width(shorten(text, limit)) <= limit


@given(st.text(alphabet="市a\u0301", max_size=9))
def test_padding_fills_to_the_column(text: str):
    assert width(pad(text, 20)) == 20


def test_nothing_that_a_terminal_would_act_upon_reaches_it():
    assert plain("a\x1b[2Jb\nc\u202e") == "a\\u001b[2Jb⏎c\\u202e"


def test_whatever_is_said_or_shown_only_our_own_colours_reach_a_terminal(capsys: pytest.CaptureFixture[str]):
    show("\x1b[31m讲话\x1b[0m\t\x1b[2J\x1b[31;1m.docx\x9b\u202e\udcbd\r\n二")
    assert capsys.readouterr().out == (
        "\x1b[31m讲话\x1b[0m\t\\u001b[2J\\u001b[31;1m.docx\\u009b\\u202e\\udcbd\\u000d\n二\n"
    )


def test_colour_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert paint("x", "red", io.StringIO()) == "x"
    assert paint("x", "red", Terminal()) == "\x1b[31mx\x1b[0m"


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert paint("x", "red", Terminal()) == "x"


def test_each_finding_is_a_line_with_its_place(capsys: pytest.CaptureFixture[str]):
    say_findings(
        [Finding("key", "error", "unknown key 'txet'", Place("a.yaml", 14), suggestion="did you mean 'text'?")]
    )
    assert capsys.readouterr().err == "Error: a.yaml:14: unknown key 'txet' did you mean 'text'?\n"


def test_very_many_findings_are_counted_instead_of_printed(capsys: pytest.CaptureFixture[str]):
    say_findings([Finding("key", "error", f"fault {number} " + "x" * 60) for number in range(1000)])
    said = capsys.readouterr().err
    assert len(said) < MOST + 600
    assert "more" in said.splitlines()[-1]
