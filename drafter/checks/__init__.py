"""Anything that holds a speech in, findings with their places out: rules, word lists, certain fixes."""

from typing import TYPE_CHECKING

from drafter.checks.check import BLANK, check, check_draft, check_rule_names, find_blank_runs, summarise, view_any
from drafter.loading import on_demand

if TYPE_CHECKING:
    from drafter.checks.against import Shared, compare_with
    from drafter.checks.fix import fix_text
    from drafter.checks.names import name_rule
    from drafter.checks.registry import load_rules
    from drafter.checks.rule import Rule

__all__ = [
    "BLANK",
    "Rule",
    "Shared",
    "check",
    "check_draft",
    "check_rule_names",
    "compare_with",
    "find_blank_runs",
    "fix_text",
    "load_rules",
    "name_rule",
    "summarise",
    "view_any",
]

__getattr__ = on_demand(
    __name__,
    {
        "against": ("Shared", "compare_with"),
        "fix": ("fix_text",),
        "names": ("name_rule",),
        "registry": ("load_rules",),
        "rule": ("Rule",),
    },
)
