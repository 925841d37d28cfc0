"""New facts in an edited draft: what changes, what stays, what is told."""

import json
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from drafter.model.meeting import Meeting
from drafter.word.draft import read_draft
from drafter.word.package import Package
from drafter.word.text import read_docx
from drafter.workspace import Refreshed
from tests.house import HOUSE
from tests.meetings import RandomMeeting
from tests.writers.docx.defects import find_defects
from tests.writers.docx.validators import SCHEMAS, schema_errors

ROOT = Path(__file__).parents[3]
SEEDS = range(120)


def refresh(data: bytes, meeting: Meeting) -> Refreshed:
    return HOUSE.refresh(Package(data), read_draft(Package(data)), meeting, "")


def load(data: dict[str, Any]) -> Any:
    return HOUSE.load(json.dumps({"format": 1, **data}, ensure_ascii=False).encode())


def change_facts(data: Any, random: Random) -> Any:
    """The same meeting on Thursday night: figures changed, items added and dropped, blanks filled."""
    if isinstance(data, dict):
        return {key: change_facts(value, random) for key, value in data.items()}
    if isinstance(data, list):
        items = [change_facts(item, random) for item in data]
        if random.random() < 0.15:
            items.insert(random.randrange(len(items) + 1), deepcopy(random.choice(items)))
        if len(items) > 1 and random.random() < 0.1:
            items.pop(random.randrange(len(items)))
        return items
    if isinstance(data, str) and random.random() < 0.25:
        return f"{data}又{random.randint(2, 99)}处"
    return data


def thursday(meeting: RandomMeeting, seed: int) -> dict[str, Any]:
    changed = dict(meeting.data)
    random = Random(seed + 5000)
    if "facts" in changed:
        changed["facts"] = change_facts(changed["facts"], random)
    if random.random() < 0.5:
        changed["date"] = "2026-02-03"
    return changed


@cache
def written(seed: int) -> bytes:
    """The draft of a meeting at random, as a file."""
    return HOUSE.write(HOUSE.draft(load(RandomMeeting(seed).data))[0])


@cache
def on_thursday(seed: int) -> tuple[Meeting, Refreshed]:
    """The meeting as it is later, and its draft refreshed by it."""
    changed = load(thursday(RandomMeeting(seed), seed))
    return changed, refresh(written(seed), changed)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_draft_that_nobody_edited_becomes_the_new_draft_letter_by_letter(seed: int):
    _meeting, refreshed = on_thursday(seed)
    assert read_docx(refreshed.data) == [block.text for block in refreshed.refresh.blocks]
    assert refreshed.refresh.kept == ()
    assert list(find_defects(refreshed.data)) == []
    if SCHEMAS.exists():
        assert schema_errors(refreshed.data) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_refresh_leaves_nothing_to_refresh(seed: int):
    changed, first = on_thursday(seed)
    second = refresh(first.data, changed)
    assert not second.refresh.changes
    assert second.data == refresh(second.data, changed).data
    edited = read_draft(Package(first.data))
    assert [paragraph.text for paragraph in edited.paragraphs] == [block.text for block in edited.record.blocks]
