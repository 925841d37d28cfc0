"""The paragraphs of an edited draft beside those of its record: moved, joined, parted, copied, gone, reworded."""

import re
from collections.abc import Collection, Iterator, Sequence

from drafter.edited.align import Places, base_path, find_moved
from drafter.edited.harvest.found import ParagraphChange
from drafter.edited.harvest.units import key_of_block, key_of_paragraph, key_of_text
from drafter.language.change import Change, ChangeKind, mark_changes
from drafter.language.likeness import likeness
from drafter.model.draft import Run
from drafter.model.edited import EditedDraft, Paragraph

_COPY = 0.8
"""Likeness from which a paragraph says what another does."""
_SHORT = 5
"""Characters of a paragraph that may stand twice by chance."""


def find_paragraphs(
    edited: EditedDraft, places: Places, added: Collection[tuple[int, str]], told: Collection[int]
) -> list[ParagraphChange]:
    """In reading order, those that are gone last.

    added: line and text of the sentences that were told as new. told: lines on which something stands in the place of
    a fact or a phrase, so that a paragraph that reads otherwise is no news.
    """
    finder = _Finder(edited, places, added, told)
    found = [*finder.moved(), *finder.joined(), *finder.beside(), *finder.reworded()]
    return sorted(found, key=lambda change: (not change.line, change.line))


def find_untold(
    edited: EditedDraft, places: Places, told: Sequence[ParagraphChange], names: Collection[str], texts: Sequence[str]
) -> list[ParagraphChange]:
    """Paragraphs in which something differs of which nothing is told: a mark at the end, half of a blank.

    told: the paragraphs that are told themselves. names: of the facts and phrases that are told. texts: what else is
    told as gone or new.
    """
    lines = {change.line for change in told} | {other.line for other in edited.paragraphs if len(other.blocks) > 1}
    gone = {change.text for change in told if not change.line}
    found = []
    for number, block in enumerate(edited.record.blocks, 1):
        paragraphs = places.of(number)
        if not paragraphs or lines & {paragraph.line for paragraph in paragraphs} or block.text in gone:
            continue
        now = [stretch for paragraph in paragraphs for stretch in paragraph.stretches]
        before = [
            (run.text, bool({run.fact, run.blank, run.phrase} & set(names))) for run in (Run(block.marker), *block.runs)
        ]
        after = [(each.text, base_path(each.fact) in names or each.phrase in names) for each in now]
        if _differ_untold(before, after, texts):
            found.append(ParagraphChange("reworded", paragraphs[0].line, paragraphs[0].text, block.text))
    return found


_Pieces = Sequence[tuple[str, bool]]
"""Stretches of a text, and whether what stands there is told."""


def _differ_untold(before: _Pieces, after: _Pieces, texts: Sequence[str]) -> bool:
    """Whether a character is gone or new of which nothing is told."""
    old, new = _Read(before, texts), _Read(after, texts)
    for change in mark_changes(old.text, new.text):
        if old.pass_over(change, "new") or new.pass_over(change, "gone"):
            return True
    return False


class _Read:
    """A text that is read from its beginning, with the characters of which something is told."""

    def __init__(self, pieces: _Pieces, texts: Sequence[str]) -> None:
        self.text = "".join(text for text, _told in pieces).replace("\n", "")
        self._told = [told for text, told in pieces for character in text if character != "\n"]
        for text in filter(None, texts):
            for match in re.finditer(re.escape(text.replace("\n", "")), self.text):
                self._told[match.start() : match.end()] = [True] * len(match[0])
        self._at = 0

    def pass_over(self, change: Change, other: ChangeKind) -> bool:
        """Read on; whether a character is changed here of which nothing is told. other: what stands only elsewhere."""
        if change.kind == other:
            return False
        start, self._at = self._at, self._at + len(change.text)
        if change.kind == "same":
            return False
        return not all(
            told for told, character in zip(self._told[start:], change.text, strict=False) if character.strip()
        )


class _Finder:
    def __init__(
        self, edited: EditedDraft, places: Places, added: Collection[tuple[int, str]], told: Collection[int]
    ) -> None:
        self.paragraphs, self.blocks, self.places = edited.paragraphs, edited.record.blocks, places
        self.added, self.told = added, told
        self.own = {number: places.of(number)[:1] for number in range(1, len(self.blocks) + 1)}

    def moved(self) -> Iterator[ParagraphChange]:
        """Those that stand before or behind others than when they were drafted."""
        lines = {number: own[0].line for number, own in self.own.items() if own}
        order = sorted(lines, key=lambda number: (lines[number], number))
        told: set[int] = set()
        for number in sorted(find_moved(order)):
            if lines[number] not in told:
                told.add(lines[number])
                yield ParagraphChange("moved", lines[number], self.own[number][0].text)

    def joined(self) -> Iterator[ParagraphChange]:
        """Those that came up to the paragraph before them."""
        for paragraph in self.paragraphs:
            for number in paragraph.blocks[1:]:
                yield ParagraphChange("joined", paragraph.line, paragraph.text, self.blocks[number - 1].text)

    def beside(self) -> Iterator[ParagraphChange]:
        """Paragraphs without a bookmark: parted from the one above, or a copy of one that still stands."""
        own = {paragraph.line for paragraphs in self.own.values() for paragraph in paragraphs}
        above = 0
        for paragraph in self.paragraphs:
            above = paragraph.blocks[-1] if paragraph.blocks else above
            if paragraph.line in own or not paragraph.text.strip():
                continue
            if above and not self._is_whole(above) and paragraph.text.strip() in self.blocks[above - 1].text:
                yield ParagraphChange("parted", paragraph.line, paragraph.text)
            elif self._is_copy(paragraph):
                yield ParagraphChange("copied", paragraph.line, paragraph.text)

    def reworded(self) -> Iterator[ParagraphChange]:
        """Those whose own words are others now, and those that are gone."""
        for number, block in enumerate(self.blocks, 1):
            paragraphs = self.places.of(number)
            if not any(paragraph.text.strip() for paragraph in paragraphs) and block.text:
                yield ParagraphChange("gone", 0, block.text)
                continue
            lines = {paragraph.line for paragraph in paragraphs}
            if lines & set(self.told) or any(len(paragraph.blocks) > 1 for paragraph in paragraphs):
                continue
            if not self._reads_as_drafted(number, paragraphs):
                yield ParagraphChange("reworded", paragraphs[0].line, paragraphs[0].text, block.text)

    def _reads_as_drafted(self, number: int, paragraphs: Sequence[Paragraph]) -> bool:
        """Whether all that differs is told elsewhere: facts, phrases, sentences that are new."""
        block = self.blocks[number - 1]
        keys, texts = "", ""
        for paragraph in (*paragraphs[:1], *(other for other in paragraphs[1:] if not self._is_copy(other))):
            key, text = key_of_paragraph(paragraph), paragraph.text
            for line, sentence in self.added:
                if line == paragraph.line:
                    text = text.replace(sentence, "", 1)
                    key = key.replace(key_of_text(sentence, paragraph), "", 1)
            keys, texts = keys + key.strip(), texts + text.strip()
        return _same_line(key_of_block(block), keys) or _same_line(block.text, texts)

    def _is_copy(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph says what a block says that still has its own."""
        texts = (block.text for number, block in enumerate(self.blocks, 1) if self.own[number])
        return any(_is_alike(text, paragraph.text) for text in texts)

    def _is_whole(self, number: int) -> bool:
        """Whether a block's own paragraph still says all of it."""
        return bool(self.own[number]) and self.own[number][0].text == self.blocks[number - 1].text


def _is_alike(text: str, other: str) -> bool:
    """Whether one says what the other does; a heading of a few characters is no copy of another."""
    shorter, longer = sorted((len(text), len(other)))
    return shorter > _SHORT and shorter >= _COPY * longer * _COPY and likeness(text, other) >= _COPY


def _same_line(one: str, other: str) -> bool:
    """Whether two texts are the same wherever their lines break."""
    return one.replace("\n", "") == other.replace("\n", "")
