"""A meeting and what its draft lacks in; what is open, each as a line that leads to the box where it is typed, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from drafter.dataclass import dataclass
from drafter.files.template_tables import SOURCE
from drafter.i18n import _
from drafter.intake.deadlines import tells_when
from drafter.language.punctuation import curl_quotes
from drafter.meeting.asks import place_of
from drafter.meeting.titles import title_paths
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.draft import Draft
from drafter.model.path import FactPath
from drafter.model.report import Gap

_DATED = ("measures", "promises")
"""Records of what somebody does by a day."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to fill in."""

    path: str
    ask: str
    of: str = ""
    """The title of the item that lacks it: of several tasks the one that nobody is named for."""


def list_todo(gaps: Iterable[Gap], values: Any, vocabulary: Vocabulary) -> list[Todo]:
    """What is open, each once; a slot of the title leads to the field that fills it."""
    slots = title_paths(vocabulary.template, vocabulary) if vocabulary.template else {}
    found: dict[tuple[str, str], Todo] = {}
    for gap in gaps:
        path = str(slots[gap.ask]) if gap.path == "title" and gap.ask in slots else gap.path
        steps = FactPath.parse(path)
        of = item_title(steps, values, vocabulary) or _number_of(steps) or place_of(vocabulary.field_at(steps))
        found.setdefault((path, gap.ask), Todo(path, gap.ask, of))
    return list(found.values())


def _number_of(path: FactPath) -> str:
    """The number of the item without a title that lacks something."""
    at = next((at for at in range(len(path) - 1, 0, -1) if isinstance(path[at], int)), 0)
    return _("no. {number}", number=int(path[at]) + 1) if at else ""


def list_undated(values: Any, vocabulary: Vocabulary) -> Iterator[Todo]:
    """The measures that say nowhere by when: no blank of the draft, since some have no day, but easily forgotten."""
    for path, item in _items(values, FactPath()):
        kind = vocabulary.field_at(path)
        record = vocabulary.records.get(kind.kind) if kind else None
        if record is None or record.plural not in _DATED or "by" not in record.fields:
            continue
        told = [str(text) for name, text in item.items() if name != SOURCE.name and isinstance(text, str)]
        if item.get("what") and not item.get("by") and not any(map(tells_when, told)):
            yield Todo(str(FactPath((*path, "by"))), str(item["what"]), item_title(path, values, vocabulary))


def list_unsaid(values: Any, vocabulary: Vocabulary, draft: Draft) -> Iterator[Todo]:
    """What was typed into the row of a measure of which the speech tells, and is not said: a name beside a body."""
    said = "".join(block.text for block in draft.blocks)
    told = {run.fact for block in draft.blocks for run in block.runs if run.fact}
    for path, item in _items(values, FactPath()):
        kind = vocabulary.field_at(path)
        record = vocabulary.records.get(kind.kind) if kind else None
        within = f"{path}."
        if record is None or record.plural not in _DATED or not any(fact.startswith(within) for fact in told):
            continue
        for name, field in record.fields.items():
            each = item.get(name) or []
            words = [text for text in (each if isinstance(each, list) else [each]) if isinstance(text, str)]
            unsaid = [text for text in words if curl_quotes(text) not in said]
            if name != SOURCE.name and unsaid:
                title = item_title(path, values, vocabulary)
                yield Todo(str(FactPath((*path, name))), f"{field.ask}：{'、'.join(unsaid)}", title)


def _items(value: Any, path: FactPath) -> Iterator[tuple[FactPath, Mapping[str, Any]]]:
    """Every record of a list, with its path, in the order of the file."""
    if isinstance(value, Mapping):
        if path and isinstance(path[-1], int):
            yield path, value
        for key, child in value.items():
            yield from _items(child, FactPath((*path, key)))
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _items(child, FactPath((*path, index)))


def item_title(path: FactPath, values: Any, vocabulary: Vocabulary) -> str:
    """The title of the innermost item on the way that has one and is not what is asked for itself."""
    for at in range(len(path) - 1, 0, -1):
        kind = vocabulary.field_at(FactPath(path[:at])) if isinstance(path[at - 1], int) else None
        record = vocabulary.inner(kind) if kind else None
        item = FactPath(path[:at]).lookup(values)
        if record and isinstance(item, dict) and (title := _title(record.plain, item)) and path[at:] != (record.plain,):
            return title
    return ""


def _title(plain: str, item: dict[str, Any]) -> str:
    names: Sequence[str] = (plain, "title", "name", "org", "who")
    return next((str(item[name]) for name in names if isinstance(item.get(name), str)), "")
