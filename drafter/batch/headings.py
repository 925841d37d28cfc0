"""The heading of a column in: a path, or a prompt as `drafter new` asks it; the path of the meeting file, out."""

import re
from collections.abc import Mapping, Sequence

from drafter.dataclass import dataclass
from drafter.files.faults import Faults, did_you_mean, shown
from drafter.files.table import column_letter
from drafter.i18n import _
from drafter.meeting import Vocabulary
from drafter.model.path import FactPath
from drafter.model.place import Place
from drafter.model.template import FieldKind, RecordKind, Template, Templates


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
        self.vocabulary = Vocabulary(templates, template)
        self.top = [field for field, kind in self.vocabulary.top() if not (kind.free or kind.fixed)]
        """What a table may set."""

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
        return sorted(columns.values(), key=lambda column: FactPath.parse(column.path).order)

    def find(self, heading: str, where: str, place: Place, faults: Faults, more: Sequence[str] = ()) -> str:
        """The path that a heading means; empty, and a fault, when it means none or several.

        where: `column C`. more: what else may be written there.
        """
        paths = [heading] if self._known(heading) else self._asked(heading)
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
        above = self._record(parent) if dot and FactPath.parse(heading) else None
        if above:
            faults.error("heading", place, message, did_you_mean(last, above.fields))
            return ""
        names = self.names()
        near = did_you_mean(heading, [*more, *names, *names.values()])
        faults.error("heading", place, message, near if near.endswith(("?", "？")) else self._listed(names))
        return ""

    def names(self) -> dict[str, str]:
        """Prompt to path, of what stands at the top of a meeting file and of its parts."""
        found = {field.ask: field.name for field in self.top if not self._fields(field)}
        parts = [(top, field) for top in self.top for field in self._fields(top).values()]
        return {**found, **{field.ask: f"{top.name}.{field.name}" for top, field in parts}}

    def _listed(self, names: Mapping[str, str]) -> str:
        return _("known: paths such as theme.noun and facts.tasks[0].title, and {names}", names="、".join(names))

    def _fields(self, field: FieldKind) -> Mapping[str, FieldKind]:
        """The fields of a record; nothing of a list or a text."""
        record = None if self.vocabulary.of(field).listed else self.vocabulary.inner(field)
        return record.fields if record else {}

    def _known(self, heading: str) -> bool:
        path = FactPath.parse(heading)
        top = self.vocabulary.fields.get(str(path[0])) if path else None
        if top is None or self.vocabulary.of(top).fixed:
            return False
        return (self.vocabulary.of(top).free and len(path) > 1) or self._field(heading) is not None

    def _field(self, path: str) -> FieldKind | None:
        """What a table may set at the path; None when nothing."""
        field = self.vocabulary.field_at(FactPath.parse(path))
        return None if field is None or self.vocabulary.of(field).free else field

    def _record(self, path: str) -> RecordKind | None:
        field = self._field(path)
        return self.vocabulary.inner(field) if field and self._fields(field) else None

    def _is_list(self, field: FieldKind) -> bool:
        return self.vocabulary.of(field).listed

    def _asked(self, heading: str) -> list[str]:
        """The paths whose prompt the heading is: 会议名称, 总的要求：总的思路, 部署哪几项任务 2：任务."""
        prompt = heading.strip("【】").replace(":", "：")
        single = {field.name: field for field in self.top if not self._fields(field)}
        parts = ((top.name, self._fields(top)) for top in self.top)
        return [
            *self._prompted(single, "", prompt),
            *(path for name, fields in parts for path in self._prompted(fields, f"{name}.", prompt)),
        ]

    def _prompted(self, fields: Mapping[str, FieldKind], before: str, prompt: str) -> list[str]:
        first, _colon, rest = prompt.partition("：")
        found = []
        for field in fields.values():
            match = re.fullmatch(rf"{re.escape(field.ask)}\s*(\d{{0,4}})", first.strip()) if field.ask else None
            if match is None or match[1] == "0" or (match[1] and not self._is_list(field)):
                continue
            path = f"{before}{field.name}" + (f"[{int(match[1]) - 1}]" if match[1] else "")
            record = self._record(path)
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
        record = self.vocabulary.inner(field)
        if record is None or record.plain:
            return path
        item = "[0]" if self._is_list(field) else ""
        paths = ", ".join(f"{path}{item}.{name}" for name in record.fields)
        message = _(
            "{where}: '{heading}' is more than a text: write {paths}", where=where, heading=shown(heading), paths=paths
        )
        faults.error("heading", place, message)
        return ""
