"""Places the sentences of a speech: the section that each stands in, and whether it is a heading."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from drafter.corpus.headings import Heading
from drafter.corpus.outline import Node
from drafter.language.sentences import split_sentences


class Sentence(NamedTuple):
    """A sentence of a paragraph, from start to end; words: where its words begin, after the marker."""

    paragraph: int
    start: int
    end: int
    words: int
    node: Node | None
    """The innermost node that has begun at its words."""
    opens: bool
    """A marker stands at its start."""
    heading: bool
    top_heading: str = ""
    """The heading of the section of the top level around it."""
    inner_heading: str = ""
    """The heading of the formal part (一、 （一） 1.) it stands in."""
    row: bool = False
    """It is a row of a table."""
    speaker: str = ""
    """The label of who speaks, where speakers take turns."""


def _part_glued(spans: Iterable[tuple[int, int]], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, parted also where a heading ends that no mark ends."""
    for start, end in spans:
        for cut in ends:
            if start < cut < end:
                yield start, cut
                start = cut
        yield start, end


def place_sentences(
    folded: Sequence[str],
    nodes: Sequence[Node],
    headings: Sequence[Heading],
    turns: Mapping[int, int],
    rows: Collection[int],
) -> list[Sentence]:
    """All sentences of a speech in order; they cover it from end to end.

    turns: paragraphs that a speaker's label opens, with its end. rows: those that are rows of tables.
    """
    sentences = []
    at = 0
    node: Node | None = None
    glued: dict[int, list[int]] = {}
    for each, heading_of in zip(nodes, headings, strict=True):
        if heading_of.headed and heading_of.end == heading_of.resume < len(folded[each.mark.paragraph]):
            glued.setdefault(each.mark.paragraph, []).append(heading_of.end)
    top_heading = inner_heading = speaker = ""
    for index, text in enumerate(folded):
        spans = [(0, len(text))] if index in rows else _part_glued(split_sentences(text), glued.get(index, ()))
        if index in turns:
            speaker = text[: turns[index]].removesuffix("：")
        for start, end in spans:
            if not text[start:end].strip():
                continue
            while start < end and text[start] == " ":
                start += 1
            words, opens = min(max(start, turns.get(index, 0)), end), False
            heading = turns.get(index, 0) >= end  # a label on a line of its own
            while at < len(nodes) and nodes[at].mark.paragraph == index and nodes[at].mark.start < end:
                node = nodes[at]
                words_of = text[headings[at].start : headings[at].end]
                if node.parent is None:
                    top_heading = inner_heading = words_of
                elif headings[at].headed and node.mark.position == "start":
                    inner_heading = words_of
                if node.mark.start == start:
                    opens, words = True, min(node.mark.end, end)
                    # 二是投资稳中有进。 inside a row says it all: a sentence, not the heading of one.
                    alone = node.mark.position != "start" and not headings[at].run_in
                    heading = headings[at].headed and headings[at].resume >= end and not alone
                at += 1
            sentences.append(
                Sentence(
                    index, start, end, words, node, opens, heading, top_heading, inner_heading, index in rows, speaker
                )
            )
    return sentences
