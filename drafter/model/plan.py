"""What will be written: the sections chosen, and the phrase chosen for each of their places."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from drafter.dataclass import dataclass
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting, OwnSentence
from drafter.model.organisation import Organisation
from drafter.model.phrase import Phrase
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import OutlineEntry, RecordKind, SectionTemplate, Template


@dataclass(frozen=True, slots=True)
class Choice:
    """One phrase chosen for one place of one section."""

    name: str
    """`<section>.<name>`: stable from draft to draft."""
    text: str
    """The phrase with its slots still marked 【slot】."""
    values: Mapping[str, Span] = field(default_factory=dict)
    """What fills each slot."""
    phrase: Phrase | None = None
    """None when the writer gave a sentence of her own."""
    alternatives: tuple[tuple[Phrase, Mapping[str, Span]], ...] = ()
    """Other eligible phrases with what fills their slots, best first."""
    pinned: bool = False
    optional: bool = True
    detail: int = 1
    argues: tuple[str, ...] = ()
    """Of a frame of argument: the paths of the facts that it sets; it stands where the first would."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A phrase that suits a place and was not set there: what it presupposes is not so."""

    place: str
    """`<section>.<name>`."""
    id: str
    why: str


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """One section of the speech to be."""

    id: str
    entry: OutlineEntry
    section: SectionTemplate
    heading: str
    """A Jinja text, or a Span from the meeting file that stands as it is; empty when the section has no heading."""
    numbering: tuple[str, ...]
    phrases: Mapping[str, Choice] = field(default_factory=dict)
    detail: int = 3
    """1 to 3: how much of the facts is told."""
    rung: int = 0
    """How many items of the section's `each` list stand one detail higher than `detail`."""
    held_back: tuple[str, ...] = ()
    """Entries of lists that this detail and rung would tell and that are left out: `facts.tasks[0].measures[2]`."""
    pinned: bool = False
    """The writer fixed the detail."""
    sentences: tuple[OwnSentence, ...] = ()
    """What the writer says in it otherwise than the program."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that the kind asks for and the meeting file does not give."""

    path: str
    ask: str
    required: bool
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """What the facts at hand can carry, in minutes."""

    shortest: float
    longest: float


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything decided before a word is set."""

    meeting: Meeting
    template: Template
    organisation: Organisation
    sections: tuple[PlannedSection, ...]
    salutation: str
    values: Mapping[str, Any] = field(default_factory=dict)
    """Every name that a section may use, with a blank for what is missing."""
    records: Mapping[str, RecordKind] = field(default_factory=dict)
    """The record kinds, which know how a record is said."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """`sections`: the points of the top level."""
    missing: tuple[Missing, ...] = ()
    variant: int = 1
    set_aside: tuple[SetAside, ...] = ()
    """In the order of places: a writer may overrule each by pinning it."""
    findings: tuple[Finding, ...] = ()
    """What is odd and keeps nothing from being written."""
    heading_sets: tuple[Mapping[str, str], ...] = ()
    """Every set of headings that suits the meeting, section id to heading, the chosen one first."""
    reach: Reach | None = None
    """Set by fit."""
