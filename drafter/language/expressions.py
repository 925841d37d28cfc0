"""A regular expression in; the same, compiled when it is first used, out.

A set of Chinese characters takes Python up to 2.5 ms to compile (`HAN`, Python 3.11), a command loads some hundred
expressions, and uses few of them.
"""

import re
from typing import Any, cast

_KNOWN = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn", "pattern", "flags", "groups")


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives; the functions of `re` do not take it, and `match.re` is what became of it."""
    return cast(re.Pattern[str], _Expression(pattern, flags))


class _Expression:
    """Becomes the compiled expression, method by method, as soon as one of them is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _KNOWN:
            raise AttributeError(name)
        compiled = re.compile(*self._source)
        vars(self).update({known: getattr(compiled, known) for known in _KNOWN})
        return getattr(compiled, name)
