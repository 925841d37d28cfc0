"""The middling and the sparse example of each kind of speech, and the rich ones with other phrases."""

from pathlib import Path

import pytest

from drafter.checks import check_draft
from drafter.model.draft import Draft
from drafter.word.text import read_docx
from tests.house import HOUSE
from tests.meetings import MOVABLE
from tests.writers.docx.defects import find_defects

ROOT = Path(__file__).parents[2]
FEWER = sorted((ROOT / "examples" / "kinds").glob("*.yaml"))
KINDS = sorted(set(HOUSE.templates.kinds) - set(MOVABLE))


@pytest.fixture(scope="module", params=FEWER, ids=lambda path: str(path.stem))
def example(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


def body(draft: Draft) -> str:
    return "\n".join(block.text for block in draft.blocks)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_middling_and_a_sparse_example(kind: str) -> None:
    assert {path.stem for path in FEWER} >= {f"{kind}-middling", f"{kind}-sparse"}


@pytest.mark.parametrize("variant", [1, 2])
def test_a_draft_from_few_facts_holds_nothing_that_the_checks_object_to(example: Path, variant: int) -> None:
    draft, plan = HOUSE.draft(HOUSE.load(example), variant=variant)
    findings = check_draft(draft, plan, HOUSE.wordlists)
    assert [str(finding) for finding in findings if finding.rule != "blank-left"] == []
    assert not [wrong for wrong in ("，。", "。。", "：。", "，，", "的的", "None", "{{") if wrong in body(draft)]


def test_a_draft_from_few_facts_is_a_sound_file_with_its_blanks_in_it(example: Path) -> None:
    draft, _plan = HOUSE.draft(HOUSE.load(example))
    written = HOUSE.write(draft)
    assert list(find_defects(written)) == []
    text = "\n".join(read_docx(written))
    assert all(prompt in text for prompt in draft.prompts.values())
    assert bool(draft.prompts) == ("sparse" in example.stem)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sparse_draft_is_shorter_than_what_it_asks_for(kind: str) -> None:
    """Where there are no facts nothing is said in their stead."""
    draft, _plan = HOUSE.draft(HOUSE.load(ROOT / "examples" / "kinds" / f"{kind}-sparse.yaml"))
    ours = [run.text for block in draft.blocks if block.section for run in block.runs if run.phrase and not run.fact]
    assert len("".join(ours)) <= 40
