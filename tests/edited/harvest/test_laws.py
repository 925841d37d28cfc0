"""Laws over random meetings of every kind, hostile strings among their facts."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.meeting import edit_meeting, told_values
from drafter.model.edited import fact_spots
from drafter.model.marks import shorten_name
from drafter.model.meeting import Meeting
from drafter.word.draft import read_draft
from drafter.word.namespaces import W
from drafter.word.package import Package
from tests.edited.harvest.cases import found_in, workspace
from tests.editing import WordFile
from tests.meetings import RandomMeeting

TEXTS = st.text(st.sampled_from("抓好落实整改到位“”，。、：:;#&<*!%'\"7 ab"), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)


@cache
def drafted(seed: int) -> tuple[Meeting, bytes]:
    meeting = workspace().load(RandomMeeting(seed).yaml.encode())
    draft, _plan = workspace().draft(meeting)
    return meeting, workspace().write(draft)


@pytest.mark.parametrize("seed", range(40))
def test_an_untouched_draft_gives_nothing_back(seed: int):
    meeting, data = drafted(seed)
    assert not found_in(data, meeting)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 60), TEXTS, st.randoms())
def test_what_is_typed_into_a_fact_comes_back_and_goes_into_the_meeting_file(seed: int, text: str, random: Any):
    meeting, data = drafted(seed)
    word = WordFile(data)
    tags = {str(tag.get(f"{W}val")) for tag in word.body.iter(f"{W}tag")}
    spots = fact_spots(read_draft(Package(data)).record)
    typed = [path for path in spots if shorten_name(f"fact:{path}") in tags and path not in ("title", "date")]
    typed = [path for path in typed if not path.startswith(("org.", "sections.")) and ":" not in path]
    if not typed:
        return
    path = random.choice(typed)
    word.fill(shorten_name(f"fact:{path}"), text)
    found = found_in(bytes(word), meeting)
    if text in {spot.text.strip() for spot in spots[path]}:
        return
    assert [(change.path, change.new, change.certain) for change in found.facts] == [(path, text, True)]
    assert not found.conflicts and not found.sentences and not found.left_out
    source = RandomMeeting(seed).yaml.encode()
    edited = edit_meeting(source, {path: text}, workspace().templates)
    if edited.made:
        assert told_values(workspace().load(edited.data))[path] == text
