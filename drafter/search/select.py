"""Phrases in; those of a function, a move, a kind, a status or a class of themes out."""

from collections.abc import Iterable, Mapping

from drafter.model.phrase import Function, Phrase, PhraseKind, Status, ThemeClass


def select_phrases(
    phrases: Iterable[Phrase],
    *,
    function: str | None = None,
    move: str | None = None,
    kind: PhraseKind | None = None,
    theme_class: ThemeClass | None = None,
    status: Status | None = None,
    speaker: str | None = None,
    audience: str | None = None,
    functions: Mapping[str, Function] | None = None,
) -> list[Phrase]:
    """The phrases of a function (a leaf or a branch), a move, a kind or a status, or fit for a class of themes.

    A phrase that names no class fits all.
    speaker, audience: roles; a phrase that names no speaker is said by whom `functions` say.
    """
    leaves = functions or {}
    return [
        phrase
        for phrase in phrases
        if (function is None or phrase.function == function or phrase.function.startswith(f"{function}."))
        and move in (None, phrase.move)
        and kind in (None, phrase.kind)
        and status in (None, phrase.status)
        and speaker
        in (None, *(phrase.fits.speakers or (leaves[phrase.function].speakers if phrase.function in leaves else ())))
        and audience in (None, *phrase.fits.audiences)
        and (theme_class is None or not phrase.fits.classes or theme_class in phrase.fits.classes)
    ]
