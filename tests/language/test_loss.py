"""Who died is mourned, who is still looked for is not, and who was hurt is consoled (fixtures/language/loss.yaml)."""

from pathlib import Path
from typing import Any

import pytest

from drafter.language.loss import read_loss
from tests.house import read_cases

CASES: list[dict[str, Any]] = read_cases(Path(__file__).parents[1] / "fixtures" / "language" / "loss.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:20] for case in CASES])
def test_what_happened_to_people_is_read_from_what_is_told(case: dict[str, Any]) -> None:
    assert read_loss([case["says"]]) == set(case["is"])
