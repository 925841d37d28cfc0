"""Anything that holds a speech in, findings with their places out: rules, word lists, certain fixes."""

from drafter.checks.check import check, check_draft, check_rule_names, summarise
from drafter.checks.fix import fix_text
from drafter.checks.registry import RULES
from drafter.checks.rule import Rule

__all__ = ["RULES", "Rule", "check", "check_draft", "check_rule_names", "fix_text", "summarise"]
