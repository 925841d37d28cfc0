"""Wording: a Plan in, a Draft out."""

from drafter.compose.check import check_templates
from drafter.compose.compose import Composer, compose, make_sandbox

__all__ = ["Composer", "check_templates", "compose", "make_sandbox"]
