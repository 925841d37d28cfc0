"""A meeting file edited in its own text: what was meant is set, and every other byte and value stays as it was.

tests/fixtures/files/meeting-edits/ holds cases: `<case>.set.yaml` says what is set (`by_hand`: what cannot be),
`<case>.before.yaml` and `<case>.after.yaml` are the file before and after.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.language.numbering import typed_marker
from drafter.meeting import edit_meeting, load_meeting, told_values
from drafter.model.meeting import Pin
from tests.files.cases import FIXTURES
from tests.house import HOUSE, read_cases
from tests.meetings import RandomMeeting

CASES = sorted((FIXTURES / "meeting-edits").glob("*.set.yaml"))
TEMPLATES = HOUSE.templates
CHOSEN = re.compile(r"date|speaker\.rank|theme\.class|people\[\d+\]\.(?:relation|when)|.*\.exact")
"""Paths at which not every text may stand."""
TEXTS = st.text(st.sampled_from("抓好落实【】“”，。、：:;,#&*!|>%@`'\"{}[]-?~ 019.noy\n\t"), min_size=1, max_size=14)


def beside(case: Path, name: str) -> Path:
    return case.with_name(case.name.replace(".set.", f".{name}."))


def values_of(data: bytes) -> dict[str, str]:
    return told_values(load_meeting(data, TEMPLATES)[0])


def as_changes(values: dict[str, Any]) -> dict[str, str | Pin | None]:
    return {
        path: Pin(**value) if isinstance(value, dict) else None if value is None else str(value)
        for path, value in values.items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.split(".")[0])
@pytest.mark.parametrize("saved", ["LF", "CRLF", "with a mark"])
def test_a_case_is_edited_as_it_says(case: Path, saved: str):
    def encode(path: Path) -> bytes:
        data = path.read_bytes()
        return data.replace(b"\n", b"\r\n") if saved == "CRLF" else b"\xef\xbb\xbf" * (saved != "LF") + data

    said = read_cases(case, as_text=True)
    absent = {path: None if value == "" else value for path, value in said["set"].items()}
    edited = edit_meeting(encode(beside(case, "before")), as_changes(absent), TEMPLATES)
    assert edited.data.decode() == encode(beside(case, "after")).decode()
    assert list(edited.by_hand) == said.get("by_hand", [])


@settings(max_examples=150)
@given(st.integers(0, 400), TEXTS, st.randoms())
def test_any_text_at_any_path_reads_as_it_was_set_and_nothing_else_changes(seed: int, text: str, random: Any):
    data = as_block(RandomMeeting(seed).data)
    before = values_of(data)
    path = random.choice([path for path in before if not CHOSEN.fullmatch(path)])
    edited = edit_meeting(data, {path: text}, TEMPLATES)
    after = values_of(edited.data)
    assert {key: after[key] for key in before if key != path} == {key: before[key] for key in before if key != path}
    if edited.made:
        assert after[path] in (text, text[typed_marker(text) :])
    else:
        assert edited.data == data
        assert text != text.strip("\n\t ") or not text.strip()


def as_block(data: dict[str, Any]) -> bytes:
    """The meeting in the manner of people: blocks, a comment on every line that may have one."""
    text = yaml.dump({"format": "1", **data}, allow_unicode=True, sort_keys=False, width=10**6)
    return re.sub(r"(?m)^( *[a-z_]+:)$", r"\1  # 说明", text).encode()


@given(st.integers(0, 400), TEXTS)
def test_comments_are_kept(seed: int, text: str):
    data = as_block(RandomMeeting(seed).data)
    edited = edit_meeting(data, {"title": text, "speaker.post": text, "facts.tasks[0].title": text}, TEMPLATES)
    assert edited.data.count("# 说明".encode()) == data.count("# 说明".encode())


def test_a_file_written_as_json_stays_json_but_for_what_was_set():
    data = json.dumps({"format": 1, "kind": "special-campaign", "title": "甲"}, ensure_ascii=False).encode()
    assert edit_meeting(data, {"title": "乙"}, TEMPLATES).data == data.replace("甲".encode(), "乙".encode())


def test_what_no_document_can_hold_is_not_written():
    data = b"format: 1\nkind: special-campaign\ntitle: a\n"
    edited = edit_meeting(data, {"title": "甲\x07"}, TEMPLATES)
    assert (edited.data, edited.by_hand) == (data, ("title",))
