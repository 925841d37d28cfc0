"""Markers that suit what they number: tasks written as nouns get 一、 in place of 第一，, and a suggestion for each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from drafter.i18n import _
from drafter.language.forms import contradicts, recognise_form
from drafter.language.numbering import MARKERS
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting
from drafter.model.phrase import Phrasebank
from drafter.model.span import Span
from drafter.model.template import OutlineEntry, Template, Templates

NEUTRAL = ("一、", "（一）")
"""Markers before which anything may stand, at the top level and beneath a heading."""


def fit_markers(
    entries: Sequence[OutlineEntry],
    meeting: Meeting,
    template: Template,
    templates: Templates,
    values: Mapping[str, Any],
    bank: Phrasebank,
) -> tuple[list[OutlineEntry], list[Finding]]:
    """The outline with markers that every title can stand behind, and a hint for each title that could not.

    A numbering that the meeting file itself asks for stays: what does not fit it is refused later.
    """
    fitted, hints = [], []
    for entry in entries:
        section = templates.sections.get(entry.use)
        numbering, depth = entry.numbering or template.numbering, 1 if entry.headed else 0
        marker = MARKERS.get(numbering[depth]) if depth < len(numbering) else None
        titles = list(_titles(values.get(section.points) if section and section.points else None))
        odd = [title for title in titles if marker and _misfits(title, marker.forms, bank)]
        doubtful = odd or [
            title for title in titles if marker and marker.forms == ("verb",) and _opens_oddly(title, bank)
        ]
        change = meeting.sections.change.get(entry.id)
        if doubtful and marker and len(titles) > 1 and not (change and change.numbering):
            entry = replace(entry, numbering=(*numbering[:depth], NEUTRAL[depth], *numbering[depth + 1 :]))
            hints += [_hint(title, marker.pattern) for title in odd]
        fitted.append(entry)
    return fitted, hints


def _titles(records: Any) -> list[Span]:
    """The titles of a list of tasks that somebody wrote."""
    given = [record.get("title") for record in records or () if isinstance(record, Mapping)]
    return [title for title in given if isinstance(title, Span) and title.origin.kind == "fact"]


def _misfits(title: Span, forms: tuple[Any, ...], bank: Phrasebank) -> bool:
    return bool(forms) and contradicts(title, forms, bank.words.verbs, bank.words.nouns) is not None


def _opens_oddly(title: Span, bank: Phrasebank) -> bool:
    """Whether nothing shows that a title opens with a verb: 要 would stand before a noun, 要班级读书角."""
    return recognise_form(title, bank.words.verbs, bank.words.nouns) != "verb"


def _hint(title: Span, marker: str) -> Finding:
    message = _(
        "'{title}' has no verb and cannot stand behind “{marker}”: it is numbered otherwise",
        title=title[:40],
        marker=marker,
    )
    suggestion = _("With a verb the task is an order: 抓好{title}, 做好{title}.", title=title[:40])
    return Finding("numbering", "hint", message, title.origin.place, suggestion=suggestion)
