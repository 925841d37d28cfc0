"""Anything that holds a speech in, findings with their places out: rules, word lists, certain fixes."""

from drafter.checks.against import Shared, compare_with
from drafter.checks.check import check, check_draft, check_rule_names, summarise, view_any
from drafter.checks.fix import fix_text
from drafter.checks.names import name_rule
from drafter.checks.registry import load_rules
from drafter.checks.rule import Rule

__all__ = [
    "Rule",
    "Shared",
    "check",
    "check_draft",
    "check_rule_names",
    "compare_with",
    "fix_text",
    "load_rules",
    "name_rule",
    "summarise",
    "view_any",
]
