"""A meeting file and what an edited task table changes in; the file with these rows, all else as it was, out."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from drafter.files.encoding import decode
from drafter.files.template_tables import SOURCE
from drafter.files.yaml_edit import NotEditable, Splice
from drafter.files.yaml_lists import ListEditor
from drafter.files.yaml_text import Tree, leaf
from drafter.meeting.edit import Edited, told_values
from drafter.meeting.editing import Shapes
from drafter.meeting.load import load_meeting
from drafter.meeting.tasks import DONE, find_task_lists
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.finding import InputError
from drafter.model.meeting import Meeting
from drafter.model.path import FactPath
from drafter.model.task_table import NewRow, TableChanges, TaskRow
from drafter.model.template import Templates

Edit = Callable[[ListEditor], Splice]


def edit_tasks(data: bytes, found: TableChanges, templates: Templates) -> Edited:
    """Make the changes in the file's own text, values first, then rows from the last to the first.

    Raises InputError when the file as it is cannot be read.
    """
    decoded = decode(data)
    text = decoded.text
    before, _odd = load_meeting(text.encode(), templates)
    vocabulary = Vocabulary(templates, templates.kinds[before.kind])
    lists = find_task_lists(vocabulary)
    shapes = Shapes(vocabulary)
    made, by_hand = [], []
    for path, edit in (*_values(found), *_rows(found, before, lists)):
        try:
            editor = ListEditor(text, shapes.of)
            edited = editor.apply([edit(editor)])
            after, _odd = load_meeting(edited.encode(), templates)
        except (NotEditable, InputError):
            by_hand.append(path)
            continue
        if _others(after, lists) != _others(before, lists):
            by_hand.append(path)
            continue
        text = edited
        made.append(path)
    return Edited(decoded.encode(text), tuple(made), tuple(by_hand))


def _others(meeting: Meeting, lists: Mapping[str, str]) -> dict[str, str]:
    """What a file says beside its tasks."""
    tasks = tuple(f"facts.{name}[" for name in lists)
    return {path: told for path, told in told_values(meeting).items() if not path.startswith(tasks)}


def _values(found: TableChanges) -> Iterator[tuple[str, Edit]]:
    for change in found.changes:
        value = list(change.after) if isinstance(change.after, tuple) else change.after or None
        yield change.path, _setting(FactPath.parse(change.path), value)


def _setting(steps: FactPath, value: Any) -> Edit:
    return lambda editor: editor.set(steps, value)


def _rows(found: TableChanges, meeting: Meeting, lists: Mapping[str, str]) -> Iterator[tuple[str, Edit]]:
    """Rows that go, and new ones, the last first, so that no path changes before its turn."""
    edits = [*_removals(found, meeting), *_insertions(found, lists)]
    for path, _goes, edit in sorted(edits, key=lambda each: (each[0].order, each[1]), reverse=True):
        yield str(path), edit


def _removals(found: TableChanges, meeting: Meeting) -> Iterator[tuple[FactPath, bool, Edit]]:
    """Measures that go; a task goes where all its measures do."""
    gone: dict[str, list[TaskRow]] = {}
    for row in found.gone:
        gone.setdefault(row.task, []).append(row)
    for task, rows in gone.items():
        whole = len(rows) >= _count_rows(FactPath.parse(task).lookup({"facts": meeting.facts}))
        stays = any(new.after.startswith(f"{task}.") for new in found.new)
        for path in [task] if whole and not stays else [row.path for row in rows]:
            yield FactPath.parse(path), True, _removing(FactPath.parse(path))


def _removing(steps: FactPath) -> Edit:
    return lambda editor: editor.remove(steps)


def _count_rows(task: Any) -> int:
    """How many rows of a table a task is."""
    lists = [value for name, value in task.items() if name in DONE]
    points = [_count_rows(point) for point in task.get("points", ()) if isinstance(point, Mapping)]
    return sum(map(len, lists)) + sum(points)


def _insertions(found: TableChanges, lists: Mapping[str, str]) -> Iterator[tuple[FactPath, bool, Edit]]:
    first = next(iter(lists))
    places: dict[FactPath, list[NewRow]] = {}
    for new in found.new:
        places.setdefault(_place_of(new, lists, first), []).append(new)
    for place, rows in places.items():
        inner = lists[str(place[1])]
        trees = list(_tasks(rows, inner)) if len(place) == 3 else [_measure(new.row) for new in rows]
        yield place, False, _inserting(place, trees)


def _inserting(steps: FactPath, trees: list[Tree]) -> Edit:
    return lambda editor: editor.insert(steps, trees)


def _place_of(new: NewRow, lists: Mapping[str, str], first: str) -> FactPath:
    """Where a row goes in: the path that its item will have."""
    if not new.after:
        return FactPath(("facts", first, 0))
    if new.after.endswith("."):  # before the first measure of a task
        task = FactPath.parse(new.after.removesuffix("."))
        return FactPath((*task, lists[str(task[1])], 0))
    before = FactPath.parse(new.after)
    return FactPath((*before[:-1], int(before[-1]) + 1))


def _tasks(rows: list[NewRow], inner: str) -> Iterator[Tree]:
    """New tasks, each with its measures."""
    grouped: dict[str, list[TaskRow]] = {}
    for new in rows:
        grouped.setdefault(new.row.task, []).append(new.row)
    for group in grouped.values():
        task: dict[str, Tree] = {"title": leaf(group[0].title)} if group[0].title else {}
        measures = [_measure(row) for row in group if any(row.content[1:])]
        yield {**task, **({inner: measures} if measures else {SOURCE.name: leaf(group[0].source)})}


def _measure(row: TaskRow) -> Tree:
    told = {
        "who": list(row.who),
        "with": list(row.support),
        "person": list(row.person),
        "what": row.what,
        "by": row.by,
        "standard": row.standard,
        "else": row.otherwise,
        SOURCE.name: row.source,
    }
    return {key: leaf(value) for key, value in told.items() if value}
