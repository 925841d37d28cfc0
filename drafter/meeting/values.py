"""The kinds of fields that are neither texts nor records: days, choices, kinds of speech, pins …"""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from drafter.files import kinds, yaml
from drafter.files.facts import read_words
from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.kinds import BROKEN, MINUTES
from drafter.files.outline import CHANGES
from drafter.files.schema import Field, Record
from drafter.files.yaml import Node, Scalar
from drafter.i18n import _
from drafter.language.han import HAN
from drafter.language.numerals import say_minutes
from drafter.meeting.kinds import Interview, Kind, Reading, write_line
from drafter.meeting.names import find_kind, find_name
from drafter.model.day import coming_day, say_day
from drafter.model.meeting import OTHER_VERSIONS, VERSIONS, Pin, Value
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.model.template import FieldKind, Template

_ANY_YEAR = 2000
"""Of days of which nothing says the year: it has a 29th of February."""


class Converted(Kind):
    """A value that another kind of `drafter.files.kinds` reads: what is typed and what a file says are read alike."""

    def reader(self, field: FieldKind, reading: Reading) -> kinds.Kind:
        """What reads it."""
        return kinds.Text()

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        return self.reader(field, reading).read(node, path, reading.faults)

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return self.reader(field, Reading(Faults())).schema(definitions)

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        return interview.ask(question, self.offer(field), field.help, lambda text: self.take(field, text))

    def take(self, field: FieldKind, text: str) -> tuple[str, str]:
        """What was typed, as a meeting file has it, and what is wrong with it, or nothing."""
        faults = Faults()
        value = self.read(field, Scalar(text, '"', "", 1, 1), field.ask, Reading(faults))
        wrong = next((finding for finding in faults.findings if finding.severity == "error"), None)
        if wrong is None:
            return self.write(value), ""
        return "", f"{wrong.message} {wrong.suggestion}".strip()

    def write(self, value: Any) -> str:
        """A value as a meeting file has it."""
        return str(value)


class Name(Converted):
    """The name of something of ours, or of a file: never said."""

    fact = False


class Flag(Converted):
    """Yes or no; not given is no."""

    missed = False

    def reader(self, field: FieldKind, reading: Reading) -> kinds.Kind:
        return kinds.Flag()

    def nothing(self) -> Value:
        return False

    def blank(self, field: FieldKind, path: str, near: Place | None) -> Value:
        return False

    def complete(self, field: FieldKind, value: Value, path: str, near: Place | None) -> Value:
        return bool(value)

    def offer(self, field: FieldKind) -> str:
        return "是 / 否"

    def write(self, value: Any) -> str:
        return "true" if value else "false"


class Calendar(Converted):
    """The day of the meeting itself, by which phrases are chosen: written 2026-01-20."""

    def reader(self, field: FieldKind, reading: Reading) -> kinds.Kind:
        return kinds.Date(reading.year)

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        def take(text: str) -> tuple[str, str]:
            return self.take(field, coming_day(text, interview.today))

        return interview.ask(question, self.offer(field), field.help, take)

    def offer(self, field: FieldKind) -> str:
        return field.example or "2026-01-20"

    def write(self, value: Any) -> str:
        return str(value.isoformat())


class Day(Calendar):
    """Another day: read as it is said, 6月5日 in the meeting's year, so that file, draft and edited draft agree."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        year = reading.year or _ANY_YEAR
        day = kinds.Date(year).read(node, path, reading.faults)
        if day is BROKEN:
            return BROKEN
        return Span(say_day(day.isoformat(), year), Origin("fact", path, field.form, place=node.place))

    def take(self, field: FieldKind, text: str) -> tuple[str, str]:
        with_year, wrong = CALENDAR.take(field, text)
        return super().take(field, text) if wrong else (with_year, "")

    def write(self, value: Any) -> str:
        return str(value)


CALENDAR = Calendar()


class Minutes(Converted):
    """How long the speech takes."""

    fact = False

    def __init__(self, usual: float) -> None:
        self.usual = usual
        """Of the kind of speech."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, Scalar):
            node = Scalar(say_minutes(node.text), node.style, node.file, node.line, node.column)
        return super().read(field, node, path, reading)

    def reader(self, field: FieldKind, reading: Reading) -> kinds.Kind:
        return MINUTES

    def offer(self, field: FieldKind) -> str:
        return f"{self.usual:g}" if self.usual else ""

    def write(self, value: Any) -> str:
        return f"{value:g}"


class Choice(Converted):
    """One of a few values, which people may call by other names."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, Scalar) and (value := find_name(node.text, field.values)):
            return value
        return kinds.Choice(tuple(field.values)).read(node, path, reading.faults)

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"enum": [*field.values, *(name for names in field.values.values() for name in names)]}

    def offer(self, field: FieldKind) -> str:
        return " / ".join(f"{value} {names[0]}" if names else value for value, names in field.values.items())

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        """A value by its number in the list that is shown, or by one of its names."""
        called = {value: names[0] if names else value for value, names in field.values.items()}
        numbered = {str(number): value for number, value in enumerate(called, 1)}
        shown = "  ".join(f"{number} {called[value]}" for number, value in numbered.items())

        def take(text: str) -> tuple[str, str]:
            value, wrong = self.take(field, numbered.get(unicodedata.normalize("NFKC", text), text))
            return value, wrong and _("'{value}' is none of these: {names}", value=text, names=shown)

        return interview.ask(f"{question}（{shown}）", "", field.help, take, lambda value: called.get(value, value))

    def hint(self, field: FieldKind) -> str:
        return f"{field.ask}；{self.offer(field)}"


class Version(Kind):
    """The stage of a draft; a word that looks like one of the usual ones misspelt is kept, and said."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        text = read_words(node, path, reading.faults)
        if text is BROKEN:
            return BROKEN
        usual = any(known in text for known in (*VERSIONS, *OTHER_VERSIONS))
        if re.fullmatch(f"[{HAN}]+", text) and not usual and get_close_matches(text, VERSIONS, n=1):
            message = _("{name}: '{value}' is kept as it is;", name=path, value=shown(text))
            reading.faults.warn("version", node.place, message, did_you_mean(text, VERSIONS))
        return Span(text, Origin("fact", path, field.form, place=node.place))

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return kinds.Text().schema(definitions)


class Speech(Converted):
    """The kind of speech, by its id or by what people call it."""

    fixed = True
    fact = False

    def __init__(self, known: Mapping[str, Template]) -> None:
        self.known = known

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        text = read_words(node, path, reading.faults)
        if text is BROKEN:
            return BROKEN
        kind = find_kind(text, self.known)
        if not kind:
            message = _("there is no kind of speech '{kind}',", kind=shown(text))
            reading.faults.error("kind", node.place, message, reading.faults.did_you_mean(text, self.known))
        return kind or BROKEN

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        template = self.known[given]
        return [write_line(field.name, template.id, template.name)]


class Changes(Kind):
    """Changes to the outline: no fact."""

    free = True
    fact = False

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        return CHANGES.read(node, path, reading.faults)

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return CHANGES.schema(definitions)

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        return []


class Pins(Changes):
    """Phrases that the writer chose."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        return kinds.Named(PIN).read(node, path, reading.faults)

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return kinds.Named(PIN).schema(definitions)


def _check_pin(pin: Pin, node: yaml.Mapping, faults: Faults) -> None:
    if sum(map(bool, (pin.id, pin.text, pin.omit))) != 1:
        faults.error("value", node.place, _("a phrase is given by 'id' or by 'text', or left out by 'omit: true'"))


PIN = Record(
    "pin",
    (
        Field("id", kinds.Text(), "常用语的编号"),
        Field("text", kinds.Text(), "自己写的一句话"),
        Field("omit", kinds.Flag(), "这里不说"),
        Field("from", kinds.Text(), "从哪个改稿来的、谁改的", into="source"),
    ),
    make=Pin,
    check=_check_pin,
)
