"""What a writer takes to the leader before there is prose: headings to choose from, what is known, what to ask."""

from collections.abc import Mapping
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.model.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One thing to ask, whom, and the path in the meeting file that the answer fills.

    Without a path it is background; without anybody to ask it is for the writer to think of.
    """

    ask: str
    whom: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """One section of the speech to be."""

    heading: str
    known: tuple[str, ...] = ()
    questions: tuple[Inquiry, ...] = ()
    usual: tuple[str, ...] = ()
    """What is usual in such work, for reference."""
    precedents: tuple[Excerpt, ...] = ()
    """What earlier speeches of the archive said there."""


@dataclass(frozen=True, slots=True)
class Need:
    """A row of the table of material: whom to ask for what, by when."""

    whom: str
    asks: tuple[str, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole of it; no stock sentence is in it."""

    title: str
    speaker: str
    date: str
    minutes: float
    reach: tuple[float, float]
    headings: tuple[tuple[str, ...], ...]
    """Sets of parallel headings, the first that of the draft."""
    sections: tuple[OutlineSection, ...]
    needs: tuple[Need, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    """What stands between them (templates/outline.yaml), {…} to be filled."""
    theme: str = ""
    """The material that the reference is taken from; empty where none fits."""
