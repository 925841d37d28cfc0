"""A meeting and what its kind asks in; the fields of a form out, and what somebody typed into them as changes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from drafter.dataclass import dataclass, replace
from drafter.files.template_tables import SOURCE
from drafter.files.yaml_edit import Lines
from drafter.i18n import _
from drafter.language.punctuation import PAUSE
from drafter.meeting import call_item
from drafter.meeting.editing import Put, Remove, Step
from drafter.meeting.sources import record_around
from drafter.meeting.titles import title_paths
from drafter.meeting.values import Converted
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.meeting import Meeting
from drafter.model.path import FactPath
from drafter.model.template import FieldKind, RecordKind

_NOT_TYPED = ("speech", "changes", "pins")
"""Kinds of fields that the page has other means for than a box to type in."""
_ROWS = ("measures", "promises")
"""Records that stand as the rows of a table, which takes a paste from a spreadsheet."""
_LONG = re.compile(
    "^(?:text|purpose|quote|claim|why|account|example|cost|so|but|case|compare|lesson|emphasis|background)$"
)
"""Names of texts that are usually a sentence or more."""
_NOWHERE = FactPath()
_COUNTED = re.compile(r"(?:^|(?<=[，；。]))[一二三四五六七八九十]是")
"""Where an item begins that was typed behind others on one line: 一是…，二是…；三是…"""


@dataclass(frozen=True, slots=True)
class Box:
    """One thing to type, choose or tick."""

    path: str
    ask: str
    value: str
    kind: str = "text"
    """text, long, lines (one item a line), listed (items between 、), choice, flag."""
    example: str = ""
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A record of a list, or one by itself."""

    path: str
    title: str
    parts: "tuple[Part, ...]"
    source: str = ""
    is_new: bool = False
    """Nothing of it is in the file yet."""


@dataclass(frozen=True, slots=True)
class Part:
    """A field of the form: a box, a group of boxes, a list of items or a table of rows."""

    path: str
    ask: str
    shape: str
    """box, group, list, table."""
    box: Box | None = None
    items: tuple[Item, ...] = ()
    help: str = ""
    columns: tuple[FieldKind, ...] = ()
    """Of a table."""
    called: str = ""
    """Of a list: what one of its items is called, 任务; empty where nobody has a short word for it."""
    fold: bool = False
    """What few speeches need, behind a line to open."""


@dataclass
class _Form:
    """What the fields of a form are made with."""

    vocabulary: Vocabulary
    closed: str = ""
    """The path of the list that opens no empty item, since somebody took it away."""
    day: str = ""
    unasked: frozenset[str] = field(default_factory=frozenset)


def make_form(meeting: Meeting, vocabulary: Vocabulary, closed: str = "") -> list[Part]:
    """The fields of a meeting's form, in the order of its file. closed: the list that opens no empty item."""
    values = plain_values(meeting)
    form = _Form(vocabulary, closed)
    parts = []
    for name, kind in vocabulary.fields.items():
        if kind.kind in _NOT_TYPED:
            continue
        path = FactPath((name,))
        if kind.kind == "facts":
            parts += [
                _part(fact, FactPath((*path, key)), _at(values, name, key), form)
                for key, fact in vocabulary.facts.items()
            ]
        else:
            parts.append(_part(kind, path, values.get(name), form))
    return [replace(part, help=_help_of_title(part, vocabulary)) if part.path == "title" else part for part in parts]


def _help_of_title(part: Part, vocabulary: Vocabulary) -> str:
    """That a title is made of other fields until somebody types over it."""
    names = title_paths(vocabulary.template, vocabulary) if vocabulary.template else {}
    if not names:
        return part.help
    return _("follows “{names}” until you type over it", names="、".join(names))


def read_boxes(parts: Sequence[Part]) -> dict[str, str]:
    """What stands in the boxes of a form, by path: what a page sends when nothing was typed."""
    return {box.path: box.value for part in parts for box in _boxes(part)}


def make_item(path: FactPath, values: Mapping[str, Any], vocabulary: Vocabulary) -> Part | None:
    """The part of a form for a new item of a list; None where the path leads to no item of records.

    values: what the file says: a new row has the columns of those that are there.
    """
    kind = vocabulary.field_at(path)
    record = vocabulary.records.get(kind.kind) if kind else None
    if kind is None or record is None or not isinstance(path[-1], int):
        return None
    form = _Form(vocabulary)
    shape = "table" if record.plural in _ROWS else "list"
    around = FactPath(path[:-1])
    columns = _columns(record, around.lookup(values), shape)
    item = _item(record, path, {}, form, columns, is_new=True)
    field = vocabulary.field_at(around)
    return Part(str(around), kind.ask, shape, items=(item,), columns=columns, called=call_item(field) if field else "")


def plain_values(meeting: Meeting) -> dict[str, Any]:
    """What a meeting says as texts, lists and mappings."""
    return {key: _plain(value) for key, value in meeting.values().items()}


def read_form(
    posted: Mapping[str, str],
    values: Mapping[str, Any],
    vocabulary: Vocabulary,
    *,
    settled: FactPath = _NOWHERE,
) -> list[Step]:
    """What somebody changed of what she was shown.

    posted: path to what stands in the box. values: what the file that she was shown says. settled: the item that she
    has left: it, or what is in it, goes where it says nothing any more; before that it stays, since something else may
    be typed.
    """
    emptied = _emptied(posted, values)
    counts: dict[tuple[str | int, ...], int] = {}
    steps: list[Step] = []
    new: dict[FactPath, dict[str, str]] = {}
    for path, text in posted.items():
        steps_of = FactPath.parse(path)
        kind = vocabulary.field_at(steps_of)
        if not steps_of or kind is None or any(steps_of[: len(gone)] == gone for gone in emptied):
            continue
        item = _new_item(steps_of, values, counts)
        if item is not None:
            if text.strip():
                new.setdefault(item, {})[path] = text
            continue
        text, value = _clean(text), steps_of.lookup(values)
        if text != _told(kind, value):
            steps += _put(steps_of, text, kind, vocabulary, value)
    steps += _say_changed(steps, values, vocabulary)
    steps += _add(new, values, vocabulary)
    if settled:
        gone = [path for path in emptied if path[: len(settled)] == settled or settled[: len(path)] == path]
        steps += [Remove(path) for path in sorted(gone, key=lambda path: path.order, reverse=True)]
    return steps


def _part(kind: FieldKind, path: FactPath, value: Any, form: _Form) -> Part:
    vocabulary = form.vocabulary
    record = vocabulary.inner(kind)
    help_ = kind.help
    if record is None:
        box = _box(kind, path, value, vocabulary)
        return Part(str(path), kind.ask, "box", box=box, help=help_, fold=not kind.asked)
    if kind.kind in vocabulary.records:
        only = (_item(record, path, value or {}, form, _columns(record)),)
        return Part(str(path), kind.ask, "group", items=only, help=help_)
    listed = [value] if isinstance(value, Mapping) else value or []
    shape = "table" if kind.kind in _ROWS else "list"
    columns = _columns(record, listed, shape)
    items: tuple[Item, ...] = tuple(
        _item(record, FactPath((*path, index)), each, form, columns) for index, each in enumerate(listed)
    )
    if not items and kind.required and str(path) != form.closed:
        items = (_item(record, FactPath((*path, 0)), {}, form, columns, is_new=True),)
    return Part(str(path), kind.ask, shape, items=items, help=help_, columns=columns, called=call_item(kind))


def _columns(record: RecordKind, listed: Any = (), shape: str = "") -> tuple[FieldKind, ...]:
    """The fields of a record; in a table without the last, which holds a whole row in one text, where no row does."""
    fields = tuple(field for field in record.fields.values() if field.name != SOURCE.name)
    rows = [each for each in listed or () if isinstance(each, Mapping)]
    if shape == "table" and fields[-1].name == record.plain and not any(each.get(record.plain) for each in rows):
        return fields[:-1]
    return fields


def _item(
    record: RecordKind,
    path: FactPath,
    value: Mapping[str, Any],
    form: _Form,
    columns: Sequence[FieldKind],
    *,
    is_new: bool = False,
) -> Item:
    unasked = form.vocabulary.unasked
    parts = []
    needed = {name for name, kind in record.fields.items() if kind.required} | set(record.needs) | {record.plain}
    for kind in columns:
        inner = FactPath((*path, kind.name))
        if f"{path}.{kind.name}" in unasked and not value.get(kind.name):
            continue
        part = _part(kind, inner, value.get(kind.name), form)
        optional = len(path) > 1 and kind.name not in needed and not value.get(kind.name)
        parts.append(replace(part, fold=optional))
    title = str(value.get(record.plain, "")) if record.plain else str(value.get("name", ""))
    return Item(str(path), title, tuple(parts), str(value.get(SOURCE.name, "")), is_new)


def _box(kind: FieldKind, path: FactPath, value: Any, vocabulary: Vocabulary) -> Box:
    shape, told = "text", _told(kind, value)
    options: tuple[tuple[str, str], ...] = ()
    if kind.kind == "texts":
        shape = "listed" if is_short_list(kind) else "lines"
    elif kind.kind == "flag":
        shape = "flag"
    elif kind.kind == "name" and str(path) == "style":
        shape, options = "choice", _styles(told)
    elif kind.kind == "choice":
        shape, options = "choice", options_of(kind)
    elif _LONG.match(kind.name):
        shape = "long"
    example = kind.example if kind.kind != "choice" else ""
    if kind.kind in ("date", "calendar", "minutes"):
        example = vocabulary.of(kind).offer(kind)
    return Box(str(path), kind.ask, told, shape, example, kind.help, options)


def options_of(kind: FieldKind | None) -> tuple[tuple[str, str], ...]:
    """What may be chosen, each as the file says it and as people call it; nothing where the field is no choice."""
    if kind is None or kind.kind != "choice":
        return ()
    return tuple((name, names[0] if names else name) for name, names in kind.values.items())


def _styles(now: str) -> tuple[tuple[str, str], ...]:
    """The house's styles by their names; one of the office's own is called by its file."""
    known = {"gbt9704": _("official documents (GB/T 9704)"), "read-aloud": _("large type for the rostrum")}
    return tuple({**known, **({now: known.get(now, now)} if now else {})}.items())


def _told(kind: FieldKind, value: Any) -> str:
    """A value as it stands in its box."""
    if kind.kind == "texts":
        items = value if isinstance(value, list) else [value] if value else []
        return ("、" if is_short_list(kind) else "\n").join(map(str, items))
    if kind.kind == "flag":
        return "true" if value in (True, "true") else ""
    return "" if value is None else str(value)


def _boxes(part: Part) -> Iterator[Box]:
    if part.box:
        yield part.box
    for item in part.items:
        for inner in item.parts:
            yield from _boxes(inner)


def _put(path: FactPath, text: str, kind: FieldKind, vocabulary: Vocabulary, old: Any) -> Iterator[Step]:
    """What was typed as changes; of a list of texts each that is other, new or gone."""
    if kind.kind == "texts":
        items, before = split_items(text, kind), old if isinstance(old, list) else [old] if old else []
        for index, item in enumerate(items):
            if index >= len(before) or before[index] != item:
                yield Put(FactPath((*path, index)), item)
        for index in range(len(before) - 1, len(items) - 1, -1):
            yield Remove(FactPath((*path, index)))
        return
    if kind.kind == "flag":
        yield Put(path, text or ("false" if old else None))
    elif text or old not in (None, ""):
        reader = vocabulary.of(kind)
        written, wrong = reader.take(kind, text) if text and isinstance(reader, Converted) else (text, "")
        yield Put(path, (text if wrong else written) or None)


def _say_changed(steps: Sequence[Step], values: Mapping[str, Any], vocabulary: Vocabulary) -> list[Step]:
    """That what a record says was changed on the page, where the record, or one around it, says where it came from.

    What was typed anew does not stand in the old place any more; the old place is still named, for the rest.
    """
    changed = dict.fromkeys(record_around(step.path, vocabulary) for step in steps if isinstance(step, Put))
    mark, told = _("changed on the page"), list[Step]()
    for record in changed:
        source = _source_of(record, values)
        if source and not source.startswith((mark, _("typed on the page"))):
            text = _("changed on the page; the rest: {source}", source=source)
            told.append(Put(FactPath((*record, SOURCE.name)), text))
    return told


def _source_of(record: FactPath, values: Mapping[str, Any]) -> str:
    """What the record, or else the innermost one around it, says of where it came from."""
    for at in range(len(record), 0, -1):
        said = FactPath(record[:at]).lookup(values)
        if isinstance(said, Mapping) and said.get(SOURCE.name):
            return str(said[SOURCE.name])
    return ""


def _add(
    new: Mapping[FactPath, Mapping[str, str]], values: Mapping[str, Any], vocabulary: Vocabulary
) -> Iterator[Step]:
    """New items with what was typed into their boxes, each behind the last of its list."""
    counts: dict[FactPath, int] = {}
    for item in sorted(new, key=lambda path: path.order):
        around = FactPath(item[:-1])
        known = around.lookup(values)
        at = counts.setdefault(around, len(known) if isinstance(known, list) else 1 if known else 0)
        counts[around] += 1
        record: dict[str, Any] = {}
        for path, text in new[item].items():
            _fill(record, FactPath.parse(path)[len(item) :], text, vocabulary.field_at(FactPath.parse(path)))
        if _source_of(around, values) and vocabulary.field_at(FactPath((*item, SOURCE.name))):
            record[SOURCE.name] = _("typed on the page")
        yield Put(FactPath((*around, at)), Lines(_closed(record)))


def _fill(record: dict[str, Any], steps: Sequence[str | int], text: str, kind: FieldKind | None) -> None:
    """Put a text into a new record; numbers of items are keys until all are there."""
    for step in steps[:-1]:
        record = record.setdefault(step, {})  # type: ignore[arg-type]
    texts = kind is not None and kind.kind == "texts"
    record[steps[-1]] = split_items(text, kind) if kind and texts else _clean(text)  # type: ignore[index]


def _closed(value: Any) -> Any:
    """A record whose lists are lists."""
    if not isinstance(value, dict):
        return value
    if value and all(isinstance(key, int) for key in value):
        return [_closed(value[key]) for key in sorted(value)]
    return {key: _closed(child) for key, child in value.items()}


def _new_item(path: FactPath, values: Mapping[str, Any], counts: dict[tuple[str | int, ...], int]) -> FactPath | None:
    """The outermost item on the way that is not in the file yet. counts: the items of the lists looked at so far."""
    for at, step in enumerate(path):
        if isinstance(step, int):
            around = tuple(path[:at])
            if around not in counts:
                known = FactPath(around).lookup(values)
                counts[around] = len(known) if isinstance(known, list | tuple) else 1 if known else 0
            if step >= counts[around]:
                return FactPath(path[: at + 1])
    return None


def _emptied(posted: Mapping[str, str], values: Mapping[str, Any]) -> list[FactPath]:
    """The outermost items of lists that are in the file and of which no box says anything any more."""
    said: dict[tuple[str | int, ...], bool] = {}
    for text_path, text in posted.items():
        path, says = FactPath.parse(text_path), bool(text) and not text.isspace()
        for at, step in enumerate(path):
            if isinstance(step, int):
                item = tuple(path[: at + 1])
                said[item] = said.get(item, False) or says
    gone = [path for item, any_said in said.items() if not any_said and (path := FactPath(item)).lookup(values)]
    return [item for item in gone if not any(item != other and item[: len(other)] == other for other in gone)]


def is_short_list(kind: FieldKind) -> bool:
    """Whether a list of texts is one of names and the like, typed on one line between 、."""
    return kind.form == "noun" or "、" in kind.example


def split_items(text: str, kind: FieldKind) -> list[str]:
    """The items of a list as it was typed: one a line, or on one line between 、 where the list is short names."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    if not is_short_list(kind):
        lines = [item for line in lines for item in (_COUNTED.split(line)[1:] if _COUNTED.match(line) else [line])]
        lines = [line.rstrip("，；") if len(lines) > 1 else line for line in lines]
    else:
        lines = [item.strip() for line in lines for item in re.split(f"[、{PAUSE}]", line)]
    return [line for line in lines if line]


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(child) for child in value]
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return f"{value:g}"
    return None if value is None else str(value)


def _at(values: Mapping[str, Any], *steps: str) -> Any:
    return FactPath(steps).lookup(values)
