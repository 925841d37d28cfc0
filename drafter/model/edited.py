"""A draft as it came back from the writer: paragraphs with their controls, remarks, the record of how it left."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal, NamedTuple

from drafter.dataclass import dataclass
from drafter.model.draft import Block, PhraseUse, Run, control_path

RemarkKind = Literal["comment", "insertion", "deletion", "move"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a paragraph's text under the same controls."""

    text: str
    fact: str = ""
    """Path of the innermost fact control around it: facts.tasks[0].title; facts.tasks[0].text:1 is a blank in one."""
    phrase: str = ""
    """`<section>.<name>` of the phrase control around it."""
    showing: bool = False
    """The control shows its prompt."""
    control: int = 0
    """Number of the innermost control in the document, from 1; 0 is none."""
    loose_fact: bool = False
    """The fact's own control is gone; the bookmark that lay around it is there, and may end too soon."""
    loose_phrase: bool = False
    """The same of the phrase's."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, tracked insertions taken in and deletions left out."""

    line: int
    """Its number in the document, from 1: what `read` gives as its line."""
    stretches: tuple[Stretch, ...]
    blocks: tuple[int, ...] = ()
    """Numbers of the recorded blocks that it holds, from 1; none for a paragraph that the writer added."""

    @property
    def text(self) -> str:
        """The paragraph as read."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said in the margin, put in or took out with changes tracked."""

    kind: RemarkKind
    author: str
    date: str
    """As the editor wrote it, 2026-01-22T10:30:00Z; empty when it did not."""
    text: str
    line: int
    about: str = ""
    """The words that a comment is about."""
    phrase: str = ""
    """`<section>.<name>` of the phrase that a change lies in."""
    fact: str = ""
    """Path of the fact that a change lies in."""


@dataclass(frozen=True, slots=True)
class Record:
    """The draft as it was written (customXml item of our own)."""

    kind: str
    style: str
    variant: int
    blocks: tuple[Block, ...]
    phrases: tuple[PhraseUse, ...] = ()
    details: Mapping[str, tuple[int, int, tuple[str, ...]]] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, str] = field(default_factory=dict)
    """Facts that the draft says otherwise than the meeting file, since they were edited in both: path to what the
    meeting file would have printed. They stay a question until a harvest or the writer settles them."""


@dataclass(frozen=True, slots=True)
class EditedDraft:
    """A Word draft of ours, as somebody left it."""

    record: Record
    paragraphs: tuple[Paragraph, ...]
    remarks: tuple[Remark, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    """The custom properties: meeting (the file's name), tool …"""


class Spot(NamedTuple):
    """Where a fact or a phrase stood: characters `start` to `end` of a block, numbered from 1, and what they said."""

    block: int
    start: int
    end: int
    text: str
    blank: bool
    """Nothing but the prompt of a missing fact."""


def fact_spots(record: Record) -> Mapping[str, list[Spot]]:
    """The places of every fact and blank that somebody may type, by path."""
    return _spots(record, control_path)


def phrase_spots(record: Record) -> Mapping[str, list[Spot]]:
    """The places of every phrase, by `<section>.<name>`."""
    return _spots(record, lambda run: run.phrase)


def _spots(record: Record, name_of: Callable[[Run], str]) -> Mapping[str, list[Spot]]:
    found: dict[str, list[Spot]] = defaultdict(list)
    for number, block in enumerate(record.blocks, 1):
        at = len(block.marker)
        before = ""
        for run in block.runs:
            name, end = name_of(run), at + len(run.text)
            blank = bool(run.blank and not run.fact)
            if name and name == before:
                last = found[name][-1]
                found[name][-1] = Spot(number, last.start, end, last.text + run.text, last.blank and blank)
            elif name:
                found[name].append(Spot(number, at, end, run.text, blank))
            before, at = name, end
    return found
