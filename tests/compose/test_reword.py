"""What the writer says otherwise stands where the program's sentence stood, and changes with its facts."""

import json

import pytest

from drafter.compose.reword import LOST
from drafter.workspace import Workspace
from tests.edited.harvest.cases import MEETING
from tests.files.cases import FIXTURES
from tests.house import read_cases

CASES = read_cases((FIXTURES.parent / "compose" / "own-sentences.yaml"), as_text=True)
WORKSPACE = Workspace(None)


def draft(case):
    change = {section: {"sentences": sentences} for section, sentences in case["say"].items()}
    text = MEETING.read_text(encoding="utf-8") + f"sections: {json.dumps({'change': change}, ensure_ascii=False)}\n"
    return WORKSPACE.draft(WORKSPACE.load(text.encode(), case.get("now", {})))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_reads_as_it_says(case):
    written, plan = draft(case)
    texts = [block.text for block in written.blocks]
    assert case["reads"] in texts
    if "before" in case:
        assert texts[texts.index(case["reads"]) + 1] == case["before"]
    assert [found.excerpt for found in plan.findings if found.rule == LOST] == case.get("lost", [])


def test_the_facts_that_she_kept_are_facts_still():
    written, _plan = draft(CASES[0])
    kept = next(run for block in written.blocks for run in block.runs if run.text == "何川")
    assert kept.fact == "people[0].name"


def test_a_sentence_that_is_neither_said_nor_left_out_is_refused():
    from drafter.model.finding import InputError

    with pytest.raises(InputError):
        draft({"say": {"recap": [{"instead": "刚才。"}]}})
