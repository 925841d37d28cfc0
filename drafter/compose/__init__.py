"""Wording: a Plan in, a Draft out."""

from drafter.compose.compose import check_section, compose, make_sandbox

__all__ = ["check_section", "compose", "make_sandbox"]
