"""A document and names in; the same document with its bookmarks renamed, told apart and paired."""

from collections.abc import Callable, Iterable
from itertools import count

from drafter.model.marks import BOOKMARK, FACT_MARK, PHRASE_MARK
from drafter.word.markup import read_number
from drafter.word.namespaces import W
from drafter.word.nodes import Node, remove


def rename_bookmarks(root: Node, rename: Callable[[str], str]) -> None:
    """Give our bookmarks the names of the new record; one without a name there goes."""
    for start in list(root.iter(f"{W}bookmarkStart")):
        name = start.get(f"{W}name", "")
        if _is_ours(start):
            if fresh := rename(name):
                start.set(f"{W}name", fresh)
            else:
                remove(start)  # its end goes with it when bookmarks are paired


def give_ids(fragments: Iterable[Node], first: int) -> int:
    """Number the bookmarks of new paragraphs and runs from `first` on; returns the next number."""
    numbers = count(first)
    ids: dict[str, str] = {}
    for fragment in fragments:
        for node in fragment.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            old = node.get(f"{W}id", "")
            if node.tag == f"{W}bookmarkStart":
                ids[old] = str(next(numbers))
            node.set(f"{W}id", ids.get(old, old))
    return next(numbers)


def next_id(root: Node) -> int:
    """A number above those of all bookmarks."""
    return 1 + max((read_number(node.get(f"{W}id")) for node in root.iter(f"{W}bookmarkStart")), default=0)


def pair_bookmarks(root: Node) -> None:
    """Take out bookmarks around nothing, ends or beginnings alone, and second bookmarks of one name."""
    for start in list(root.iter(f"{W}bookmarkStart")):
        following = start.getnext()
        if following is not None and following.tag == f"{W}bookmarkEnd" and is_mark(start):
            remove(start)
    ends = {node.get(f"{W}id") for node in root.iter(f"{W}bookmarkEnd")}
    names: set[str] = set()
    for start in list(root.iter(f"{W}bookmarkStart")):
        name = start.get(f"{W}name", "")
        if start.get(f"{W}id") not in ends or name in names:
            remove(start)
        names.add(name)
    starts = {node.get(f"{W}id") for node in root.iter(f"{W}bookmarkStart")}
    for end in list(root.iter(f"{W}bookmarkEnd")):
        if end.get(f"{W}id") not in starts:
            remove(end)


def is_mark(node: Node) -> bool:
    """Whether an element begins one of our bookmarks around a control."""
    return node.tag == f"{W}bookmarkStart" and node.get(f"{W}name", "").startswith((PHRASE_MARK, FACT_MARK))


def _is_ours(start: Node) -> bool:
    return start.get(f"{W}name", "").startswith((BOOKMARK, PHRASE_MARK, FACT_MARK))
