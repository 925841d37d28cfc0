"""A meeting and what its draft lacks in; what is open, each as a line that leads to the box where it is typed, out."""

from collections.abc import Iterable, Sequence
from typing import Any

from drafter.dataclass import dataclass
from drafter.meeting.titles import title_paths
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.path import FactPath
from drafter.model.report import Gap


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
        found.setdefault((path, gap.ask), Todo(path, gap.ask, item_title(FactPath.parse(path), values, vocabulary)))
    return list(found.values())


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
