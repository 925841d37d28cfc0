"""What in a sentence is found to be of one meeting: the cases of found.yaml, to which a writer can add."""

from pathlib import Path
from typing import Any

import pytest

from tests.house import read_cases
from tests.learn.learning import learn_kind

CASES = read_cases(Path(__file__).parents[1] / "fixtures" / "learn" / "found.yaml")
FILLER = "大家要认真学习、抓好落实，把各项工作做深做细做实。"
"""A paragraph of wording that has nothing of one meeting in it."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:14])
def test_what_is_of_one_meeting_is_found_and_wording_is_left(case: dict[str, Any], tmp_path: Path):
    file = tmp_path / "speech.txt"
    title = case.get("title", "在大会上的讲话")
    file.write_text(f"{title}\n\n同志们：\n{case['says']}\n{FILLER}\n", encoding="utf-8")
    lesson = learn_kind((file, None)).lessons[0]
    pieces = [piece for part in lesson.parts for line in part.walk() for piece in line.pieces]
    found = {f"{piece.kind} {piece.text}" for piece in pieces if piece.kind}
    assert set(case.get("found", ())) <= found
    assert {piece.text for piece in pieces if piece.kind} & set(case.get("none", ())) == set()
