"""An edited draft and the blocks of a new one in; what changes in it out, and what stays because it was edited."""

from drafter.edited.refresh.changes import Edit, Insertion, Refresh, apply_text
from drafter.edited.refresh.items import Items
from drafter.edited.refresh.merge import refresh

__all__ = ["Edit", "Insertion", "Items", "Refresh", "apply_text", "refresh"]
