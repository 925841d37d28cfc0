"""A Word draft as somebody left it: what is open in it, marked, put right; the final file. Loaded when asked for."""

from typing import TYPE_CHECKING

from drafter.loading import on_demand

if TYPE_CHECKING:
    from drafter.edited.annotation import annotate, correct, make_document
    from drafter.edited.differences import find_differences
    from drafter.edited.final import finalize
    from drafter.edited.kept import write_draft

__all__ = ["annotate", "correct", "finalize", "find_differences", "make_document", "write_draft"]

__getattr__ = on_demand(
    __name__,
    {
        "annotation": ("annotate", "correct", "make_document"),
        "differences": ("find_differences",),
        "final": ("finalize",),
        "kept": ("write_draft",),
    },
)
