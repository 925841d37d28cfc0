"""Regular expressions that this Python compiled before, from a copy in this person's cache.

Compiling is a quarter of the time of a draft: Python 3.11 to 3.13 walk through every set of characters one by one. What
is kept is what `re.compile` itself hands to the matcher, and the matcher looks through it before it takes it. This goes
by names that only the standard library uses; where one of them is not there, or anything is odd about the copy,
expressions are compiled as ever.
"""

import json
import re
import sys
from array import array
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeAlias

from drafter.files.copies import read_copy, write_copy

_NAME = "expressions.bin"
_MOST = 5_000
"""Of as many the copy is kept; a longer one begins anew."""
_Known: TypeAlias = dict[tuple[str, int], tuple[int, int, dict[str, int], list[int]]]
"""Pattern and flags to flags with those in the pattern, number and names of groups, and code."""


class CopiedExpressions:
    """Compiles as `re.compile` does, and knows what was compiled before; `keep` remembers what was new."""

    def __init__(self) -> None:
        self._new: _Known = {}

    def compile(self, pattern: str | bytes, flags: int) -> "re.Pattern[Any]":
        """The compiled expression; equal to that of `re.compile`. Raises re.error."""
        if isinstance(pattern, bytes):
            return re.compile(pattern, flags)
        try:
            return self._take(pattern, int(flags))
        except (ImportError, AttributeError, LookupError, TypeError, ValueError, RuntimeError):
            return re.compile(pattern, flags)

    def _take(self, pattern: str, flags: int) -> "re.Pattern[str]":
        import _sre  # type: ignore[import-not-found]  # part of CPython, unknown to type checkers

        key = (pattern, flags)
        known = self._known.get(key)
        if known is None:
            known = self._new[key] = _compile(pattern, flags)
        all_flags, groups, names, code = known
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        compiled: re.Pattern[str] = _sre.compile(pattern, all_flags, code, groups, names, tuple(by_number))
        return compiled

    @cached_property
    def _known(self) -> "_Kept":
        return _Kept(read_copy(_NAME, _python()) or b"[]\n")

    def keep(self) -> None:
        """Write what was compiled anew beside what was known."""
        if not self._new:
            return
        every = self._new if len(self._known.index) + len(self._new) > _MOST else {**self._known.all(), **self._new}
        index, codes = [], array("I")
        for (pattern, flags), (all_flags, groups, names, code) in every.items():
            index.append((pattern, flags, all_flags, groups, names, len(codes), len(code)))
            codes.extend(code)
        head = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        write_copy(_NAME, _python(), head + b"\n" + codes.tobytes())


class _Kept:
    """What a copy holds; the code of an expression is read when it is asked for."""

    def __init__(self, body: bytes) -> None:
        head, _newline, codes = body.partition(b"\n")
        self.index = {(entry[0], entry[1]): entry[2:] for entry in json.loads(head.decode("utf-8", "surrogatepass"))}
        self._codes = array("I", codes)

    def get(self, key: tuple[str, int]) -> tuple[int, int, dict[str, int], list[int]] | None:
        if key not in self.index:
            return None
        all_flags, groups, names, start, length = self.index[key]
        return all_flags, groups, names, self._codes[start : start + length].tolist()

    def all(self) -> _Known:
        return {key: found for key in self.index if (found := self.get(key)) is not None}


def _compile(pattern: str, flags: int) -> tuple[int, int, dict[str, int], list[int]]:
    """The first half of `re.compile`: what it hands to the matcher."""
    from re import _compiler, _parser  # type: ignore[attr-defined]  # not for others: what is not there is caught above

    parsed = _parser.parse(pattern, flags)
    code = list(map(int, _compiler._code(parsed, flags)))
    return flags | parsed.state.flags, parsed.state.groups - 1, dict(parsed.state.groupdict), code


def _python() -> str:
    """What tells this Python from any other: a copy is of its own only."""
    return sha256(f"{sys.version}\0{sys.byteorder}\0{sys.hexversion}".encode()).hexdigest()
