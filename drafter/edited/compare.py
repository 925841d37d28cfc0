"""Two versions of a speech in; which sections are new, gone, moved or changed, and which words of them, out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Literal

from drafter.corpus import Reader, Source
from drafter.edited.align import find_moved
from drafter.language.alignment import align
from drafter.language.change import Change, mark_changes
from drafter.language.likeness import likeness
from drafter.model.comparison import Comparison, Kind, Paragraph, ParagraphChange, Part, SectionChange, Version
from drafter.model.speech import Speech

_ALIKE = 0.4
"""Of two sections or paragraphs, the share of pairs of characters from which on one has become the other."""
_ENDING = frozenset(("exhortation", "wish", "closing", "thanks"))
"""Moves of an ending."""
_OF_HEADING = 0.3
"""What a heading counts for when sections are compared; the rest is their text."""


def compare(old: Source, new: Source, reader: Reader) -> Comparison:
    """What changed between two files."""
    before, after = read_version(old, reader), read_version(new, reader)
    pairs = match_parts(before.parts, after.parts)
    moved = find_moved([at for at in pairs if at is not None])
    sections = []
    for at, part in zip(pairs, after.parts, strict=True):
        if at is None:
            sections.append(_lone("new", part))
        else:
            sections.append(compare_parts(before.parts[at], part, at in moved))
    for at, part in enumerate(before.parts):
        if at not in pairs:
            place = next((index for index, other in enumerate(pairs) if other is not None and other > at), len(pairs))
            sections.insert(place, _lone("gone", part))
            pairs.insert(place, at)
    return Comparison(before, after, tuple(sections))


def read_version(source: Source, reader: Reader) -> Version:
    """A file as sections: every line of it, also what a reader of speeches passes over."""
    speeches = list(reader.parse_source(source))
    markers = {
        section.place.line: section.marker for speech in speeches for section in speech.walk() if not section.inline
    }
    heads = {section.place.line: section for speech in speeches for section in speech.sections if not section.inline}
    endings = {find_ending(speech) for speech in speeches} - {0}
    starts = sorted({*heads, *endings, *(speech.place.line for speech in speeches[1:])})
    lines = [line.strip() for line in source.lines if line.text.strip()]
    parts = []
    for first, last in pairwise([0, *starts, lines[-1].line + 1 if lines else 1]):
        inside = (line for line in lines if first <= line.line < last)
        paragraphs = tuple(_paragraph(line.text, line.line, markers.get(line.line, "")) for line in inside)
        head = heads.get(first)
        if paragraphs or first == 0:
            named = (head.heading, head.marker) if head else ("", "")
            parts.append(Part(paragraphs, *named, ending=first in endings))
    return Version(tuple(parts), sum(speech.characters() for speech in speeches))


def find_ending(speech: Speech) -> int:
    """The line on which the ending begins: the last paragraphs that only call, wish and thank; 0 without one."""
    start = 0
    for paragraph in reversed(speech.paragraphs):
        moves = {span.move for span in speech.moves if span.place.line == paragraph.line}
        if not moves or moves - _ENDING:
            break
        start = paragraph.line
    return start


def _paragraph(text: str, line: int, marker: str) -> Paragraph:
    return Paragraph(text, line, marker if text.startswith(marker) else "")


def match_parts(old: Sequence[Part], new: Sequence[Part]) -> list[int | None]:
    """For each section of the new version the index of the one in the old that it was; None for a new one.

    The openings belong together and the endings; then the same heading, numbers aside; then what is most alike.
    """
    found: dict[int, int] = {0: 0}
    waiting: dict[tuple[str, bool], list[int]] = {}
    for at, part in enumerate(old[1:], 1):
        waiting.setdefault((part.heading, part.ending), []).append(at)
    for index, part in enumerate(new[1:], 1):
        if waiting.get((part.heading, part.ending)):
            found[index] = waiting[part.heading, part.ending].pop(0)
    left = [index for index in range(len(new)) if index not in found]
    free = [at for at in range(len(old)) if at not in found.values()]
    scores = sorted(((_alike(old[at], new[index]), -index, -at) for index in left for at in free), reverse=True)
    for score, index, at in scores:
        if score >= _ALIKE and -index not in found and -at not in found.values():
            found[-index] = -at
    return [found.get(index) for index in range(len(new))]


def _alike(old: Part, new: Part) -> float:
    headings = likeness(old.heading, new.heading)
    if len(old.paragraphs) < 2 and len(new.paragraphs) < 2:
        return max(headings, likeness(old.text, new.text))
    return _OF_HEADING * headings + (1 - _OF_HEADING) * likeness(old.text, new.text)


def compare_parts(old: Part, new: Part, moved: bool) -> SectionChange:
    """What became of a section that is in both versions."""
    changes = tuple(_compare_from_heading(old, new))
    marker = old.marker if old.marker != new.marker else ""
    kind: Kind = "changed" if changes else "same"
    return SectionChange(kind, f"{new.marker}{new.heading}", marker, moved, changes, new.ending)


def _compare_from_heading(old: Part, new: Part) -> Iterator[ParagraphChange]:
    """The paragraphs that are not the same; a heading in the place of another is the heading that changed."""
    if old.heading == new.heading or not old.heading or not new.heading:
        yield from compare_paragraphs(old.paragraphs, new.paragraphs)
    else:
        yield _change(old.paragraphs[0], new.paragraphs[0])
        yield from compare_paragraphs(old.paragraphs[1:], new.paragraphs[1:])


def compare_paragraphs(old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[ParagraphChange]:
    """The paragraphs that are not the same, in order."""
    pairs = align(old, new, attrgetter("words"), lambda before, after: likeness(before.words, after.words), _ALIKE)
    for at, index in pairs:
        if at is not None and index is not None:
            if old[at].words != new[index].words:
                yield _change(old[at], new[index])
        elif at is not None:
            yield from _lone_paragraphs("gone", [old[at]])
        elif index is not None:
            yield from _lone_paragraphs("new", [new[index]])


def _change(old: Paragraph, new: Paragraph) -> ParagraphChange:
    return ParagraphChange("changed", tuple(mark_changes(old.text, new.text)), new.line)


def _lone(kind: Kind, part: Part) -> SectionChange:
    return SectionChange(
        kind, f"{part.marker}{part.heading}", paragraphs=tuple(_lone_paragraphs(kind, part.paragraphs))
    )


def _lone_paragraphs(kind: Kind, paragraphs: Iterable[Paragraph]) -> Iterator[ParagraphChange]:
    said: Literal["new", "gone"] = "new" if kind == "new" else "gone"
    for paragraph in paragraphs:
        yield ParagraphChange(kind, (Change(said, paragraph.text),), paragraph.line)
