"""What the writer says otherwise stands where the program's sentence stood, and changes with its facts."""

import json
import re

import pytest

from drafter.compose.anchors import sentences_by_section
from drafter.compose.reword import LOST, STRAYED
from drafter.meeting.edit import own_entry
from drafter.meeting.editing import Editing, Move, Put, Remove
from drafter.model.draft import text_of
from drafter.model.meeting import OwnSentence
from drafter.model.path import FactPath
from drafter.workspace import Workspace
from tests.edited.harvest.cases import MEETING
from tests.files.cases import FIXTURES
from tests.house import of_each, read_cases

EXAMPLES = FIXTURES.parents[2] / "examples"
CASES = read_cases((FIXTURES.parent / "compose" / "own-sentences.yaml"), as_text=True)
WORKSPACE = Workspace(None)


def draft(case):
    change = {section: {"sentences": sentences} for section, sentences in case["say"].items()}
    text = MEETING.read_text(encoding="utf-8") + f"sections: {json.dumps({'change': change}, ensure_ascii=False)}\n"
    editing = Editing(text.encode(), WORKSPACE.templates)
    if "move" in case:
        path, to = case["move"].split()
        editing.make(Move(FactPath.parse(path), int(to)))
    if "dropped" in case:
        editing.make(Remove(FactPath.parse(case["dropped"])))
    return WORKSPACE.draft(WORKSPACE.load(editing.data, case.get("now", {})))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_case_reads_as_it_says(case):
    written, plan = draft(case)
    texts = [block.text for block in written.blocks]
    assert case["reads"] in texts
    if "before" in case:
        assert texts[texts.index(case["reads"]) + 1] == case["before"]
    if "behind" in case:
        assert texts[texts.index(case["reads"]) - 1] == case["behind"]
    for name, rule in (("lost", LOST), ("strayed", STRAYED)):
        assert [found.excerpt for found in plan.findings if found.rule == rule] == case.get(name, [])


def test_the_facts_that_she_kept_are_facts_still():
    written, _plan = draft(CASES[0])
    kept = next(run for block in written.blocks for run in block.runs if run.text == "何川")
    assert kept.fact == "people[0].name"


def test_a_sentence_that_is_neither_said_nor_left_out_is_refused():
    from drafter.model.finding import InputError

    with pytest.raises(InputError):
        draft({"say": {"recap": [{"instead": "刚才。"}]}})


OWN = "这一句是领导自己的话。"
LIST = re.compile(r"(facts\.\w+)\[(\d+)\]")


def examples():
    return sorted(path for folder in ("", "kinds") for path in (EXAMPLES / folder).glob("*.yaml"))


@of_each(examples(), lambda path: path.name)
def test_what_stands_behind_an_item_moves_with_it(path):
    data = path.read_bytes()
    draft, _plan = WORKSPACE.draft(WORKSPACE.load(data))
    for section, sentences in sentences_by_section(draft.blocks).items():
        for runs in sentences[:8]:
            item = next((found for run in runs if (found := LIST.match(run.fact))), None)
            if section and item and not text_of(runs).startswith("（"):
                assert_moves(data, section, text_of(runs).strip(), *item.groups())


def assert_moves(data, section, sentence, name, number):
    editing, at = Editing(data, WORKSPACE.templates), int(number)
    to = at + 1 if FactPath.parse(f"{name}[{at + 1}]").lookup(editing.meeting.values()) else 0
    change = editing.meeting.sections.change.get(section)
    place = FactPath(("sections", "change", section, "sentences", len(change.sentences) if change else 0))
    editing.make(Put(place, own_entry(OwnSentence(OWN, after=sentence))))
    editing.make(Move(FactPath.parse(f"{name}[{at}]"), to))
    draft, plan = WORKSPACE.draft(WORKSPACE.load(editing.data))
    said = [runs for sentences in sentences_by_section(draft.blocks).values() for runs in sentences]
    own = next(at for at, runs in enumerate(said) if OWN in text_of(runs))
    assert any(run.fact.startswith(f"{name}[{to}]") for run in said[own - 1]), f"{sentence} | {text_of(said[own - 1])}"
    assert not [found for found in plan.findings if found.rule == STRAYED], sentence
