"""Text: a speech, a draft or a meeting file as the checks see it, line by line, each character with its place."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Literal

from drafter.dataclass import dataclass
from drafter.model.draft import BlockKind, Run
from drafter.model.organisation import Level
from drafter.model.phrase import Direction, Rank
from drafter.model.place import Place

Role = Literal[BlockKind, "value", "residue", "raw"]
"""As the kinds of a draft's blocks; value: one text of a meeting file; residue: what a web page left around a speech;
raw: a line as it stands, out of which the reader took marks."""

Origin = Literal["speech", "draft", "meeting"]


@dataclass(frozen=True)
class Line:
    """One paragraph: its text without the white space around it, marker included."""

    text: str
    place: Place
    """Of the first character of `text`."""
    role: Role = "paragraph"
    depth: int = 0
    """Level in the numbering: 1 is the highest; 0 is none."""
    marker: str = ""
    """一、 or 一要, with which `text` begins."""
    runs: tuple[Run, ...] = ()
    """They make up `text`: in a draft facts, phrases, blanks; in a file what stands together. Empty: one piece."""

    @cached_property
    def starts(self) -> list[int]:
        """Where in `text` each run begins."""
        return [0, *accumulate(len(run.text) for run in self.runs[:-1])]

    def place_at(self, offset: int) -> Place:
        """Where the character at `offset` of `text` stands in its file."""
        if self.runs:
            index = min(bisect_right(self.starts, offset), len(self.runs)) - 1
            place = self.runs[index].place
            if place is not None:
                return Place(place.file, place.line, place.column + offset - self.starts[index])
        return Place(self.place.file, self.place.line, self.place.column + offset)

    def marks(self, name: Literal["fact", "phrase", "blank"]) -> Iterator[tuple[int, int]]:
        """The stretches of `text` that are facts, phrases or blanks, as (start, end)."""
        end = 0
        for run in self.runs:
            start, end = end, end + len(run.text)
            if getattr(run, name):
                yield start, end


@dataclass(frozen=True, slots=True, eq=False)  # one text is itself: what is found in it is kept by it, and soon told
class Text:
    """What a rule sees. What is not known is empty or None, and a rule that needs it finds nothing."""

    lines: tuple[Line, ...]
    file: str = ""
    origin: Origin = "speech"
    title: str = ""
    kind: str = ""
    """Slug of the kind of speech: special-campaign."""
    genre: str = ""
    direction: Direction | None = None
    audience: str = ""
    """Id of the audience: comrades, deputies, school …"""
    date: datetime.date | None = None
    speaker: str = ""
    """The speaker's name."""
    rank: Rank | None = None
    level: Level | None = None
    """Of who speaks, where the post or, before subordinates, who called the meeting shows it."""
    spoken: bool = True
    """It is said aloud: no notice, no newspaper's report, no list of contents. Only then the ear matters."""
    markdown: bool = False
    """The file is Markdown: its marks are markup, not residue."""
