"""A regular expression in; the same, compiled when it is first used, out.

A set of Chinese characters takes Python up to 2.5 ms to compile (`HAN`, Python 3.11), a command loads some hundred
expressions, and uses few of them. What is compiled may come from a copy (files/expressions.py), by `compile_by`.
"""

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn", "flags", "groups")
_compilers: list[Callable[[str | bytes, int], Any]] = [re.compile]
"""The last one compiles."""


def compile_by(compiler: Callable[[str | bytes, int], Any]) -> None:
    """Have whatever is compiled from now on made by something that does as `re.compile` does."""
    _compilers.append(compiler)


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives; the functions of `re` do not take it, and `match.re` is what became of it."""
    return cast(re.Pattern[AnyStr], _Expression(pattern, flags))


class _Expression:
    """Becomes the compiled expression, method by method, as soon as one of them is asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = _compilers[-1](self.pattern, self._flags)
        vars(self).update({known: getattr(compiled, known) for known in _METHODS})
        return getattr(compiled, name)
