"""A speech in; its paragraphs out, each with the marker and heading that it opens with, and the parts it falls into."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.language.numbering import MARKERS
from drafter.model.passage import Passage
from drafter.model.phrase import SlotKind
from drafter.model.speech import Section, Speech

LAST_MOVES = frozenset(("closing", "thanks", "exhortation", "wish"))
"""Moves that end a speech: paragraphs of them after the last numbered part are a part of their own."""
DEEPEST = 3


@dataclass
class Paragraph:
    """One paragraph of the body; offsets are those of its text."""

    text: str
    line: int
    """In the file as read."""
    moves: tuple[str, ...] = ()
    """Of its sentences, in order."""
    section: Section | None = None
    """The section that opens it."""
    words: int = 0
    """Where its words begin, after the marker."""
    head: int = 0
    """Where its heading ends, with the mark that ends it; equal to `words` where it has none."""
    inner: tuple[tuple[int, int, int], ...] = ()
    """Markers inside it: start, where their words begin, where their heading ends."""
    blanks: tuple[tuple[int, int, SlotKind], ...] = ()
    """Places that somebody left to be filled, ××: start, end, kind."""
    pattern: str = ""
    """The numbering that gives its marker back (一、); empty where the marker is kept as words."""

    @property
    def alone(self) -> bool:
        """Whether it is a heading and nothing else."""
        return self.section is not None and self.head == len(self.text) and not self.section.run_in


@dataclass
class Part:
    """A stretch of paragraphs that becomes a section of the template."""

    id: str
    paragraphs: list[Paragraph]
    headed: bool = False
    """The first paragraph is its heading."""
    numbering: tuple[str, ...] = field(default=())


def read_parts(speech: Speech, *, numbered: bool) -> list[Part]:
    """The parts of a speech, without its salutation. numbered: False keeps every marker as words."""
    paragraphs = _read_paragraphs(speech)
    if numbered:
        _number(speech.sections, {id(paragraph.section): paragraph for paragraph in paragraphs if paragraph.section})
    opening: list[Paragraph] = []
    parts: list[Part] = []
    tops = {id(section) for section in speech.sections}
    for paragraph in paragraphs:
        if paragraph.section is not None and id(paragraph.section) in tops:
            headed = bool(paragraph.pattern) and paragraph.alone
            parts.append(Part(f"part-{len(parts) + 1}", [paragraph], headed))
        else:
            (parts[-1].paragraphs if parts else opening).append(paragraph)
    closing = _take_closing(parts[-1].paragraphs if parts else opening)
    found = [Part("opening", opening), *parts, Part("closing", closing)]
    for part in parts:
        part.numbering = _numbering(part)
    return [part for part in found if part.paragraphs]


def _read_paragraphs(speech: Speech) -> list[Paragraph]:
    passages = speech.paragraphs[1:] if speech.salutation else speech.paragraphs
    found = []
    for passage in passages:
        last = passage.where(len(passage.text) - 1)
        here = [s for s in speech.walk() if passage.where(0) <= (s.place.line, s.place.column) <= last]
        moves = [m.move for m in speech.moves if passage.where(0) <= (m.place.line, m.place.column) <= last]
        paragraph = Paragraph(
            passage.text, passage.line, tuple(dict.fromkeys(moves)), blanks=_blanks_in(passage, speech)
        )
        inner = []
        at = 0
        for section in here:
            start = passage.text.find(section.marker, at)
            if start < 0:
                continue
            words, head = _measure(passage.text, start, section)
            if start == 0:
                paragraph.section, paragraph.words, paragraph.head = section, words, head
            else:
                inner.append((start, words, head))
            at = words
        paragraph.inner = tuple(inner)
        found.append(paragraph)
    return found


def _blanks_in(passage: Passage, speech: Speech) -> tuple[tuple[int, int, SlotKind], ...]:
    places = {(blank.place.line, blank.place.column): blank for blank in speech.slots if blank.text}
    found = []
    for offset in range(len(passage.text)):
        blank = places.get(passage.where(offset))
        if blank is not None:
            start = passage.text.find(blank.text, offset)
            if start >= 0:
                found.append((start, start + len(blank.text), blank.kind))
    return tuple(found)


def _measure(text: str, start: int, section: Section) -> tuple[int, int]:
    """Where the words of a section begin, and where its heading ends."""
    words = start + len(section.marker)
    if not section.headed or not section.heading:
        return words, words
    begins = text.find(section.heading, words)
    if begins < 0 or text[words:begins].strip():
        return words, words
    head = begins + len(section.heading)
    while head < len(text) and text[head] in "。：:；;！!？? ":
        head += 1
    return words, head


def _number(siblings: Sequence[Section], opens: dict[int, Paragraph]) -> None:
    """Give the paragraphs of a list their numbering where it is one of ours and counts from 1 without a gap."""
    here = [opens.get(id(section)) for section in siblings]
    pattern = _pattern_of(section.marker for section in siblings)
    found = [paragraph for paragraph in here if paragraph is not None]
    if len(found) < len(here) or len(here) < 2 or not pattern or siblings[0].depth > DEEPEST:
        return
    if any(paragraph.text[paragraph.words :][:1].isspace() for paragraph in found):
        return
    alike = {paragraph.alone for paragraph in found}
    if len(alike) > 1:
        return
    for paragraph in found:
        paragraph.pattern = pattern
    for section in siblings:
        _number(section.subsections, opens)


def _pattern_of(markers: Iterable[str]) -> str:
    """The numbering that writes these markers, letter by letter; empty where none does."""
    shown = list(markers)
    for pattern, marker in MARKERS.items():
        if shown == [marker.render(number) for number in range(1, len(shown) + 1)]:
            return pattern
    return ""


def _numbering(part: Part) -> tuple[str, ...]:
    """One marker a level. A level that is numbered in two ways keeps the second as words, and all that is below it."""
    levels: dict[int, str] = {}
    kept_as_words: int | None = None
    for paragraph in part.paragraphs:
        if paragraph.section is None or not paragraph.pattern:
            continue
        depth = paragraph.section.depth
        if kept_as_words is not None and depth > kept_as_words:
            paragraph.pattern = ""
            continue
        kept_as_words = None
        if levels.setdefault(depth, paragraph.pattern) != paragraph.pattern:
            paragraph.pattern, kept_as_words = "", depth
    return tuple(levels[depth] for depth in sorted(levels))


def _take_closing(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Cut off and return the paragraphs at the end that close the speech; the first of a part stays."""
    at = len(paragraphs)
    while at > 1 and paragraphs[at - 1].section is None and LAST_MOVES & set(paragraphs[at - 1].moves[:1]):
        at -= 1
    closing = paragraphs[at:]
    del paragraphs[at:]
    return closing


def walk(parts: Iterable[Part]) -> Iterator[Paragraph]:
    """All paragraphs, in order."""
    for part in parts:
        yield from part.paragraphs
