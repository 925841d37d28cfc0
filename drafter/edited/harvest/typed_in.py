"""An edited draft in; the same with sentences that were typed into a control beside its fact or phrase outside it.

In Word a cursor at the edge of a control writes into it: what was said before the phrase or behind it seems part of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest

from drafter.dataclass import replace
from drafter.edited.align import base_path
from drafter.language.likeness import likeness
from drafter.language.punctuation import FINAL
from drafter.language.sentences import split_sentences
from drafter.model.edited import EditedDraft, Paragraph, Spot, Stretch, fact_spots, phrase_spots

_ALIKE = 0.6
"""Likeness from which on sentences in a control are what was drafted there, reworded."""


def set_apart(edited: EditedDraft) -> EditedDraft:
    """Whole sentences before or behind what was drafted in a control are the writer's own."""
    phrases, facts = _texts(phrase_spots(edited.record)), _texts(fact_spots(edited.record))
    paragraphs = []
    for paragraph in edited.paragraphs:
        stretches: list[Stretch] = []
        for (phrase, fact), group in groupby(paragraph.stretches, key=_control):
            inner = list(group)
            drafted = phrases.get(phrase, ()) if phrase else facts.get(fact, ())
            stretches += _part(inner, drafted)
        paragraphs.append(Paragraph(paragraph.line, tuple(_end_once(stretches)), paragraph.blocks))
    return replace(edited, paragraphs=tuple(paragraphs))


def _texts(spots: Mapping[str, Sequence[Spot]]) -> Mapping[str, tuple[str, ...]]:
    """By name what was printed; a blank is nothing that a sentence could stand beside."""
    return {name: tuple(dict.fromkeys(spot.text for spot in each if not spot.blank)) for name, each in spots.items()}


def _control(stretch: Stretch) -> tuple[str, str]:
    return (stretch.phrase, "") if stretch.phrase else ("", base_path(stretch.fact))


def _part(stretches: Sequence[Stretch], drafted: Sequence[str]) -> Iterator[Stretch]:
    """The stretches of a control, without its name those before and behind what was drafted; inner facts stay whole."""
    text = "".join(stretch.text for stretch in stretches)
    start, end = _find(text, drafted)
    at = 0
    for stretch in stretches:
        inner = stretch.fact and (stretch.phrase or base_path(stretch.fact) != stretch.fact)
        if inner or (start, end) == (0, len(text)):
            yield stretch
            at += len(stretch.text)
            continue
        for low, high, inside in ((0, start, False), (start, end, True), (end, len(text), False)):
            piece = stretch.text[max(low - at, 0) : max(high - at, 0)]
            if piece:
                yield replace(stretch, text=piece) if inside else Stretch(piece)
        at += len(stretch.text)


def _find(text: str, drafted: Sequence[str]) -> tuple[int, int]:
    """Where what was drafted stands in a control; all of it where there is no more than that, or nobody knows."""
    sentences = list(split_sentences(text))
    best, found = _ALIKE, (0, len(text))
    for told in drafted:
        count = len(list(split_sentences(told)))
        if not count or text == told or len(sentences) <= count:
            continue
        for first in range(len(sentences) - count + 1):
            start, end = sentences[first][0], sentences[first + count - 1][1]
            bare = text[start:end].rstrip(FINAL)
            share = likeness(bare, told.rstrip(FINAL))
            if share >= best:
                ends = end if told.endswith(tuple(FINAL)) else start + len(bare)
                best, found = share, (start, ends)
    return found


def _end_once(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """A sentence that was typed with its mark before the mark of what it was typed into ends in one of them."""
    for stretch, behind in zip_longest(stretches, stretches[1:]):
        doubled = behind is not None and stretch == Stretch(stretch.text) and behind.text.startswith("。")
        yield Stretch(stretch.text.removesuffix("。")) if doubled else stretch
