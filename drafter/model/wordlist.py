"""The words that the checks look for: lists that an organisation extends."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from drafter.dataclass import dataclass
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
class StateName:
    """The name of a leader, a body or the state, which must not be a letter off (checks/state_names.yaml)."""

    name: str
    wrong: tuple[str, ...] = ()
    """How it is mistyped."""
    unless: tuple[str, ...] = ()
    """Texts around `wrong` that are right: 大学习近平 for 学习近平."""
    kept: tuple[str, ...] = ()
    """Names of one letter's difference that are names, too."""
    place: Place | None = None


LONG_NAME = 6
"""Characters from which on a name is known by either half of it, so that any one letter may be wrong."""


class StateNameSign(NamedTuple):
    """Words by which a name may turn out to be written wrong."""

    words: str
    entry: StateName
    offset: int | None
    """Where in the name they stand; None for words that are wrong themselves."""


@dataclass(frozen=True)  # no slots: what is made of the lists is kept
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
    state_names: tuple[StateName, ...] = ()
    places: frozenset[str] = frozenset()
    """Names of provinces, cities and countries, without 省 and 市 (checks/names.yaml)."""

    @cached_property
    def confusables_by_opening(self) -> Mapping[str, tuple[Confusable, ...]]:
        """The confusables by their first two characters, of each the longest first: a thousand words are found by
        one look-up at each character of a text."""
        found: dict[str, list[Confusable]] = {}
        for entry in sorted(self.confusables, key=lambda entry: -len(entry.wrong)):
            found.setdefault(entry.wrong[:2], []).append(entry)
        return {opening: tuple(entries) for opening, entries in found.items()}

    @cached_property
    def state_name_signs(self) -> Mapping[str, tuple[StateNameSign, ...]]:
        """The mistyped names, and the halves of the long ones, by their first two characters."""
        found: dict[str, list[StateNameSign]] = {}
        for entry in self.state_names:
            signs = [StateNameSign(wrong, entry, None) for wrong in entry.wrong]
            if len(entry.name) >= LONG_NAME:
                middle = len(entry.name) // 2
                signs += [
                    StateNameSign(entry.name[:middle], entry, 0),
                    StateNameSign(entry.name[middle:], entry, middle),
                ]
            for sign in signs:
                found.setdefault(sign.words[:2], []).append(sign)
        return {opening: tuple(signs) for opening, signs in found.items()}
