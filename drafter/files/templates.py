"""Template folders in; kinds of speech, sections, record kinds and audiences out, an organisation's before the built-in ones."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, get_args

from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.outline import ENTRY, NUMBERING, TEMPLATE_CHANGES, change_outline, report_twins
from drafter.files.schema import (
    FORMAT,
    SLUG,
    Choice,
    Field,
    Flag,
    Many,
    Named,
    Number,
    Record,
    Text,
    read_root,
)
from drafter.files.text import decode, place_at, read_file
from drafter.files.yaml import parse_text, read_yaml
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.meeting import Changes
from drafter.model.phrase import Direction, PhraseKind, Position, Tone
from drafter.model.place import Place
from drafter.model.span import FORMS
from drafter.model.template import (
    Audience,
    FieldKind,
    OutlineEntry,
    PhraseRequest,
    RecordKind,
    SectionTemplate,
    Template,
    Templates,
)

SUFFIX = ".md.j2"
NAME = r"[^\W\d]\w*"
"""What Jinja can name."""
_WIDE_MARKS = re.compile("｛[｛{%％]|{[｛％]|[｝}％%]｝|％}")


def _named(make: Any) -> Any:
    return lambda name, values: make(name=name, **values)


_FIELD = (
    Field("ask", Text(), "问什么；没有填时，稿子里就是【问什么】", required=True),
    Field("kind", Text(), "text 一段文字，texts 几段文字，flag 是否，或 facts.yaml 里的一种"),
    Field("form", Choice(FORMS), "语法形式"),
    Field("required", Flag(), "没有填时是否留空位"),
    Field("example", Text(), "例子"),
    Field("when", Text(), "什么条件下才问"),
    Field("help", Text(), "怎么填"),
)


def _record_field(name: str, values: dict[str, Any]) -> FieldKind:
    return FieldKind(name=name, **{"kind": "text", **values})


def _fact(name: str, values: dict[str, Any]) -> FieldKind:
    return FieldKind(name=name, **{"kind": "text", "required": True, **values})


FACTS = Named(Record("fact", _FIELD), NAME, "a name: a letter, then letters, digits, _", make=_fact)
RECORD_KIND = Record(
    "kind",
    (
        Field("plural", Text(NAME, "a name"), "几项时叫什么", required=True),
        Field("plain", Text(), "只写一段文字时，填哪一项"),
        Field("told", Text(), "写的是整句时，填哪一项"),
        Field("skeleton", Many(Text()), "什么都没有时，哪几项留空位"),
        Field("needs", Many(Text()), "至少要有其中一项"),
        Field("say", Text(lines=True), "怎么说，可用 {{ it.… }}"),
        Field("fields", Named(Record("field", _FIELD), NAME, "a name", make=_record_field), "各项", required=True),
    ),
)
FACTS_FILE = Record(
    "facts file",
    (FORMAT, Field("kinds", Named(RECORD_KIND, NAME, "a name", make=_named(RecordKind)), "事实的种类", required=True)),
    placed=False,
)
AUDIENCE = Record(
    "audience",
    (
        Field("name", Text(), "听众", required=True),
        Field("salutation", Text(), "称谓，独占一行，带冒号", required=True),
        Field("address", Text(), "讲话中间怎么称呼", required=True),
    ),
    placed=False,
)
AUDIENCES_FILE = Record(
    "audiences file",
    (
        FORMAT,
        Field(
            "audiences",
            Named(AUDIENCE, SLUG, "an id", make=lambda name, values: Audience(id=name, **values)),
            "听众",
            required=True,
        ),
    ),
    placed=False,
)
TEMPLATE_FILE = Record(
    "template",
    (
        FORMAT,
        Field("name", Text(), "名称", required=True),
        Field("description", Text(), "什么时候用"),
        Field("extends", Text(), "在哪一种的基础上改"),
        Field("occasions", Many(Text()), "用在哪些会上"),
        Field("direction", Choice(get_args(Direction)), "对下、平级、对上"),
        Field("audience", Text(), "听众，见 audiences.yaml"),
        Field("minutes", Number(above=0, most=600, decimals=True), "一般讲几分钟"),
        Field("pattern", Text(), "依据的结构，见 patterns.yaml"),
        Field("numbering", NUMBERING, "层次序数，从高到低"),
        Field("facts", FACTS, "要问的事实"),
        Field("outline", Many(ENTRY, least=1), "各部分"),
        Field("headings", Many(Named(Text())), "成套的标题"),
        Field("closings", Many(Text()), "结束语"),
        *TEMPLATE_CHANGES,
    ),
)
REQUEST = Record(
    "phrase request",
    (
        Field("move", Text(), "语步", required=True),
        Field("form", Choice(FORMS), "语法形式", required=True),
        Field("kinds", Many(Choice(get_args(PhraseKind))), "种类"),
        Field("position", Choice(get_args(Position)), "用在段首、段中还是段尾"),
        Field("tone", Choice(get_args(Tone)), "语气"),
        Field("carries", Many(Text()), "必须说到什么，如 meeting.purpose"),
        Field("optional", Flag(), "可否省去"),
        Field("detail", Number(1, 3), "写到多详才用"),
        Field("when", Text(), "什么条件下才用"),
    ),
)
FRONT_MATTER = Record(
    "front matter",
    (
        Field("name", Text(), "名称", required=True),
        Field("moves", Many(Text()), "有哪些语步"),
        Field(
            "heading",
            Record(
                "heading",
                (
                    Field("text", Text(), "标题，可用 {{ }}", required=True),
                    Field("form", Choice(FORMS), "标题的语法形式"),
                ),
                plain="text",
                placed=False,
            ),
            "标题",
        ),
        Field("phrases", Named(REQUEST, NAME, "a name", make=_named(PhraseRequest)), "要哪些常用语"),
        Field("each", Text(), "逐项增减详略的那一项事实"),
        Field("points", Text(), "逐项编号的那一项事实"),
    ),
)


def load_templates(folders: Sequence[Path]) -> tuple[Templates, list[Finding]]:
    """What the folders hold and what is odd about it; a name in an earlier folder replaces its namesake in later ones.

    Raises InputError with every fault: of the YAML, of the tables, unknown sections, kinds of facts, audiences, and kinds
    that extend one another in a ring.
    """
    faults = Faults()
    shelves = [_read_folder(folder, faults) for folder in folders]
    written = [shelf.kinds for shelf in shelves]
    templates = Templates(
        kinds={kind: _extended(kind, 0, written, (), faults) for kind in _first(written)},
        sections=_first(shelf.sections for shelf in shelves),
        records=_first(shelf.records for shelf in shelves),
        audiences=_first(shelf.audiences for shelf in shelves),
    )
    if not faults.errors:
        _check(templates, faults)
    return templates, faults.close()


@dataclass
class _Shelf:
    """What one folder holds; `kinds` as their files say them, before `extends`."""

    kinds: dict[str, dict[str, Any]]
    sections: dict[str, SectionTemplate]
    records: dict[str, RecordKind]
    audiences: dict[str, Audience]


def _read_folder(folder: Path, faults: Faults) -> _Shelf:
    if not folder.is_dir():
        faults.error("file", Place(str(folder), 1), _("there is no such folder"))
    kinds: dict[str, dict[str, Any]] = {}
    for path in sorted(folder.glob("*/template.yaml")):
        values = _read(path, TEMPLATE_FILE, faults)
        if values:
            kinds[path.parent.name] = values
    sections: dict[str, SectionTemplate] = {}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        section = None if path.name.startswith((".", "~")) else _read_section(path, _section_id(path, folder), faults)
        if section:
            other = sections.setdefault(section.id, section)
            if other is not section:
                message = _("section '{id}' stands twice; the first is at {place}", id=section.id, place=other.place)
                faults.error("duplicate-id", Place(str(path), 1), message)
    return _Shelf(
        kinds,
        sections,
        _read(folder / "facts.yaml", FACTS_FILE, faults).get("kinds", {}),
        _read(folder / "audiences.yaml", AUDIENCES_FILE, faults).get("audiences", {}),
    )


def _read(path: Path, table: Record, faults: Faults) -> dict[str, Any]:
    """The values of a file by key; nothing where there is no such file, or it is wrong."""
    if not path.exists():
        return {}
    return read_root(table, read_yaml(path, faults), faults) or {}


def _section_id(path: Path, folder: Path) -> str:
    """`situation/rings` for sections/situation/rings.md.j2; `follow-up/gap` for a section that only that kind has."""
    parts = path.relative_to(folder).as_posix().removesuffix(SUFFIX)
    return parts.removeprefix("sections/")


def _read_section(path: Path, section_id: str, faults: Faults) -> SectionTemplate | None:
    data = read_file(path, faults)
    text = None if data is None else decode(data, str(path), faults)
    return None if text is None else parse_section(text, str(path), section_id, faults)


def parse_section(text: str, file: str, section_id: str, faults: Faults) -> SectionTemplate | None:
    """A section file's text: front matter between two `---`, then the body. None, and faults, when it is wrong."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or "---" not in (ends := [line.rstrip() for line in lines[1:]]):
        message = _("the file must begin with '---', its front matter, and a line '---'")
        faults.error("front-matter", Place(file, 1), message)
        return None
    end = ends.index("---") + 1
    body = "\n".join(lines[end + 1 :])
    for match in _WIDE_MARKS.finditer(text):
        message = _("'{mark}' has a full-width character.", mark=match[0])
        faults.error(
            "template", place_at(text, match.start(), file), message, _("Write {{{{ }}}} or {{% %}} half-width.")
        )
    front = read_root(FRONT_MATTER, parse_text("\n".join(lines[1:end]), file, faults, lines_above=1), faults)
    if front is None:
        return None
    heading = front.pop("heading", {})
    return SectionTemplate(
        **{**front, "place": Place(file, 1)},
        id=section_id,
        body=body,
        body_line=end + 2,
        heading=heading.get("text", ""),
        heading_form=heading.get("form"),
    )


def _extended(
    kind: str, shelf: int, written: list[dict[str, dict[str, Any]]], above: tuple[tuple[str, int], ...], faults: Faults
) -> Template:
    """A kind with what it takes over from the one that it extends. A kind may extend its namesake in a later folder."""
    shelf = next(index for index in range(shelf, len(written)) if kind in written[index])
    values = {key: value for key, value in written[shelf][kind].items() if key not in _NOT_OF_TEMPLATE}
    values["outline"] = tuple(_own_section(entry, kind) for entry in values.get("outline", ()))
    place = values["place"]
    parent = written[shelf][kind].get("extends", "")
    changes = {key: written[shelf][kind][key] for key in _CHANGES if key in written[shelf][kind]}
    start = shelf + 1 if parent == kind else 0
    known = [name for shelf_kinds in written[start:] for name in shelf_kinds]
    if not parent:
        base = Template(id=kind, name="", place=place)
        if changes:
            faults.error("template", place, _("omit, add, change and order need 'extends'"))
    elif parent not in known:
        message = _("there is no kind '{kind}' to extend,", kind=shown(parent))
        faults.error("template", place, message, did_you_mean(parent, known))
        base = Template(id=kind, name="", place=place)
    elif (kind, shelf) in above:
        faults.error(
            "template", place, _("the kinds extend one another: {kinds}", kinds=" > ".join(k for k, _n in above))
        )
        base = Template(id=kind, name="", place=place)
    else:
        base = _extended(parent, start, written, (*above, (kind, shelf)), faults)
    outline = list(values.pop("outline") or base.outline)
    if changes:
        changes["add"] = tuple(_own_section(entry, kind) for entry in changes.get("add", ()))
        outline, findings = change_outline(outline, Changes(**changes, place=place))
        for finding in findings:
            faults.error(finding.rule, finding.place or place, finding.message, finding.suggestion)
    facts = {**base.facts, **values.pop("facts", {})}
    return replace(base, **{**values, "id": kind, "facts": facts, "outline": tuple(outline)})


_CHANGES = ("omit", "add", "change", "order")
_NOT_OF_TEMPLATE = ("format", "extends", *_CHANGES)


def _own_section(entry: OutlineEntry, kind: str) -> OutlineEntry:
    """`use: gap` is the kind's own section, `<kind>/gap`."""
    return replace(entry, use=f"{kind}/{entry.use}") if entry.use and "/" not in entry.use else entry


def _check(templates: Templates, faults: Faults) -> None:
    """Everything that is named is there."""
    kinds = ("text", "texts", "flag", *templates.records, *(record.plural for record in templates.records.values()))
    for record in templates.records.values():
        _check_fields(record.fields.values(), kinds, faults)
        for name in (record.plain, record.told, *record.skeleton, *record.needs):
            if name and name not in record.fields and record.place:
                message = _("kind '{kind}' has no field '{name}',", kind=record.name, name=shown(name))
                faults.error("template", record.place, message, did_you_mean(name, record.fields))
    for template in templates.kinds.values():
        _check_fields(template.facts.values(), kinds, faults)
        _check_template(template, templates, faults)


def _check_template(template: Template, templates: Templates, faults: Faults) -> None:
    if not template.outline:
        faults.error("missing-key", template.place, _("'{key}' is missing", key="outline"))
    if template.audience not in templates.audiences:
        message = _("there is no audience '{name}',", name=shown(template.audience))
        faults.error("template", template.place, message, did_you_mean(template.audience, templates.audiences))
    report_twins(template.outline, faults)
    for entry in template.outline:
        if entry.use and entry.use not in templates.sections:
            message = _("there is no section file '{name}',", name=shown(entry.use))
            faults.error(
                "template", entry.place or template.place, message, did_you_mean(entry.use, templates.sections)
            )
    ids = [entry.id for entry in template.outline]
    for name in (name for headings in template.headings for name in headings if name not in ids):
        message = _("headings: no section '{id}',", id=shown(name))
        faults.error("template", template.place, message, did_you_mean(name, ids))


def _check_fields(fields: Iterable[FieldKind], kinds: Sequence[str], faults: Faults) -> None:
    for field in fields:
        if field.kind not in kinds and field.place:
            message = _("{name}: there is no kind '{kind}',", name=field.name, kind=shown(field.kind))
            faults.error("template", field.place, message, did_you_mean(field.kind, kinds))


Value = TypeVar("Value")


def _first(groups: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    """By name what the first group that knows it says; a later group's order is kept."""
    found: dict[str, Value] = {}
    for group in groups:
        for name, value in group.items():
            found.setdefault(name, value)
    return found
