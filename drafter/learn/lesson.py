"""What was learned of a speech: its parts as lines of words and of what is filled in, and its facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from drafter.corpus.front import Front
from drafter.dataclass import dataclass
from drafter.files.learned_words import LearnedWords
from drafter.language.dated import Found
from drafter.language.words import Words
from drafter.language.yearly import Yearly
from drafter.learn.facts import Learned
from drafter.learn.parts import Paragraph, Part
from drafter.learn.piece import Piece
from drafter.model.organisation import Organisation
from drafter.model.phrase import Phrasebank
from drafter.model.speech import Speech
from drafter.model.wordlist import Wordlists


@dataclass(frozen=True, slots=True)
class Bank:
    """What is known beside the speech: phrases, words, and the organisation's own."""

    phrases: Phrasebank
    wordlists: Wordlists
    words: Words
    organisation: Organisation
    said: LearnedWords
    """What stands in the files of a learned kind."""


@dataclass(frozen=True)
class Line:
    """A paragraph as it stands in a section: words, and what is filled in."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Choice:
    """A place where speeches that were learned together differ."""

    name: str
    """The fact that says which way is taken."""
    ways: Mapping[str, tuple[Line, ...]]
    """What each way is called, to its lines; the first is taken where nothing is said."""


@dataclass(frozen=True)
class LearnedPart:
    """A section of the learned kind."""

    part: Part
    lines: tuple[Line | Choice, ...]
    phrases: tuple[tuple[str, str], ...]
    """Name of a request, and the id of the entry that stood there."""
    when: str = ""
    """The condition of a part that not all of the speeches have."""
    headings: Mapping[str, Line] = field(default_factory=dict)
    """Condition to heading, where the speeches differ in it; then none stands among the lines."""

    def walk(self) -> Iterator[Line]:
        """All lines, those of every way."""
        yield from self.headings.values()
        for line in self.lines:
            yield from (line,) if isinstance(line, Line) else (one for way in line.ways.values() for one in way)


@dataclass(frozen=True)
class Lesson:
    """What was learned of one speech."""

    speech: Speech
    front: Front
    parts: tuple[LearnedPart, ...]
    facts: tuple[Learned, ...]
    theme: str
    """The noun; empty where the title names none."""
    minutes: float
    free: float
    """Share of the body's characters that stand in facts of whole sentences."""
    yearly: tuple[Yearly, ...]


@dataclass(frozen=True)
class Apart:
    """A speech in its parts, with what in it is filled in next time: names, figures, days, formulas."""

    speech: Speech
    front: Front
    theme: str
    parts: Sequence[Part]
    found: Mapping[int, list[Found]]
    """By the identity of a paragraph."""

    def spans(self, paragraph: Paragraph) -> list[Found]:
        return self.found[id(paragraph)]
