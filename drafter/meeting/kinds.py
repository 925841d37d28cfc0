"""The kinds of fields but for records: each reads its value, says what stands for a missing one, asks and writes."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

from drafter.files import kinds, yaml
from drafter.files.facts import read_words
from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.kinds import BROKEN, MINUTES, TEXT_SCHEMA
from drafter.files.outline import CHANGES
from drafter.files.schema import Field, Record
from drafter.files.yaml import Node, Scalar, quote
from drafter.i18n import _
from drafter.meeting.names import find_name
from drafter.model.day import say_day
from drafter.model.meeting import OTHER_VERSIONS, VERSIONS, Pin, Value
from drafter.model.place import Place
from drafter.model.span import FORMS, Origin, Span
from drafter.model.template import FieldKind, Template

_ANY_YEAR = 2000
"""Of days of which nothing says the year: it has a 29th of February."""
WORK = "工作"
"""What a noun phrase of the form `work` ends in."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file is read with."""

    faults: Faults
    year: int | None = None
    """Of the meeting: that of days without one."""


Take = Callable[[str], tuple[str, str]]
"""What was typed, as a meeting file has it, and what is wrong with it, or nothing."""


class Interview(Protocol):
    """Who asks."""

    def ask(self, question: str, example: str = "", about: str = "", take: Take = ...) -> str:
        """One answer as a meeting file has it, asked again while `take` finds something wrong; empty: skipped."""

    def several(self, ask: Callable[[int], Any]) -> list[Any]:
        """The answers to questions with the numbers 1, 2, …, until one is empty."""

    def facts(self, fields: Mapping[str, FieldKind]) -> dict[str, Any]:
        """The facts of a kind of speech, those that have a sense in this meeting."""


class Kind:
    """A kind of field, text unless a subclass says otherwise. The field knows its name, prompt, form and values."""

    listed = False
    """It holds a list: each line of a cell is an item."""
    free = False
    """What its paths may be is known only when it is read."""
    fixed = False
    """It cannot differ within one table."""
    deep = False
    """It is a record or a list of records."""
    fact = True
    """What it says may stand in a draft, and be changed there."""
    missed = True
    """Something stands as a blank where it is missing."""
    optional = True
    """Where nothing was answered, it stands in a new file as a comment."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        """The value of a node, texts as spans named by their paths; or BROKEN, and a fault that names the path."""
        form, own = field.form, False
        if isinstance(node, yaml.Mapping) and node.entries.keys() <= {"text", "form"} and "text" in node.entries:
            if own := "form" in node.entries:
                form = kinds.Choice(FORMS).read(node.entries["form"], f"{path}.form", reading.faults)
            node = node.entries["text"]
        text = read_words(node, path, reading.faults)
        if text is BROKEN or form is BROKEN:
            return BROKEN
        if form == "work" and not own and not text.endswith(WORK):
            form = "noun"
        return Span(say_day(text, reading.year), Origin("fact", path, form, place=node.place))

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        """The JSON Schema of what may stand there."""
        own_form = {"text": TEXT_SCHEMA, "form": {"enum": list(FORMS)}}
        return {"anyOf": [TEXT_SCHEMA, {"type": "object", "required": ["text"], "properties": own_form}]}

    def nothing(self) -> Value:
        """What stands for a field that may be left out: empty, and false in an `if`."""
        return ""

    def blank(self, field: FieldKind, path: str, near: Place | None) -> Value:
        """What stands for a missing field. near: where in the meeting file it should be written; None: nowhere yet."""
        return Span(f"【{field.ask}】", Origin("blank", path, field.form, place=near))

    def complete(self, field: FieldKind, value: Value, path: str, near: Place | None) -> Value:
        """A given value with blanks for its missing required parts."""
        if value is None or value in ("", [], {}):
            return self.blank(field, path, near) if field.required else self.nothing()
        return value

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        """What a person answers, as a meeting file has it; empty where the question was skipped."""
        return interview.ask(question, field.example, field.help)

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        """The field as lines of YAML: with what was answered, or with nothing and a comment on what belongs there."""
        return [write_line(field.name, str(given or ""), field.ask if given else self.hint(field))]

    def hint(self, field: FieldKind) -> str:
        """What belongs there, for the comment behind an empty field."""
        example = self.offer(field)
        more = _("such as: {example}", example=example) if example else field.help
        return f"{field.ask}；{more}" if more else field.ask

    def offer(self, field: FieldKind) -> str:
        """An example of what belongs there."""
        return field.example


class Word(Kind):
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


class Name(Word):
    """The name of something of ours, or of a file: never said."""

    fact = False


class Flag(Word):
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


class Calendar(Word):
    """The day of the meeting itself, by which phrases are chosen: written 2026-01-20."""

    def reader(self, field: FieldKind, reading: Reading) -> kinds.Kind:
        return kinds.Date(reading.year)

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


class Minutes(Word):
    """How long the speech takes."""

    fact = False

    def __init__(self, usual: float) -> None:
        self.usual = usual
        """Of the kind of speech."""

    def reader(self, field: FieldKind, reading: Reading) -> kinds.Kind:
        return MINUTES

    def offer(self, field: FieldKind) -> str:
        return f"{self.usual:g}" if self.usual else ""

    def write(self, value: Any) -> str:
        return f"{value:g}"


class Choice(Word):
    """One of a few values, which people may call by other names."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        if isinstance(node, Scalar) and (value := find_name(node.text, field.values)):
            return value
        return kinds.Choice(tuple(field.values)).read(node, path, reading.faults)

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return {"enum": [*field.values, *(name for names in field.values.values() for name in names)]}

    def offer(self, field: FieldKind) -> str:
        return " / ".join(f"{value} {names[0]}" if names else value for value, names in field.values.items())

    def hint(self, field: FieldKind) -> str:
        return f"{field.ask}；{self.offer(field)}"


class Version(Kind):
    """The stage of a draft; a word that looks like one of the usual ones misspelt is kept, and said."""

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        text = read_words(node, path, reading.faults)
        if text is BROKEN:
            return BROKEN
        usual = any(known in text for known in (*VERSIONS, *OTHER_VERSIONS))
        if re.fullmatch("[\u4e00-\u9fff]+", text) and not usual and get_close_matches(text, VERSIONS, n=1):
            message = _("{name}: '{value}' is kept as it is;", name=path, value=shown(text))
            reading.faults.warn("version", node.place, message, did_you_mean(text, VERSIONS))
        return Span(text, Origin("fact", path, field.form, place=node.place))

    def schema(self, field: FieldKind, definitions: dict[str, Any]) -> dict[str, Any]:
        return kinds.Text().schema(definitions)


class Speech(Word):
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


def find_kind(text: str, known: Mapping[str, Template]) -> str:
    """The id of the kind of speech that a text names, by its id or what people call it; nothing where it names none."""
    return find_name(text, {kind.id: (kind.name, *kind.aliases) for kind in known.values()})


class Texts(Kind):
    """Several texts."""

    listed = True

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        items = node.items if isinstance(node, yaml.Sequence) else [node]
        given = [item for item in items if not (isinstance(item, Scalar) and says_nothing(item))]
        return [TEXT.read(field, item, f"{path}[{index}]", reading) for index, item in enumerate(given)]

    def nothing(self) -> Value:
        return []

    def blank(self, field: FieldKind, path: str, near: Place | None) -> Value:
        return [TEXT.blank(field, f"{path}[0]", near)]

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        return interview.several(lambda number: interview.ask(f"{question} {number}", field.example, field.help))

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        items = [f"  - {quote(item)}" for item in given or []]
        return [write_line(field.name, "", field.ask), *(items or [f"  -{comment(self.hint(field))}"])]


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


TEXT = Kind()


def _check_pin(pin: Pin, node: yaml.Mapping, faults: Faults) -> None:
    if bool(pin.id) == bool(pin.text):
        faults.error("value", node.place, _("a phrase is given either by 'id' or by 'text'"))


PIN = Record(
    "pin",
    (Field("id", kinds.Text(), "常用语的编号"), Field("text", kinds.Text(), "自己写的一句话")),
    make=Pin,
    check=_check_pin,
)


def says_nothing(node: Node) -> bool:
    """Whether a value is left open: `key:`, ~, "", or a list or mapping of nothing else."""
    if isinstance(node, Scalar):
        return node.absent or not node.text.strip()
    children = node.items if isinstance(node, yaml.Sequence) else node.entries.values()  # type: ignore[attr-defined]
    return all(map(says_nothing, children))


def write_line(key: str, value: str, about: str) -> str:
    """`key: value  # about`"""
    return f"{key}:" + (f" {quote(value)}" if value else "") + comment(about)


def comment(text: str) -> str:
    """A text behind the end of a line."""
    return f"  # {' '.join(text.split())}" if text else ""
