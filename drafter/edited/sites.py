"""An element of a Word file in; where it is and what people call it, out."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from drafter.i18n import _
from drafter.model.draft import told_in
from drafter.model.edited import Record
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.word.controls import Tags, alias_of, tag_of
from drafter.word.namespaces import W
from drafter.word.nodes import Node, name_of
from drafter.word.text import text_of, walk_paragraphs

_WORDS = 12
"""Characters of a paragraph by which it is found."""


_INDEX = re.compile(r"\[\d+\]")

_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key")


class Site(NamedTuple):
    """An element, and the root of the part that it is in."""

    root: Node
    node: Node


def tell(rule: str, file: str, sites: Sequence[Site], message: str, advice: str, about: str) -> Finding:
    """A finding at the first of its sites: the number of a paragraph of the body, or what other part it is in."""
    site = sites[0]
    paragraph = paragraph_of(site)
    words = text_of(paragraph).replace("\n", "").strip()
    where = f"“{words[:_WORDS]}{'…' if len(words) > _WORDS else ''}”" if words else _("(empty paragraph)")
    part = name_of(site.root)
    if part != "document":
        where = _("{part} {words}", part=name_part(part), words=where)
    number = next((n for n, other in enumerate(walk_paragraphs(site.root), 1) if other is paragraph), 1)
    place = Place(file, number) if part == "document" else None
    return Finding(rule, "error", _("{where}: {message}", where=where, message=message), place, about, advice)


def count_places(sites: Sequence[Site]) -> str:
    """How often something stands there, where that is more than once."""
    return _(", in {count} places", count=len(sites)) if len(sites) > 1 else ""


def name_part(part: str) -> str:
    """What people call a part, by the name of its root."""
    names = {"hdr": _("Header"), "ftr": _("Footer"), "footnotes": _("Footnote"), "endnotes": _("Endnote")}
    return names.get(part, part)


def name_control(control: Node, record: Record | None = None) -> str:
    """“城市名称” (fact:city): alias and tag, as far as the control has them. Of a draft of ours, by its record, the
    alias and the item of which it is: “时限” of “把路上的安全管住”."""
    alias, tag = alias_of(control), tag_of(control)
    kind, path = Tags(record).of(control) if record else ("", "")
    if alias and kind:
        item = next((text for text in _items_around(path, record) if text), "") if record else ""
        return _("“{alias}” of “{item}”", alias=alias, item=item) if item else f"“{alias}”"
    if alias and tag:
        return _("“{alias}” ({tag})", alias=alias, tag=tag)
    return f"“{alias or tag}”" if alias or tag else _("a content control without a name")


def _items_around(path: str, record: Record) -> Iterator[str]:
    """What the items of lists are called in which a fact lies, the innermost first; not what it says itself."""
    told = told_in(record.blocks)
    for end in reversed([match.end() for match in _INDEX.finditer(path)]):
        said = (text for at, text in told.items() if at.startswith(f"{path[:end]}.") and not at.startswith(path))
        words = next(said, "")
        yield f"{words[:_WORDS]}…" if len(words) > _WORDS else words


def handle_of(control: Node) -> str:
    """The tag of a control; some editors lose it and keep the alias."""
    return tag_of(control) or alias_of(control)


def paragraph_of(site: Site) -> Node:
    """The paragraph around an element, or else the first one in it, or else the one before it."""
    around = next(site.node.iterancestors(f"{W}p"), None)
    inside = around if around is not None else next(site.node.iter(f"{W}p"), None)
    if inside is not None:
        return inside
    before = [node for node in site.root.iter(f"{W}p", site.node.tag) if node.tag == f"{W}p" or node is site.node]
    return before[max(before.index(site.node) - 1, 0)]


def group(things: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> dict[_Key, list[_Thing]]:
    """Things of one key together, in the order in which the first of each stands."""
    groups: dict[_Key, list[_Thing]] = {}
    for thing in things:
        groups.setdefault(key(thing), []).append(thing)
    return groups
