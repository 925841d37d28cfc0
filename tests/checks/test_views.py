"""What rules see of a file, a draft, a meeting file."""

import datetime
from pathlib import Path

import pytest

from drafter.checks import check_draft, summarise
from drafter.checks.views import view_draft, view_speech, view_text
from drafter.model.draft import Block, Draft, Run
from drafter.model.place import Place
from drafter.workspace import Workspace
from tests.house import HOUSE, check

EXAMPLES = Path(__file__).parent.parent.parent / "examples"

SPEECH = """下载
在全市安全生产工作会议上的讲话
（2026年1月20日）
市长　李　明
同志们：
　　今天开会，部署安全生产工作。
　　一、认清形势
　　形势依然严峻。
　　谢谢大家。
"""


def test_each_line_has_its_role():
    [text] = view_text(SPEECH)
    assert [line.role for line in text.lines] == [
        "residue", "title", "date", "speaker", "salutation", "paragraph", "heading", "paragraph", "closing",
    ]  # fmt: skip
    assert text.lines[6].marker == "一、"


def test_title_and_date_tell_what_rules_ask_for():
    [text] = view_text(SPEECH)
    assert (text.title, text.date, text.direction) == (
        "在全市安全生产工作会议上的讲话",
        datetime.date(2026, 1, 20),
        "down",
    )


@pytest.mark.parametrize(
    ("title", "direction"),
    [
        ("在全市安全生产会议上的表态发言", "up"),
        ("在工作汇报会上的讲话", "down"),
        ("关于安全生产工作情况的汇报", "up"),
        ("全市安全生产工作会议主持词", "level"),
        ("安全生产月倡议书", None),
    ],
)
def test_a_title_says_to_whom_a_speech_is_spoken(title: str, direction: str | None):
    [text] = view_text(f"{title}\n同志们：\n　　今天开会，部署安全生产工作。\n")
    assert text.direction == direction


def test_places_hold_through_indentation_and_hard_wraps():
    [text] = view_text(SPEECH)
    line = text.lines[5]
    assert line.place_at(3) == Place("", 6, 6)


def test_a_speech_that_was_read_already_gives_the_same_findings(tmp_path):
    path = tmp_path / "s.txt"
    path.write_text(SPEECH.replace("部署", "要要部署"), encoding="utf-8", newline="\n")
    [speech] = HOUSE.reader.read(path)
    assert [(f.rule, str(f.place)) for f in check(speech, rules={"numbering-lone": "off"})] == [
        ("doubled-word", f"{path}:6")
    ]
    assert view_speech(speech).title == "在全市安全生产工作会议上的讲话"


def test_a_draft_knows_its_blanks_and_the_places_of_its_facts():
    fact = Run("安全生产工作工作", fact="theme.full", place=Place("m.yaml", 4, 9))
    block = Block("item", (Run("做好"), fact, Run("【时限】", blank="by")), marker="一要", depth=2)
    draft = Draft("讲话", (block,), "progress")
    text = view_draft(draft)
    assert text.lines[0].text == "一要做好安全生产工作工作【时限】"
    assert [(f.rule, f.place, f.excerpt) for f in check(draft) if f.rule != "numbering-lone"] == [
        ("doubled-word", Place("m.yaml", 4, 13), "工作工作"),
        ("blank-left", Place("讲话", 1, 13), "【时限】"),
    ]


def test_one_line_says_what_is_open():
    findings = check("同志们:\n由xx同志负责，要要抓紧。\n")
    assert summarise(findings).count("2") == 1
    assert summarise([]) == ""


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_nothing_but_blanks_is_found_in_a_draft_of_an_example_or_in_its_meeting_file(path: Path):
    workspace = Workspace.find(path)
    meeting = workspace.load(path)
    for variant in (1, 2):
        draft, plan = workspace.draft(meeting, variant=variant)
        found = [f for f in check_draft(draft, plan, HOUSE.wordlists) if f.rule != "blank-left"]
        assert [f"{f.rule}: {f.excerpt}" for f in found] == []
    assert [f"{f.rule}: {f.excerpt}" for f in check(meeting) if f.rule != "blank-left"] == []
