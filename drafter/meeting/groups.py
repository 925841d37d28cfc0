"""Kinds of speech in; the same by the occasion for which people look for them, or those for an occasion, out."""

from collections.abc import Iterable
from itertools import pairwise
from typing import get_args

from drafter.i18n import _
from drafter.model.template import Group, Template


def group_kinds(kinds: Iterable[Template]) -> list[tuple[str, list[Template]]]:
    """The groups that have kinds, in their order; kinds of no group last."""
    known = list(kinds)
    grouped = ((_called(group), [kind for kind in known if kind.group == group]) for group in (*get_args(Group), ""))
    return [(name, members) for name, members in grouped if members]


def find_by_occasion(text: str, kinds: Iterable[Template]) -> list[Template]:
    """The kinds that say something of an occasion: those that name it, or else those that name most of its words.

    A word of two characters counts the more, the fewer kinds have it: 竞聘演讲 finds 竞聘上岗.
    """
    told = [(kind, _told(kind)) for kind in kinds]
    named = [kind for kind, words in told if text in words]
    if named:
        return named
    pieces = {one + other for one, other in pairwise(text)}
    holders = {piece: sum(piece in words for _kind, words in told) for piece in pieces}
    weights = [(sum(1 / holders[piece] for piece in pieces if piece in words), kind) for kind, words in told]
    most = max((weight for weight, _kind in weights), default=0)
    return [kind for weight, kind in weights if weight > most * 2 / 3 and most >= _LEAST]


_LEAST = 1 / 3
"""A word that more kinds than three have (会议) finds none of them."""


def _told(kind: Template) -> str:
    return "\n".join((kind.name, *kind.aliases, kind.choose, *kind.occasions, kind.description))


def _called(group: str) -> str:
    """A group of kinds in words."""
    words = {
        "deploy": _("To assign work"),
        "listen": _("To chair, report, promise, answer"),
        "honour": _("To honour people and deeds"),
        "ceremony": _("To welcome, open, send greetings"),
        "post": _("To take up a post or leave one"),
        "school": _("At school"),
        "writing": _("For print"),
    }
    return words.get(group, _("Others"))
