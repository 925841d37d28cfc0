"""What a section may name: a meeting and the fields that its kind declares in, values and blanks out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from drafter.model.meeting import Meeting, Value
from drafter.model.organisation import Organisation
from drafter.model.place import Place
from drafter.model.plan import Missing
from drafter.model.span import Origin, Span
from drafter.model.template import FieldKind, RecordKind, Template, Templates
from drafter.plan.conditions import holds


class Record(dict[str, Any]):
    """A record of facts that knows its kind, so that it knows how it is said."""

    __slots__ = ("kind",)
    kind: str

    def __init__(self, kind: str, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self.kind = kind


class Vocabulary:
    """The record kinds by name and by plural."""

    def __init__(self, records: Mapping[str, RecordKind]) -> None:
        self.by_name = records
        self.by_plural = {record.plural: record for record in records.values()}

    def blank(self, field: FieldKind, path: str, near: Place | None) -> Value:
        """What stands for a missing field: a text blank, one record of blanks, or a list of one.

        near: the place in the meeting file where it should be written.
        """
        if field.kind == "text":
            return Span(f"【{field.ask}】", Origin("blank", path, field.form, place=near))
        if field.kind == "texts":
            return [Span(f"【{field.ask}】", Origin("blank", f"{path}[0]", field.form, place=near))]
        if field.kind in self.by_name:
            return self.blank_record(self.by_name[field.kind], path, near)
        if field.kind in self.by_plural:
            return [self.blank_record(self.by_plural[field.kind], f"{path}[0]", near)]
        return False

    def blank_record(self, record: RecordKind, path: str, near: Place | None) -> Record:
        """A record of which nothing is known: its skeleton as blanks."""
        shown = record.skeleton or tuple(name for name, field in record.fields.items() if field.required)
        shown = (record.open,) if record.open else (*shown, *record.needs[-1:])
        return Record(
            record.name,
            {
                name: self.blank(field, f"{path}.{name}", near) if name in shown else self.nothing(field)
                for name, field in record.fields.items()
            },
        )

    def nothing(self, field: FieldKind) -> Value:
        """What stands for a field that may be left out: empty, and false in an `if`."""
        if field.kind == "text":
            return ""
        if field.kind in self.by_name:
            return Record(field.kind, {})
        return False if field.kind == "flag" else []

    def complete(self, field: FieldKind, value: Value, path: str, near: Place | None) -> Value:
        """A given value with blanks for its missing required parts."""
        if value is None or value == "" or value == []:
            return self.blank(field, path, near) if field.required else self.nothing(field)
        if field.kind in self.by_name:
            return self.complete_record(self.by_name[field.kind], value, path, near)
        if field.kind in self.by_plural:
            record = self.by_plural[field.kind]
            return [self.complete_record(record, item, f"{path}[{index}]", near) for index, item in enumerate(value)]
        return value

    def complete_record(self, record: RecordKind, value: Mapping[str, Value], path: str, near: Place | None) -> Record:
        near = _place_in(value) or near
        told = record.told and value.get(record.told)
        wanted = record.needs[-1] if record.needs and not any(value.get(name) for name in record.needs) else ""
        return Record(
            record.name,
            {
                name: self.blank(field, f"{path}.{name}", near)
                if name == wanted
                else self.nothing(field)
                if told and name not in value
                else self.complete(field, value.get(name), f"{path}.{name}", near)
                for name, field in record.fields.items()
            },
        )


def given_values(meeting: Meeting) -> dict[str, Any]:
    """What the meeting file gives, for conditions: nothing is filled in."""
    theme = dict(meeting.theme)
    if meeting.theme_class:
        theme["class"] = meeting.theme_class
    speaker = dict(meeting.speaker)
    if meeting.rank:
        speaker["rank"] = meeting.rank
    spoke = [person for person in meeting.people if person.get("when") != "after"]
    return {
        **meeting.facts,
        "theme": theme,
        "meeting": meeting.meeting,
        "speaker": speaker,
        "people": meeting.people,
        "spoke": spoke,
        "later": [person for person in meeting.people if person.get("when") == "after"],
        "superior_spoke": any(person.get("relation") == "superior" for person in spoke),
        "date": meeting.date,
    }


MEETING_FIELDS = (
    FieldKind("name", "text", "会议名称", "noun", required=True),
    FieldKind("called_by", "text", "召集单位", "noun", required=True),
    FieldKind("purpose", "text", "会议任务", "verb", required=True),
    FieldKind("background", "text", "会议背景"),
    FieldKind("place", "text", "会议地点", "noun"),
    FieldKind("attendees", "text", "参会人员", "noun"),
)
THEME_FIELDS = (
    FieldKind("full", "text", "主题全称", "work", required=True),
    FieldKind("noun", "text", "主题", "noun", required=True),
    FieldKind("short", "text", "主题简称", "noun", required=True),
    FieldKind("period", "text", "时段", "noun"),
)
SPEAKER_FIELDS = (
    FieldKind("name", "text", "姓名", "noun", required=True),
    FieldKind("post", "text", "职务", "noun", required=True),
)
PERSON_KIND = "person"


def asked_of(template: Template, part: str, fields: Iterable[FieldKind]) -> tuple[FieldKind, ...]:
    """The fields of a part of the meeting file (`meeting`, `speaker`, `theme`) that a kind of speech has a use for."""
    return tuple(field for field in fields if f"{part}.{field.name}" not in template.unasked)


def section_values(
    meeting: Meeting, template: Template, templates: Templates, organisation: Organisation
) -> dict[str, Any]:
    """Every name that a section of this kind may use, with blanks for what is missing."""
    records, audience = templates.records, templates.audiences[template.audience]
    vocabulary = Vocabulary(records)
    given = given_values(meeting)
    near, theme = meeting.place, _theme(meeting)
    values: dict[str, Any] = {
        name: vocabulary.complete(field, meeting.facts.get(name), f"facts.{name}", near)
        if holds(field.when, given)
        else vocabulary.nothing(field)
        for name, field in template.facts.items()
    }
    values["theme"] = {
        field.name: vocabulary.complete(field, theme.get(field.name), f"theme.{field.name}", near)
        for field in THEME_FIELDS
    } | {"class": meeting.theme_class or ""}
    values["meeting"] = {
        field.name: vocabulary.complete(field, meeting.meeting.get(field.name), f"meeting.{field.name}", near)
        for field in MEETING_FIELDS
    }
    values["speaker"] = {
        field.name: vocabulary.complete(field, meeting.speaker.get(field.name), f"speaker.{field.name}", near)
        for field in SPEAKER_FIELDS
    } | {"rank": meeting.rank or ""}
    people = [
        vocabulary.complete_record(records[PERSON_KIND], person, f"people[{index}]", near)
        for index, person in enumerate(meeting.people)
    ]
    values["people"] = people
    values["spoke"] = [person for person in people if person["when"] != "after"]
    values["later"] = [person for person in people if person["when"] == "after"]
    values["superior_spoke"] = given["superior_spoke"]
    values["org"] = dict(organisation.words)
    values["audience"] = {"address": audience.address, "comrades": audience.comrades}
    return values


def _theme(meeting: Meeting) -> dict[str, Value]:
    """The theme's names; where one says another it is written out (安全生产, 安全生产工作), nothing else is."""
    theme = dict(meeting.theme)
    full, noun = theme.get("full"), theme.get("noun")
    if full and not noun and str(full).endswith("工作"):
        theme["noun"] = Span(str(full).removesuffix("工作"), Origin("fact", "theme.noun", "noun", "", _place(full)))
    if noun and not full:
        theme["full"] = Span(f"{noun}工作", Origin("fact", "theme.full", "work", "", _place(noun)))
    if theme.get("noun") and not theme.get("short"):
        theme["short"] = theme["noun"]
    return theme


def _place_in(value: Value) -> Place | None:
    """The place of the first text in a value."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return next((place for place in map(_place_in, value) if place), None)
    return _place(value)


def _place(value: Value) -> Place | None:
    return value.origin.place if isinstance(value, Span) else None


def missing_facts(meeting: Meeting, template: Template) -> Iterator[Missing]:
    """The facts of a kind that the meeting file does not give; a flag that is not given is no."""
    given = given_values(meeting)
    for name, field in template.facts.items():
        if field.kind != "flag" and not meeting.facts.get(name) and holds(field.when, given):
            yield Missing(f"facts.{name}", field.ask, field.required, meeting.place)


NAMES = (
    "theme",
    "meeting",
    "speaker",
    "people",
    "spoke",
    "later",
    "superior_spoke",
    "org",
    "audience",
    "phrases",
    "detail",
    "count",
)
"""Names that every section may use beside the facts of its kind."""

CONDITION_NAMES = (
    "theme",
    "meeting",
    "speaker",
    "people",
    "spoke",
    "later",
    "superior_spoke",
    "date",
    "level",
    "body",
    "day",
    "kind",
)
"""Names that every condition may use beside the facts of its kind."""
