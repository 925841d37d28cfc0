"""Marks where pieces meet: cases in fixtures/compose/tidy.yaml."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.compose.tidy import tidy_runs
from drafter.model.draft import Run
from tests.house import read_cases

CASES = read_cases(Path(__file__).parents[1] / "fixtures/compose/tidy.yaml")


def _runs(texts: list[str]) -> list[Run]:
    return [Run(text.strip("<>"), fact="facts.x" if text.startswith("<") else "") for text in texts]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_marks_meet_as_a_writer_would_set_them(case: dict[str, object]) -> None:
    runs = case["runs"]
    assert isinstance(runs, list)
    assert "".join(run.text for run in tidy_runs(_runs(runs))) == case["reads"]


_TEXT = st.text(alphabet="甲乙，。！；：、”（）1a\n ", min_size=1, max_size=8)


@given(st.lists(st.tuples(st.booleans(), _TEXT), max_size=8))
def test_a_fact_stands_letter_by_letter_whatever_stands_around_it(parts: list[tuple[bool, str]]) -> None:
    runs = [Run(text, fact=f"facts.{index}" if is_fact else "") for index, (is_fact, text) in enumerate(parts)]
    facts = [run for run in runs if run.fact]
    assert [run for run in tidy_runs(runs) if run.fact] == facts


@given(st.lists(st.tuples(st.booleans(), _TEXT), max_size=8))
def test_tidying_twice_changes_nothing_more(parts: list[tuple[bool, str]]) -> None:
    runs = [Run(text, fact=f"facts.{index}" if is_fact else "") for index, (is_fact, text) in enumerate(parts)]
    once = tidy_runs(runs)
    assert tidy_runs(once) == once
