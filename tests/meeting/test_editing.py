"""A meeting file changed step by step in its own text: comments, order and all that is not meant stay."""

import pytest

from drafter.files.yaml_edit import Lines, NotEditable
from drafter.meeting.editing import Editing, Move, Put, Remove, Step
from drafter.meeting.vocabulary import Vocabulary
from drafter.model.finding import InputError
from drafter.model.path import FactPath
from tests.files.cases import FIXTURES
from tests.house import HOUSE, read_cases

TEMPLATES = HOUSE.templates
CASES = sorted((FIXTURES / "meeting-steps").glob("*.yaml"))


def step_of(said: dict[str, object]) -> Step:
    path = FactPath.parse(str(said.get("put") or said.get("remove") or said.get("move")))
    if "remove" in said:
        return Remove(path)
    if "move" in said:
        return Move(path, int(str(said["to"])))
    value = {"omit": True} if said["value"] == {"omit": "yes"} else said["value"]
    return Put(path, Lines(value) if path[0] == "facts" else value)


def edit(text: str, *steps: Step) -> str:
    editing = Editing(text.encode(), TEMPLATES)
    for step in steps:
        editing.make(step)
    return editing.data.decode()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_case_changes_as_it_says_and_keeps_every_other_line(case, end):
    said = read_cases(case, as_text=True)
    before, after = (said[name].replace("\n", end) for name in ("before", "after"))
    assert edit(before, *map(step_of, said["steps"])) == after


HEAD = "format: 1\nkind: special-campaign\ntitle: 甲\n"


def test_a_day_that_is_none_is_refused_and_nothing_changes():
    editing = Editing(HEAD.encode(), TEMPLATES)
    with pytest.raises(InputError):
        editing.make(Put(FactPath.parse("date"), "2026-02-30"))
    assert editing.data.decode() == HEAD


def test_the_day_of_the_meeting_may_change_how_other_days_are_said():
    text = HEAD + "date: 2025-01-01\nfacts:\n  tasks:\n    - {title: 查, measures: [{what: 查, by: 2026-06-05}]}\n"
    assert "date: 2026-01-01" in edit(text, Put(FactPath.parse("date"), "2026-01-01"))


@pytest.mark.parametrize("path", ["facts.tasks[3]", "people[0]", "phrases.a.b", "facts.nothing"])
def test_what_is_not_there_cannot_be_taken_out(path):
    with pytest.raises(NotEditable):
        edit(HEAD + "facts:\n  tasks:\n    - 查\n", Remove(FactPath.parse(path)))


def paths_of_lists(kind: str) -> list[tuple[FactPath, dict[str, str]]]:
    """Every list of records of a kind of speech, and an item of it that says something in each plain text."""
    vocabulary = Vocabulary(TEMPLATES, TEMPLATES.kinds[kind])
    waiting = [(FactPath((name,)), field) for name, field in vocabulary.fields.items() if field.kind == "people"]
    waiting += [(FactPath(("facts", name)), field) for name, field in vocabulary.facts.items()]
    found = []
    while waiting:
        path, field = waiting.pop()
        record = vocabulary.inner(field)
        if record is None:
            continue
        texts = {name: f"某事{name}" for name, inner in record.fields.items() if inner.kind == "text"}
        item = path
        if field.kind not in vocabulary.records:
            found.append((path, texts))
            item = FactPath((*path, 0))
        waiting += [(FactPath((*item, name)), inner) for name, inner in record.fields.items() if len(path) < 5]
    return found


@pytest.mark.parametrize("kind", sorted(TEMPLATES.kinds))
def test_whatever_was_put_into_a_list_can_be_moved_emptied_and_taken_out(kind):
    head = f"format: 1\nkind: {kind}\ntitle: 甲\n"
    for path, texts in paths_of_lists(kind):
        editing = Editing(head.encode(), TEMPLATES)
        for number in range(3):
            value = {name: f"{text}{'甲乙丙'[number]}" for name, text in texts.items()}
            editing.make(Put(FactPath((*path, number)), Lines(value)))
        editing.make(Move(FactPath((*path, 0)), 2))
        for name in list(texts)[:-1]:
            editing.make(Remove(FactPath((*path, 1, name))))
        for _item in range(3):
            editing.make(Remove(FactPath((*path, 0))))
        assert "某事" not in editing.data.decode(), path
