"""Phrases in; those of a function, a move, a kind, a status or a class of themes out."""

from collections.abc import Iterable

from drafter.model.phrase import Phrase, PhraseKind, Status, ThemeClass


def select_phrases(
    phrases: Iterable[Phrase],
    *,
    function: str | None = None,
    move: str | None = None,
    kind: PhraseKind | None = None,
    theme_class: ThemeClass | None = None,
    status: Status | None = None,
) -> list[Phrase]:
    """The phrases of a function (a leaf or a branch), a move, a kind or a status, or fit for a class of themes.

    A phrase that names no class fits all.
    """
    return [
        phrase
        for phrase in phrases
        if (function is None or phrase.function == function or phrase.function.startswith(f"{function}."))
        and move in (None, phrase.move)
        and kind in (None, phrase.kind)
        and status in (None, phrase.status)
        and (theme_class is None or not phrase.fits.classes or theme_class in phrase.fits.classes)
    ]
