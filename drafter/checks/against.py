"""A text and older ones in; what it says again word for word, with share and places, and quotations that depart from
their source, out.

Passages are found by the stretches of GRAM characters that both have; marks and spaces do not count. It takes time by
the sum of the lengths.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

from drafter.dataclass import dataclass
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.han import HAN
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.model.text import Text

GRAM = 13
"""Characters that two texts have in a row by more than chance: set phrases are shorter (long names apart)."""
TOLD = 20
"""Characters from which on a passage is told by itself; shorter ones count in the share."""
MUCH = 0.3
"""Share of a text from which on what it has in common is a warning."""
_LETTER = expression(f"[{HAN}0-9A-Za-z]")
_SPOKEN = ("heading", "item", "paragraph", "closing", "value")
_QUOTATION = expression("“([^“”]{10,400})”")
_SEED = 4
"""Characters in a row by which the place of a quotation in its source is found."""
_NEARLY = 0.8
"""Likeness from which on a quotation is meant to be that passage of the source."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What a text has in common with one older text."""

    file: str
    share: float
    """Of the characters of the new text's body, 0 to 1."""
    findings: tuple[Finding, ...]
    """The passages, and the quotations that depart from it."""


@dataclass(frozen=True, slots=True)
class _Letters:
    """The letters of a text's body in a row, and where each line of it begins among them."""

    row: str
    starts: Sequence[int]
    offsets: Sequence[Sequence[int]]
    """Of each line, where in it each of its letters stands."""
    text: Sequence[Text]
    lines: Sequence[tuple[int, int]]

    def place(self, at: int) -> tuple[Place, str, int]:
        """The place of a letter, its line's text and the offset in it."""
        index = bisect_right(self.starts, at) - 1
        text, number = self.lines[index]
        line = self.text[text].lines[number]
        offset = self.offsets[index][at - self.starts[index]]
        return line.place_at(offset), line.text, offset


def compare_with(new: Sequence[Text], old: Sequence[Text], file: str) -> Shared:
    """What the texts of a file have in common with those of an older `file`."""
    ours, theirs = _read(new), _read(old)
    passages = list(_find_passages(ours.row, theirs.row))
    share = sum(end - start for start, end, _at in passages) / len(ours.row) if ours.row else 0.0
    level = "warning" if share >= MUCH else "hint"
    findings = []
    for start, end, at in passages:
        if end - start >= TOLD:
            place, text, offset = ours.place(start)
            last, _text, stop = ours.place(end - 1)
            length = stop + 1 - offset if last.line == place.line else len(text) - offset
            source = theirs.place(at)[0]
            message = _(
                "stands in {file}, line {line} ({count} characters)", file=file, line=source.line, count=end - start
            )
            words = text[offset : offset + length]
            excerpt = words if len(words) <= 40 else words[:39] + "…"
            findings.append(Finding("against", level, message, place, excerpt, length=length))  # type: ignore[arg-type]
    return Shared(file, share, (*findings, *_find_misquoted(new, theirs, file)))


def _read(texts: Sequence[Text]) -> _Letters:
    """The letters of what is said in the texts."""
    rows, offsets, lines = [], [], []
    for number, text in enumerate(texts):
        for index, line in enumerate(text.lines):
            if line.role in _SPOKEN:
                found = [match.start() for match in _LETTER.finditer(line.text)]
                if found:
                    rows.append("".join(line.text[at] for at in found))
                    offsets.append(found)
                    lines.append((number, index))
    starts = [0, *accumulate(map(len, rows))][: len(rows)]
    return _Letters("".join(rows), starts, offsets, texts, lines)


def _find_passages(new: str, old: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of the new row that the old one has, as (start, end, where they begin in the old), in order."""
    first: dict[str, int] = {}
    for at in range(len(old) - GRAM + 1):
        first.setdefault(old[at : at + GRAM], at)
    at = 0
    while at <= len(new) - GRAM:
        source = first.get(new[at : at + GRAM])
        if source is None:
            at += 1
            continue
        length = GRAM
        while at + length < len(new) and new[at + length - GRAM + 1 : at + length + 1] in first:
            length += 1
        yield at, at + length, source
        at += length


def _find_misquoted(new: Sequence[Text], source: _Letters, file: str) -> Iterator[Finding]:
    """Quotations that are nearly, and not quite, what the source says."""
    seeds: dict[str, list[int]] = {}
    quoted = [(line, match) for text in new for line in text.lines for match in _QUOTATION.finditer(line.text)]
    for at in range(len(source.row) - _SEED + 1 if quoted else 0):
        seeds.setdefault(source.row[at : at + _SEED], []).append(at)
    for line, match in quoted:
        letters = "".join(_LETTER.findall(match[1]))
        if letters in source.row:
            continue
        votes: Counter[int] = Counter()
        for index in range(len(letters) - _SEED + 1):
            for at in seeds.get(letters[index : index + _SEED], ())[:20]:
                votes[at - index] += 1
        if not votes:
            continue
        begin = max(0, votes.most_common(1)[0][0])
        said = source.row[begin : begin + len(letters)]
        if SequenceMatcher(None, letters, said, autojunk=False).ratio() >= _NEARLY:
            message = _("{file} has it otherwise, line {line}", file=file, line=source.place(begin)[0].line)
            suggestion = _("there it says: {words}", words=said[:60])
            excerpt = match[1] if len(match[1]) <= 40 else match[1][:39] + "…"
            yield Finding(
                "quotation",
                "warning",
                message,
                line.place_at(match.start(1)),
                excerpt,
                suggestion,
                length=len(match[1]),
            )
