"""An edited draft and the blocks of a new one in; what changes in it out, and what stays because it was edited."""

from drafter.edited.items import Items
from drafter.edited.refresh.changes import Edit, Insertion, Refresh, apply_text
from drafter.edited.refresh.choice import ChangedParagraph, leave_out, list_changes, list_choices, list_order
from drafter.edited.refresh.merge import refresh

__all__ = [
    "ChangedParagraph",
    "Edit",
    "Insertion",
    "Items",
    "Refresh",
    "apply_text",
    "leave_out",
    "list_changes",
    "list_choices",
    "list_order",
    "refresh",
]
