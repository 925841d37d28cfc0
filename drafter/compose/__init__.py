"""Wording: a Plan in, a Draft out."""

from drafter.compose.check import check_templates
from drafter.compose.compose import compose, make_sandbox, set_headings

__all__ = ["check_templates", "compose", "make_sandbox", "set_headings"]
