"""Finds speeches that are copies of others by sketches of their clauses: the web copies speeches wholesale."""

import errno
import re
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import TypeAlias

from drafter.language.han import HAN
from drafter.language.punctuation import fold

_CLAUSE = re.compile(f"[{HAN}×“”、a-zA-Z%]{{6,}}")
SIZE = 32
"""Hashes of a sketch (bottom-k; Broder 1997): the error of the estimate is about 1/√32."""
ALIKE = 0.55
"""Share of clauses in common above which two speeches are one."""
_KEYS = 6
"""Least hashes by which copies find each other: two that share half of their clauses miss with probability 2⁻⁶."""
_HALF = 2**63
_BITS = 256
_CROWD = 48
"""Speeches that one hash leads to at most: what more of them share is a formula."""

Sketch: TypeAlias = "array[int]"
"""Signed integers of eight bytes, ascending."""


def sketch(paragraphs: Iterable[str]) -> Sketch:
    """The least hashes of the clauses of a speech, ascending; figures and blanks part clauses and do not count."""
    clauses = {clause for text in paragraphs for clause in _CLAUSE.findall(fold(text))}
    hashes = {int.from_bytes(blake2b(clause.encode(), digest_size=8).digest(), "big") - _HALF for clause in clauses}
    return array("q", sorted(hashes)[:SIZE])


@contextmanager
def _explained(file: Path | None) -> Iterator[None]:
    """What the system refuses a database as it refuses it any other file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        is_full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        raise OSError(errno.ENOSPC if is_full else errno.EIO, str(error), str(file or "")) from error


class Sketches:
    """The speeches that were seen, in a database: on disk where a file is named, so that memory does not grow."""

    def __init__(self, file: Path | None = None) -> None:
        with _explained(file):
            self._base = sqlite3.connect(file or ":memory:", isolation_level=None)
            self._base.executescript(
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                "CREATE TABLE sketch (speech INTEGER PRIMARY KEY, hashes BLOB);"
                "CREATE TABLE key (key INTEGER, speech INTEGER, bits BLOB, PRIMARY KEY (key, speech)) WITHOUT ROWID;"
            )
        self._file = file

    def __enter__(self) -> "Sketches":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()

    def is_copy(self, own: Sketch) -> bool:
        """Whether an earlier speech says it already; what none does is remembered. Raises OSError."""
        with _explained(self._file):
            return self._is_copy(own)

    def _is_copy(self, own: Sketch) -> bool:
        keys, bits = own[:_KEYS].tolist(), _bits(own)
        marks = ",".join("?" * len(keys))
        rows = self._base.execute(f"SELECT key, speech, bits FROM key WHERE key IN ({marks})", keys).fetchall()
        # Two speeches have no more hashes in common than bits, but for those of their own that fall on one bit.
        least = ALIKE * len(own) - (len(own) - bits.bit_count())
        near = {speech for _, speech, other in rows if (int.from_bytes(other) & bits).bit_count() >= least}
        if any(similarity(own, self._sketch(speech)) >= ALIKE for speech in near):
            return True
        speech = self._base.execute("INSERT INTO sketch (hashes) VALUES (?)", (own.tobytes(),)).lastrowid
        crowds = Counter(key for key, _, _ in rows)
        new = [(key, speech, bits.to_bytes(_BITS // 8)) for key in keys if crowds[key] < _CROWD]
        self._base.executemany("INSERT INTO key VALUES (?, ?, ?)", new)
        return False

    def _sketch(self, speech: int) -> Sketch:
        (hashes,) = self._base.execute("SELECT hashes FROM sketch WHERE speech = ?", (speech,)).fetchone()
        return array("q", hashes)


def _bits(own: Sketch) -> int:
    """A bit for each hash: what two sketches may have in common is seen from them a hundred times as fast."""
    bits = 0
    for number in own:
        bits |= 1 << (number % _BITS)
    return bits


def find_copies(sketches: Iterable[Sketch]) -> set[int]:
    """The indices of the speeches that an earlier one says already."""
    with Sketches() as seen:
        return {index for index, own in enumerate(sketches) if seen.is_copy(own)}


def similarity(one: Sketch, other: Sketch) -> float:
    """The estimated share of clauses in common, 0 to 1."""
    union = sorted({*one, *other})[:SIZE]
    return len(set(union).intersection(one).intersection(other)) / len(union) if union else 0.0
