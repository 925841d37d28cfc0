"""Plain text: one paragraph a line, indented as letters are typed."""

import pytest

from drafter.model.draft import Draft, Run
from drafter.model.style import Style
from drafter.writers.text import write_text
from tests.writers.samples import draft_of, paragraph
from tests.writers.test_write import HOSTILE


def test_the_speech_reads_as_it_should(draft: Draft, style: Style):
    lines = write_text(draft, style).decode().split("\n")
    assert lines[:8] == [
        "在全市2026年春节期间安全生产工作会议上的讲话",
        "（送审稿）",
        "市委副书记、市长　李　明",
        "（2026年1月20日）",
        "",
        "同志们：",
        "　　今天，市委、市政府召开这次会议。下面，我讲三点意见。",
        "　　一、认清形势，绷紧“安全弦”",
    ]
    assert lines[-2:] == ["　　谢谢大家。", ""]


@pytest.mark.parametrize("fact", HOSTILE)
def test_a_fact_is_written_unchanged(fact: str, style: Style):
    assert write_text(draft_of(paragraph(Run(fact, fact="f"))), style).decode() == f"　　{fact}\n"


def test_lines_end_in_newlines_alone(style: Style):
    assert b"\r" not in write_text(draft_of(paragraph("一\r\n二"), paragraph("三")), style)
