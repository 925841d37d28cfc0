"""A meeting file, the templates and `--set` changes in; one Meeting out, every text in it a span that knows its path."""

from collections.abc import Mapping as Mapped
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from drafter.files.facts import Fact, FactReader
from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.outline import CHANGES
from drafter.files.overrides import apply_overrides
from drafter.files.schema import FORMAT, Choice, Date, Field, Later, Named, Number, Record, Text, read_root
from drafter.files.text import read_file
from drafter.files.yaml import Mapping, Node, Sequence, parse_bytes
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.meeting import Meeting, Pin, Value
from drafter.model.phrase import Rank, ThemeClass
from drafter.model.place import Place
from drafter.model.span import Form, Span
from drafter.model.template import FieldKind, Templates

STDIN = "<stdin>"
"""The file name of a meeting that is given as bytes."""

RANK = Choice(get_args(Rank))
THEME_CLASS = Choice(get_args(ThemeClass))
PERSON = "person"
"""The record kind of `people`."""
PERSON_CHOICES = {"relation": Choice(("superior", "peer", "subordinate")), "when": Choice(("before", "after"))}


def _fields(**forms: Form | None) -> dict[str, FieldKind]:
    return {name: FieldKind(name, "text", name, form) for name, form in forms.items()}


MEETING_FIELDS = _fields(name="noun", called_by="noun", purpose="verb", background=None, place="noun", attendees="noun")
THEME_FIELDS = _fields(full="noun", noun="noun", short="noun", period="noun")
SPEAKER_FIELDS = _fields(name="noun", post="noun")


def _texts(fields: Mapped[str, FieldKind], **more: dict[str, Any]) -> Later:
    text = {"$ref": "#/$defs/fact"}
    properties = {**dict.fromkeys(fields, text), **more}
    return Later({"type": "object", "additionalProperties": False, "properties": properties})


def _check_pin(pin: Pin, node: Mapping, faults: Faults) -> None:
    if bool(pin.id) == bool(pin.text):
        faults.error("value", node.place, _("a phrase is given either by 'id' or by 'text'"))


PIN = Record(
    "pin",
    (Field("id", Text(), "常用语的编号"), Field("text", Text(), "自己写的一句话")),
    make=Pin,
    check=_check_pin,
)
MEETING_FILE = Record(
    "meeting file",
    (
        FORMAT,
        Field("kind", Fact(), "哪一种讲话", required=True),
        Field("title", Fact(form="noun"), "标题", required=True),
        Field("meeting", _texts(MEETING_FIELDS), "会议：名称、召开单位、任务、背景、地点、参会人员"),
        Field("speaker", _texts(SPEAKER_FIELDS, rank=RANK.schema({})), "讲话人：姓名、职务、身份"),
        Field("people", Later({"type": "array", "items": {"type": "object"}}), "讲到的人，按礼宾次序，不会重排"),
        Field("date", Date(), "日期"),
        Field("theme", _texts(THEME_FIELDS, **{"class": THEME_CLASS.schema({})}), "主题：全称、名词、简称、时段、类别"),
        Field("facts", Later({"type": "object"}), "事实，各种讲话所问不同"),
        Field("sections", CHANGES, "本次会议对各部分的改动"),
        Field("phrases", Named(PIN), "指定的常用语"),
        Field("minutes", Number(above=0, most=600, decimals=True), "讲几分钟"),
        Field("style", Text(), "版式"),
        Field("version", Fact(), "讨论稿、送审稿……印在标题上方"),
        Field("salutation", Fact(), "称谓"),
    ),
)


def load_meeting(
    source: Path | bytes, templates: Templates, overrides: Mapped[str, str] | None = None
) -> tuple[Meeting, list[Finding]]:
    """A meeting from its file, or from bytes read from standard input, and what is odd about it.

    overrides: path to text, `theme.noun` or `facts.tasks[0].title`: set before anything is converted.
    Raises InputError with every fault: of the YAML, of the tables, kinds, facts and fields that do not exist.
    """
    faults = Faults()
    file = STDIN if isinstance(source, bytes) else str(source)
    data = source if isinstance(source, bytes) else read_file(source, faults)
    root = None if data is None else parse_bytes(data, file, faults)
    if isinstance(root, Mapping):
        apply_overrides(root, overrides or {}, faults)
    values = read_root(MEETING_FILE, root, faults)
    meeting = Meeting("", "", Place(file, 1)) if values is None else _convert(values, templates, faults)
    return meeting, faults.close()


def _convert(values: dict[str, Any], templates: Templates, faults: Faults) -> Meeting:
    """The meeting of a file whose keys are right: what is left is what its kind of speech declares."""
    place: Place = values["place"]
    reader = FactReader(templates.records, faults)
    facts: dict[str, Value] = {}
    template = templates.kinds.get(values["kind"])
    if template is None:
        message = _("there is no kind of speech '{kind}',", kind=shown(values["kind"]))
        faults.error("kind", values["kind"].origin.place, message, did_you_mean(values["kind"], templates.kinds))
    elif "facts" in values:
        facts = reader.fields(template.facts, values["facts"], "facts")
    speaker, rank = _with_choice(values.get("speaker"), "speaker", "rank", RANK, SPEAKER_FIELDS, reader)
    theme, theme_class = _with_choice(values.get("theme"), "theme", "class", THEME_CLASS, THEME_FIELDS, reader)
    if "full" in theme and str(theme["full"]).endswith("工作"):
        theme["full"] = _as_work(theme["full"])
    return Meeting(
        kind=str(values["kind"]),
        title=values["title"],
        place=place,
        meeting=reader.fields(MEETING_FIELDS, values["meeting"], "meeting") if "meeting" in values else {},
        speaker=speaker,
        rank=rank,
        people=_people(values.get("people"), templates, reader),
        theme=theme,
        theme_class=theme_class,
        facts=facts,
        **{key: values[key] for key in _AS_READ if key in values},
    )


_AS_READ = ("date", "sections", "phrases", "minutes", "style", "version", "salutation")


def _with_choice(
    node: Node | None, path: str, key: str, choice: Choice, fields: Mapped[str, FieldKind], reader: FactReader
) -> tuple[dict[str, Value], Any]:
    """The texts of a mapping, and the one key of it that is a choice."""
    chosen: FieldKind = FieldKind(key, "text", key)
    if node is None:
        return {}, None
    values = reader.fields({**fields, key: chosen}, node, path)
    if key not in values or not isinstance(node, Mapping):
        return values, None
    del values[key]
    return values, choice.read(node.entries[key], f"{path}.{key}", reader.faults)


def _as_work(text: Span) -> Span:
    """疫情防控工作 is `work`, unless the file says another form."""
    own = text.origin.form != THEME_FIELDS["full"].form
    return text if own else Span(str(text), replace(text.origin, form="work"))


def _people(node: Node | None, templates: Templates, reader: FactReader) -> tuple[Mapped[str, Value], ...]:
    """The people of the file in its order; who they are to the speaker and when they spoke are checked."""
    if node is None:
        return ()
    people = reader.fact(FieldKind("people", templates.records[PERSON].plural, "people"), node, "people")
    items = node.items if isinstance(node, Sequence) else [node]
    for item in items:
        for key, choice in PERSON_CHOICES.items():
            if isinstance(item, Mapping) and key in item.entries:
                choice.read(item.entries[key], key, reader.faults)
    return tuple(people)
