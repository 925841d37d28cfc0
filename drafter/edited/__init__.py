"""A Word draft as somebody left it: what is open in it, marked, put right, and the final file."""

from drafter.edited.annotate import annotate, correct, make_document
from drafter.edited.differences import find_differences
from drafter.edited.finalize import finalize

__all__ = ["annotate", "correct", "finalize", "find_differences", "make_document"]
