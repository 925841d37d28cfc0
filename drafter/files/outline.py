"""The tables of an outline and of changes to it: what templates and meeting files say of sections."""

import re
from collections.abc import Sequence
from typing import Any

from drafter import bounds
from drafter.dataclass import replace
from drafter.files.facts import Fact, without_marker
from drafter.files.faults import Faults, shown
from drafter.files.kinds import Flag, Many, Named, Number, Text
from drafter.files.schema import SLUG, Field, Record
from drafter.files.yaml import Mapping, Node
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.meeting import Changes, OwnSentence, SectionChange
from drafter.model.place import Place
from drafter.model.span import Span
from drafter.model.template import OutlineEntry, TemplateText

_ITEM = re.compile(r"^(?:#{1,2}|- | {2}- )\s*(?:\*\*)?", re.MULTILINE)
"""With which a line begins that the draft numbers (compose/lines.py)."""


class OwnText(Text):
    """A text whose headings and items lose the markers that were typed before them."""

    def read(self, node: Node, name: str, faults: Faults) -> Any:
        text = super().read(node, name, faults)
        if not isinstance(text, TemplateText):
            return text
        parts, at = [], 0
        for item in _ITEM.finditer(text):
            title = text[item.end() :].partition("\n")[0]
            if length := len(title) - len(without_marker(title, node, name, faults)):
                parts.append(text[at : item.end()])
                at = item.end() + length
        return TemplateText("".join([*parts, text[at:]]), text.start)


NUMBERING = Many(Text())
SECTION_ID = Text(SLUG, lambda: _("an id such as supply: small letters, digits, -"))
HEADING = Field("heading", Text(jinja=True), "标题，可用 {{ }}")
TEXT = Field("text", Text(lines=True, jinja=True), "正文，可用 {{ }}")
OWN_HEADING = Field("heading", Fact("sections.", numbered=True), "标题，照写照印；序数由程序编")
"""A heading in a meeting file is a fact: it stands as it is written, behind the marker that the draft gives it."""


OWN_TEXT = Field("text", OwnText(lines=True, jinja=True), "正文，可用 {{ }}；标题、条目的序数由程序编")
"""The text of a section that a meeting file adds: its headings and items get their markers from the draft, too."""


def _called(section: str) -> str:
    return _("section {id}", id=section)


def _entry(**values: Any) -> OutlineEntry:
    """`headed` follows from a heading; the id is the last part of `use`."""
    use = values.get("use", "")
    return OutlineEntry(**{"id": use.rpartition("/")[2], "headed": bool(values.get("heading")), **values})


def _check_entry(entry: OutlineEntry, node: Mapping, faults: Faults) -> None:
    if bool(entry.use) == bool(entry.text):
        faults.error("value", node.place, _("a section needs either 'use' or 'text'"))
    if not entry.id:
        faults.error("missing-key", node.place, _("'{key}' is missing", key="id"))


def _entry_fields(heading: Field, text: Field = TEXT) -> tuple[Field, ...]:
    return (
        Field("id", SECTION_ID, "本讲话里的名字；不写就是 use 的最后一段"),
        Field("use", Text(), "用哪个段落模板，如 situation/rings"),
        Field("when", Text(), "什么条件下才有，如 theme.class == prevention"),
        Field("headed", Flag(), "有没有标题"),
        heading,
        text,
        Field("numbering", NUMBERING, "层次序数，从高到低"),
    )


def _added(heading: Field, text: Field = TEXT) -> Record:
    after = Field("after", Text(), "接在哪一部分后面；不写就放在最后")
    fields = (*_entry_fields(heading, text), after)
    return Record("added section", fields, make=_entry, check=_check_entry, label="id", called=_called)


ENTRY = Record(
    "section", _entry_fields(HEADING), make=_entry, check=_check_entry, plain="use", label="id", called=_called
)
_SECTIONS = Many(Fact(), most=bounds.SECTIONS)

_NUMBERING = Field("numbering", NUMBERING, "层次序数，从高到低")


def _change(*fields: Field) -> Record:
    return Record("section change", fields, make=SectionChange)


def _check_sentence(sentence: OwnSentence, node: Mapping, faults: Faults) -> None:
    if bool(sentence.text) == sentence.omit:
        faults.error("value", node.place, _("a sentence of your own needs either 'text' or 'omit: true'"))
    if (sentence.omit and not sentence.instead) or (sentence.instead and sentence.after):
        faults.error("value", node.place, _("'instead' names the sentence that goes, 'after' one that stays"))


OWN_SENTENCE = Record(
    "own sentence",
    (
        Field("text", Text(), "自己写的话"),
        Field("instead", Text(), "替下程序写的哪一句，照稿子里的原话"),
        Field("after", Text(), "接在哪一句后面，照稿子里的原话"),
        Field("omit", Flag(), "这一句不讲"),
        Field("paragraph", Flag(), "单独成段"),
        Field("from", Text(), "从哪个改稿来的、谁改的", into="source"),
    ),
    make=OwnSentence,
    check=_check_sentence,
)
_OWN_SENTENCES = Field("sentences", Many(OWN_SENTENCE, most=bounds.SECTIONS), "改写、不讲、另加的句子")

CHANGES = Record(
    "sections",
    (
        Field("omit", _SECTIONS, "去掉哪几部分"),
        Field("add", Many(_added(OWN_HEADING, OWN_TEXT), most=bounds.SECTIONS), "增加哪几部分"),
        Field(
            "change",
            Named(_change(OWN_HEADING, _NUMBERING, Field("detail", Number(1, 3), "详略：1 略，3 详"), _OWN_SENTENCES)),
            "改动哪几部分",
        ),
        Field("order", _SECTIONS, "新的次序"),
    ),
    make=Changes,
)
"""What a meeting file says under `sections`."""

TEMPLATE_CHANGES = (
    Field("omit", _SECTIONS, "去掉原有的哪几部分"),
    Field("add", Many(_added(HEADING), most=bounds.SECTIONS), "增加哪几部分"),
    Field("change", Named(_change(HEADING, _NUMBERING)), "改动哪几部分"),
    Field("order", _SECTIONS, "新的次序"),
)
"""What a template that extends another says of the other's outline."""


def change_outline(outline: Sequence[OutlineEntry], changes: Changes) -> tuple[list[OutlineEntry], list[Finding]]:
    """Add, omit, change and order, in that order; every id that does not exist is a finding.

    What is said of a section that is left out waits until it is taken in again.
    """
    faults = Faults()
    entries = list(outline)

    def find(section: str, place: Place | None) -> int | None:
        ids = [entry.id for entry in entries]
        if section in ids:
            return ids.index(section)
        where = place or Place("", 1)
        faults.error("outline", where, _("no section '{id}',", id=shown(section)), faults.did_you_mean(section, ids))
        return None

    for entry in changes.add:
        after = find(entry.after, entry.place) if entry.after else len(entries) - 1
        if after is not None:
            entries.insert(after + 1, entry)
    for section in changes.omit:
        if (index := find(section, _place_of(section) or changes.place)) is not None:
            del entries[index]
    for section, change in changes.change.items():
        if section not in changes.omit and (index := find(section, change.place)) is not None:
            old = entries[index]
            entries[index] = replace(
                old, heading=change.heading or old.heading, numbering=change.numbering or old.numbering
            )
    order = [
        section
        for section in dict.fromkeys(changes.order)
        if section not in changes.omit and find(section, _place_of(section) or changes.place) is not None
    ]
    report_twins(entries, faults)
    return _reorder(entries, order), faults.findings


def _place_of(text: str) -> Place | None:
    return text.origin.place if isinstance(text, Span) else None


def _reorder(entries: list[OutlineEntry], order: Sequence[str]) -> list[OutlineEntry]:
    """The named entries in the named order, in the places that they held together; the others stay where they are."""
    named = {entry.id: entry for entry in entries if entry.id in order}
    queue = iter([named[section] for section in order])
    return [next(queue) if entry.id in order else entry for entry in entries]


def report_twins(outline: Sequence[OutlineEntry], faults: Faults) -> None:
    """Two sections of one id are a fault that names both places."""
    seen: dict[str, OutlineEntry] = {}
    for entry in outline:
        other = seen.setdefault(entry.id, entry)
        if other is not entry and entry.place:
            message = _("section '{id}' stands twice; the first is at {place}", id=entry.id, place=other.place)
            faults.error("duplicate-id", entry.place, message)
