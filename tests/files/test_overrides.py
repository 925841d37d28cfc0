"""`--set`: paths to nodes, and what stands in the way."""

from typing import Any

import pytest

from drafter.files.faults import Faults
from drafter.files.overrides import apply_overrides
from drafter.files.yaml import Mapping, parse_text
from tests.files.test_yaml import plain

MEETING = "theme: {noun: 防汛}\nfacts:\n  tasks:\n    - 甲\n    - {title: 乙}\n  requirement: 丙\nplace:\n"


def changed(path: str, text: str) -> tuple[Any, list[str]]:
    faults = Faults()
    root = parse_text(MEETING, "x.yaml", faults)
    assert isinstance(root, Mapping)
    before = plain(root)
    found = apply_overrides(root, {path: text}, faults)
    assert plain(root) == before, "the tree that was given is changed"
    return plain(found), [str(finding) for finding in faults.findings]


@pytest.mark.parametrize(
    ("path", "at", "value"),
    [
        ("theme.noun", ("theme", "noun"), "安全"),
        ("theme.period", ("theme", "period"), "安全"),
        ("speaker.name", ("speaker", "name"), "安全"),
        ("facts.tasks[0]", ("facts", "tasks", 0), "安全"),
        ("facts.tasks[1].title", ("facts", "tasks", 1, "title"), "安全"),
        ("facts.tasks[2].title", ("facts", "tasks", 2, "title"), "安全"),
        ("facts.requirement[0]", ("facts", "requirement", 0), "安全"),
        ("place", ("place",), "安全"),
        ("place.name", ("place", "name"), "安全"),
    ],
)
def test_a_value_is_set_and_what_is_missing_on_the_way_is_made(path: str, at: tuple[Any, ...], value: str):
    found, faults = changed(path, value)
    assert not faults
    for step in at:
        found = found[step]
    assert found == value


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("facts.tasks[3]", "--set:1: 'facts.tasks[3]': there are only 2 items"),
        (
            "facts.tasks.title",
            "--set:1: 'facts.tasks.title': 'title' cannot be set in a list: say which item, as in tasks[0]",
        ),
        ("facts.tasks[0].title", "--set:1: 'facts.tasks[0].title': 'title' cannot be set in a text"),
        ("a..b", "--set:1: 'a..b' is not a path such as theme.noun or facts.tasks[0].title"),
    ],
)
def test_what_cannot_be_set_is_a_fault(path: str, fault: str):
    assert changed(path, "安全")[1] == [fault]


def test_a_value_that_no_document_holds_is_refused():
    assert changed("theme.noun", "安\x07全")[1] == [
        "--set:1: 'theme.noun': the character U+0007 cannot stand in a document"
    ]


@pytest.mark.parametrize("text", ["", "~", "  "])
def test_a_value_that_says_nothing_takes_the_old_one_away(text: str):
    faults = Faults()
    root = parse_text(MEETING, "x.yaml", faults)
    assert isinstance(root, Mapping)
    facts = apply_overrides(root, {"facts.requirement": text}, faults).entries["facts"]
    assert isinstance(facts, Mapping)
    assert facts.entries["requirement"].absent  # type: ignore[attr-defined]
