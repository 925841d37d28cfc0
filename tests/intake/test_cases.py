"""What is taken from files as people have them: the cases of tests/fixtures/import, one by one and counted together."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafter.model.finding import InputError
from tests.intake.cases import CASES, Result, load, materials, run

READ = [path for path in CASES if "refuse" not in load(path)]
REFUSED = [path for path in CASES if "refuse" in load(path)]


@cache
def result_of(path: Path) -> Result:
    return run(load(path))


def flatten(path: str, value: Any) -> Iterator[tuple[str, str | None]]:
    """`who: [a, b]` as two paths; nothing for what must be open."""
    if isinstance(value, list):
        yield from ((f"{path}[{index}]", str(item)) for index, item in enumerate(value))
    else:
        yield path, None if value is None else str(value)


def wanted(path: Path) -> dict[str, str | None]:
    return {at: text for key, value in load(path)["expect"].items() for at, text in flatten(key, value)}


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_what_a_file_says_stands_in_its_field(path: Path):
    told = result_of(path).told()
    assert {at: told.get(at) for at in wanted(path)} == wanted(path)


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_nothing_that_a_file_says_is_lost(path: Path):
    text = result_of(path).text
    assert [kept for kept in load(path).get("keeps", ()) if kept not in text] == []


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_every_figure_of_a_file_stands_in_the_meeting_file(path: Path):
    text = result_of(path).text
    inputs = "\n".join(
        block.text for material in materials(load(path)) for block in material.blocks if hasattr(block, "text")
    )
    assert [figure for figure in re.findall(r"\d[\d.,:]*\d|\d", inputs) if figure not in text] == []


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_what_is_no_fact_is_not_taken_for_one(path: Path):
    told = result_of(path).told()
    never = load(path).get("never", ())
    assert [(at, text) for at, text in told.items() if any(str(word) in text for word in never)] == []


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_where_two_files_disagree_both_are_told(path: Path):
    told = [each.first + each.second for each in result_of(path).understood.disagreements]
    disagree = load(path).get("disagree", [])
    assert bool(told) == bool(disagree)
    assert all(figure in "".join(told) for figure in disagree)


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_a_file_in_which_there_is_nothing_makes_no_meeting_file(path: Path):
    case = load(path)
    for one in case["files"]:
        try:
            assert not run({**one, "kind": case["kind"]}).understood.answers
        except InputError as error:
            assert error.findings


def test_precision_and_recall_by_field_hold():
    right, asked, wrong = Counter[str](), Counter[str](), Counter[str]()
    for path in READ:
        told = result_of(path).told()
        for at, text in wanted(path).items():
            field = re.sub(r"\[\d+\]", "", at.removeprefix("facts."))
            asked[field] += text is not None
            right[field] += text is not None and told.get(at) == text
            wrong[field] += at in told and told[at] != text
    for field in sorted(asked):
        precision = right[field] / max(right[field] + wrong[field], 1)
        print(f"{field:32} {precision:.2f} {right[field]}/{asked[field]}")
    assert right.total() >= 0.95 * (right.total() + wrong.total())
    assert right.total() >= 0.9 * asked.total()
