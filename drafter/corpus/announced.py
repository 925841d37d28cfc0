"""Finds what a speaker announces (讲三点意见) and compares it with the number of sections that follow."""

import re
from collections.abc import Iterator, Sequence

from drafter.corpus.lists import ANNOUNCED
from drafter.corpus.outline import Node
from drafter.language.numerals import parse
from drafter.language.punctuation import FINAL, PAUSE
from drafter.model.passage import Passage
from drafter.model.place import Place
from drafter.model.speech import Announcement

_STOP = re.compile(f"[{FINAL}{PAUSE}]")
_FINAL = re.compile(f"[{FINAL}]")


def find_announced(
    body: Sequence[Passage], folded: Sequence[str], nodes: Sequence[Node], file: str
) -> Iterator[Announcement]:
    """Every announcement that a list follows: in its paragraph after it, or at the start of the next."""
    if not nodes:
        return
    at = 0
    for index, text in enumerate(folded):
        for match in ANNOUNCED.finditer(text):
            while at < len(nodes) and (nodes[at].mark.paragraph, nodes[at].mark.start) < (index, match.end()):
                at += 1
            if at == len(nodes):
                return
            node = nodes[at]
            stop = _STOP.search(text, match.end())
            end = stop.start() if stop else len(text)
            if node.value != 1 or not _follows(node, index, end, folded):
                continue
            start = max(text.rfind(mark, 0, match.start()) for mark in FINAL + PAUSE) + 1
            place = Place(file, *body[index].where(match.start()))
            yield Announcement(body[index].text[start:end].strip(), parse(match["count"]), _length(node, nodes), place)


def _follows(node: Node, index: int, end: int, folded: Sequence[str]) -> bool:
    """Whether a list begins near enough behind an announcement: at most two sentences or one paragraph between."""
    mark = node.mark
    if mark.paragraph == index:
        return len(_FINAL.findall(folded[index], end, mark.start)) <= 2
    between = folded[index + 1 : mark.paragraph]
    last = folded[index][end:].count("。") <= 1
    return last and len(between) <= (1 if node.depth > 1 else 3)


def _length(first: Node, nodes: Sequence[Node]) -> int:
    """Items of the list that begins with a node."""
    siblings = first.parent.children if first.parent else [node for node in nodes if node.parent is None]
    at = next(index for index, node in enumerate(siblings) if node is first)
    length = 1
    for node in siblings[at + 1 :]:
        if node.value == 1:
            break
        length += 1
    return length
