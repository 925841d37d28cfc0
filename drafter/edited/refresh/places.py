"""An edited draft and what was written in; where that stands in it now out."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from drafter.edited.refresh.align import likeness
from drafter.model.edited import EditedDraft, Paragraph

ALIKE = 0.6
"""Likeness (difflib's ratio) above which a paragraph whose bookmark is gone is the recorded one."""


def find_controls(paragraphs: Sequence[Paragraph], path: str) -> Iterator[tuple[int, int, str]]:
    """Line, offset and text of each control of a path; a fact with blanks in it is one."""
    for paragraph in paragraphs:
        at = 0
        for (own, _phrase), group in groupby(
            paragraph.stretches, key=lambda stretch: (inside(stretch.fact, path), stretch.phrase)
        ):
            text = "".join(stretch.text for stretch in group)
            if own:
                yield paragraph.line, at, text
            at += len(text)


def inside(fact: str, path: str) -> bool:
    """Whether a control is that of a path, or that of a blank in it."""
    return fact == path or (fact.startswith(f"{path}:") and fact[len(path) + 1 :].isdecimal())


def find_lines(edited: EditedDraft) -> dict[int, list[Paragraph]]:
    """The paragraphs of each recorded block: by bookmark, with what follows up to the next; else by their text."""
    found: dict[int, list[Paragraph]] = {}
    current: tuple[int, ...] = ()
    loose: list[Paragraph] = []
    for paragraph in edited.paragraphs:
        if paragraph.blocks:
            current = paragraph.blocks
        else:
            loose.append(paragraph)
        for number in paragraph.blocks or current[-1:]:
            found.setdefault(number, []).append(paragraph)
    for number, block in enumerate(edited.record.blocks, 1):
        if number not in found and loose:
            near, at = max((likeness(block.text, paragraph.text), -index) for index, paragraph in enumerate(loose))
            if near >= ALIKE:
                found[number] = [loose[-at]]
    return found


def locate(text: str, start: int, end: int, edited: str) -> int | None:
    """Where characters `start` to `end` of a text stand in an edited one, untouched; None where they do not."""
    if text == edited:
        return start
    for block in SequenceMatcher(None, text, edited, autojunk=False).get_matching_blocks():
        if block.a <= start and end <= block.a + block.size and block.size:
            return block.b + start - block.a
    return None
