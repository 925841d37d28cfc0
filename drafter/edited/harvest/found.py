"""What an edited draft has to give back: facts, phrases, sentences, remarks, and what was left out and why."""

from dataclasses import dataclass
from typing import Literal

from drafter.model.edited import Remark
from drafter.model.meeting import Pin
from drafter.model.phrase import Phrase

FactKind = Literal["filled", "changed", "removed"]
PhraseKind = Literal["chosen", "variant", "entry", "removed"]
"""chosen: one of the alternatives that stood beside it, or a pinned sentence reworded; variant: of an entry of the own
phrasebank; entry: a wording of its own."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that the draft says otherwise than it did."""

    kind: FactKind
    path: str
    old: str
    """As it was, in the form of the meeting file; of a blank its prompt."""
    new: str
    """As the meeting file will have it."""
    line: int
    certain: bool = True
    """It stands in the fact's own control; otherwise it was typed where the fact stood."""
    author: str = ""
    """Whose change it is, tracked and neither accepted nor rejected."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a fact is in some places; no lines: in the meeting file."""

    text: str
    """Empty: it was taken out."""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact of which the draft says several things, or the meeting file meanwhile another: somebody must decide."""

    path: str
    old: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class PhraseChange:
    """A phrase that reads otherwise than it did."""

    kind: PhraseKind
    name: str
    """`<section>.<name>`."""
    id: str
    """Of the entry that stood there."""
    old: str
    new: str
    line: int
    pin: Pin | None = None
    """chosen: what the meeting file pins."""
    proposal: Phrase | None = None
    """entry: as it would go into the phrasebank, without a number. variant: the entry with it."""
    entry: Phrase | None = None
    """variant: the entry as it is."""
    author: str = ""
    """Who put it in with changes tracked."""


@dataclass(frozen=True, slots=True)
class AddedSentence:
    """A sentence that stood nowhere in the draft as it was written."""

    text: str
    line: int
    section: str
    holds: tuple[str, ...] = ()
    """Figures, dates and names in it: of this one meeting, perhaps."""
    author: str = ""
    proposal: Phrase | None = None
    """As it would go into the phrasebank; None where it is only told."""
    reason: str = ""
    """Why it is only told."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A change that is not taken over, and why."""

    name: str
    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Harvest:
    """Everything found, each list in reading order."""

    facts: tuple[FactChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    phrases: tuple[PhraseChange, ...] = ()
    sentences: tuple[AddedSentence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __bool__(self) -> bool:
        return any((self.facts, self.conflicts, self.phrases, self.sentences, self.remarks, self.left_out))
