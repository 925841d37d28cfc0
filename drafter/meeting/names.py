"""What a person calls something, and our names of such things, in; our name for it, out."""

import unicodedata
from collections.abc import Iterable, Mapping

from drafter.model.template import Template


def find_name(text: str, names: Mapping[str, Iterable[str]]) -> str:
    """The key that is the text, or one of whose other names is; nothing where there is none.

    Spaces around it, wide letters and an added 讲话 (工作推进会讲话) do not matter.
    """
    if text in names:
        return text
    folded = _fold(text)
    return next((key for key, others in names.items() if folded in map(_fold, (key, *others))), "")


def find_kind(text: str, known: Mapping[str, Template]) -> str:
    """The id of the kind of speech that a text names, by its id or what people call it; nothing where it names none."""
    return find_name(text, {kind.id: (kind.name, *kind.aliases) for kind in known.values()})


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).strip()
    return folded.removesuffix("讲话") or folded
