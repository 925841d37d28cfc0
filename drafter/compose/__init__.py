"""Wording: a Plan in, a Draft out."""

from drafter.compose.compose import Composer, compose, make_sandbox, set_headings
from drafter.compose.left_out import find_left_out

__all__ = ["Composer", "compose", "find_left_out", "make_sandbox", "set_headings"]
