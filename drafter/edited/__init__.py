"""A Word draft as somebody left it: what is open in it, marked, put right, and the final file."""

from drafter.edited.annotate import annotate, correct, make_document
from drafter.edited.differences import find_differences
from drafter.edited.finalize import finalize
from drafter.edited.kept import keep_edited

__all__ = ["annotate", "correct", "finalize", "find_differences", "keep_edited", "make_document"]
