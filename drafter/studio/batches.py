"""What was dropped on a page and is not yet taken: kept by id while the page is open, in memory and nowhere else."""

import secrets
from typing import Any

_MOST = 12
"""Batches that are kept; the oldest goes first."""


class NotFound(Exception):  # noqa: N818  # an answer
    """There is no such meeting, phrase or thing, or it is gone."""


class Batches:
    """Each under an id that nobody guesses."""

    def __init__(self) -> None:
        self._kept: dict[str, Any] = {}

    def keep(self, batch: Any) -> str:
        """The id by which a batch is found again."""
        name = secrets.token_hex(8)
        self._kept[name] = batch
        while len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
        return name

    def find(self, name: str) -> Any:
        """A batch by its id. Raises NotFound."""
        if name not in self._kept:
            raise NotFound
        return self._kept[name]
