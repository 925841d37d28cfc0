"""The sheet by which figures are checked: every figure that is said, also in the writer's own words.

Each file of tests/fixtures/figures/ says what a meeting has beside its facts, where its figures are said, and what its
own words hold.
"""

from pathlib import Path

import pytest

from drafter.meeting.sources import list_facts
from tests.house import HOUSE, read_cases

FIXTURES = Path(__file__).parents[1] / "fixtures"
FACTS = (FIXTURES / "refresh" / "meeting.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((FIXTURES / "figures").glob("*.yaml")), ids=lambda path: path.stem)
def test_every_figure_is_listed_with_the_sentence_that_says_it(path: Path):
    case = read_cases(path)
    meeting = HOUSE.load((FACTS + case["meeting"]).encode())
    listed = list_facts(meeting, HOUSE.draft(meeting)[0])
    facts = {"、".join(fact.figures): fact.sentence for fact in listed if fact.path.startswith("facts.")}
    assert {figures: facts[figures] for figures in case["facts"]} == case["facts"]
    own = [fact for fact in listed if not fact.path.startswith("facts.")]
    assert [["、".join(fact.figures), fact.sentence, fact.source] for fact in own] == case["own"]
