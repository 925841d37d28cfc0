"""The meeting file that a kind's own examples make: it loads, drafts, and answers what it has examples for."""

import pytest

from drafter.meeting.sample import write_sample
from tests.house import HOUSE


@pytest.mark.parametrize("kind", HOUSE.templates.kinds.values(), ids=lambda kind: str(kind.id))
def test_the_examples_of_every_kind_make_a_draft_in_which_each_section_says_something(kind) -> None:
    meeting = HOUSE.load(write_sample(kind, HOUSE.templates))
    assert meeting.findings == ()
    draft, plan = HOUSE.draft(meeting)
    said = {run.section for block in draft.blocks for run in block.runs}
    silent = {section.id for section in plan.sections} - said
    assert silent <= {"preview"}  # one point alone is not announced


def test_a_prompt_without_an_example_stays_open() -> None:
    kind = HOUSE.templates.kinds["welcome"]
    text = write_sample(kind, HOUSE.templates).decode()
    assert kind.facts["season"].example in text
    assert "wish" not in text


def test_a_record_is_shown_by_examples_of_the_kind_itself_at_every_depth() -> None:
    annual, campaign = (HOUSE.templates.kinds[name] for name in ("annual", "special-campaign"))
    shared = HOUSE.templates.records["measure"].fields["what"].example
    assert shared in write_sample(campaign, HOUSE.templates).decode()
    text = write_sample(annual, HOUSE.templates).decode()
    assert shared not in text
    assert annual.facts["tasks"].examples["what"] in text
