"""Our own data, loaded once for all tests."""

from collections.abc import Mapping

from drafter.checks import check as run_checks
from drafter.checks.check import Checkable
from drafter.model.finding import Finding
from drafter.workspace import Workspace

HOUSE = Workspace()
"""What we ship, without an organisation; nothing of it is read before it is asked for."""


def check(text: Checkable, rules: Mapping[str, str] | None = None) -> list[Finding]:
    """What the rules find by our own words."""
    return run_checks(text, HOUSE.wordlists, rules)
