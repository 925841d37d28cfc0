"""Which sections there will be: an outline and changes to it in, the changed outline out."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.meeting import Changes
from drafter.model.place import Place
from drafter.model.template import OutlineEntry


def change_outline(outline: Sequence[OutlineEntry], changes: Changes) -> tuple[list[OutlineEntry], list[Finding]]:
    """Add, omit, change and order, in that order; every id that does not exist is a finding."""
    findings: list[Finding] = []
    entries = list(outline)

    def check(section: str, place: Place | None) -> bool:
        ids = [entry.id for entry in entries]
        if section in ids:
            return True
        near = get_close_matches(section, ids, 1)
        hint = _("Did you mean '{guess}'?", guess=near[0]) if near else _("Sections here: {ids}", ids="、".join(ids))
        findings.append(Finding("outline", "error", _("no section '{id}'", id=section), place, suggestion=hint))
        return False

    for entry in changes.add:
        if entry.id in [known.id for known in entries]:
            message = _("there is a section '{id}' already", id=entry.id)
            findings.append(Finding("outline", "error", message, entry.place))
        elif not entry.after:
            entries.append(entry)
        elif check(entry.after, entry.place):
            after = next(index for index, known in enumerate(entries) if known.id == entry.after)
            entries.insert(after + 1, entry)
    for section in changes.omit:
        if check(section, changes.place):
            entries = [entry for entry in entries if entry.id != section]
    for section, change in changes.change.items():
        if check(section, change.place):
            entries = [
                replace(entry, heading=change.heading or entry.heading, numbering=change.numbering or entry.numbering)
                if entry.id == section
                else entry
                for entry in entries
            ]
    ordered = [section for section in changes.order if check(section, changes.place)]
    return _reorder(entries, ordered), findings


def _reorder(entries: list[OutlineEntry], order: Sequence[str]) -> list[OutlineEntry]:
    """The named entries in the named order, in the places that they held together; the others stay where they are."""
    named = {entry.id: entry for entry in entries if entry.id in order}
    queue = iter([named[section] for section in order])
    return [next(queue) if entry.id in named else entry for entry in entries]
