"""Items put into lists of a YAML file and taken out, and nothing else of its text changed."""

import pytest

from drafter.files.yaml_edit import NotEditable
from drafter.files.yaml_lists import ListEditor

BLOCK = "a:\n  - x: 1  # one\n    y: 2\n  # before two\n  - x: 3\nb: 4\n"


def insert(text: str, *steps: str | int) -> str:
    editor = ListEditor(text)
    return editor.apply([editor.insert(steps, [{"x": "9"}])])


def remove(text: str, *steps: str | int) -> str:
    editor = ListEditor(text)
    return editor.apply([editor.remove(steps)])


@pytest.mark.parametrize(
    ("text", "steps", "result"),
    [
        (BLOCK, ("a", 0), "a:\n  - x: 9\n  - x: 1  # one\n    y: 2\n  # before two\n  - x: 3\nb: 4\n"),
        (BLOCK, ("a", 1), "a:\n  - x: 1  # one\n    y: 2\n  - x: 9\n  # before two\n  - x: 3\nb: 4\n"),
        (BLOCK, ("a", 2), "a:\n  - x: 1  # one\n    y: 2\n  # before two\n  - x: 3\n  - x: 9\nb: 4\n"),
        ("a: [p, q]\n", ("a", 0), "a: [{x: 9}, p, q]\n"),
        ("a: [p, q]\n", ("a", 1), "a: [p, {x: 9}, q]\n"),
        ("a: []\n", ("a", 0), "a: [{x: 9}]\n"),
        ("a:\n", ("a", 0), "a:\n  - x: 9\n"),
        ("b: 4\n", ("a", 0), "b: 4\na:\n  - x: 9\n"),
        ("c:\n  b: 4\r\n", ("c", "a", 0), "c:\n  b: 4\r\n  a:\r\n    - x: 9\r\n"),
    ],
)
def test_an_item_goes_in_where_it_is_said(text: str, steps: tuple[str | int, ...], result: str):
    assert insert(text, *steps) == result


@pytest.mark.parametrize(
    ("text", "steps", "result"),
    [
        (BLOCK, ("a", 0), "a:\n  # before two\n  - x: 3\nb: 4\n"),
        (BLOCK, ("a", 1), "a:\n  - x: 1  # one\n    y: 2\n  # before two\nb: 4\n"),
        ("a: [p, q, r]\n", ("a", 1), "a: [p, r]\n"),
        ("a: [p, q]\n", ("a", 1), "a: [p]\n"),
        ("a: [p]\n", ("a", 0), "a: []\n"),
        ("a:\n  - p", ("a", 0), "a:\n"),
    ],
)
def test_an_item_goes_out_with_its_lines(text: str, steps: tuple[str | int, ...], result: str):
    assert remove(text, *steps) == result


@pytest.mark.parametrize("steps", [("a", 5), ("b", 0), ("c", 0)])
def test_what_is_no_item_cannot_be_taken_out(steps: tuple[str | int, ...]):
    with pytest.raises(NotEditable):
        remove(BLOCK, *steps)


@pytest.mark.parametrize("text", ["- - p\n", "a:\n- - p\n"])
def test_lists_on_one_line_are_left_to_a_person(text: str):
    with pytest.raises(NotEditable):
        remove(text if text.startswith("a") else f"a: 1\nb:\n  {text}", "a" if text.startswith("a") else "b", 0, 0)
