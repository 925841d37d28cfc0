"""Detail against the minutes: the nearest reachable length, exactly, and the evenest way to it."""

import json
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.compose import Composer, find_left_out, make_sandbox
from drafter.fit import TOLERANCE, Rung, choose_rungs, fit, speaking_characters
from drafter.model.draft import Draft
from drafter.model.plan import Plan
from drafter.plan import make_plan
from drafter.report import describe
from drafter.workspace import Workspace

LADDERS = st.lists(
    st.lists(st.integers(0, 400), min_size=1, max_size=5, unique=True).map(
        lambda sizes: [Rung(1, 0, size) for size in sorted(sizes)]
    ),
    min_size=1,
    max_size=5,
)


@given(LADDERS, st.integers(0, 2000))
def test_no_other_choice_comes_nearer_to_the_target(ladders: list[list[Rung]], target: int) -> None:
    found = sum(rung.characters for rung in choose_rungs(ladders, target))
    best = min(abs(sum(rung.characters for rung in choice) - target) for choice in product(*ladders))
    assert abs(found - target) == best


@given(LADDERS)
def test_beyond_the_reach_everything_is_told_or_as_little_as_can_be(ladders: list[list[Rung]]) -> None:
    assert choose_rungs(ladders, 10_000) == [ladder[-1] for ladder in ladders]
    assert choose_rungs(ladders, -10_000) == [ladder[0] for ladder in ladders]


def test_among_equal_lengths_the_sections_are_told_evenly() -> None:
    ladder = [Rung(1, 0, 100), Rung(2, 0, 200), Rung(3, 0, 300)]
    assert [rung.detail for rung in choose_rungs([ladder, ladder], 400)] == [2, 2]


WORKSPACE = cache(Workspace)
EXAMPLES = sorted(Path("examples").glob("*.yaml"))


def _measure(number: int) -> dict[str, Any]:
    return {
        "who": ["市商务局", "市应急管理局"],
        "what": f"对第{number}类场所逐一排查",
        "by": "2月5日前",
        "standard": "建立台账",
    }


def _meeting(folder: Path, tasks: int, measures: int) -> Path:
    facts = {
        "tasks": [
            {
                "title": f"抓好第{number}项工作",
                "claim": "这是当前最要紧的一件事。",
                "measures": [_measure(each) for each in range(measures)],
            }
            for number in range(tasks)
        ]
    }
    data = {"format": 1, "kind": "special-campaign", "title": "在全市工作会议上的讲话", "facts": facts}
    path = folder / "meeting.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8", newline="\n")
    return path


def _draft(path: Path, minutes: float | None = None) -> tuple[Draft, Plan, float]:
    workspace = WORKSPACE()
    draft, plan = workspace.draft(workspace.load(path), minutes=minutes)
    return draft, plan, speaking_characters(draft.blocks) / draft.speaking_rate


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_target_inside_the_reach_of_an_example_is_met_within_a_tenth(path: Path) -> None:
    reach = _draft(path)[1].reach
    assert reach is not None
    for part in (0.25, 0.5, 0.75):
        target = reach.shortest + part * (reach.longest - reach.shortest)
        assert _draft(path, target)[2] == pytest.approx(target, rel=TOLERANCE)


@pytest.mark.parametrize(("tasks", "measures"), [(1, 300), (2, 60), (5, 20), (12, 1)])
def test_a_target_is_met_however_the_measures_are_spread(tmp_path: Path, tasks: int, measures: int) -> None:
    path = _meeting(tmp_path, tasks, measures)
    reach = _draft(path)[1].reach
    assert reach is not None
    for part in (0, 0.02, 0.1, 0.3, 0.55, 0.9, 1):
        target = reach.shortest + part * (reach.longest - reach.shortest)
        assert _draft(path, target)[2] == pytest.approx(target, rel=TOLERANCE)


def test_of_a_measure_all_who_are_responsible_are_named_or_none(tmp_path: Path) -> None:
    path = _meeting(tmp_path, 1, 40)
    for minutes in (2, 2.5, 3, 4, 6):
        told = {run.fact for block in _draft(path, minutes)[0].blocks for run in block.runs}
        measures = {fact.rpartition(".")[0] for fact in told if ".measures[" in fact}
        for measure in measures:
            named = {f"{measure}.who[0]", f"{measure}.who[1]"} & told
            assert len(named) in (0, 2)  # none where the sentence before is about the same two


@pytest.mark.parametrize("minutes", [1, 7.5, 9, 100])
def test_every_fact_is_told_or_listed_as_left_out(minutes: float) -> None:
    path = Path("examples/spring-festival.yaml")
    whole, part = _draft(path, 1000)[0], _draft(path, minutes)[0]
    told = {run.fact for block in part.blocks for run in block.runs}
    left = [fact.path for fact in part.left_out]
    for fact in {run.fact for block in whole.blocks for run in block.runs if run.fact.startswith("facts.")}:
        listed = any(fact == path or fact.startswith((f"{path}.", f"{path}[")) for path in left)
        assert (fact in told) != listed, fact
    assert bool(left) == (minutes < 10)
    assert all(fact.text for fact in part.left_out)


def test_what_is_left_out_is_named_by_its_record_and_as_it_would_be_said(tmp_path: Path) -> None:
    path = _meeting(tmp_path, 1, 4)
    whole, _plan, longest = _draft(path, 100)
    draft, plan, _minutes = _draft(path, longest - 0.3)
    assert [fact.path for fact in draft.left_out] == ["facts.tasks[0].measures[2]", "facts.tasks[0].measures[3]"]
    assert draft.left_out[1].text == "2月5日前对第3类场所逐一排查，建立台账"
    told = describe(plan, draft, WORKSPACE().wordlists).to_json()
    assert list(told["left_out"]) == [{"path": fact.path, "text": fact.text} for fact in draft.left_out]
    assert find_left_out(whole.blocks, whole.blocks) == ()


def test_the_work_grows_in_step_with_the_tasks(tmp_path: Path) -> None:
    workspace = WORKSPACE()
    spent = []
    for tasks in (10, 160):
        meeting = workspace.load(_meeting(tmp_path, tasks, 2))
        plan = make_plan(meeting, workspace.templates, workspace.phrasebank, workspace.organisation)
        composer = Composer(plan, workspace.words, make_sandbox())
        given = composer.budget.left
        fit(plan, composer, tasks / 2)
        spent.append(given - composer.budget.left)
    assert spent[1] <= 16 * spent[0]
