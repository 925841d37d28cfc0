"""The path of a fact is read, written and followed."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.bounds import DEPTH
from drafter.model.path import FactPath

NAMES = st.text(st.sampled_from("abz_09部署—"), min_size=1, max_size=6)
RESTS = st.lists(NAMES | st.integers(0, 9999), max_size=8)
PATHS = st.builds(lambda first, rest: FactPath([first, *rest]), NAMES, RESTS)


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("minutes", ("minutes",)),
        ("facts.tasks[0].points[12].title", ("facts", "tasks", 0, "points", 12, "title")),
        ("facts.部署", ("facts", "部署")),
        ("phrases.situation.lead.id", ("phrases", "situation.lead", "id")),
        ("", ()),
        (".a", ()),
        ("a..b", ()),
        ("a[b]", ()),
        ("a[-1]", ()),
        ("[0]", ()),
        ("a b", ()),
        (".".join("a" * (DEPTH + 1)), ()),
    ],
)
def test_a_path_is_names_and_numbers(text: str, steps: tuple[str | int, ...]):
    assert FactPath.parse(text) == steps


@given(PATHS.filter(lambda path: path[0] != "phrases"))
def test_what_is_written_is_read_back(path: FactPath):
    assert FactPath.parse(str(path)) == path


@given(NAMES, NAMES, st.lists(NAMES, max_size=2))
def test_the_place_of_a_phrase_is_read_back_as_one_step(section: str, name: str, rest: list[str]):
    path = FactPath(["phrases", f"{section}.{name}", *rest])
    assert FactPath.parse(str(path)) == path


@given(PATHS, st.text(max_size=4))
def test_what_stands_at_a_path_is_found_there(path: FactPath, text: str):
    values: Any = text
    for step in reversed(path):
        values = {step: values} if isinstance(step, str) else [*[None] * step, values]
    assert path.lookup(values) == text
    assert FactPath([*path, "more"]).lookup(values) is None


def test_items_are_ordered_by_their_numbers_behind_their_list():
    texts = ["facts.a[10]", "facts.a[2].b", "facts.a[2]", "facts.a", "date"]
    assert sorted(texts, key=lambda text: FactPath.parse(text).order) == [
        "date", "facts.a", "facts.a[2]", "facts.a[2].b", "facts.a[10]",
    ]  # fmt: skip
