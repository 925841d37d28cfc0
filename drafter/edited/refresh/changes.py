"""What a refresh changes in an edited draft: words, paragraphs, and what is told because it stays."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from drafter.dataclass import dataclass
from drafter.model.draft import Block, Run, text_of
from drafter.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a paragraph give way to runs; `fact`: they are what one control holds."""

    line: int
    start: int
    end: int
    runs: tuple[Run, ...]
    fact: str = ""
    """The control's path now; without runs it is only renamed."""
    number: int = 0
    """The block of the new draft that the runs are from; 0 is none."""
    order: int = 0
    """Of two edits at one place the one that comes first."""


@dataclass(frozen=True, slots=True)
class Insertion:
    """A new block, after a paragraph (0: before the first); or one that stood elsewhere."""

    after: int
    number: int
    """Of the block in the new draft, from 1."""
    lines: tuple[int, ...] = ()
    """Where it stood, with what the writer put in behind it: they come to stand there as they were edited."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """What a new draft changes in an edited one."""

    blocks: tuple[Block, ...] = ()
    """The new draft, with the old words around facts that have not changed."""
    edits: tuple[Edit, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    removals: tuple[int, ...] = ()
    """Lines of paragraphs that the meeting file no longer gives and the writer has not touched."""
    kept: tuple[Finding, ...] = ()
    """What the writer edited and the new facts would have changed."""
    numbers: Mapping[int, int] = field(default_factory=dict)
    """Number of a recorded block to its number in the new draft."""
    open: Mapping[str, str] = field(default_factory=dict)
    """Facts among `kept`: path to what the meeting file would have printed. They go into the new record."""

    @property
    def changes(self) -> bool:
        """Whether a letter changes."""
        return bool(self.insertions or self.removals or any(edit.runs or edit.start < edit.end for edit in self.edits))


def apply_text(text: str, edits: Sequence[Edit]) -> str:
    """A paragraph's text after its edits."""
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.order), reverse=True):
        text = text[: edit.start] + text_of(edit.runs) + text[edit.end :]
    return text
