"""Every file of tests/fixtures/harvest/edits/ edits the same draft as a writer would and says what comes back.

To add a case put a file there: `edits` as in tests/edited/harvest/cases.py, `found` line by line; `then`
what somebody replaced in the meeting file meanwhile.
"""

from pathlib import Path

import pytest

from tests.edited.harvest.cases import cases, drafted, edited, found_in, lines_of, meeting_since, read_case


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_what_a_case_edits_comes_back_as_it_says(path: Path, tmp_path: Path):
    case = read_case(path)
    found = found_in(edited(case["edits"]), meeting_since(case.get("then", []), tmp_path))
    assert list(lines_of(found)) == case["found"]


def test_a_draft_that_nobody_touched_gives_nothing_back():
    assert not found_in(drafted())
