"""What is taken from files as people have them: the cases of tests/fixtures/import, one by one and counted together."""

import re
from functools import cache
from pathlib import Path

import pytest

from drafter.model.finding import InputError
from tests.intake.cases import CASES, SECOND, Result, is_table, load, materials, run, score, wanted

READ = [path for path in CASES if "refuse" not in load(path)]
REFUSED = [path for path in CASES if "refuse" in load(path)]


@cache
def result_of(path: Path) -> Result:
    return run(load(path))


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


@pytest.mark.parametrize(
    ("tables", "precision", "recall"), [(True, 0.95, 0.9), (False, 0.9, 0.8)], ids=["tables", "notes and plans"]
)
@pytest.mark.parametrize("paths", [READ, SECOND], ids=["first set", "second set"])
def test_precision_and_recall_hold(paths: list[Path], tables: bool, precision: float, recall: float):
    scored = score(path for path in paths if is_table(path) == tables)[""]
    assert scored.wanted >= 60
    assert (scored.precision >= precision, scored.recall >= recall) == (True, True)


@pytest.mark.parametrize("path", SECOND, ids=lambda path: path.stem)
def test_of_the_second_set_nothing_is_lost_or_taken_for_what_it_is_not(path: Path):
    result, case = result_of(path), load(path)
    assert [kept for kept in case.get("keeps", ()) if kept not in result.text] == []
    told = "\n".join(result.told().values())
    assert [word for word in case.get("never", ()) if str(word) in told] == []


@pytest.mark.parametrize("path", READ, ids=lambda path: path.stem)
def test_what_was_said_in_another_year_is_known_beside_material_of_this_year(path: Path):
    assert sorted(result_of(path).understood.past) == load(path).get("past", [])
