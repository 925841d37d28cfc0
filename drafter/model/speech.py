"""A speech as it was read: sections, moves, blanks, each with its place."""

from collections.abc import Iterator
from dataclasses import field
from typing import Literal

from drafter.dataclass import dataclass
from drafter.language.measure import count_characters
from drafter.model.passage import Passage
from drafter.model.phrase import SlotKind
from drafter.model.place import Place

Genre = Literal[
    "leader_meeting_speech",
    "host_script",
    "emotive_address",
    "student_address",
    "commentary",
    "report",
    "ceremonial_address",
    "opening_words",
    "personal_address",
    "letter",
    "party_lecture",
    "warning",
    "work_report",
    "symposium",
    "other",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part of a speech, or a numbered item of a list."""

    depth: int
    """How deep it is nested in this speech; 1 is the top."""
    level: int
    """The rank of its marker: 一、 1, （一） 2, 1. and 一是 3, （1） 4; below its parent's at least."""
    marker: str
    heading: str
    """Without the mark that ends it. An item without a heading shows its first clause, at most 20 characters."""
    place: Place
    headed: bool = True
    """False: `heading` only shows the first words of the item, which are in `paragraphs` too."""
    run_in: bool = False
    """The heading opens a paragraph (or an item) whose text follows on the same line."""
    inline: bool = False
    """The marker stands inside a paragraph."""
    paragraphs: tuple[Passage, ...] = ()
    """Its own text: neither its heading nor its subsections."""
    subsections: "tuple[Section, ...]" = ()

    def walk(self) -> "Iterator[Section]":
        """Itself and all below it, in the order of the text."""
        yield self
        for section in self.subsections:
            yield from section.walk()

    def characters(self) -> int:
        """Han characters and digits of all that stands in it."""
        head = self.marker + (self.heading if self.headed else "")
        own = count_characters(head) + sum(count_characters(passage.text) for passage in self.paragraphs)
        return own + sum(section.characters() for section in self.subsections)


@dataclass(frozen=True, slots=True)
class MoveSpan:
    """A sentence and the move it makes."""

    move: str
    """Id of a Move."""
    text: str
    place: Place
    heading: bool = False
    """The sentence is a heading; its move is that of what follows."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place that somebody left to be filled: ×, xx, 20_年."""

    text: str
    """As it stands; empty where words are plainly missing (我代表，…)."""
    kind: SlotKind
    place: Place


@dataclass(frozen=True, slots=True)
class Announcement:
    """讲三点意见: what a speaker says will follow."""

    text: str
    count: int | None
    """None for 几点."""
    actual: int
    """Sections of the level that follows."""
    place: Place


@dataclass(frozen=True, slots=True)
class Speech:
    """One speech of one file."""

    id: str
    """File name without suffix, `/`, number in the file from 1: `meeting-speeches/3`."""
    title: str
    genre: Genre
    salutation: str
    """As it stands, with its mark; empty when there is none."""
    sections: tuple[Section, ...]
    moves: tuple[MoveSpan, ...]
    slots: tuple[Blank, ...]
    closing: str
    place: Place
    end_line: int
    paragraphs: tuple[Passage, ...] = ()
    """The body, salutation first."""
    opening: tuple[Passage, ...] = ()
    """What stands before the first section."""
    announced: tuple[Announcement, ...] = field(default=())

    def walk(self) -> Iterator[Section]:
        """All sections, in the order of the text."""
        for section in self.sections:
            yield from section.walk()

    def characters(self) -> int:
        """Han characters and digits of the body."""
        return sum(count_characters(passage.text) for passage in self.paragraphs)
