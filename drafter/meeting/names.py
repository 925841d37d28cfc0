"""What a person calls something, and our names of such things, in; our name for it, out."""

import unicodedata
from collections.abc import Iterable, Mapping


def find_name(text: str, names: Mapping[str, Iterable[str]]) -> str:
    """The key that is the text, or one of whose other names is; nothing where there is none.

    Spaces around it, wide letters and an added 讲话 (工作推进会讲话) do not matter.
    """
    if text in names:
        return text
    folded = _fold(text)
    return next((key for key, others in names.items() if folded in map(_fold, (key, *others))), "")


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).strip()
    return folded.removesuffix("讲话") or folded
