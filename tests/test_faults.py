"""Kinds of fault for which readers struck sentences: a meeting each, and what its drafts never say and do say."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.house import HOUSE, read_cases

FOLDER = Path(__file__).parent / "fixtures" / "drafts" / "faults"
CASES = sorted(FOLDER.glob("*.yaml"))
VARIANTS = range(1, 9)


def read(path: Path) -> dict[str, Any]:
    case = read_cases(path, as_text=True)
    assert isinstance(case, dict)
    return case


def draft(case: dict[str, Any], variant: int) -> str:
    meeting = yaml.safe_dump(case["meeting"], allow_unicode=True)
    drafted, _plan = HOUSE.draft(HOUSE.load(meeting.encode()), variant=variant)
    return "\n".join(block.text for block in drafted.blocks)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_fault_that_was_struck_once_stands_in_no_variant(path: Path) -> None:
    case = read(path)
    for variant in VARIANTS:
        text = draft(case, variant)
        found = [pattern for pattern in case["never"] if re.search(pattern, text)]
        assert not found, f"{case['fault']}: {found}\n{text}"


@pytest.mark.parametrize("path", [path for path in CASES if "says" in read(path)], ids=lambda path: path.stem)
def test_what_a_writer_would_say_there_is_said(path: Path) -> None:
    case = read(path)
    text = draft(case, 1)
    missing = [pattern for pattern in case["says"] if not re.search(pattern, text)]
    assert not missing, f"{missing}\n{text}"
