"""Takes the sentences of a speech apart into clauses, at the marks: no segmenter of words is needed."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafter.language.numerals import ORDINAL
from drafter.language.punctuation import fold
from drafter.language.sentences import split_clauses
from drafter.mining.candidate import Where
from drafter.model.passage import Passage
from drafter.model.phrase import Position
from drafter.model.speech import Speech

_HALVES = re.compile("[“”（）《》]")
_BARE = re.compile(r"^[\s’”）、—]+|[\s‘“（、—]+$")
# What may stand before a clause's own words: a marker, a conjunction.
_LEAD = re.compile(
    rf"^(?:第?{ORDINAL}[是要、]|第{ORDINAL}(?=[，是要])|（{ORDINAL}）|\d{{1,2}}[.、]"
    r"|首先|其次|再次|最后|同时|特别是|尤其是|另外|此外|因此|所以|为此|但是|但|而且|并且|并)(?![能存])"
)
_LEADS = frozenset("第一二三四五六七八九十（0123456789首其再最同特尤另此因所为但而并")
"""The characters that a lead may begin with."""


class Clause(NamedTuple):
    """A stretch between two marks, as offsets in its sentence."""

    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """One sentence with its clauses."""

    text: str
    """Folded."""
    paragraph: Passage
    """The paragraph around it."""
    begins: int
    """Where in its paragraph it begins."""
    where: Where
    clauses: tuple[Clause, ...]
    heading: bool


def place_clauses(speech: Speech) -> Iterator[Sentence]:
    """The sentences in order; the move of each is the one that the reader gave it."""
    spans = iter(speech.moves)
    span = next(spans, None)
    for paragraph in speech.paragraphs:
        at = 0
        length = len(paragraph.text.rstrip())
        while span is not None:
            start = paragraph.text.find(span.text, at)
            if start < 0:
                break
            at = start + len(span.text)
            position: Position = "first" if not start else "last" if at >= length else "middle"
            text = fold(span.text)
            where = Where(span.move, position)
            yield Sentence(text, paragraph, start, where, tuple(_clauses(text)), span.heading)
            span = next(spans, None)


def _clauses(text: str) -> Iterator[Clause]:
    has_halves = _HALVES.search(text) is not None
    for start, end in split_clauses(text):
        bare = trimmed = text[start:end]
        if not (bare[0].isalnum() and bare[-1].isalnum()):
            trimmed = _BARE.sub("", bare)
        if has_halves:
            trimmed = _balance(trimmed)
        if trimmed is not bare:
            start += bare.find(trimmed)
        while trimmed[:1] in _LEADS and (lead := _LEAD.match(trimmed)):
            start, trimmed = start + lead.end(), trimmed[lead.end() :]
        if trimmed:
            yield Clause(start, start + len(trimmed), trimmed)


def _balance(text: str) -> str:
    """Without a quotation mark whose other half stands in another clause."""
    for opening, closing in ("“”", "（）", "《》"):
        if text.count(opening) != text.count(closing):
            text = text.removeprefix(opening).removesuffix(closing)
    return text
