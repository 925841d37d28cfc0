"""Mines stock phrases, with their sources, and section patterns from speeches."""

from drafter.mining.archive import mine_files
from drafter.mining.mine import mine, phrases_of
from drafter.mining.mined import Mined
from drafter.mining.store import can_change, change, changed_files, compare_with, merge_into, put_entry

__all__ = [
    "Mined",
    "can_change",
    "change",
    "changed_files",
    "compare_with",
    "merge_into",
    "mine",
    "mine_files",
    "phrases_of",
    "put_entry",
]
