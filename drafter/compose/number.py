"""Markers for headings and items: blocks with depths in, blocks with markers out, and items that do not fit theirs.

Numbers are given when the draft is whole, so that leaving something out never leaves a gap. A lone item gets no marker.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from drafter.dataclass import dataclass, replace
from drafter.i18n import _
from drafter.language.forms import Form, contradicts
from drafter.language.numbering import MARKERS, Marker
from drafter.language.words import Words
from drafter.model.draft import Block
from drafter.model.finding import Finding


@dataclass(frozen=True, slots=True)
class _Node:
    """A block that is to be numbered."""

    index: int
    depth: int
    parent: int
    """Index of the block it stands under; -1 at the top."""


def number_blocks(
    blocks: Sequence[Block], numbering: Mapping[str, tuple[str, ...]], words: Words
) -> tuple[list[Block], list[Finding]]:
    """Give every block with a depth its marker. `numbering`: section id to one marker pattern a level.

    Findings: a level without a marker; an item that its marker does not take, by name and place.
    """
    nodes = _nest(blocks)
    siblings: dict[int, list[_Node]] = {}
    for node in nodes:
        siblings.setdefault(node.parent, []).append(node)
    findings: list[Finding] = []
    result = list(blocks)
    for group in siblings.values():
        if len(group) < 2:
            continue
        for number, node in enumerate(group, 1):
            block = blocks[node.index]
            patterns = numbering.get(block.section, ())
            if node.depth > len(patterns):
                message = _(
                    "section {section} needs {depth} levels of numbering, and {given} are given",
                    section=block.section,
                    depth=node.depth,
                    given=len(patterns),
                )
                findings.append(Finding("numbering", "error", message, block.place))
                continue
            marker = MARKERS[patterns[node.depth - 1]]
            shown, head = marker.render(number), block.runs[0]
            result[node.index] = replace(block, marker=shown)
            fault = misfit(marker, shown, head.text, head.fact, words) if head.fact and not head.blank else ""
            if fault:
                findings.append(Finding("numbering", "error", fault, head.place))
    return result, findings


def misfit(marker: Marker, shown: str, item: str, path: str, words: Words) -> str:
    """What is wrong with an item behind a marker, 一要 before a noun; empty unless it plainly does not fit."""
    seen = _form_against(item, marker.forms, words) if marker.forms else None
    if seen is None:
        return ""
    return _(
        "{marker} takes a {wanted}, and '{item}' ({path}) is a {form}",
        marker=shown,
        wanted="/".join(marker.forms),
        item=item[:40],
        path=path,
        form=seen,
    )


@lru_cache(maxsize=4096)  # the same items are looked at in every state of their section
def _form_against(item: str, wanted: tuple[Form, ...], words: Words) -> Form | None:
    return contradicts(item, wanted, words.verbs, words.nouns)


def _nest(blocks: Sequence[Block]) -> list[_Node]:
    nodes: list[_Node] = []
    above: list[_Node] = []
    for index, block in enumerate(blocks):
        if not block.depth:
            continue
        while above and above[-1].depth >= block.depth:
            above.pop()
        node = _Node(index, block.depth, above[-1].index if above else -1)
        nodes.append(node)
        above.append(node)
    return nodes
