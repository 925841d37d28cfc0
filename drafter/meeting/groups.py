"""Kinds of speech in; the same by the occasion for which people look for them, each group with its name, out."""

from collections.abc import Iterable
from typing import get_args

from drafter.i18n import _
from drafter.model.template import Group, Template


def group_kinds(kinds: Iterable[Template]) -> list[tuple[str, list[Template]]]:
    """The groups that have kinds, in their order; kinds of no group last."""
    known = list(kinds)
    grouped = ((_called(group), [kind for kind in known if kind.group == group]) for group in (*get_args(Group), ""))
    return [(name, members) for name, members in grouped if members]


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
