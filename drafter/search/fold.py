"""A text in; its letters, digits and Chinese characters out, as they are compared in a search."""

import unicodedata
from collections.abc import Iterator

from drafter.language.expressions import expression

_MARKS = expression(r"[\W_]+")


def fold(text: str) -> str:
    """Letters, digits and Chinese characters of a text, in one width and case."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).casefold())


def pairs(text: str) -> Iterator[str]:
    """Every two characters that stand beside each other."""
    return (text[at : at + 2] for at in range(len(text) - 1))
