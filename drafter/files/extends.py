"""Kinds of speech as their files say them in; whole kinds, with what they take over from those they extend, out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from drafter.files.faults import Faults, shown
from drafter.files.outline import change_outline
from drafter.i18n import _
from drafter.model.meeting import Changes
from drafter.model.place import Place
from drafter.model.template import OutlineEntry, Template

Written = Sequence[Mapping[str, Mapping[str, Any]]]
"""For each folder, the values of template.yaml by kind."""

_CHANGES = ("omit", "add", "change", "order")


def extend_kind(kind: str, written: Written, faults: Faults, first: int = 0, below: tuple[str, ...] = ()) -> Template:
    """A kind with what it takes over; one that replaces its namesake in a later folder may extend just that.

    first: the folder to begin with; below: the kinds that extend this one. A kind that is missing, and a ring, are faults.
    """
    folder = next(index for index in range(first, len(written)) if kind in written[index])
    values = dict(written[folder][kind])
    place: Place = values["place"]
    parent = values.pop("extends", "")
    changes = {key: values.pop(key) for key in _CHANGES if key in values}
    base = Template(id=kind, name="", place=place)
    if parent == kind and not any(kind in kinds for kinds in written[folder + 1 :]):
        faults.error("template", place, _("kind '{kind}' extends itself", kind=kind))
    elif parent == kind:
        base = extend_kind(kind, written, faults, folder + 1, below)
    elif parent in below:
        faults.error(
            "template", place, _("the kinds extend one another: {kinds}", kinds=" > ".join((*below, kind, parent)))
        )
    elif parent and not any(parent in kinds for kinds in written):
        known = [name for kinds in written for name in kinds]
        message = _("there is no kind '{kind}' to extend,", kind=shown(parent))
        faults.error("template", place, message, faults.did_you_mean(parent, known))
    elif parent:
        base = extend_kind(parent, written, faults, 0, (*below, kind))
    elif changes:
        faults.error("template", place, _("omit, add, change and order need 'extends'"))
    outline = tuple(_own_section(entry, kind) for entry in values.pop("outline", ())) or base.outline
    if changes:
        changes["add"] = tuple(_own_section(entry, kind) for entry in changes.get("add", ()))
        changed, findings = change_outline(outline, Changes(**changes, place=place))
        outline = tuple(changed)
        for finding in findings:
            faults.error(finding.rule, finding.place or place, finding.message, finding.suggestion)
    del values["format"]
    facts = {**base.facts, **values.pop("facts", {})}
    return replace(base, **{**values, "id": kind, "facts": facts, "outline": outline})


def _own_section(entry: OutlineEntry, kind: str) -> OutlineEntry:
    """`use: gap` is the kind's own section, `<kind>/gap`."""
    return replace(entry, use=f"{kind}/{entry.use}") if entry.use and "/" not in entry.use else entry
