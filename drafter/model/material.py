"""What is known of a theme before a meeting on it is called: who does what, what is dangerous, what to ask."""

from collections.abc import Iterable, Mapping
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

    def body_of(self, role: str, level: str) -> str:
        """Who plays a role at a level; the role itself where nobody is named."""
        bodies = next((owner.bodies for owner in self.owners if owner.role == role), {})
        return bodies.get(level) or bodies.get(_KIN.get(level, level)) or role


_KIN = {"province": "city", "district": "county", "street": "township"}
"""Whose column of a material a level without one of its own reads."""


def match_material(said: str, materials: Iterable[Material]) -> Material | None:
    """The material of a theme: the one whose longest name stands in what is said of the meeting."""
    named = [(len(name), each) for each in materials for name in (each.name, *each.aliases) if name in said]
    return max(named, key=lambda pair: pair[0])[1] if named else None
