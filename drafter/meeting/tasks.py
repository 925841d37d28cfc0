"""A meeting in; its tasks, a row for each measure, out."""

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.meeting.vocabulary import Vocabulary
from drafter.model.meeting import Meeting
from drafter.model.task_table import TaskRow

DONE = ("measures", "promises")
"""The kinds of what somebody does by some day: the lists in a record that is a task."""


def list_tasks(meeting: Meeting, vocabulary: Vocabulary) -> list[TaskRow]:
    """The measures of all tasks, in the order of the file."""
    rows: list[TaskRow] = []
    for name, inner in find_task_lists(vocabulary).items():
        for index, item in enumerate(meeting.facts.get(name, ())):
            rows += _rows_of(item, f"facts.{name}[{index}]", inner)
    return rows


def name_table(meeting: Meeting) -> str:
    """What its task table is called: 全市…会议任务分解表."""
    return f"{meeting.meeting.get('name', '')}任务分解表"


def find_task_lists(vocabulary: Vocabulary) -> dict[str, str]:
    """The facts that are lists of tasks, to the lists in them of what is done: tasks to measures."""
    found = {}
    for field in vocabulary.facts.values():
        record = vocabulary.by_plural.get(field.kind)
        inner = next((inner.name for inner in record.fields.values() if inner.kind in DONE), "") if record else ""
        if inner:
            found[field.name] = inner
    return found


def _rows_of(task: Mapping[str, Any], path: str, inner: str) -> list[TaskRow]:
    title, source = str(task.get("title", "")), str(task.get("from", ""))
    rows = [
        TaskRow(
            path,
            where,
            title,
            str(measure.get("what") or measure.get("text", "")),
            tuple(map(str, measure.get("who", ()))),
            str(measure.get("by", "")),
            str(measure.get("standard", "")),
            str(measure.get("else", "")),
            str(measure.get("from") or source),
            "what" if measure.get("what") or not measure.get("text") else "text",
            tuple(map(str, measure.get("with", ()))),
            tuple(map(str, measure.get("person", ()))),
        )
        for where, measure in _measures(task, path)
    ]
    return rows or [TaskRow(path, f"{path}.{inner}[0]", title, source=source)]


def _measures(record: Mapping[str, Any], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name in DONE:
        for index, measure in enumerate(record.get(name, ())):
            yield f"{path}.{name}[{index}]", measure
    for index, point in enumerate(record.get("points", ())):
        if isinstance(point, Mapping):
            yield from _measures(point, f"{path}.points[{index}]")
