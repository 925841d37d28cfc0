"""What an edited draft has to give back: facts, phrases, sentences, remarks, and what is only told, and why."""

from collections.abc import Mapping
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.edited import Remark
from drafter.model.meeting import OwnSentence, Pin
from drafter.model.phrase import Phrase

FactKind = Literal["filled", "changed", "removed"]
PhraseKind = Literal["chosen", "variant", "entry", "removed", "stayed"]
"""chosen: one of the alternatives that stood beside it, or a pinned sentence reworded; variant: of an entry of the own
phrasebank; entry: a wording of its own; stayed: nobody edited it, and the speech says another by now."""

RewrittenKind = Literal["heading", "sentence", "omitted"]
Pieces = tuple[tuple[str, str], ...]
"""A sentence of the draft: each stretch with the path of the fact that it is, or none."""
ParagraphKind = Literal["moved", "joined", "parted", "copied", "gone", "reworded"]


def _once_taken(pieces: Pieces, taken: Mapping[str, str]) -> str:
    """A sentence as it will read once some facts are taken: path to what each will be."""
    return "".join(taken.get(path, text) if path else text for text, path in pieces).strip()


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

    @property
    def sure(self) -> bool:
        """Whether it needs no question of its own: in its control, not gone, and nobody may yet refuse it."""
        return self.certain and self.kind != "removed" and not self.author


@dataclass(frozen=True, slots=True)
class Reading:
    """What a fact is in some places; no lines: in the meeting file."""

    text: str
    """Empty: it was taken out."""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact of which the draft says several things, or the meeting file meanwhile another: somebody must decide."""

    path: str
    old: str
    versions: tuple[Reading, ...]


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
    """chosen, stayed: what the meeting file pins."""
    proposal: Phrase | None = None
    """entry: as it would go into the phrasebank, without a number. variant: the entry with it."""
    entry: Phrase | None = None
    """variant: the entry as it is."""
    author: str = ""
    """Who put it in with changes tracked."""
    certain: bool = True
    """It stands in the phrase's own control; otherwise only where the phrase stood."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A heading or a linking sentence of the program's in other words, or a linking sentence that was taken out."""

    kind: RewrittenKind
    section: str
    pieces: Pieces
    """What it was."""
    new: str
    line: int
    author: str = ""
    """Who put it in with changes tracked."""

    @property
    def old(self) -> str:
        """As it read."""
        return "".join(text for text, _path in self.pieces).strip()

    def instead(self, taken: Mapping[str, str]) -> str:
        """As it will read once some facts are taken: path to what each will be."""
        return _once_taken(self.pieces, taken)


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph that does not stand, or does not read, as it was drafted; what facts and phrases tell is left out."""

    kind: ParagraphKind
    line: int
    """Where it stands now; 0 when it is gone."""
    text: str
    """As it reads now; of one that is gone, as it read."""
    old: str = ""
    """reworded: as it read. joined: the paragraph that came up to it."""


@dataclass(frozen=True, slots=True)
class AddedSentence:
    """A sentence that stood nowhere in the draft as it was written."""

    text: str
    line: int
    section: str
    after: str = ""
    """The sentence of the draft behind which it stands; empty where it opens its section."""
    paragraph: bool = False
    """It begins a paragraph of its own."""
    holds: tuple[str, ...] = ()
    """Figures, dates and names in it: of this one meeting, perhaps."""
    author: str = ""
    proposal: Phrase | None = None
    """As it would go into the phrasebank; None where it is only told."""
    reason: str = ""
    """Why it is only told."""
    under: str = ""
    """What the item of a list is called to which it belongs, where `after` does not say so."""
    pieces: Pieces = ()
    """`after` in pieces."""

    def stands(self, taken: Mapping[str, str]) -> OwnSentence:
        """As a meeting file says it, where it will stand once some facts are taken: path to what each will be."""
        after = _once_taken(self.pieces, taken) or self.after
        return OwnSentence(self.text, after=after, under=self.under, paragraph=self.paragraph)


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
    rewritten: tuple[Rewritten, ...] = ()
    sentences: tuple[AddedSentence, ...] = ()
    paragraphs: tuple[ParagraphChange, ...] = ()
    """Only told: there is nothing in them that a meeting file or a phrasebank could take."""
    remarks: tuple[Remark, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    already: tuple[FactChange, ...] = ()
    """Facts that somebody changed in the draft, and that the meeting file says so by now: only told."""

    def __bool__(self) -> bool:
        told = (self.facts, self.conflicts, self.phrases, self.rewritten, self.sentences)
        return any((*told, self.paragraphs, self.remarks, self.left_out))
