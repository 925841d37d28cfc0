"""What a plan comes to, for a person and for other programs: `plan --json` prints exactly these fields."""

from dataclasses import asdict
from typing import Any

from drafter.dataclass import dataclass
from drafter.model.draft import LeftOut
from drafter.model.excerpt import Excerpt
from drafter.model.plan import SetAside


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that is not there: a blank in the draft, or something that could be said more."""

    path: str
    ask: str
    line: int | None = None
    """Of the meeting file; None where the file has no line for it."""
    count: int = 1
    """How many places of the draft want it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What would carry the speech and is not given: a field of a record, asked for."""

    path: str
    ask: str
    of: str
    """The title of what it is for."""


@dataclass(frozen=True, slots=True)
class UsedPhrase:
    """A stock phrase that stands in a section."""

    name: str
    id: str
    text: str
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportedSection:
    """A section of the draft."""

    id: str
    heading: str
    detail: int
    characters: int
    phrases: tuple[UsedPhrase, ...]
    precedents: tuple[Excerpt, ...] = ()
    """What earlier speeches of the archive said there."""


@dataclass(frozen=True, slots=True)
class Report:
    """A draft before it is read: its length, what is missing, its sections."""

    kind: str
    title: str
    variant: int
    minutes: float
    reach: tuple[float, ...]
    """Shortest and longest in minutes; empty where fit did not look for them."""
    characters: int
    blank_share: float
    """Of blanks in what the sections say, from 0 to 1."""
    missing: tuple[Gap, ...]
    left_out: tuple[LeftOut, ...]
    could_add: tuple[Gap, ...]
    reasons: tuple[Reason, ...]
    set_aside: tuple[SetAside, ...]
    headings: tuple[tuple[str, ...], ...]
    """Every set of parallel headings that suits, the one that stands in the draft first."""
    sections: tuple[ReportedSection, ...]

    @property
    def blanks(self) -> int:
        """How many places of the draft have to be filled in."""
        return sum(gap.count for gap in self.missing)

    def to_json(self) -> dict[str, Any]:
        """Plain values, named as the fields are."""
        report = asdict(self)
        for gap in report["could_add"]:
            del gap["line"], gap["count"]  # what is not in the file has none
        return report
