"""A meeting file and a table in, one draft a row out: what is wrong with one row stops no other."""

from drafter.batch.naming import is_folder
from drafter.batch.rows import Batch, Result, open_batch

__all__ = ["Batch", "Result", "is_folder", "open_batch"]
