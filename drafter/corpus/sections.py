"""Builds the sections of a speech, each with its own text, from its paragraphs and their nested markers."""

import re
from collections.abc import Sequence

from drafter.corpus.headings import Heading, glued_end, label, read_heading
from drafter.corpus.markers import FORMAL
from drafter.corpus.outline import Node
from drafter.dataclass import replace
from drafter.language.punctuation import FINAL
from drafter.language.sentences import split_sentences
from drafter.model.passage import Passage
from drafter.model.place import Place
from drafter.model.speech import Section

_ROWS = frozenset(("spoken", "adverb", "circled", "arabic-paren"))


def read_headings(nodes: Sequence[Node], folded: Sequence[str]) -> list[Heading]:
    """The heading of each node."""
    headings = []
    broken = _one_sentence_a_line(folded)
    paired = _paired_lists(nodes, folded)
    for at, node in enumerate(nodes):
        following = nodes[at + 1] if at + 1 < len(nodes) else None
        text = folded[node.mark.paragraph]
        same = following is not None and following.mark.paragraph == node.mark.paragraph
        item_end = following.mark.start if following is not None and same else len(text)
        has_items = following is not None and same and following.parent is node
        formal = node.mark.style.family in FORMAL
        heading = read_heading(text, node.mark.end, item_end, has_items, formal, node.mark.position == "start")
        if heading.headed and node.value > 1 and _in_row(node, heading, folded):
            # In a row of clauses (一是…；二是…；三是…。) the last is none other than the rest.
            heading = label(heading.start, heading.end)
        if not heading.headed and not same and _stands_alone(node, following, folded, _LONGEST if formal else _PAIRED):
            end = len(text.rstrip(f"{FINAL} "))
            heading = Heading(heading.start, end, len(text), True, False)
        elif not heading.headed and id(node) in paired:
            end = text.index("。", heading.start)
            heading = Heading(heading.start, end, end + 1, True, True)
        if broken and heading.headed and not heading.run_in and heading.resume == len(text) > heading.end:
            alone = following is not None and following.mark.paragraph == node.mark.paragraph + 1
            below = following is not None and following.parent is node
            heading = replace(heading, run_in=below or not alone)
        headings.append(heading)
    if any(heading.run_in and heading.end == heading.resume for heading in headings):
        return [_unglued(node, heading, folded) for node, heading in zip(nodes, headings, strict=True)]
    return headings


def _unglued(node: Node, heading: Heading, folded: Sequence[str]) -> Heading:
    """The heading of an item in a text in which nothing ends headings, as the balance of others shows."""
    text = folded[node.mark.paragraph]
    end = glued_end(text, heading.start, heading.end) if node.mark.style.family in FORMAL and heading.headed else 0
    return Heading(heading.start, end, end, True, True) if end else heading


def _stands_alone(node: Node, following: Node | None, folded: Sequence[str], longest: int) -> bool:
    """Whether an item is one sentence on a line of its own, long as it is, with text of its own below."""
    at = node.mark.paragraph
    text = folded[at]
    alone = node.mark.position == "start" and len(text) - node.mark.end <= longest
    below = following.mark.paragraph if following else len(folded)
    return alone and below > at + 1 and len(list(split_sentences(text[node.mark.end :]))) == 1 and "：" not in text


_LONGEST = 70
"""Characters of a heading on a line of its own."""


def _paired_lists(nodes: Sequence[Node], folded: Sequence[str]) -> set[int]:
    """The items (by id) of lists in paragraphs all of which begin with a sentence of two or three clauses and go on:
    一是突出打好攻坚战，县域经济跃上新台阶。…"""
    lists: dict[int, list[Node]] = {}
    for node in nodes:
        lists.setdefault(id(node.parent), []).append(node)
    return {
        id(node)
        for siblings in lists.values()
        if len(siblings) > 1 and all(_begins_paired(node, folded) for node in siblings)
        for node in siblings
    }


def _begins_paired(node: Node, folded: Sequence[str]) -> bool:
    text = folded[node.mark.paragraph]
    stop = text.find("。", node.mark.end)
    first = text[node.mark.end : stop]
    clauses = first.split("，")
    return (
        node.mark.position == "start"
        and 0 < stop < len(text) - 1
        and 2 <= len(clauses) <= 3
        and len(first) <= _PAIRED
        and not re.search("[：；！？]", first)
        and min(map(len, clauses)) >= 4
    )


_PAIRED = 46
"""Characters of such a first sentence."""


def _one_sentence_a_line(folded: Sequence[str]) -> bool:
    """Whether every sentence of the text was set on a line of its own: then 。 ends lines, not headings."""
    ended = [text.count("。") for text in folded if text.endswith("。")]
    return len(ended) >= _LINES and ended.count(1) >= 0.9 * len(ended)


_LINES = 15


def _in_row(node: Node, heading: Heading, folded: Sequence[str]) -> bool:
    """Whether an item goes on with a row of clauses that semicolons part."""
    before = folded[node.mark.paragraph][: node.mark.start].rstrip()
    if before:
        return node.mark.style.family in _ROWS and before.endswith(("；", "，"))
    return not heading.run_in and node.mark.paragraph > 0 and folded[node.mark.paragraph - 1].endswith("；")


def build_sections(
    paragraphs: Sequence[Passage], folded: Sequence[str], nodes: Sequence[Node], headings: Sequence[Heading], file: str
) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """What stands before the first node, and the sections of the top level."""
    if not nodes:
        return tuple(paragraphs), ()
    own: dict[int, list[Passage]] = {id(node): [] for node in nodes}
    first = nodes[0].mark
    opening = [*paragraphs[: first.paragraph], *_piece(paragraphs[first.paragraph], 0, first.start)]
    for at, (node, heading) in enumerate(zip(nodes, headings, strict=True)):
        following = nodes[at + 1].mark if at + 1 < len(nodes) else None
        paragraph = node.mark.paragraph
        text = paragraphs[paragraph]
        same = following is not None and following.paragraph == paragraph
        end = following.start if following is not None and same else len(text.text)
        item_end = end if same else _item_end(node, heading, folded[paragraph], end)
        own[id(node)] += _piece(text, heading.resume, item_end)
        if node.parent is not None and item_end < end:
            own[id(node.parent)] += _piece(text, item_end, end)
        if not same:
            owner = _owner(node)
            last = following.paragraph if following is not None else len(paragraphs)
            own[id(owner)] += paragraphs[paragraph + 1 : last]
            if following is not None and following.start:
                own[id(owner)] += _piece(paragraphs[following.paragraph], 0, following.start)
    heads = {id(node): heading for node, heading in zip(nodes, headings, strict=True)}

    def build(node: Node) -> Section:
        heading, text = heads[id(node)], paragraphs[node.mark.paragraph]
        return Section(
            depth=node.depth,
            level=node.level,
            marker=text.text[node.mark.start : node.mark.end].strip(),
            heading=text.text[heading.start : heading.end].strip(),
            place=Place(file, *text.where(node.mark.start)),
            headed=heading.headed,
            run_in=heading.run_in,
            inline=node.mark.position != "start",
            paragraphs=tuple(own[id(node)]),
            subsections=tuple(map(build, node.children)),
        )

    return tuple(opening), tuple(build(node) for node in nodes if node.parent is None)


def _piece(passage: Passage, start: int, end: int) -> list[Passage]:
    return [passage.cut(start, end)] if passage.text[start:end].strip() else []


def _item_end(node: Node, heading: Heading, folded: str, end: int) -> int:
    """Where the last item of a list of clauses ends: with its sentence. What follows is the parent's again."""
    if node.mark.position == "start" or heading.headed or node.value == 1:
        return end
    stop = folded.find("。", heading.resume, end)
    return end if stop < 0 else stop + 1


def _owner(node: Node) -> Node:
    """Whose text a paragraph after this item's is: that of the section around a list inside a paragraph."""
    while (
        node.mark.position != "start" and node.parent is not None and node.parent.mark.paragraph == node.mark.paragraph
    ):
        node = node.parent
    return node
