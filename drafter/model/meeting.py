"""One meeting, as its file tells it."""

import datetime
from collections.abc import Mapping
from dataclasses import field
from typing import Any

from drafter.dataclass import dataclass
from drafter.model.finding import Finding
from drafter.model.phrase import Rank, ThemeClass
from drafter.model.place import Place
from drafter.model.template import OutlineEntry

Value = Any
"""A fact: Span, a list of Values, or a dict of Values; dict keys are field names of the fact's kind."""


VERSIONS = ("讨论稿", "征求意见稿", "送审稿", "定稿")
"""The stages that a draft goes through, as offices mark them under the title."""
OTHER_VERSIONS = (
    *(
        "草稿",
        "初稿",
        "代拟稿",
        "修改稿",
        "修订稿",
        "审议稿",
        "审定稿",
        "报审稿",
        "报批稿",
        "报送稿",
        "会签稿",
        "送签稿",
    ),
    *("呈批稿", "呈审稿", "审签稿", "签发稿", "终稿", "印发稿", "讲话稿", "上会稿"),
)
"""Marks that some offices write, too: not misspelt ones of the four."""
FINAL = "定稿"
"""The version that carries no mark on the page: it is what is spoken and printed."""


@dataclass(frozen=True, slots=True)
class Pin:
    """What the writer chose for `<section>.<name>`: an entry's id, a sentence of her own, or that nothing is said."""

    id: str = ""
    text: str = ""
    omit: bool = False
    source: str = ""
    """Where it came from, if not from the writer: the edited draft, its paragraph and whoever changed it."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """What the writer says in the place of a sentence of the program's, or behind one."""

    text: str = ""
    instead: str = ""
    """The sentence as the program says it."""
    after: str = ""
    """The sentence behind which it stands; of neither this nor `instead`: it opens the section."""
    under: str = ""
    """What the item of a list is called that `after` tells of: where that is said no more, it stays with the item."""
    omit: bool = False
    """Nothing is said in the place of `instead`."""
    paragraph: bool = False
    """It is a paragraph of its own."""
    source: str = ""
    """As of a Pin."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What `sections.change` says of one section."""

    heading: str = ""
    numbering: tuple[str, ...] = ()
    detail: int = 0
    """1 to 3; 0 leaves it to fit."""
    sentences: tuple[OwnSentence, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes to a kind's outline, for one meeting or for a template that extends another."""

    omit: tuple[str, ...] = ()
    add: tuple[OutlineEntry, ...] = ()
    change: Mapping[str, SectionChange] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    """Section ids in their new order; the others keep their places."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """meeting.yaml. Every text in it is a Span of origin `fact`, named by its path."""

    kind: str
    title: str
    place: Place
    meeting: Mapping[str, Value] = field(default_factory=dict)
    """name, called_by, purpose, background, place …"""
    speaker: Mapping[str, Value] = field(default_factory=dict)
    """name, post; the rank is a field of its own."""
    rank: Rank | None = None
    people: tuple[Mapping[str, Value], ...] = ()
    """In protocol order, never sorted: name, post, relation, did, when."""
    date: datetime.date | None = None
    theme: Mapping[str, Value] = field(default_factory=dict)
    """full, noun, short, period."""
    theme_class: ThemeClass | None = None
    facts: Mapping[str, Value] = field(default_factory=dict)
    sections: Changes = Changes()
    phrases: Mapping[str, Pin] = field(default_factory=dict)
    minutes: float | None = None
    style: str = ""
    version: str = ""
    """One of `VERSIONS`, or a word of the office's own; under the title (but for `FINAL`) and in file names."""
    salutation: str = ""
    more: Mapping[str, Value] = field(default_factory=dict)
    """What the file says under the keys of templates/meeting.yaml that have no attribute here."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What was set beside the file (`--set`): path to text."""
    fingerprint: str = ""
    """sha256 of the file as read, 64 hexadecimal digits."""
    findings: tuple[Finding, ...] = ()
    """What is odd about the file, though it can be used."""

    def values(self) -> dict[str, Value]:
        """What the file says, by its keys; what it does not say is empty or None."""
        speaker = {**self.speaker, **({"rank": self.rank} if self.rank else {})}
        theme = {**self.theme, **({"class": self.theme_class} if self.theme_class else {})}
        own = {name: getattr(self, name) for name in _KEYS}
        return {**own, "speaker": speaker, "theme": theme, **self.more}


_KEYS = (
    *("kind", "title", "meeting", "people", "date", "facts"),
    *("sections", "phrases", "minutes", "style", "version", "salutation"),
)
"""Keys of a meeting file that are attributes of a Meeting, beside speaker and theme."""
ATTRIBUTES = frozenset((*_KEYS, "speaker", "theme"))
"""Keys of a meeting file that code knows by name; all others are in `more`."""
