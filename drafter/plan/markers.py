"""Markers that suit what they number: 一、 in place of 第一， where a title is no order; a hint for each noun."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.dataclass import replace
from drafter.i18n import _
from drafter.language.forms import contradicts
from drafter.language.numbering import MARKERS, Marker
from drafter.language.orders import bids_itself, read_order
from drafter.language.titles import lead_points, lead_tasks
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting
from drafter.model.phrase import Phrasebank
from drafter.model.span import Span
from drafter.model.template import OutlineEntry, Template, Templates
from drafter.plan.conditions import spoken_texts

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
    fitted, hints, theme = [], [], str(meeting.theme.get("noun", ""))
    for entry in entries:
        section = templates.sections.get(entry.use)
        numbering, depth = entry.numbering or template.numbering, 1 if entry.headed else 0
        marker = MARKERS.get(numbering[depth]) if depth < len(numbering) else None
        told = dict(_titles(values.get(section.points) if section and section.points else None, theme))
        titles = list(told)
        given = {str(title): told[title] for title in titles if title.origin.form == "verb"}
        if section and "headed" in section.body:
            leads = lead_points(given, bank.words)
        else:
            leads = lead_tasks(given, bank.words)
        if section and (
            "titled" in section.body or "headed" in section.body
        ):  # elsewhere a title stands as it was written
            hints += [_hint(title, leads[str(title)]) for title in titles if leads.get(str(title))]
        doubtful = marker and any(_is_doubtful(title, leads.get(str(title), ""), marker, bank) for title in titles)
        change = meeting.sections.change.get(entry.id)
        if doubtful and marker and len(titles) > 1 and not (change and change.numbering):
            entry = replace(entry, numbering=(*numbering[:depth], NEUTRAL[depth], *numbering[depth + 1 :]))
        fitted.append(entry)
    return fitted, hints


def _titles(records: Any, theme: str) -> Iterator[tuple[Span, str]]:
    """The titles of a list of tasks that somebody wrote, each with what its measures say."""
    for record in records or ():
        title = record.get("title") if isinstance(record, Mapping) else None
        if isinstance(title, Span) and title.origin.kind == "fact":
            yield title, told_of(record, theme)


def told_of(task: Mapping[str, Any], theme: str) -> str:
    """What a task's measures say, and the theme: from these its title takes its verb."""
    given = [task.get(name) for name in ("measures", "points", "nodes", "promises")]
    told = [text for text in spoken_texts(given) if isinstance(text, Span) and text.origin.kind == "fact"]
    return "；".join([theme, *told])


def _is_doubtful(title: Span, lead: str, marker: Marker, bank: Phrasebank) -> bool:
    """Whether a title may not stand behind a marker; with 一要 also where nothing shows that it opens with a verb."""
    words = bank.words
    if lead:
        return False
    misfits = bool(marker.forms) and contradicts(title, marker.forms, words.verbs, words.nouns) is not None
    if marker.forms != ("verb",):
        return misfits or (marker.pattern == "一是" and "是" in title)
    return misfits or read_order(title, words) != "verb" or bids_itself(title)


def _hint(title: Span, lead: str) -> Finding:
    message = _("'{title}' has no verb: the draft says “{said}”", title=title[:40], said=f"{lead}{title[:40]}")
    suggestion = _("If another verb is meant, write it into the title.")
    return Finding("title", "hint", message, title.origin.place, suggestion=suggestion)
