"""Kinds of speech as their files say them in; whole kinds, with what they take over from those they extend, out."""

from collections.abc import Mapping, Sequence
from typing import Any

from drafter.dataclass import replace
from drafter.files.faults import Faults, shown
from drafter.files.outline import change_outline
from drafter.i18n import _
from drafter.model.meeting import Changes
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import OutlineEntry, Template

Written = Sequence[Mapping[str, Mapping[str, Any]]]
"""For each folder, the values of template.yaml by kind."""

_CHANGES = ("omit", "add", "change", "order")


def extend_kind(kind: str, written: Written, faults: Faults, first: int = 0, below: tuple[str, ...] = ()) -> Template:
    """A kind with what it takes over; one that replaces its namesake in a later folder may extend just that.

    first: the folder to begin with; below: the kinds that extend this one. Unknown kinds and rings are faults.
    """
    folder = next(index for index in range(first, len(written)) if kind in written[index])
    values = dict(written[folder][kind])
    place: Place = values["place"]
    parent: Span | None = values.pop("extends", None)
    changes = {key: values.pop(key) for key in _CHANGES if key in values}
    base = _base_of(kind, parent, folder, written, faults, below, place) or Template(id=kind, name="", place=place)
    if changes and not parent:
        faults.error("template", place, _("omit, add, change and order need 'extends'"))
    outline = tuple(_own_section(entry, kind) for entry in values.pop("outline", ())) or base.outline
    if changes:
        changes["add"] = tuple(_own_section(entry, kind) for entry in changes.get("add", ()))
        changed, findings = change_outline(outline, Changes(**changes, place=place))
        outline = tuple(changed)
        for finding in findings:
            faults.error(finding.rule, finding.place or place, finding.message, finding.suggestion)
    del values["format"]
    values["extends"] = (str(parent), *base.extends) if parent and parent != kind else base.extends
    values["facts"] = {**base.facts, **values.get("facts", {})}
    if parent != kind:
        values.setdefault("aliases", ())  # what people call the other kind is not what they call this one
        values.setdefault("choose", "")
    if "headings" not in values:
        ids = {"when", *(entry.id for entry in outline)}
        values["headings"] = tuple({key: each[key] for key in each if key in ids} for each in base.headings)
    return replace(base, **{**values, "id": kind, "outline": outline})


def _base_of(
    kind: str, parent: Span | None, folder: int, written: Written, faults: Faults, below: tuple[str, ...], place: Place
) -> Template | None:
    """The whole kind that a kind of a folder extends."""
    if parent is None:
        return None
    place = parent.origin.place or place
    first = folder + 1 if parent == kind else 0
    known = [name for kinds in written[first:] for name in kinds]
    if parent in below or (parent == kind and kind not in known):
        ring = " > ".join((*below, kind, parent))
        faults.error("template", place, _("the kinds extend one another: {kinds}", kinds=ring))
    elif parent not in known:
        message = _("there is no kind '{kind}' to extend,", kind=shown(parent))
        faults.error("template", place, message, faults.did_you_mean(parent, known))
    else:
        return extend_kind(str(parent), written, faults, first, below if parent == kind else (*below, kind))
    return None


def _own_section(entry: OutlineEntry, kind: str) -> OutlineEntry:
    """`use: gap` is the kind's own section, `<kind>/gap`."""
    return replace(entry, use=f"{kind}/{entry.use}") if entry.use and "/" not in entry.use else entry
