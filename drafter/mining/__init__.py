"""Speeches in; stock phrases with their sources and section patterns out."""

from drafter.mining.archive import mine_files
from drafter.mining.mine import mine, phrases_of
from drafter.mining.mined import Mined

__all__ = ["Mined", "mine", "mine_files", "phrases_of"]
