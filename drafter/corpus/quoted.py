"""The lines of a mail in; of a text that was forwarded in it, quoted with >, that text alone out."""

from collections.abc import Sequence

from drafter.language.expressions import expression
from drafter.model.passage import Passage

_MARK = expression(r"^>\s?(?!>)")
_SIGNATURE = expression(r"^--\s*$")
_FEWEST, _SHARE = 6, 0.5
"""Quoted lines, and the share of all lines, from which on what is quoted is the text and the rest is the mail's."""


def take_quoted(lines: Sequence[Passage]) -> list[Passage]:
    """What is quoted once, without its marks and up to the signature (--); answers quoted again in it are left out."""
    said = sum(bool(line.text.strip()) for line in lines)
    quoted = sum(line.text.startswith(">") for line in lines)
    if quoted < _FEWEST or quoted < _SHARE * said:
        return list(lines)
    text: list[Passage] = []
    for line in lines:
        if mark := _MARK.match(line.text):
            if _SIGNATURE.match(line.text[mark.end() :]):
                break
            text.append(line.cut(mark.end()))
    return text
