"""Who died is mourned, who is looked for is not, who was hurt is consoled (fixtures/language/loss.yaml, lost.yaml)."""

from pathlib import Path
from typing import Any

import pytest

from drafter.language.loss import name_lost, read_loss
from tests.house import read_cases

FIXTURES = Path(__file__).parents[1] / "fixtures" / "language"
CASES: list[dict[str, Any]] = read_cases(FIXTURES / "loss.yaml")
LOST: list[dict[str, str]] = read_cases(FIXTURES / "lost.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["says"][:20] for case in CASES])
def test_what_happened_to_people_is_read_from_what_is_told(case: dict[str, Any]) -> None:
    assert read_loss([case["says"]]) == set(case["is"])


@pytest.mark.parametrize("case", LOST, ids=[case["says"] for case in LOST])
def test_the_dead_are_called_by_what_is_told_of_them(case: dict[str, str]) -> None:
    assert name_lost([case["says"]], "遇难者") == case["called"]
