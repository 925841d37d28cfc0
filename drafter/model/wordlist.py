"""The words that the checks look for: lists that an organisation extends."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from drafter.model.finding import Severity
from drafter.model.phrase import Formulation
from drafter.model.place import Place


@dataclass(frozen=True, slots=True)
class Confusable:
    """A word written for another (checks/confusables.yaml)."""

    wrong: str
    right: str
    severity: Severity = "warning"
    before: tuple[str, ...] = ()
    """What must stand right before `wrong`; empty allows anything. The same for `after`."""
    after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Texts around `wrong` in which it is right: 大会报告 for 会报."""
    note: str = ""
    fix: bool = False
    """Certain enough to be replaced without asking."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A name that an office bore until it was renamed or merged (checks/offices.yaml)."""

    name: str
    now: str
    valid_to: date
    """The last day on which the name was right."""
    source: str
    unless: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Honorific:
    """A word said only of others, or only of oneself (checks/honorifics.yaml)."""

    word: str
    of: Literal["other", "self", "none"]
    """none: no such word, as 您们."""
    better: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Wordlists:
    """All lists, an organisation's before the built-in ones."""

    confusables: tuple[Confusable, ...] = ()
    offices: tuple[Office, ...] = ()
    honorifics: tuple[Honorific, ...] = ()
    formulations: Mapping[str, Formulation] = field(default_factory=dict)
    surnames: frozenset[str] = frozenset()
    homophones: tuple[str, ...] = ()
    """Characters of names that are typed the same way: 刚钢纲 (checks/names.yaml)."""
    verbs: frozenset[str] = frozenset()
    """Words that open a verb phrase (phrasebank/verbs.yaml)."""
    nouns: frozenset[str] = frozenset()
    """Noun phrases that begin like a verb."""
    places: frozenset[str] = frozenset()
    """Names of provinces, cities and countries, without 省 and 市 (checks/names.yaml)."""
