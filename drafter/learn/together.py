"""Speeches of one kind, each taken apart, in; what they share as sections, and where they differ as choices, out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, TypeVar

from drafter.dataclass import dataclass, replace
from drafter.language.alignment import align
from drafter.language.likeness import likeness
from drafter.learn.common import LEAST, Differing, read_tokens, shape_of, share, stretches_of
from drafter.learn.facts import Facts
from drafter.learn.learn import (
    add_context,
    as_it_stands,
    cut_into_pieces,
    is_blank,
    make_lesson,
    source_of,
    take_content,
)
from drafter.learn.lesson import Apart, Bank, Choice, LearnedPart, Lesson, Line
from drafter.learn.parts import Paragraph, Part
from drafter.learn.piece import Piece

Item = TypeVar("Item")

Row = Sequence[Paragraph]
"""The same paragraph of every speech."""


def learn_together(aparts: Sequence[Apart], bank: Bank, *, worded: bool = True) -> list[Lesson]:
    """A lesson of each speech, all with the same sections.

    worded: paragraphs that differ in a few words are one, with a fact for these words; otherwise only equal ones are.
    """
    union = _Union(aparts, bank, LEAST if worded else 1)
    parts = tuple(union.unite())
    kept = union.kept(parts)
    return [
        make_lesson(apart, parts, union.facts.of(number), kept[number], bank) for number, apart in enumerate(aparts)
    ]


@dataclass
class _Section:
    """A section that is being written."""

    part: Part
    name: str
    lines: list[Line | Choice] = field(default_factory=list)
    phrases: list[tuple[str, str]] = field(default_factory=list)
    headings: Mapping[str, Line] = field(default_factory=dict)


class _Union:
    """Makes sections of several speeches."""

    def __init__(self, aparts: Sequence[Apart], bank: Bank, least: float) -> None:
        self.aparts = aparts
        self.bank = bank
        self.least = least
        self.facts = Facts(bank.said, len(aparts))
        self.speech_of = {id(p): number for number, a in enumerate(aparts) for part in a.parts for p in part.paragraphs}
        self.numbers = 0
        """How many sections have a number for a name."""
        self.heading_way = ""
        """The fact that chooses among sets of headings."""
        self.heading_sets: dict[str, list[str]] = {}

    def unite(self) -> Iterator[LearnedPart]:
        """The sections: those of all speeches, and between them those of some, of which a fact says which are taken."""
        rows = [list(apart.parts) for apart in self.aparts]
        matched = _match(rows, _parts_alike, 0)
        for gaps, parts in _gaps(rows, matched):
            if any(gaps):
                yield from self._some(gaps)
            if parts:
                yield self._all(parts)

    def kept(self, parts: Sequence[LearnedPart]) -> list[list[tuple[str, int]]]:
        """The words that stay in the sections, each with its line, by the speech of which they are shown."""
        found: list[list[tuple[str, int]]] = [[] for _apart in self.aparts]
        for line in (line for part in parts for line in part.walk()):
            words = [(piece.text, line.paragraph.line) for piece in line.pieces if not piece.source]
            found[self.speech_of[id(line.paragraph)]] += words
        return found

    def _start(self, part: Part) -> _Section:
        number = part.id.removeprefix("part-")
        if number.isdecimal():
            self.numbers += 1
            part = replace(part, id=f"part-{self.numbers}")
        return _Section(part, self.bank.said.name_part(part.id))

    def _close(self, section: _Section, when: str = "") -> LearnedPart:
        done = LearnedPart(section.part, tuple(section.lines), tuple(section.phrases), when, section.headings)
        add_context(self.facts, list(done.walk()), section.name)
        return done

    def _all(self, parts: Sequence[Part]) -> LearnedPart:
        """A section that every speech has."""
        section = self._start(parts[0])
        rows = [list(part.paragraphs) for part in parts]
        if parts[0].headed:
            first = [row.pop(0) for row in rows]
            if self._share(first):
                section.lines.append(self._one(first, section))
            else:
                section.headings = self._headings(first, section)
        matched = [row for row in _match(rows, self._alike, self.least) if self._share(row)]
        for gaps, row in _gaps(rows, matched):
            if any(gaps):
                section.lines += self._choose(gaps, section)
            if row:
                section.lines.append(self._one(row, section))
        return self._close(section)

    def _some(self, gaps: Sequence[Sequence[Part]]) -> Iterator[LearnedPart]:
        """Sections that not every speech has."""
        labels = self._label([[id(part) for part in gap] for gap in gaps])
        name = self.facts.choose(labels)
        told: dict[str, str] = {}
        for way in dict.fromkeys(labels):
            self.facts.when = condition_of(name, way, labels)
            made = [self._own_section(labels.index(way), part) for part in gaps[labels.index(way)]]
            told[way] = "、".join(_excerpt(list(section.walk())) for section in made)
            yield from made
        self.facts.when = ""
        self.facts.tell(name, self.bank.said.describe_ways(told))

    def _own_section(self, speech: int, part: Part) -> LearnedPart:
        section = self._start(part)
        section.lines += self._own(speech, part.paragraphs, section)
        return self._close(section, self.facts.when)

    def _headings(self, row: Row, section: _Section) -> Mapping[str, Line]:
        """The headings of a section of which each speech has its own, in sets that are chosen together."""
        labels = self._label([[number] for number in range(len(row))])
        self.heading_way = self.heading_way or self.facts.choose(labels)
        found = {}
        for speech, way in enumerate(labels):
            self.facts.when = condition_of(self.heading_way, way, labels)
            line = found[self.facts.when] = self._own(speech, [row[speech]], section)[0]
            self.heading_sets.setdefault(way, []).append(_excerpt([line]))
        self.facts.when = ""
        told = {way: "、".join(headings) for way, headings in self.heading_sets.items()}
        self.facts.tell(self.heading_way, self.bank.said.describe_ways(told))
        return found

    def _choose(self, gaps: Sequence[Row], section: _Section) -> Iterator[Line | Choice]:
        """Paragraphs in which the speeches differ: those of each are a way of saying it; equal ones are one way."""
        labels = self._label([[self._key(paragraph) for paragraph in gap] for gap in gaps])
        known = list(dict.fromkeys(labels))
        name = self.facts.choose(labels) if len(known) > 1 else ""
        ways: dict[str, tuple[Line, ...]] = {}
        for way in known:
            self.facts.when = condition_of(name, way, labels) if name else ""
            same = [number for number, label in enumerate(labels) if label == way]
            if len(same) > 1:
                ways[way] = tuple(self._one(row, section, same) for row in zip(*(gaps[n] for n in same), strict=True))
            else:
                ways[way] = self._own(same[0], gaps[same[0]], section)
        self.facts.when = ""
        if not name:
            yield from ways[known[0]]
            return
        self.facts.tell(name, self.bank.said.describe_ways({way: _excerpt(lines) for way, lines in ways.items()}))
        yield Choice(name, ways)

    def _own(self, speech: int, paragraphs: Row, section: _Section) -> tuple[Line, ...]:
        """Paragraphs of one speech: what in them is content is taken out as from a speech that is learned alone."""
        spans = take_content(paragraphs, self.aparts[speech], self.bank)
        return tuple(Line(p, cut_into_pieces(p, spans[id(p)], self.facts, section.phrases, speech)) for p in paragraphs)

    def _one(self, row: Row, section: _Section, speeches: Sequence[int] = ()) -> Line:
        """A paragraph that several speeches share. speeches: which ones; all where nothing is said."""
        having = speeches or range(len(self.aparts))
        stretches = self._share(row)
        assert stretches is not None
        pieces = []
        for stretch in stretches:
            values: list[str | None] = [None] * len(self.aparts)
            for number, text in zip(having, stretch.texts, strict=True):
                values[number] = text
            if isinstance(stretch, Differing):
                source = self.facts.name("differs", values)
                pieces.append(Piece(stretch.texts[0], stretch.start, source, "differs"))
            elif stretch.one is None:
                pieces.append(Piece(stretch.texts[0], stretch.start))
            else:
                source = source_of(stretch.one, values, is_blank(row[0], stretch.one), self.facts, section.phrases)
                pieces.append(Piece(stretch.texts[0], stretch.start, source, stretch.one.kind))
        return Line(row[0], tuple(pieces))

    def _share(self, row: Row) -> list[Any] | None:
        spans = [as_it_stands(p, self.aparts[self.speech_of[id(p)]].spans(p)) for p in row]
        return share(row, spans, self.least)

    def _key(self, paragraph: Paragraph) -> tuple[object, ...]:
        """Equal where paragraphs say the same but for their facts."""
        spans = as_it_stands(paragraph, self.aparts[self.speech_of[id(paragraph)]].spans(paragraph))
        stretches = stretches_of(paragraph)
        keys = [token.key for stretch in stretches for token in read_tokens(paragraph, spans, *stretch)]
        return (*shape_of(paragraph), *keys)

    def _alike(self, one: Paragraph, other: Paragraph) -> float:
        return likeness(one.text, other.text) + 0.3 if shape_of(one) == shape_of(other) else -1

    def _label(self, said: Sequence[Sequence[object]]) -> list[str]:
        """What the way of each speech is called; speeches that say the same have one."""
        known = list(dict.fromkeys(map(tuple, said)))
        return [self.bank.said.ways[known.index(tuple(one))] for one in said]


def condition_of(name: str, way: str, labels: Sequence[str]) -> str:
    """The condition under which a way is taken; the first is where nothing is said."""
    others = [label for label in dict.fromkeys(labels) if label != labels[0]]
    return f"not {name} in [{', '.join(others)}]" if way == labels[0] else f"{name} == {way}"


def _parts_alike(one: Part, other: Part) -> float:
    numbered = [part.id.removeprefix("part-").isdecimal() for part in (one, other)]
    if one.headed != other.headed or one.numbering != other.numbering or numbered[0] != numbered[1]:
        return -1
    if not numbered[0] and one.id != other.id:
        return -1
    texts = ("\n".join(paragraph.text for paragraph in part.paragraphs) for part in (one, other))
    return likeness(*texts) + 0.01


def _match(
    rows: Sequence[Sequence[Item]], alike: Callable[[Item, Item], float], least: float
) -> list[tuple[Item, ...]]:
    """The items that stand in every row, in order."""
    columns: list[tuple[Item, ...]] = [(item,) for item in rows[0]]
    for row in rows[1:]:
        singles: list[tuple[Item, ...]] = [(item,) for item in row]
        pairs = align(columns, singles, lambda items: id(items[0]), lambda one, other: alike(one[0], other[0]), least)
        columns = [(*columns[a], *singles[b]) for a, b in pairs if a is not None and b is not None]
    return columns


def _gaps(
    rows: Sequence[Sequence[Item]], matched: Sequence[tuple[Item, ...]]
) -> Iterator[tuple[list[list[Item]], tuple[Item, ...]]]:
    """Each matched column with what stands before it in every row; at the end what is left, with no column."""
    at = [0] * len(rows)
    for column in matched:
        ends = [next(i for i, item in enumerate(row) if item is one) for row, one in zip(rows, column, strict=True)]
        yield [list(row[start:end]) for row, start, end in zip(rows, at, ends, strict=True)], column
        at = [end + 1 for end in ends]
    yield [list(row[start:]) for row, start in zip(rows, at, strict=True)], ()


_SHOWN = 16
"""Characters of a paragraph by which it is told from others."""


def _excerpt(lines: Sequence[Line]) -> str:
    """The first words of lines, by which a way is told from others."""
    text = lines[0].paragraph.text[lines[0].paragraph.words :] if lines else ""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
