"""A meeting file, the templates and `--set` changes in; one Meeting out, its texts spans that know their paths."""

import re
from collections.abc import Mapping as Mapped
from dataclasses import dataclass, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args

from drafter.files.facts import Fact, FactReader
from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.kinds import BROKEN, TEXT_SCHEMA, Choice, Date, Later, Named, Number, Text
from drafter.files.outline import CHANGES
from drafter.files.overrides import apply_overrides
from drafter.files.schema import FORMAT, Field, Record, read_root
from drafter.files.text import read_file
from drafter.files.yaml import Mapping, Node, Scalar, Sequence, parse_bytes
from drafter.i18n import _
from drafter.language.forms import FORMS, Form
from drafter.language.han import HAN
from drafter.model.finding import Finding
from drafter.model.meeting import OTHER_VERSIONS, VERSIONS, Meeting, Pin, Value
from drafter.model.phrase import Rank, ThemeClass
from drafter.model.span import Span
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
    own_form = {"text": TEXT_SCHEMA, "form": {"enum": list(FORMS)}}
    text = {"anyOf": [TEXT_SCHEMA, {"type": "object", "required": ["text"], "properties": own_form}]}
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


_HAN = re.compile(f"[{HAN}]+")


@dataclass(frozen=True)
class Version(Fact):
    """The stage of a draft; a word that looks like one of the usual ones misspelt is kept, and said."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        version = super().read(node, name, faults)
        known = (*VERSIONS, *OTHER_VERSIONS)
        if version is not BROKEN and _HAN.fullmatch(version) and not any(usual in version for usual in known):
            near = get_close_matches(version, VERSIONS, n=1)
            if near:
                message = _("{name}: '{value}' is kept as it is;", name=name, value=shown(version))
                faults.warn("version", node.place, message, did_you_mean(version, VERSIONS))
        return version


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
        Field("version", Version(), "讨论稿、征求意见稿、送审稿……印在标题下方、写进文件名；定稿不印"),
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
    values = read_root(MEETING_FILE, root, faults) or {}
    facts = _read_facts(root, templates, FactReader(templates.records, faults)) if isinstance(root, Mapping) else {}
    findings = faults.close()
    as_read = {key: values[key] for key in _AS_READ if key in values}
    meeting = Meeting(
        kind=str(values["kind"]),
        place=values["place"],
        settings=dict(overrides or {}),
        fingerprint=sha256(data or b"").hexdigest(),
        **as_read,
        **facts,
    )
    return meeting, findings


_AS_READ = ("title", "date", "sections", "phrases", "minutes", "style", "version", "salutation")


def _read_facts(root: Mapping, templates: Templates, reader: FactReader) -> dict[str, Any]:
    """What the meeting's kind declares, and the parts whose texts are facts: also of a file with other faults."""
    given = {key: node for key, node in root.entries.items() if not (isinstance(node, Scalar) and node.absent)}
    found: dict[str, Any] = {}
    kind = given.get("kind")
    if isinstance(kind, Scalar):
        template = templates.kinds.get(kind.text)
        if template is None:
            message = _("there is no kind of speech '{kind}',", kind=shown(kind.text))
            reader.faults.error("kind", kind.place, message, reader.faults.did_you_mean(kind.text, templates.kinds))
        elif "facts" in given:
            found["facts"] = reader.fields(template.facts, given["facts"], "facts")
    if "meeting" in given:
        found["meeting"] = reader.fields(MEETING_FIELDS, given["meeting"], "meeting")
    if "speaker" in given:
        found["speaker"], found["rank"] = _with_choice(
            given["speaker"], "speaker", "rank", SPEAKER_FIELDS, RANK, reader
        )
    if "theme" in given:
        theme, found["theme_class"] = _with_choice(given["theme"], "theme", "class", THEME_FIELDS, THEME_CLASS, reader)
        found["theme"] = {key: _as_work(text) if key == "full" else text for key, text in theme.items()}
    if "people" in given:
        found["people"] = _read_people(given["people"], templates, reader)
    return found


def _with_choice(
    node: Node, path: str, key: str, fields: Mapped[str, FieldKind], choice: Choice, reader: FactReader
) -> tuple[dict[str, Value], Any]:
    """The texts of a mapping, and the one key of it that is a choice."""
    values = reader.fields({**fields, key: FieldKind(key, "text", key)}, node, path)
    if key not in values or not isinstance(node, Mapping):
        return values, None
    del values[key]
    return values, choice.read(node.entries[key], f"{path}.{key}", reader.faults)


def _as_work(text: Any) -> Any:
    """疫情防控工作 is `work`, unless the file says another form."""
    if isinstance(text, Span) and text.endswith("工作") and text.origin.form == THEME_FIELDS["full"].form:
        return Span(str(text), replace(text.origin, form="work"))
    return text


def _read_people(node: Node, templates: Templates, reader: FactReader) -> tuple[Mapped[str, Value], ...]:
    """The people of the file in its order; who they are to the speaker and when they spoke are checked."""
    people = reader.fact(FieldKind("people", templates.records[PERSON].plural, "people"), node, "people")
    for index, item in enumerate(node.items if isinstance(node, Sequence) else [node]):
        for key, choice in PERSON_CHOICES.items():
            if isinstance(item, Mapping) and key in item.entries:
                choice.read(item.entries[key], f"people[{index}].{key}", reader.faults)
    return tuple(people)
