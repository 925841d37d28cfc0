"""What was harvested is no edit any more, whichever of the sixty edits it was; a record is read as it was written."""

import pytest

from drafter.edited.harvest import Taken, harvest
from drafter.edited.harvest.baseline import move_baseline
from drafter.edited.harvest.take import meeting_changes
from drafter.meeting import edit_meeting
from drafter.model.marks import RECORD_SPACE
from drafter.word.draft import read_draft
from drafter.word.package import Package
from drafter.word.record import write_record
from drafter.writers.docx.own_parts import put_record
from tests.edited.test_editors import CASES, MEETING, drafted, edited, meeting, opened
from tests.house import HOUSE


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: str(CASES[number]["name"]))
def test_facts_that_were_taken_are_not_found_again_and_follow_the_meeting_file(number: int):
    data = edited("as it is", CASES[number]["edits"])
    draft, bank, templates = opened(data), HOUSE.phrasebank, HOUSE.templates
    found = harvest(draft, bank, templates, "稿", meeting=meeting())
    settled = tuple((conflict.path, conflict.versions[0].text) for conflict in found.conflicts)
    taken = Taken(found.facts, settled)
    written = edit_meeting(MEETING.read_bytes(), meeting_changes(taken, (), is_read=True), templates)
    assert not written.by_hand
    package = Package(data)
    put_record(package, move_baseline(draft, {change.path for change in found.facts} | dict(settled).keys()))
    after, now = package.to_bytes(), HOUSE.load(written.data)
    again = harvest(opened(after), bank, templates, "稿", meeting=now)
    assert again.facts == () and again.conflicts == ()
    fresh = Package(after)
    refreshed = HOUSE.refresh(fresh, read_draft(fresh), now)
    assert refreshed.refresh.open == {}
    assert not harvest(opened(refreshed.data), bank, templates, "稿", meeting=now).facts


def test_a_record_is_read_as_it_was_written():
    package = Package(drafted("as it is"))
    assert write_record(read_draft(package).record) == package.read(package.item(RECORD_SPACE)).decode()
