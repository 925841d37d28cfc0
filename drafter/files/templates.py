"""Template folders in; kinds of speech, sections, record kinds and audiences out."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from drafter.dataclass import dataclass
from drafter.files.extends import extend_kind
from drafter.files.faults import Faults, shown
from drafter.files.outline import report_twins
from drafter.files.schema import Record, read_root
from drafter.files.section_file import SUFFIX, read_section
from drafter.files.template_tables import AUDIENCES_FILE, FACTS_FILE, MEETING_FIELDS_FILE, TEMPLATE_FILE, WORDS_FILE
from drafter.files.text import refuse_unseen
from drafter.files.yaml import read_yaml
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import (
    KINDS,
    Audience,
    FieldKind,
    RecordKind,
    SectionTemplate,
    Template,
    Templates,
)
from drafter.resources import data_dir


def load_templates(folders: Sequence[Path]) -> tuple[Templates, list[Finding]]:
    """What the folders hold and what is odd about it; a name in an earlier folder replaces its namesake in later ones.

    Raises InputError with every fault: of the YAML, of the tables, unknown sections, kinds of facts, audiences, kinds
    that extend one another in a ring.
    """
    faults = Faults()
    shelves = [_read_folder(folder, faults) for folder in folders]
    forms = [_read(folder / "meeting.yaml", MEETING_FIELDS_FILE, faults) for folder in _with_ours(folders)]
    written = [shelf.kinds for shelf in shelves]
    templates = Templates(
        kinds={kind: extend_kind(kind, written, faults) for kind in _first(written)},
        sections=_first(shelf.sections for shelf in shelves),
        records=_first([*(form.get("kinds", {}) for form in reversed(forms)), *(shelf.records for shelf in shelves)]),
        audiences=_first(shelf.audiences for shelf in shelves),
        meeting=_first(form.get("fields", {}) for form in reversed(forms)),
        words=_first(shelf.words for shelf in shelves),
    )
    if not faults.errors:
        _check(templates, faults)
    return templates, faults.close()


def _with_ours(folders: Sequence[Path]) -> list[Path]:
    """The folders, ours among them: what every meeting file holds is known whatever they are."""
    ours = data_dir("templates")
    return [*folders, *([] if ours in folders else [ours])]


@dataclass
class _Shelf:
    """What one folder holds; `kinds` as their files say them, before `extends`."""

    kinds: dict[str, dict[str, Any]]
    sections: dict[str, SectionTemplate]
    records: dict[str, RecordKind]
    audiences: dict[str, Audience]
    words: dict[str, tuple[str, ...]]


def _read_folder(folder: Path, faults: Faults) -> _Shelf:
    if not folder.is_dir():
        faults.error("file", Place(str(folder), 1), _("there is no such folder"))
    refuse_unseen(folder, faults)
    kinds: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*/template.yaml")):
        values = _read(path, TEMPLATE_FILE, faults)
        if values:
            kinds[path.parent.name] = values
    sections: dict[str, SectionTemplate] = {}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        section = None if path.name.startswith((".", "~")) else read_section(path, _section_id(path, folder), faults)
        if section:
            other = sections.setdefault(section.id, section)
            if other is not section:
                message = _("section '{id}' stands twice; the first is at {place}", id=section.id, place=other.place)
                faults.error("duplicate-id", Place(str(path), 1), message)
    return _Shelf(
        kinds,
        sections,
        _read(folder / "facts.yaml", FACTS_FILE, faults).get("kinds", {}),
        _read(folder / "audiences.yaml", AUDIENCES_FILE, faults).get("audiences", {}),
        _read(folder / "words.yaml", WORDS_FILE, faults).get("words", {}),
    )


def _read(path: Path, table: Record, faults: Faults) -> dict[str, Any]:
    """The values of a file by key; nothing where there is no such file, or it is wrong."""
    if not os.path.lexists(path):
        return {}
    return read_root(table, read_yaml(path, faults), faults) or {}


def _section_id(path: Path, folder: Path) -> str:
    """`situation/rings` for sections/situation/rings.md.j2; `follow-up/gap` for a section that only that kind has."""
    parts = path.relative_to(folder).as_posix().removesuffix(SUFFIX)
    return parts.removeprefix("sections/")


def _check(templates: Templates, faults: Faults) -> None:
    """Everything that is named is there."""
    kinds = (*KINDS, *templates.records, *(record.plural for record in templates.records.values()))
    _check_fields(templates.meeting.values(), kinds, faults)
    for record in templates.records.values():
        _check_fields(record.fields.values(), kinds, faults)
        for name in (record.plain, record.told, *record.skeleton, record.open, *record.needs):
            if name and name not in record.fields and record.place:
                message = _("kind '{kind}' has no field '{name}',", kind=record.name, name=shown(name))
                faults.error("template", record.place, message, faults.did_you_mean(name, record.fields))
    for template in templates.kinds.values():
        _check_fields(template.facts.values(), kinds, faults)
        _check_template(template, templates, faults)


def _check_template(template: Template, templates: Templates, faults: Faults) -> None:
    if not template.outline:
        faults.error("missing-key", template.place, _("'{key}' is missing", key="outline"))
    if template.audience not in templates.audiences:
        message = _("there is no audience '{name}',", name=shown(template.audience))
        place = template.audience.origin.place if isinstance(template.audience, Span) else None
        faults.error(
            "template", place or template.place, message, faults.did_you_mean(template.audience, templates.audiences)
        )
    report_twins(template.outline, faults)
    known = {
        f"{part}.{name}"
        for part, field in templates.meeting.items()
        if field.kind in templates.records
        for name in templates.records[field.kind].fields
    }
    for path in template.asks:
        if path not in known:
            message = _("asks: no '{path}' in a meeting file,", path=shown(path))
            faults.error("template", template.place, message, faults.did_you_mean(path, sorted(known)))
    for entry in template.outline:
        if entry.use and entry.use not in templates.sections:
            message = _("there is no section file '{name}',", name=shown(entry.use))
            faults.error(
                "template", entry.place or template.place, message, faults.did_you_mean(entry.use, templates.sections)
            )
    ids = [entry.id for entry in template.outline]
    for name in (name for headings in template.headings for name in headings if name not in (*ids, "when")):
        message = _("headings: no section '{id}',", id=shown(name))
        faults.error("template", template.place, message, faults.did_you_mean(name, ids))


def _check_fields(fields: Iterable[FieldKind], kinds: Sequence[str], faults: Faults) -> None:
    for field in fields:
        if field.kind not in kinds and field.place:
            message = _("{name}: there is no kind '{kind}',", name=field.name, kind=shown(field.kind))
            faults.error("template", field.place, message, faults.did_you_mean(field.kind, kinds))


Value = TypeVar("Value")


def _first(groups: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    """By name what the first group that knows it says; a later group's order is kept."""
    found: dict[str, Value] = {}
    for group in groups:
        for name, value in group.items():
            found.setdefault(name, value)
    return found
