"""A kind of speech and answers in; the text of a commented meeting file out, which loads and drafts as it stands.

What a draft cannot do without stands as 【prompt】, to be typed over; what may be left out stands as a comment, to be
used by taking away its `# `.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.files.yaml import quote
from drafter.i18n import _
from drafter.model.template import FieldKind, RecordKind, Template, Templates
from drafter.plan.values import MEETING_FIELDS, PERSON_KIND, SPEAKER_FIELDS, THEME_FIELDS, asked_of

Answers = Mapping[str, Any]
"""The meeting file as it was answered: text, lists and mappings by key; what is missing was not answered."""


def write_meeting(template: Template, templates: Templates, answers: Answers) -> str:
    """The text of a meeting file for a kind of speech."""
    fields = _Fields(templates)
    title = answers.get("title") or _title(template, answers)
    lines = [
        f"# {template.name}" + (f"：{template.description}" if template.description else ""),
        _("# Type over what stands in 【】; a line that begins with # is used once its '# ' is taken away."),
        "",
        "format: 1",
        _line("kind", template.id, template.name),
        f"title: {quote(title)}",
        *fields.section("meeting", _asked(template, "meeting", MEETING_FIELDS, answers), answers),
        *fields.section("speaker", _asked(template, "speaker", SPEAKER_FIELDS, answers), answers),
        *_option("  ", "rank", "chief", _("chief, deputy, chair or guest"), answers.get("speaker", {})),
        *_people(fields, templates.records[PERSON_KIND], answers),
        *_option("", "date", "2026-01-20", _("day of the meeting"), answers),
        *fields.section("theme", _asked(template, "theme", THEME_FIELDS, answers), answers),
        *_option(
            "  ",
            "class",
            "prevention",
            _("prevention, development, livelihood, party, education or ceremony"),
            answers.get("theme", {}),
        ),
        "facts:",
        *(line for field in template.facts.values() for line in _fact(fields, field, answers.get("facts", {}))),
        *_option("", "minutes", f"{template.minutes:g}", _("how long the speech should take"), answers),
        *_option(
            "",
            "version",
            "讨论稿",
            _("or 征求意见稿, 送审稿: under the title and in the file's name; 定稿 is not printed"),
            answers,
        ),
    ]
    return "\n".join(lines) + "\n"


def _asked(template: Template, part: str, fields: Sequence[FieldKind], answers: Answers) -> list[FieldKind]:
    """What the kind has a use for, and what was answered all the same."""
    asked, given = asked_of(template, part, fields), answers.get(part, {})
    return [field for field in fields if field in asked or given.get(field.name)]


def asked_fields(record: RecordKind) -> tuple[FieldKind, ...]:
    """The fields of a record that stand in a new meeting file: what would be a blank in the draft."""
    names = set(record.skeleton or (name for name, field in record.fields.items() if field.required))
    if record.needs and not names & set(record.needs):
        names.add(record.needs[-1])
    return tuple(field for name, field in record.fields.items() if name in names)


class _Fields:
    """Writes fields as YAML lines; knows the record kinds."""

    def __init__(self, templates: Templates) -> None:
        self.by_name = templates.records
        self.by_plural = {record.plural: record for record in templates.records.values()}

    def section(self, key: str, fields: Sequence[FieldKind], answers: Answers) -> Iterator[str]:
        """A mapping of the meeting file's own: its required fields and the others as comments."""
        given = answers.get(key, {})
        yield f"{key}:"
        for field in fields:
            yield from _indented(self.optional(field, given.get(field.name)), "  ")

    def optional(self, field: FieldKind, given: Any) -> list[str]:
        """A field that is commented out unless it is required or was answered."""
        lines = list(self.lines(field, given))
        return lines if given or field.required else _commented(lines)

    def lines(self, field: FieldKind, given: Any) -> Iterator[str]:
        """One field with what was answered, or with prompts."""
        if field.kind == "flag":
            yield _line(field.name, given or "true", field.ask)
        elif field.kind == "text":
            yield _line(field.name, given or f"【{field.ask}】", field.ask if given else _hint(field))
        else:
            yield _line(field.name, None, field.ask)
            record = self.by_name.get(field.kind)
            if record:
                yield from _indented(self.record(record, given or {}), "  ")
            else:
                for item in given or [None]:
                    yield from self.item(field, item)

    def item(self, field: FieldKind, given: Any) -> Iterator[str]:
        """One item of a list of texts or records."""
        if field.kind == "texts":
            yield f"  - {quote(given)}" if given else f"  - 【{field.ask}】{_comment(_hint(field))}"
            return
        first, *rest = self.record(self.by_plural[field.kind], given or {})
        yield f"  - {first}"
        yield from _indented(rest, "    ")

    def record(self, record: RecordKind, given: Mapping[str, Any]) -> Iterator[str]:
        """The lines of a record: what was answered, and what a draft cannot do without."""
        asked = asked_fields(record)
        for field in record.fields.values():
            if field in asked or given.get(field.name):
                yield from self.lines(field, given.get(field.name))


def _fact(fields: _Fields, field: FieldKind, given: Answers) -> Iterator[str]:
    if field.when:
        yield _("  # the next when {condition}", condition=field.when)
    value = given.get(field.name)
    lines = list(fields.lines(field, value))
    yield from _indented(lines if value or (field.required and not field.when) else _commented(lines), "  ")


def _people(fields: _Fields, person: RecordKind, answers: Answers) -> list[str]:
    """Who spoke before or speaks later: their names and posts, what they did."""
    shown = [person.fields[name] for name in ("name", "post", "did") if name in person.fields]
    people = answers.get("people") or []
    lines = [_line("people", None, _("who spoke before, or speaks later, in protocol order"))]
    for given in people or [{}]:
        first, *rest = [line for field in shown for line in fields.lines(field, given.get(field.name))]
        lines += [f"  - {first}", *_indented(rest, "    ")]
    return lines if people else _commented(lines)


def _option(indent: str, key: str, example: str, about: str, answers: Answers) -> list[str]:
    """A key with a value of its own kind: as answered, or an example as a comment."""
    given = answers.get(key)
    lines = [_line(key, str(given or example), about)]
    return list(_indented(lines if given else _commented(lines), indent))


def _title(template: Template, answers: Answers) -> str:
    name = answers.get("meeting", {}).get("name")
    return template.title.replace("【会议名称】", name) if name else template.title


def _hint(field: FieldKind) -> str:
    return _("such as: {example}", example=field.example) if field.example else field.help


def _line(key: str, value: str | None, comment: str) -> str:
    return (f"{key}:" if value is None else f"{key}: {quote(value)}") + _comment(comment)


def _comment(text: str) -> str:
    return f"  # {' '.join(text.split())}" if text else ""


def _commented(lines: Sequence[str]) -> list[str]:
    return [f"# {line}" for line in lines]


def _indented(lines: Sequence[str] | Iterator[str], indent: str) -> Iterator[str]:
    return (indent + line for line in lines)
