"""The heading of a column in: a path, or a prompt as `drafter new` asks it; the path of the meeting file, out."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.overrides import parse_path
from drafter.files.table import column_letter
from drafter.i18n import _
from drafter.model.place import Place
from drafter.model.template import FieldKind, RecordKind, Template, Templates
from drafter.plan.values import MEETING_FIELDS, SPEAKER_FIELDS, THEME_FIELDS

_TOP = (
    FieldKind("title", "text", "标题"),
    FieldKind("date", "text", "日期"),
    FieldKind("meeting", ":meeting", ""),
    FieldKind("speaker", ":speaker", ""),
    FieldKind("theme", ":theme", ""),
    FieldKind("people", "people", "讲话的人"),
    FieldKind("facts", ":facts", ""),
    FieldKind("minutes", "text", "时长"),
    FieldKind("version", "text", "稿次"),
    FieldKind("salutation", "text", "称谓"),
    FieldKind("style", "text", "版式"),
)
"""The keys of a meeting file that a table may set; the kinds with a colon are records of this module."""
_SPEAKER = (*SPEAKER_FIELDS, FieldKind("rank", "text", "身份"))
_THEME = (*THEME_FIELDS, FieldKind("class", "text", "主题类别"))
_FREE = ("sections", "phrases")
"""Keys whose paths are checked when a row is read."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table that sets something."""

    number: int
    """1 is A."""
    heading: str
    path: str
    listed: bool
    """It sets a list: each line of a cell is an item."""

    @property
    def letter(self) -> str:
        return column_letter(self.number)


class Headings:
    """What may be written above a column, in meetings of one kind."""

    def __init__(self, template: Template, templates: Templates) -> None:
        parts = {":meeting": MEETING_FIELDS, ":speaker": _SPEAKER, ":theme": _THEME, ":facts": template.facts.values()}
        own = {name: RecordKind(name, "", {field.name: field for field in fields}) for name, fields in parts.items()}
        self.records = {**templates.records, **own}
        self.by_plural = {record.plural: record for record in templates.records.values()}
        self.top = {field.name: field for field in _TOP}

    def columns(self, headings: Sequence[str], file: str, faults: Faults) -> list[Column]:
        """The columns that set something; what is unknown, ambiguous or doubled is a fault. `#…` is a note."""
        columns: dict[str, Column] = {}
        before = faults.errors
        for number, heading in enumerate(headings, 1):
            if not heading or heading.startswith(("#", "＃")):
                continue
            place = Place(file, 1, number)
            path = self.find(heading, _("column {letter}", letter=column_letter(number)), place, faults)
            if path in columns:
                first = columns[path]
                message = _(
                    "columns {one} and {other} both set {path}",
                    one=first.letter,
                    other=column_letter(number),
                    path=path,
                )
                faults.error("heading", place, message)
            elif path:
                field = self._field(path)
                columns[path] = Column(number, heading, path, field is not None and self._is_list(field))
        if not columns and faults.errors == before:
            faults.error("heading", Place(file, 1), _("no column sets anything"))
        return sorted(columns.values(), key=lambda column: _order(column.path))

    def find(self, heading: str, where: str, place: Place, faults: Faults, more: Sequence[str] = ()) -> str:
        """The path that a heading means; empty, and a fault, when it means none or several.

        where: `column C`. more: what else may be written there.
        """
        paths = [heading] if parse_path(heading) and self._known(heading) else self._asked(heading)
        if len(paths) == 1:
            return self._settable(paths[0], heading, where, place, faults)
        if paths:
            message = _(
                "{where}: '{heading}' may mean {paths}: write one of these",
                where=where,
                heading=shown(heading),
                paths=", ".join(paths),
            )
            faults.error("heading", place, message)
            return ""
        message = _("{where}: there is nothing to set that is called '{heading}',", where=where, heading=shown(heading))
        mark = re.search("[，；|]", heading)
        if mark:
            faults.error(
                "heading",
                place,
                message,
                _("columns are separated by a comma , or a tab, not by '{mark}'", mark=mark[0]),
            )
            return ""
        parent, dot, last = heading.rpartition(".")
        above = self._field(parent) if dot and parse_path(heading) else None
        if above and above.kind in self.records:
            faults.error("heading", place, message, did_you_mean(last, self.records[above.kind].fields))
            return ""
        names = self.names()
        near = did_you_mean(heading, [*more, *names, *names.values()])
        faults.error("heading", place, message, near if near.endswith(("?", "？")) else self._listed(names))
        return ""

    def names(self) -> dict[str, str]:
        """Prompt to path, of what stands at the top of a meeting file and of its parts."""
        fields = [(top.name, top) for top in _TOP if top.ask]
        fields += [(f"{top.name}.{field.name}", field) for top in _TOP for field in self._parts(top)]
        return {field.ask: path for path, field in fields}

    def _listed(self, names: Mapping[str, str]) -> str:
        return _("known: paths such as theme.noun and facts.tasks[0].title, and {names}", names="、".join(names))

    def _parts(self, top: FieldKind) -> Sequence[FieldKind]:
        return list(self.records[top.kind].fields.values()) if top.kind.startswith(":") else []

    def _known(self, path: str) -> bool:
        steps = parse_path(path)
        return (steps[0] in _FREE and len(steps) > 1) or self._field(path) is not None

    def _field(self, path: str) -> FieldKind | None:
        """What stands at the path; None when nothing may."""
        return self._walk(self.top, parse_path(path))

    def _walk(self, fields: Mapping[str, FieldKind], steps: Sequence[str | int]) -> FieldKind | None:
        name, *rest = steps
        field = fields.get(str(name))
        if field is None or isinstance(name, int):
            return None
        if rest and isinstance(rest[0], int):
            if not self._is_list(field):
                return None
            record = self.by_plural.get(field.kind)
            field, rest = replace(field, kind=record.name if record else "text"), rest[1:]
        if not rest:
            return field
        inner = self.records.get(field.kind)
        return self._walk(inner.fields, rest) if inner else None

    def _is_list(self, field: FieldKind) -> bool:
        return field.kind == "texts" or field.kind in self.by_plural

    def _asked(self, heading: str) -> list[str]:
        """The paths whose prompt the heading is: 会议名称, 总的要求：总的思路, 部署哪几项任务 2：任务."""
        prompt = heading.strip("【】").replace(":", "：")
        return [
            *self._prompted(self.top, "", prompt),
            *(
                path
                for top in _TOP
                if top.kind.startswith(":")
                for path in self._prompted(self.records[top.kind].fields, f"{top.name}.", prompt)
            ),
        ]

    def _prompted(self, fields: Mapping[str, FieldKind], before: str, prompt: str) -> list[str]:
        first, _colon, rest = prompt.partition("：")
        found = []
        for field in fields.values():
            match = re.fullmatch(rf"{re.escape(field.ask)}\s*(\d{{0,4}})", first.strip()) if field.ask else None
            if match is None or match[1] == "0" or (match[1] and not self._is_list(field)):
                continue
            path = f"{before}{field.name}" + (f"[{int(match[1]) - 1}]" if match[1] else "")
            inner = self._field(path)
            record = self.records.get(inner.kind) if inner else None
            if not rest:
                found.append(path)
            elif record:
                found += self._prompted(record.fields, f"{path}.", rest)
        return found

    def _settable(self, path: str, heading: str, where: str, place: Place, faults: Faults) -> str:
        """The path, if plain text may stand there; else a fault that says which paths of it may be written."""
        field = self._field(path)
        if field is None:
            return path
        record = self.records.get(field.kind) or self.by_plural.get(field.kind)
        if record is None or record.plain:
            return path
        item = "[0]" if self._is_list(field) else ""
        paths = ", ".join(f"{path}{item}.{name}" for name in record.fields)
        message = _(
            "{where}: '{heading}' is more than a text: write {paths}", where=where, heading=shown(heading), paths=paths
        )
        faults.error("heading", place, message)
        return ""


def _order(path: str) -> list[tuple[int, str]]:
    """Items of a list after the list and in their order, whatever the order of the columns."""
    return [(step, "") if isinstance(step, int) else (0, step) for step in parse_path(path)]
