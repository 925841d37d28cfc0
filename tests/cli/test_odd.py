"""Bad and odd files given to the real commands, tests/fixtures/odd/: one true line, or the work done.

Every sixth case; `make harden` runs them all.
"""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.odd import odd_cases, try_case

CASES = odd_cases()


@pytest.mark.parametrize(
    "case",
    CASES if "DRAFTER_ALL_ODD" in os.environ else CASES[::6],
    ids=lambda case: f"{case['group']}: {case['name']}",
)
def test_an_odd_file_is_taken_or_refused_in_one_true_line(case: dict[str, Any], run: Run, tmp_path: Path) -> None:
    wrong, outcome = try_case(case, tmp_path, run)
    assert not wrong, f"{wrong}\n{outcome.out}\n{outcome.err}"


def test_a_third_of_the_cases_is_odd_but_valid() -> None:
    assert sum(case["exit"] == 0 for case in CASES) >= len(CASES) / 3
