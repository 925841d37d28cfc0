"""An edited draft in; the same with sentences that were typed into a phrase's control beside the phrase outside it.

In Word a cursor at the edge of a control writes into it: what was said before the phrase or behind it seems part of it.
"""

from collections.abc import Iterator
from itertools import groupby

from drafter.dataclass import replace
from drafter.language.punctuation import FINAL
from drafter.language.sentences import ends_sentence
from drafter.model.edited import EditedDraft, Paragraph, Stretch, phrase_spots


def set_apart(edited: EditedDraft) -> EditedDraft:
    """Sentences beside a phrase that stands as it was drafted are the writer's own."""
    drafted = {name: spots[0].text for name, spots in phrase_spots(edited.record).items() if spots}
    paragraphs = []
    for paragraph in edited.paragraphs:
        stretches: list[Stretch] = []
        for name, group in groupby(paragraph.stretches, key=lambda stretch: stretch.phrase):
            stretches += _part(list(group), drafted.get(name, ""))
        paragraphs.append(Paragraph(paragraph.line, tuple(stretches), paragraph.blocks))
    return replace(edited, paragraphs=tuple(paragraphs))


def _part(stretches: list[Stretch], drafted: str) -> Iterator[Stretch]:
    """The stretches of a control, those before and behind the phrase without its name; a fact is never parted."""
    text = "".join(stretch.text for stretch in stretches)
    start = text.find(drafted.rstrip(FINAL)) if drafted else -1
    if start < 0:
        yield from stretches
        return
    end = start + len(drafted.rstrip(FINAL))
    behind = text[end:].lstrip(FINAL)
    end = len(text) - len(behind) if behind.strip() and ends_sentence(text[: len(text) - len(behind)]) else len(text)
    start = start if ends_sentence(text[:start].strip()) else 0
    at = 0
    for stretch in stretches:
        if stretch.fact:
            yield stretch
            at += len(stretch.text)
            continue
        for low, high, inside in ((0, start, False), (start, end, True), (end, len(text), False)):
            piece = stretch.text[max(low - at, 0) : max(high - at, 0)]
            if piece:
                yield replace(stretch, text=piece) if inside else replace(stretch, text=piece, phrase="")
        at += len(stretch.text)
