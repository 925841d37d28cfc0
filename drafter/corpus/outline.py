"""Nests the markers of a speech: a 1 opens a list below, any other number goes on with the list that it follows."""

from collections.abc import Iterator, Sequence
from dataclasses import field

from drafter.corpus.lists import COUNT, drop_announced, drop_lone_adverbs
from drafter.corpus.markers import FORMAL, LAST, Mark, Style, find_dashes, find_marks
from drafter.dataclass import dataclass
from drafter.language.expressions import expression


@dataclass
class Node:
    """A marker that was accepted, and where it hangs."""

    mark: Mark
    value: int
    depth: int
    level: int
    parent: "Node | None"
    children: "list[Node]" = field(default_factory=list)


@dataclass
class _List:
    """An open list: its last item."""

    first: Style
    last: Node

    @property
    def style(self) -> Style:
        return self.last.mark.style

    @property
    def at_start(self) -> bool:
        """Its items begin paragraphs."""
        return self.last.mark.position == "start"

    def ended_before(self, paragraph: int) -> bool:
        """A spoken list inside an earlier paragraph."""
        return self.style.family not in FORMAL and not self.at_start and self.last.mark.paragraph < paragraph


_GAP = 3
_NEAR = 8
_SPEAKER_ANNOUNCES = expression(
    rf"我(?:再|想|就|还|也|先)?(?:讲|谈|强调|提|说)[^，。；：]{{0,4}}[{COUNT}]{{1,2}}[点条个句]"
)


def find_outline(folded: Sequence[str]) -> list[Node]:
    """All nodes of a speech in the order of the text. folded: its paragraphs, folded."""
    marks = [mark for index, text in enumerate(folded) for mark in find_marks(text, index)]
    if dashes := find_dashes(folded):
        marks = sorted([*marks, *dashes], key=lambda mark: (mark.paragraph, mark.start))
    return nest(drop_lone_adverbs(drop_announced(_drop_doubtful(marks), folded)), folded)


def _drop_doubtful(marks: Sequence[Mark]) -> list[Mark]:
    """A marker with no mark before it counts only in sequence: after n - 1 of its style, or as a 1 before its 2."""
    following: list[int | None] = []
    next_of: dict[str, int] = {}
    for mark in reversed(marks):
        following.append(next_of.get(mark.style.name))
        next_of[mark.style.name] = mark.value
    kept: list[Mark] = []
    last_of: dict[str, int] = {}
    for mark, after in zip(marks, reversed(following), strict=True):
        if mark.position == "glued":
            if mark.value == 1 and (after != 2 or mark.style.family == "dun"):
                continue
            if mark.value != 1 and last_of.get(mark.style.name) != mark.value - 1:
                continue
        kept.append(mark)
        last_of[mark.style.name] = mark.value
    return kept


def nest(marks: Sequence[Mark], folded: Sequence[str]) -> list[Node]:
    """The marks as nodes, each with its parent; marks that fit no list are left out.

    The stack holds the open lists, outermost first. A 1 opens a list under the last item; of a style that is open
    already it begins that list anew. Any other number goes on with the list that stands just before it: of its own
    style first, then of a style of the same family (第二是, 第三要), innermost first.
    """
    stack: list[_List] = []
    nodes: list[Node] = []
    for at, mark in enumerate(marks):
        later = (marks[index] for index in range(at + 1, len(marks)))
        keep = _open(stack, mark, later, folded) if mark.value == 1 else _continue(stack, mark, next(later, None))
        if keep is None:
            continue
        goes_on = mark.value != 1 and keep < len(stack)
        value = mark.value if mark.value != LAST else stack[keep].last.value + 1
        del stack[keep + goes_on :]
        parent = stack[keep - 1].last if keep else None
        level = max(mark.style.rank, parent.level + 1) if parent else mark.style.rank
        node = Node(mark, value, keep + 1, level, parent)
        if goes_on:
            stack[keep].last = node
        else:
            stack.append(_List(mark.style, node))
        if parent:
            parent.children.append(node)
        nodes.append(node)
    return nodes


def _open(stack: Sequence[_List], mark: Mark, later: Iterator[Mark], folded: Sequence[str]) -> int | None:
    """How many lists stay open when a 1 arrives; None when it is no marker."""
    if mark.position == "comma" and not _has_second(mark, later):
        return None
    keep = len(stack)
    if mark.position == "start" and _announced_anew(stack, mark, folded):
        return 0
    # 一是 二是 inside a paragraph end with it: what begins later does not hang from their last item.
    while keep and stack[keep - 1].ended_before(mark.paragraph):
        keep -= 1
    for index in range(keep):
        if stack[index].last.mark.like(mark) and stack[index].at_start == (mark.position == "start"):
            return index
    if mark.style.family in FORMAL:
        while keep and stack[keep - 1].style.rank > mark.style.rank:
            keep -= 1
    elif mark.position == "start" and mark.style.name == "第一，":
        while keep and stack[keep - 1].style.rank > 1 and stack[keep - 1].style.family not in FORMAL:
            keep -= 1
    return keep


def _announced_anew(stack: Sequence[_List], mark: Mark, folded: Sequence[str]) -> bool:
    """After 第一，… 第二，… a paragraph of its own says 我提三点希望: its list stands beside, not below."""
    if not stack or any(open_list.style.family in FORMAL for open_list in stack):
        return False
    between = mark.paragraph - 1
    return between > stack[-1].last.mark.paragraph and _SPEAKER_ANNOUNCES.search(folded[between]) is not None


def _has_second(mark: Mark, later: Iterator[Mark]) -> bool:
    """Whether a 2 of the same family follows, before any other 1 of it, within a few paragraphs."""
    for other in later:
        if other.style.family == mark.style.family or other.paragraph > mark.paragraph + _NEAR:
            return other.value == 2 and other.paragraph <= mark.paragraph + _NEAR
    return False


def _continue(stack: Sequence[_List], mark: Mark, after: Mark | None) -> int | None:
    """The index of the list that a number above 1 goes on with, len(stack) to open one, None when it is no marker."""
    inner_first = range(len(stack) - 1, -1, -1)
    if mark.value == LAST:
        return next((i for i in inner_first if stack[i].first.family == "adverb"), None)
    at_start = mark.position == "start"
    candidates = [i for i in inner_first if stack[i].last.value == mark.value - 1]
    same_style = [i for i in candidates if stack[i].last.mark.like(mark)]
    same_place = [i for i in same_style if stack[i].at_start == at_start]
    same_family = [i for i in candidates if _same_family(stack[i], mark)]
    for found in (same_place, same_style, same_family):
        if found:
            return found[0]
    if mark.position not in ("start", "sentence"):
        return None
    # The number is out of sequence: kept where the text shows a list of this style, for the checks to speak about.
    for index in inner_first:
        if stack[index].last.mark.like(mark):
            gap = mark.value - stack[index].last.value
            return index if 0 < gap <= _GAP or (at_start and -_GAP <= gap <= 0) else None
    followed = after is not None and after.value == mark.value + 1 and after.style.family == mark.style.family
    if at_start and (mark.style.family in FORMAL or followed):
        # Its list has lost its beginning.
        by_rank = (i for i, open_list in enumerate(stack) if open_list.style.rank >= mark.style.rank)
        return next(by_rank, len(stack))
    return None


def _same_family(open_list: _List, mark: Mark) -> bool:
    families = {open_list.style.family, mark.style.family}
    if families == {"dun", "spoken"}:
        # 一、 二、 第三，: both number the sections of a speech.
        return open_list.style.rank == mark.style.rank == 1 and open_list.at_start and mark.position == "start"
    return len(families) == 1 or families == {"adverb", "spoken"}
