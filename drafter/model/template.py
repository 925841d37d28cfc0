"""A kind of speech: the facts it asks for, its outline, its sections."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from drafter.dataclass import dataclass
from drafter.language.forms import Form
from drafter.model.phrase import Direction, PhraseKind, Position, Tone
from drafter.model.place import Place

KINDS = (
    *("text", "texts", "flag", "date", "choice"),
    *("speech", "calendar", "minutes", "name", "version", "changes", "pins", "facts"),
)
"""The kinds of fields that are not records; those of the second line stand at the top level of a meeting file."""


Group = Literal["deploy", "listen", "honour", "ceremony", "post", "school", "writing"]
"""Occasions by which kinds of speech are listed, in this order: work is assigned; people speak and are heard; people
are honoured; guests come and things begin; a post changes hands; at school; in print."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where a template's text begins."""

    place: Place
    by_lines: bool = True
    """Its lines are those of the file; a text in quotation marks stands on one line, whatever line ends it holds."""

    def at(self, line: int) -> Place:
        """The place of a line of the text, the first being 1."""
        return Place(self.place.file, self.place.line + (line - 1 if self.by_lines else 0))


class TemplateText(str):
    """A Jinja text of a YAML file that knows where it begins."""

    __slots__ = ("start",)
    start: Start

    def __new__(cls, text: str, start: Start) -> "TemplateText":
        made = super().__new__(cls, text)
        made.start = start
        return made

    def __getnewargs__(self) -> tuple[str, Start]:  # type: ignore[override]  # pickling and copying need both arguments
        return str(self), self.start


def begins_at(text: str, otherwise: Place | None) -> Start:
    """Where a template's text begins: where it says itself, else at another place that is known."""
    return text.start if isinstance(text, TemplateText) else Start(otherwise or Place("", 1))


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field of a meeting file, of a record kind, or a fact of a template.

    kind: one of `KINDS`, or a record kind's name or plural (`task`, `tasks`): see drafter/meeting/kinds.py.
    """

    name: str
    kind: str
    ask: str
    """The prompt; as a blank it reads 【ask】."""
    form: Form | None = None
    required: bool = False
    """Required and missing: a blank. Not required and missing: left out."""
    example: str = ""
    examples: Mapping[str, str] = field(default_factory=dict)
    """Of a fact made of records: examples of their fields, at any depth, that suit this kind of speech."""
    when: str = ""
    """A condition such as `theme.class == prevention`."""
    help: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a `choice`: each value as files have it, with what people call it, the usual name first."""
    aliases: tuple[str, ...] = ()
    """What people call it as a key, beside its prompt: 谁 for 责任单位."""
    numbered: bool = False
    """A draft sets a marker before it, so that one typed in the meeting file is left out."""
    asked: bool = True
    """Whether `drafter new` asks for it; if not, it stands as a comment in the file that it writes."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A kind of record (templates/facts.yaml, templates/meeting.yaml): task, point, measure, quote, speaker, theme …"""

    name: str
    plural: str
    fields: Mapping[str, FieldKind]
    plain: str = ""
    """The field that a plain text fills; without one, plain text is a fault."""
    told: str = ""
    """The field that a plain text fills when it is a whole sentence (ends in 。！？); empty: `plain`."""
    word: tuple[str, ...] = ()
    """Fields that a plain text fills beside `plain` where it is no more than a word: 安全 as a theme."""
    skeleton: tuple[str, ...] = ()
    """Fields that stand as blanks where the whole record is missing; empty: the required ones."""
    open: str = ""
    """The one field that stands as a blank where the whole record is missing; empty: the skeleton's, each."""
    needs: tuple[str, ...] = ()
    """Of these fields at least one is wanted; when none is given the last stands as a blank."""
    then: str = ""
    """The field that stands as a blank where a story is given and has only begun (language/answers.py)."""
    move: str = ""
    """The move that such a fact makes in a speech, for what may stand after it."""
    tone: Tone | None = None
    say: str = ""
    """How the record is said: a Jinja text in which `it` is the record; `{{ it | say }}` renders it."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PhraseRequest:
    """What a section asks of the phrasebank for one of its places."""

    name: str
    move: str
    form: Form
    kinds: tuple[PhraseKind, ...] = ()
    position: Position | None = None
    tone: Tone | None = None
    carries: tuple[str, ...] = ()
    """What the phrase must say: sources of its slots, such as `meeting.purpose`."""
    optional: bool = True
    """Dropped first when stock phrases are too many; a section must read without it."""
    own: bool = False
    """Only a phrase that names this kind of speech will do: 散会 of a host, never 谢谢大家."""
    requires: tuple[str, ...] = ()
    """Only a phrase that requires this evidence will do: what answers a report, what answers a pledge."""
    detail: int = 1
    """Not asked for below this detail."""
    when: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class SectionTemplate:
    """A section file: front matter and a Jinja body."""

    id: str
    """`situation/rings`: its path without `.md.j2`."""
    name: str
    body: str
    moves: tuple[str, ...] = ()
    heading: str = ""
    heading_form: Form | None = None
    phrases: Mapping[str, PhraseRequest] = field(default_factory=dict)
    each: str = ""
    """The list fact whose items gain detail one by one."""
    needs: tuple[str, ...] = ()
    """The facts that a kind of speech must declare to use it."""
    points: str = ""
    """The list fact whose items are this section's numbered items; without a heading, points of the top level."""
    body_line: int = 1
    """The line of the file on which the body begins."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One section of an outline."""

    id: str
    use: str = ""
    """A section file; empty when `text` is given."""
    when: str = ""
    headed: bool = False
    heading: str = ""
    text: str = ""
    """The body of an added section, under the same rules as a section file's."""
    after: str = ""
    """For added sections: the id they follow; empty means at the end."""
    numbering: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """templates/<kind>/template.yaml, after `extends` is applied."""

    id: str
    """The slug: special-campaign."""
    name: str
    place: Place
    aliases: tuple[str, ...] = ()
    """What people call it besides: 工作推进会."""
    extends: tuple[str, ...] = ()
    """The kinds that it stands on, nearest first; what suits them suits it."""
    description: str = ""
    title: str = "在【会议名称】上的讲话"
    """How such a speech is called; 【会议名称】 gives way to the meeting's name."""
    group: Group | Literal[""] = ""
    """By what occasion people look for it."""
    choose: str = ""
    """When to take it and no other, in one line."""
    occasions: tuple[str, ...] = ()
    direction: Direction = "down"
    audience: str = "comrades"
    minutes: float = 10
    pattern: str = ""
    numbering: tuple[str, ...] = ("一、", "一要", "一是")
    facts: Mapping[str, FieldKind] = field(default_factory=dict)
    signed: bool = False
    """A letter: who sends it and its date stand at the end, and nobody's post and name under the title."""
    unasked: tuple[str, ...] = ()
    """What every meeting file may say and such a speech has no use for: `meeting.called_by`, `theme.full` …"""
    asks: Mapping[str, str] = field(default_factory=dict)
    """How this kind asks for what every meeting file may say: `meeting.called_by` to 主人是哪个单位."""
    outline: tuple[OutlineEntry, ...] = ()
    headings: tuple[Mapping[str, str], ...] = ()
    """Sets of parallel headings, section id to heading, with `when` for a set that does not always suit; `--variant`
    takes the next set."""


OFFICIALS = "comrades"
"""The audience of most kinds of speech."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who listens, and how they are greeted (templates/audiences.yaml)."""

    id: str
    name: str
    salutation: str
    """同志们： with its colon; a line of its own."""
    address: str
    """同志们: how they are addressed in the middle of a speech."""
    when: tuple[str, ...] = ()
    """Conditions, of which one must hold, by which a meeting of officials is known to be one with such people."""
    of: str = OFFICIALS
    """The audience of which it is a nearer name: 各位来宾，乡亲们、朋友们 of guests."""
    comrades: bool = True
    """Whether its people are called 同志 behind their names."""
    greets: str = ""
    """The fact that names those who are greeted, where it plainly names people."""
    honours: str = ""
    """The fact whose first is greeted by name before all others; of nearer names too."""


@dataclass(frozen=True, slots=True)
class Templates:
    """Everything the template folders hold, an organisation's before the built-in ones."""

    kinds: Mapping[str, Template]
    sections: Mapping[str, SectionTemplate]
    records: Mapping[str, RecordKind]
    audiences: Mapping[str, Audience]
    meeting: Mapping[str, FieldKind]
    """The top level of a meeting file, in its order (templates/meeting.yaml)."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Lists of words that templates look for in what people typed, by name (templates/words.yaml)."""
