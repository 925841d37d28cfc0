"""Certain fixes, made in the text as it is on disk."""

from drafter.checks import fix_text
from drafter.model.finding import Finding
from drafter.model.place import Place
from tests.house import check


def test_line_ends_and_everything_else_stay():
    text = "同志们:\r\n　　要要压实责任,做好防控工作工作。\r\n\r\n"
    fixed, made = fix_text(text, check(text.replace("\r\n", "\n")))
    assert fixed == "同志们：\r\n　　要压实责任，做好防控工作。\r\n\r\n"
    assert len(made) == 4


def test_fixing_twice_changes_nothing_more():
    text = "（一）、各县(市、区)要抓紧,2026年01月05日前完成。。\n（二）、严明纪律\n"
    once, _made = fix_text(text, check(text))
    twice, made = fix_text(once, check(once))
    assert (twice, made) == (once, [])


def test_words_that_do_not_stand_where_they_should_are_left_alone():
    finding = Finding("rule", "error", "", Place("m.yaml", 1, 3), "要要", length=2, fix="要")
    assert fix_text('a: "\\u8981要"\n', [finding]) == ('a: "\\u8981要"\n', [])


def test_a_finding_without_a_fix_changes_nothing():
    text = "由xx同志负责。\n"
    assert fix_text(text, check(text)) == (text, [])
