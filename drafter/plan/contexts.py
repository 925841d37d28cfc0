"""The contexts kept with phrases, run as the tests they are: a phrase and the evidence in, findings out."""

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.phrase import Evidence, Phrase
from drafter.plan.choose import missing_evidence


def check_contexts(phrase: Phrase, evidence: Mapping[str, Evidence]) -> Iterator[Finding]:
    """A finding for each context that the phrase does not stand in, and for each that it does not fall in."""
    for context in phrase.stands:
        if not stands_in(phrase, context, evidence):
            message = _("phrase {id} should stand where {context}", id=phrase.id, context=_shown(context))
            yield Finding("context", "error", message, phrase.place)
    for context in phrase.falls:
        if stands_in(phrase, context, evidence):
            message = _("phrase {id} should not stand where {context}", id=phrase.id, context=_shown(context))
            yield Finding("context", "error", message, phrase.place)


def stands_in(phrase: Phrase, context: Mapping[str, str], evidence: Mapping[str, Evidence]) -> bool:
    """Whether a context bears out what a phrase requires, and has before it what the phrase may stand after."""
    before = context.get("after")
    if phrase.after and before is not None and before not in phrase.after:
        return False
    return not missing_evidence(phrase, evidence, _facts(context))


def _facts(context: Mapping[str, str]) -> dict[str, Any]:
    """The facts of a context as conditions look them up: `meeting.name: …` is a name in a meeting."""
    facts: dict[str, Any] = {}
    for path, text in context.items():
        *parents, last = path.split(".")
        inner = facts
        for parent in parents:
            inner = inner.setdefault(parent, {})
        inner[last] = text
    return facts


def _shown(context: Mapping[str, str]) -> str:
    return "；".join(f"{path}: {text}" for path, text in context.items())
