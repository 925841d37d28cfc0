"""The kinds of fields: what each can do (read, stand in for a missing value, ask, write); texts, lists of texts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any, Protocol

from drafter.bounds import FACT, ITEMS
from drafter.dataclass import dataclass
from drafter.files import kinds, yaml
from drafter.files.facts import read_words, without_marker
from drafter.files.faults import Faults, shown
from drafter.files.kinds import BROKEN, TEXT_SCHEMA, fault
from drafter.files.text import is_unseen
from drafter.files.yaml import Node, Scalar, quote
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.language.forms import FORMS
from drafter.language.sentences import ends_sentence
from drafter.model.day import say_day, writes_no_day
from drafter.model.intake import Taken
from drafter.model.meeting import Value
from drafter.model.path import FactPath
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.model.template import FieldKind, Template

_WITHIN = ("noun", "work", "verb", "clause")
"""Forms of what stands within a sentence of ours, where a 。 typed behind it would break it off."""
WORK = "工作"
"""What a noun phrase of the form `work` ends in."""


ReadFacts = dict[int, tuple[Node, Value]]
"""Nodes of facts of a file that is read again and again, by `id()`, and what they say; None: not read yet."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file is read with."""

    faults: Faults
    year: int | None = None
    """Of the meeting: that of days without one."""
    facts: ReadFacts = field(default_factory=dict)
    """What facts said the last time; what is read of their nodes is put there, unless it has a fault."""


Take = Callable[[str], tuple[str, str]]
"""What was typed, as a meeting file has it, and what is wrong with it, or nothing."""


def as_typed(answer: str) -> tuple[str, str]:
    """An answer that stands in the file as it is."""
    return answer, ""


class Interview(Protocol):
    """Who asks."""

    today: date
    """By which 明天 and 下周五 are understood."""

    def ask(
        self, question: str, example: str = "", about: str = "", take: Take = ..., show: Callable[[str], str] = ...
    ) -> str:
        """One answer as a meeting file has it, asked again while `take` finds something wrong; empty: skipped.

        show: what such an answer is called.
        """

    def agree(self, question: str) -> bool:
        """Whether the writer says yes."""

    def owners(self, names: Sequence[str]) -> Mapping[str, list[str]]:
        """Names that were typed, by the fields in which they stand: who, with, person."""

    def step(self) -> None:
        """Begin the next of the questions that are counted."""

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
        if len(text) > FACT:
            message = _("is too long: {size} characters, at most {most}.", size=f"{len(text):,}", most=f"{FACT:,}")
            return fault("value", node, path, message, reading.faults, _("Say the main thing, or make several of it."))
        if writes_no_day(text):
            message = _("{name}: there is no such day as {value}.", name=path, value=shown(text))
            reading.faults.warn("date-impossible", node.place, message, _("Write the day that is meant."))
        if field.numbered:
            text = without_marker(text, node, path, reading.faults)
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
        return [_open_ended(field, each) for each in value] if isinstance(value, list) else _open_ended(field, value)

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        """What a person answers, as a meeting file has it; empty where the question was skipped."""
        return interview.ask(question, field.example, field.help)

    def count(self, field: FieldKind) -> int:
        """How many questions the field is at the top of a meeting file."""
        return 1

    def ask_top(self, field: FieldKind, interview: Interview) -> Any:
        """What a person answers at the top of a meeting file."""
        interview.step()
        return self.ask(field, field.ask, interview)

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        """The field as lines of YAML: with what was answered, or with nothing and a comment on what belongs there."""
        about = field.ask if given else self.hint(field)
        return [write_line(field.name, str(given or ""), f"{about}；{note}" if (note := note_of(given)) else about)]

    def hint(self, field: FieldKind) -> str:
        """What belongs there, for the comment behind an empty field."""
        example = self.offer(field)
        more = _("such as: {example}", example=example) if example else field.help
        return f"{field.ask}；{more}" if more else field.ask

    def offer(self, field: FieldKind) -> str:
        """An example of what belongs there."""
        return field.example


def _open_ended(field: FieldKind, value: Value) -> Value:
    """A text that stands within a sentence of ours without the 。 that was typed behind it: 返乡的乡亲。 表示欢迎."""
    if not isinstance(value, Span) or field.form not in _WITHIN or not value.endswith("。") or "。" in value[:-1]:
        return value
    return Span(value[:-1], value.origin)


class Known(Protocol):
    """What is known of the meeting files of a kind of speech: what the kinds of fields ask of `Vocabulary`."""

    template: Template | None
    unasked: frozenset[str]
    """Paths of fields that the kind of speech has no use for."""

    def of(self, field: FieldKind) -> Kind:
        """The kind of a field."""

    def field_at(self, path: FactPath) -> FieldKind | None:
        """What stands at a path; None where nothing may."""


class Texts(Kind):
    """Several texts."""

    listed = True

    def read(self, field: FieldKind, node: Node, path: str, reading: Reading) -> Any:
        items = items_of(node, path, reading.faults)
        given = [item for item in items if not (isinstance(item, Scalar) and says_nothing(item))]
        return [TEXT.read(field, item, f"{path}[{index}]", reading) for index, item in enumerate(given)]

    def nothing(self) -> Value:
        return []

    def blank(self, field: FieldKind, path: str, near: Place | None) -> Value:
        return [TEXT.blank(field, f"{path}[0]", near)]

    def ask(self, field: FieldKind, question: str, interview: Interview) -> Any:
        first = interview.ask(f"{question} 1", field.example, field.help)
        items = split_list(first, names=field.form == "noun")
        if len(items) > 1 and interview.agree(
            _("That is {count} items: {items}. Right? [y/n]", count=len(items), items=" | ".join(items))
        ):
            return items
        if not first:
            return []
        more = interview.several(lambda number: interview.ask(f"{question} {number + 1}", field.example, field.help))
        return [first, *more]

    def lines(self, field: FieldKind, given: Any) -> list[str]:
        items = [f"  - {quote(item)}" for item in given or []]
        return [write_line(field.name, "", field.ask), *(items or [f"  -{comment(self.hint(field))}"])]


_MARKS = expression(r"[、，,；;]|\s{2,}")
_LONGEST_ITEM = 12
"""Characters: a text of longer parts is a sentence and no list."""


def split_list(text: str, names: bool) -> list[str]:
    """The items of a list that was typed in one line: 早发现、早处置，早报告; a sentence is one item.

    names: the items are names, which may be long.
    """
    items = [part for part in map(str.strip, _MARKS.split(text)) if part]
    listed = not ends_sentence(text) and (names or all(len(item) <= _LONGEST_ITEM for item in items))
    return items if listed else [text]


TEXT = Kind()


def items_of(node: Node, path: str, faults: Faults) -> Sequence[Node]:
    """The items of a list, at most so many; a single value stands for a list of one."""
    if not isinstance(node, yaml.Sequence):
        return [node]
    if len(node.items) > ITEMS:
        message = _("has too many items: {count}, at most {most}.", count=f"{len(node.items):,}", most=f"{ITEMS:,}")
        fault("value", node, path, message, faults, _("Leave out what is not to be said, or put items together."))
        return ()
    return node.items


def says_nothing(node: Node) -> bool:
    """Whether a value is left open: `key:`, ~, "", or a list or mapping of nothing else."""
    if isinstance(node, Scalar):
        return node.absent or is_unseen(node.text)
    children = node.items if isinstance(node, yaml.Sequence) else node.entries.values()  # type: ignore[attr-defined]
    return all(map(says_nothing, children))


def note_of(given: Any) -> str:
    """What is told beside a text that was taken from a file: where it stands there."""
    return given.note if isinstance(given, Taken) else ""


def write_line(key: str, value: str, about: str) -> str:
    """`key: value  # about`"""
    return f"{key}:" + (f" {quote(value)}" if value else "") + comment(about)


def comment(text: str) -> str:
    """A text behind the end of a line."""
    return f"  # {' '.join(text.split())}" if text else ""
