"""What changed between two versions of a speech: sections, their paragraphs, the words in these."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from drafter.dataclass import dataclass
from drafter.language.change import Change, ChangeKind, count_changes
from drafter.language.measure import count_characters

Kind = Literal["same", "changed", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a version."""

    text: str
    line: int
    """Its number in the file, from 1."""
    marker: str = ""
    """一、 or 一是, with which `text` begins."""

    @property
    def words(self) -> str:
        """The text without its marker: a change of number alone is none."""
        return self.text.removeprefix(self.marker)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the top level with all that stands below it, or what stands before the first or after the last."""

    paragraphs: tuple[Paragraph, ...]
    heading: str = ""
    """Without its marker; empty for the opening and the ending."""
    marker: str = ""
    ending: bool = False

    @property
    def text(self) -> str:
        return "\n".join(paragraph.words for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Version:
    """One of the two texts."""

    parts: tuple[Part, ...]
    characters: int
    """Han characters and digits that are spoken."""

    @property
    def texts(self) -> list[str]:
        return [paragraph.text for part in self.parts for paragraph in part.paragraphs]


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """What became of a paragraph that is not the same."""

    kind: Kind
    changes: tuple[Change, ...]
    line: int
    """Where it stands in the new version; one that is gone, in the old one."""


@dataclass(frozen=True, slots=True)
class SectionChange:
    """What became of a section."""

    kind: Kind
    heading: str
    """As it reads now, marker included; of a section that is gone, as it read. Empty for the opening."""
    marker: str = ""
    """The marker that it had before, where that is another one now."""
    moved: bool = False
    paragraphs: tuple[ParagraphChange, ...] = ()
    ending: bool = False
    """It is what follows the last section; the opening is what stands before the first."""

    @property
    def places(self) -> int:
        """Places that changed in it."""
        lone = self.kind in ("new", "gone")
        return 1 if lone else sum(count_changes(paragraph.changes) for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Comparison:
    """What changed between two versions, in the order of the new one; what is gone stands where it stood."""

    old: Version
    new: Version
    sections: tuple[SectionChange, ...]

    @property
    def identical(self) -> bool:
        """Whether the texts are the same, letter by letter."""
        return self.old.texts == self.new.texts

    @cached_property
    def places(self) -> int:
        """Places that changed: words put in the place of others are one, so is a paragraph or a section."""
        return sum(section.places for section in self.sections)

    @cached_property
    def added(self) -> int:
        """Han characters and digits that are new."""
        return self._count("new")

    @cached_property
    def removed(self) -> int:
        """Han characters and digits that are gone."""
        return self._count("gone")

    @property
    def _paragraphs(self) -> Iterator[ParagraphChange]:
        for section in self.sections:
            yield from section.paragraphs

    def _count(self, kind: ChangeKind) -> int:
        changes = (change for paragraph in self._paragraphs for change in paragraph.changes)
        return sum(count_characters(change.text) for change in changes if change.kind == kind)
