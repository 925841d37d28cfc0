"""Templates and a kind of speech in; what a meeting file of that kind may hold out: its fields, and their kinds."""

import re
from collections.abc import Mapping
from typing import Final

from drafter.dataclass import replace
from drafter.meeting.kinds import TEXT, Kind, Texts
from drafter.meeting.records import Facts, One, Part, Several
from drafter.meeting.values import CALENDAR, Changes, Choice, Day, Flag, Minutes, Name, Pins, Speech, Version
from drafter.model.meeting import ATTRIBUTES, Value
from drafter.model.path import FactPath
from drafter.model.template import FieldKind, RecordKind, Template, Templates

PEOPLE: Final = "people"
ORGANISATION: Final = "organisation"
"""The record of an organisation's words (`org`)."""

_KEPT = 20_000
"""Paths of which it is known what stands there: those of one large form."""
_RECENT = 8
"""Kinds of speech whose vocabulary is kept."""


class Vocabulary:
    """What may stand in meeting files of one kind."""

    def __init__(self, templates: Templates, template: Template | None) -> None:
        """template: None where the kind is not known; then nothing is known of the facts."""
        self.template = template
        self.records = templates.records
        self.by_plural = {record.plural: record for record in templates.records.values()}
        self.fields = templates.meeting
        """The top level."""
        self.more = tuple(name for name in templates.meeting if name not in ATTRIBUTES)
        """Fields of the top level that no module knows by name: sections and conditions may name them."""
        self.unasked = frozenset(template.unasked if template else ())
        self.facts = template.facts if template else {}
        self._found: dict[FactPath, FieldKind | None] = {}
        self._completed: dict[str, tuple[Value, Value]] = {}
        """By name of a fact the value that was completed last, and what it became."""
        facts = RecordKind("facts", "", self.facts)
        self._inner = {**self.by_plural, **self.records, "facts": facts}
        self._kinds: Mapping[str, Kind] = {
            **{record.plural: Several(record, self) for record in self.records.values()},
            **{name: One(record, self) for name, record in self.records.items()},
            "text": TEXT,
            "texts": Texts(),
            "flag": Flag(),
            "date": Day(),
            "choice": Choice(),
            "speech": Speech(templates.kinds),
            "calendar": CALENDAR,
            "minutes": Minutes(template.minutes if template else 0),
            "name": Name(),
            "version": Version(),
            "changes": Changes(),
            "pins": Pins(),
            "facts": Facts(facts, self),
        }

    def of(self, field: FieldKind) -> Kind:
        """The kind of a field."""
        record = self.inner(field) if field.examples else None
        if record is None:
            return self._kinds[field.kind]
        return Several(record, self) if field.kind == record.plural else One(record, self)

    def top(self) -> list[tuple[FieldKind, Kind]]:
        """The fields of the top level with their kinds, in the order of a new file."""
        return [
            (field, self.part(field.name) if field.kind in self.records else self.of(field))
            for field in self.fields.values()
        ]

    def part(self, name: str) -> Part:
        """A record at the top level: `theme`."""
        return Part(self.records[self.fields[name].kind], self)

    def inner(self, field: FieldKind) -> RecordKind | None:
        """The record that a field is, or that its items are, with the examples that the field gives."""
        record = self._inner.get(field.kind)
        if record is None or not field.examples:
            return record
        given = {
            name: replace(each, example=field.examples.get(name, each.example), examples=field.examples)
            for name, each in record.fields.items()
        }
        return replace(record, fields=given)

    def owns(self, path: str) -> bool:
        """Whether a fact of a draft came from the meeting file: not org.ours, not a heading of `sections`."""
        field = self.fields.get(re.split(r"[.\[]", path, maxsplit=1)[0])
        return field is not None and self.of(field).fact

    def complete_fact(self, field: FieldKind, value: Value) -> Value:
        """A fact with blanks for what it must say and does not; the same object for the same one as before."""
        known = self._completed.get(field.name)
        if known is None or known[0] is not value:
            known = value, self.of(field).complete(field, value, f"facts.{field.name}", None)
            self._completed[field.name] = known
        return known[1]

    def field_at(self, path: FactPath) -> FieldKind | None:
        """What stands at a path; None where nothing may."""
        if path not in self._found:
            if len(self._found) >= _KEPT:
                self._found.clear()
            self._found[path] = self._field_at(path)
        return self._found[path]

    def _field_at(self, path: FactPath) -> FieldKind | None:
        fields, found, kind = self.fields, None, ""
        for step in path:
            if isinstance(step, int):
                if found is None or not self._kinds[kind].listed:
                    return None
                record = self.by_plural.get(kind)
                kind = record.name if record else "text"
            else:
                if found is not None:
                    record = None if self._kinds[kind].listed else self._inner.get(kind)
                    fields = record.fields if record else {}
                found = fields.get(step)
                if found is None:
                    return None
                kind = found.kind
        return found if found is None or found.kind == kind else replace(found, kind=kind)


_recent: list[tuple[Templates, Template | None, Vocabulary]] = []


def vocabulary_of(templates: Templates, template: Template | None) -> Vocabulary:
    """The vocabulary of a kind of speech: the same object as before, which has worked out many paths already."""
    for known in _recent:
        if known[0] is templates and known[1] is template:
            return known[2]
    made = Vocabulary(templates, template)
    _recent[:] = [(templates, template, made), *_recent[: _RECENT - 1]]
    return made
