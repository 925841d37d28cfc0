"""What is typed so far in; the kinds of speech and the phrases that it may become out."""

from drafter.cli.inputs import open_workspace
from drafter.model.finding import InputError


def complete_kind(incomplete: str) -> list[tuple[str, str]]:
    """Kinds by their ids, and by what they are called when that is typed.

    None where the templates here are wrong, which the command itself will say.
    """
    try:
        kinds = open_workspace().templates.kinds
    except InputError:
        return []
    by_id = [(kind.id, kind.name) for kind in kinds.values() if kind.id.startswith(incomplete)]
    return by_id or [(kind.name, kind.id) for kind in kinds.values() if kind.name.startswith(incomplete)]


def complete_phrase(incomplete: str) -> list[tuple[str, str]]:
    """Ids of phrases with their words."""
    try:
        phrases = open_workspace().phrasebank.phrases
    except InputError:
        return []
    return [(phrase.id, phrase.text) for phrase in phrases if phrase.id.startswith(incomplete)]
