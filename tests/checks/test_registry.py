"""All rules together: where findings stand, what an organisation may change, how long it takes."""

import datetime
import gc
from collections.abc import Iterable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.checks import load_rules
from drafter.checks.registry import run_rules
from drafter.checks.rule import Rule
from drafter.model.place import Place
from drafter.model.text import Line, Text
from tests.house import HOUSE, check

RULES = load_rules()
PLANTED = Path(__file__).parent.parent / "fixtures" / "planted"


def test_findings_come_in_the_order_of_the_text():
    findings = check("同志们:\n要要压实责任,做好防控工作工作。\n")
    places = [(f.place.line, f.place.column) for f in findings if f.place]
    assert places == sorted(places) == [(1, 4), (2, 1), (2, 7), (2, 12)]


def test_line_and_column_are_those_of_the_file_with_its_indentation_and_chrome():
    [finding] = [f for f in check("下载\n打印\n\n　　同志们：\n　　要要压实责任。\n") if f.rule == "doubled-word"]
    assert finding.place == Place("", 5, 3)
    assert (finding.excerpt, finding.length, finding.fix) == ("要要", 2, "要")


def test_a_fault_across_a_line_broken_by_hand_is_reported_by_its_first_piece():
    lines = ["　　要坚持底线思维，把每一项措施落实到每一个岗位，把每一份责任压实到"] * 3
    text = "\n".join(
        [*lines, "　　各单位要把检查出来的问题一条一条地整改到位，绝不允许防控工作", "工作，流于形式。", *lines]
    )
    for finding in check(text):
        assert finding.place is not None
        line = text.split("\n")[finding.place.line - 1]
        assert line[finding.place.column - 1 :].startswith(finding.excerpt[: finding.length])


def test_a_rule_is_switched_off_or_given_another_severity():
    text = "同志们:\n要要压实责任。\n"
    assert [f.rule for f in check(text, rules={"halfwidth-marks": "off"})] == ["doubled-word"]
    assert {f.severity for f in check(text, rules={"halfwidth-marks": "hint", "doubled-word": "hint"})} == {"hint"}


def test_lines_of_the_page_are_residue_for_one_rule_and_nothing_for_the_others():
    findings = check("来源:云州日报\n【字号:\n大\n】\n同志们：\n今天开会。\n")
    assert {f.rule for f in findings} == {"web-residue"}


def test_each_speech_of_a_compilation_is_checked_by_itself():
    speech = "第{}篇：在全市工作会议上的讲话\n同志们：\n一、认清形势\n形势严峻。\n二、压实责任\n责任到人。\n"
    findings = check(speech.format("一") + speech.format("二"))
    assert {f.rule for f in findings} == {"web-residue"}


def test_a_planted_fault_of_every_rule_is_found_at_its_column():
    missed: list[tuple[object, ...]] = []
    for path in sorted(PLANTED.glob("*.txt")):
        marked = path.read_text(encoding="utf-8")
        rule, _, marked = marked.partition("\n")
        plain = marked.replace("«", "").replace("»", "")
        number = marked[: marked.index("«")].count("\n") + 1
        column = marked.split("\n")[number - 1].index("«") + 1
        found = [(f.place.line, f.place.column) for f in check(plain) if f.rule == rule and f.place and not f.also]
        if found != [(number, column)]:
            missed.append((path.stem, found, (number, column)))
        others = {f.rule for f in check(plain)} - {rule}
        if others:
            missed.append((path.stem, "others", sorted(others)))
    assert missed == []


def test_every_rule_that_a_text_can_break_has_a_planted_fault():
    planted = {path.read_text(encoding="utf-8").partition("\n")[0] for path in PLANTED.glob("*.txt")}
    assert planted == {rule.id for rule in RULES} - {"stock-share"}  # which only a draft can break


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet='一二三要是，。、；：“”（）《》×x*#【】(),;:.!?\n 　20年月日工作同志们的第我的重要讲话abc"<>{}_-',
        max_size=200,
    )
)
def test_no_text_breaks_a_rule_and_every_finding_stands_where_it_says(text: str):
    lines = text.split("\n")
    for finding in check(text):
        assert finding.place is not None
        line = lines[finding.place.line - 1]
        assert line[finding.place.column - 1 : finding.place.column - 1 + finding.length].startswith(
            finding.excerpt[: finding.length].rstrip("…")
        )


UNITS = [
    "要切实抓好安全生产工作，确保责任落实到位。",
    "要切实抓好安全生产工作",
    "“（《，，。。“",
    "××、xx、【数】和",
    "一是抓好排查；二是抓好整改；",
]
UNITS += [
    "2026年13月45日8:30",
    "同志们,大家好(市、区);",
    "一要防控责任要",
    "全市112家冷库",
    "请赵刚副市长",
    "各级部门要抓。",
    "**压实",
    "<p ",
    '"安全',
    "【数】××某某",
]


SIZE = 170_000
"""Characters of the longer line: half a megabyte of Chinese."""
SLACK = 0.025
"""Seconds that say nothing. A rule that takes twice as many for half the line, and four times as many for the whole, is
found."""


def time_rules(unit: str, size: int, rules: Iterable[Rule]) -> dict[str, float]:
    """Seconds that each rule takes on one line of so many characters."""
    line = Line((unit * (size // len(unit) + 1))[:size], Place("line.txt", 1))
    text = Text(
        (line,), title="在全市2026年安全生产工作会议上的表态发言", direction="up", date=datetime.date(2026, 1, 20)
    )
    words = HOUSE.wordlists
    times = {}
    gc.collect()
    gc.disable()  # what all other tests have left in memory is looked through the oftener, the more a rule finds
    try:
        for rule in rules:
            start = process_time()
            for _hit in rule.find(text, words):
                pass
            times[rule.id] = process_time() - start
    finally:
        gc.enable()
    return times


def find_slow(unit: str, rules: Iterable[Rule]) -> list[Rule]:
    """The rules that take more than three and a half times as long for a line as for half of it."""
    long = time_rules(unit, SIZE, rules)
    rules = [rule for rule in rules if long[rule.id] > SLACK]
    short = time_rules(unit, SIZE // 2, rules)
    return [rule for rule in rules if long[rule.id] > 3.5 * short[rule.id] + SLACK]


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_no_rule_takes_four_times_as_long_on_a_line_twice_as_long(unit: str):
    suspects = find_slow(unit, RULES)
    for _again in range(2):  # a busy machine slows a rule once; what is quadratic is slow every time
        suspects = suspects and find_slow(unit, suspects)
    assert [rule.id for rule in suspects] == []


@pytest.mark.slow
def test_a_megabyte_is_checked_in_seconds():
    speech = (PLANTED / "doubled-word.txt").read_text(encoding="utf-8").partition("\n")[2]
    text = speech * (1_000_000 // len(speech.encode()) + 1)
    assert HOUSE.wordlists.confusables  # read before the clock runs
    start = process_time()
    assert check(text)
    assert process_time() - start < 6  # 1 to 2 s where nothing else runs: see benchmarks/check_speeches.py


def test_rules_run_on_an_empty_text():
    assert run_rules(Text(()), HOUSE.wordlists) == []
