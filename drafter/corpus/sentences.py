"""Places the sentences of a speech: the section that each stands in, and whether it is a heading."""

from collections.abc import Sequence

from drafter.corpus.headings import Heading
from drafter.corpus.outline import Node
from drafter.dataclass import dataclass
from drafter.language.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class Sentence:
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


def place_sentences(folded: Sequence[str], nodes: Sequence[Node], headings: Sequence[Heading]) -> list[Sentence]:
    """All sentences of a speech in order; they cover it from end to end."""
    sentences = []
    at = 0
    node: Node | None = None
    top_heading = inner_heading = ""
    for index, text in enumerate(folded):
        for start, end in split_sentences(text):
            if not text[start:end].strip():
                continue
            while start < end and text[start] == " ":
                start += 1
            words, opens, heading = start, False, False
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
            sentences.append(Sentence(index, start, end, words, node, opens, heading, top_heading, inner_heading))
    return sentences
