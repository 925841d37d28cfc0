"""A draft: blocks of runs, each run knowing whether it is a fact, a phrase, a blank or the template's own words."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.place import Place

BlockKind = Literal[
    "title",
    "version",
    "speaker",
    "date",
    "salutation",
    "heading",
    "item",
    "paragraph",
    "stage",
    "closing",
    "signature",
    "minute",
]
"""version: 讨论稿 …; speaker: post and name; item: a paragraph that opens with a marker; stage: what happens and is not
said, （赵刚同志通报）; closing: 谢谢大家。; signature: who signs a letter, and its date; minute: 3分, which a layout
sets beside the text and no draft holds."""

UNSPOKEN: tuple[BlockKind, ...] = ("title", "version", "speaker", "date", "stage", "signature", "minute")
"""Blocks that nobody reads aloud."""


Comments = Literal["none", "blanks", "all"]
"""Which comments a Word draft carries: none, on blanks what is asked, or on phrases their sources too."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one origin. A fact may lie inside a phrase: then both are set."""

    text: str
    fact: str = ""
    """The fact's path: `facts.tasks[0].title`."""
    phrase: str = ""
    """`<section>.<name>` of the phrase it belongs to."""
    blank: str = ""
    """The path of the missing fact; the text is then the prompt in 【】."""
    head: bool = False
    """Part of a run-in head."""
    section: str = ""
    """The section that said it: a paragraph may go on from one section into the next."""
    place: Place | None = None


def control_path(run: Run) -> str:
    """The path that a run's control is named by; empty where it is no fact, or one that nobody types."""
    path = run.fact or run.blank
    return "" if path and path.startswith(_DERIVED) else path


_DERIVED = ("count.", "phrase.")
"""Beginnings of the paths of what is counted or a phrase's own default: plain text, for nobody types it."""


def text_of(runs: Iterable[Run]) -> str:
    """What is read of some runs."""
    return "".join([run.text for run in runs])  # a list: of a few texts it is half again as fast


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the draft."""

    kind: BlockKind
    runs: tuple[Run, ...]
    section: str = ""
    depth: int = 0
    """Level in the numbering: 1 is the highest; 0 is none."""
    marker: str = ""
    """一、 or 一要: printed before the runs, never part of them."""
    place: Place | None = None
    continues: bool = False
    """It goes on with the paragraph above: a layout cut that one at the end of a sentence."""

    @property
    def text(self) -> str:
        """The paragraph as read, marker included."""
        return self.marker + text_of(self.runs)


@dataclass(frozen=True, slots=True)
class PhraseUse:
    """A phrase that stands in the draft: what Word's comments and choices are made of."""

    name: str
    id: str
    text: str
    alternatives: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """What a fact is called, as its blank asks for it: 时限, with an example and help where its kind gives them."""

    ask: str
    example: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that is given and that the target of minutes leaves out."""

    path: str
    """The highest record or field of which nothing is told: `facts.tasks[0].measures[2]`."""
    text: str
    """What the longest draft would say of it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The product of compose and fit, the input of every writer."""

    title: str
    blocks: tuple[Block, ...]
    kind: str
    meta: Mapping[str, str] = field(default_factory=dict)
    """The file's properties: kind, author, date (ISO), version, keywords; tool, meeting and phrasebank that made it."""
    prompts: Mapping[str, str] = field(default_factory=dict)
    """Path of a blank to what is asked."""
    phrases: tuple[PhraseUse, ...] = ()
    speaking_rate: int = 180
    """Characters a minute: what the minutes beside a text are counted with."""
    asks: Mapping[str, Ask] = field(default_factory=dict)
    """Path of a fact or blank to what it is called."""
    variant: int = 1
    details: Mapping[str, tuple[int, int, tuple[str, ...]]] = field(default_factory=dict)
    """Section id to the detail, the rung and the entries held back that fit chose."""
    headings: tuple[Mapping[str, str], ...] = ()
    """Every set of parallel headings that suits, section id to heading, the one that stands in the draft first."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Path of a record to where it came from."""
    left_out: tuple[LeftOut, ...] = ()
    """In the order in which the longest draft says them."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """What was set beside the meeting file (`--set`): path to text."""
