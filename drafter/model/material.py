"""What is known of a theme before a meeting on it is called: who does what, what is dangerous, what to ask."""

from collections.abc import Mapping
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.model.phrase import ThemeClass
from drafter.model.place import Place


@dataclass(frozen=True, slots=True)
class Owner:
    """A role in the work, and who plays it at each level; a level that is missing has nobody."""

    role: str
    bodies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UsualMeasure:
    """A measure that is usual in such work; `figures` are what must be asked for before it can be ordered."""

    title: str
    what: str
    who: tuple[str, ...] = ()
    """Roles."""
    standard: str = ""
    otherwise: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question that one telephone call answers; `whom` is a role."""

    ask: str
    whom: str


@dataclass(frozen=True, slots=True)
class Season:
    """When in the year what comes up."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Material:
    """templates/materials/<id>.yaml: offered as reference, never set into a draft by itself."""

    id: str
    name: str
    theme_class: ThemeClass
    aliases: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()
    dangers: tuple[str, ...] = ()
    measures: tuple[UsualMeasure, ...] = ()
    questions: tuple[Question, ...] = ()
    calendar: tuple[Season, ...] = ()
    words: tuple[str, ...] = ()
    place: Place | None = None
