"""The same paragraph of several speeches in; what they share, and what stands in each where they differ, out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from drafter.dataclass import dataclass
from drafter.language.dated import Found
from drafter.learn.parts import Paragraph

SHORTEST = 4
"""Characters of the shortest stretch that is shared inside a paragraph: shorter ones are alike by chance."""
LEAST = 0.4
"""Of the longest paragraph that must be shared for the paragraphs to be one."""


class Token(NamedTuple):
    """A character of wording, or what is filled in."""

    key: tuple[str, ...]
    """Tokens of one key say the same, or hold the same kind of fact."""
    start: int
    end: int
    one: Found | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """A stretch that all speeches have: words, or one fact."""

    start: int
    """Offsets in the paragraph of the first speech."""
    end: int
    texts: tuple[str, ...]
    one: Found | None


@dataclass(frozen=True, slots=True)
class Differing:
    """A stretch that each speech words in its own way; empty where it has nothing there."""

    start: int
    texts: tuple[str, ...]


def read_tokens(paragraph: Paragraph, spans: Sequence[Found], start: int, end: int) -> list[Token]:
    """A stretch of a paragraph. spans: what is filled in; one that begins inside belongs to it."""
    tokens: list[Token] = []
    at = start
    for one in spans:
        if not start <= one.start < end:
            continue
        tokens += [Token((paragraph.text[place],), place, place + 1) for place in range(at, one.start)]
        tokens.append(Token(("", one.kind, one.path), one.start, one.end, one))
        at = one.end
    return tokens + [Token((paragraph.text[place],), place, place + 1) for place in range(at, end)]


def shape_of(paragraph: Paragraph) -> tuple[object, ...]:
    """What paragraphs must have in common to be one: their place in the outline, and how they are set."""
    depth = paragraph.section.depth if paragraph.pattern and paragraph.section else 0
    stage = paragraph.text.startswith(("（", "("))
    return paragraph.pattern, depth, paragraph.alone, stage, paragraph.pattern and paragraph.head > paragraph.words


def stretches_of(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Where the heading and the rest of a paragraph stand, without the marker that the numbering gives back."""
    if not paragraph.pattern:
        return [(0, len(paragraph.text))]
    return [(paragraph.words, paragraph.head), (paragraph.head, len(paragraph.text))]


def share(
    paragraphs: Sequence[Paragraph], spans: Sequence[Sequence[Found]], least: float = LEAST
) -> list[Shared | Differing] | None:
    """What paragraphs share, stretch by stretch; None where that is too little. least: 1 wants all of it."""
    if len({shape_of(paragraph) for paragraph in paragraphs}) > 1:
        return None
    found: list[Shared | Differing] = []
    common = longest = 0
    for stretches in zip(*map(stretches_of, paragraphs), strict=True):
        rows = [read_tokens(p, s, *stretch) for p, s, stretch in zip(paragraphs, spans, stretches, strict=True)]
        columns = _columns(rows)
        common += len(columns)
        longest += max(map(len, rows))
        found += _join(rows, columns, [p.text for p in paragraphs], [start for start, _end in stretches])
    return found if common >= least * longest else None


def _columns(rows: Sequence[list[Token]]) -> list[tuple[int, ...]]:
    """The indexes of tokens that stand in all rows, in order; runs too short to mean anything are left out."""
    columns: list[tuple[int, ...]] = [(index,) for index in range(len(rows[0]))]
    for row in rows[1:]:
        first = [rows[0][column[0]].key for column in columns]
        matcher = SequenceMatcher(None, first, [token.key for token in row], autojunk=False)
        columns = [
            (*columns[match.a + step], match.b + step)
            for match in matcher.get_matching_blocks()
            for step in range(match.size)
        ]
    return [column for run in _runs(columns) if _counts(run, rows) for column in run]


def _runs(columns: Sequence[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    """Columns that follow one another in every row."""
    run: list[tuple[int, ...]] = []
    for column in columns:
        if run and any(new != old + 1 for old, new in zip(run[-1], column, strict=True)):
            yield run
            run = []
        run.append(column)
    if run:
        yield run


def _counts(run: Sequence[tuple[int, ...]], rows: Sequence[list[Token]]) -> bool:
    begins = not any(run[0])
    ends = all(index == len(row) - 1 for index, row in zip(run[-1], rows, strict=True))
    return len(run) >= SHORTEST or begins or ends


def _join(
    rows: Sequence[list[Token]], columns: Sequence[tuple[int, ...]], texts: Sequence[str], starts: Sequence[int]
) -> Iterator[Shared | Differing]:
    """The stretches between one fact and the next, and between shared words and the next."""
    ends = list(starts)
    words: list[int] = []
    for column in columns:
        tokens = [row[index] for row, index in zip(rows, column, strict=True)]
        if any(token.start > end for token, end in zip(tokens, ends, strict=True)):
            yield from _words(words, texts)
            words = []
            between = tuple(text[end : token.start] for text, end, token in zip(texts, ends, tokens, strict=True))
            yield Differing(ends[0], between)
        ends = [token.end for token in tokens]
        if tokens[0].one is None:
            words.append(tokens[0].start)
            continue
        yield from _words(words, texts)
        words = []
        said = tuple(text[token.start : token.end] for text, token in zip(texts, tokens, strict=True))
        yield Shared(tokens[0].start, tokens[0].end, said, tokens[0].one)
    yield from _words(words, texts)
    last = [row[-1].end if row else start for row, start in zip(rows, starts, strict=True)]
    if any(end < stop for end, stop in zip(ends, last, strict=True)):
        rest = tuple(text[end:stop] for text, end, stop in zip(texts, ends, last, strict=True))
        yield Differing(ends[0], rest)


def _words(places: Sequence[int], texts: Sequence[str]) -> Iterator[Shared]:
    if places:
        text = texts[0][places[0] : places[-1] + 1]
        yield Shared(places[0], places[-1] + 1, (text,) * len(texts), None)
