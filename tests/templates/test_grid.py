"""Each newer kind of speech under other themes and at other levels than the examples': what its drafts never say."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from drafter.checks import check_draft
from drafter.files.organisation import usual_words
from drafter.model.organisation import Level
from tests.house import HOUSE
from tests.meetings import MOVABLE

FOLDER = Path(__file__).parents[1] / "fixtures" / "drafts" / "grid"
MEETINGS = sorted(FOLDER.glob("*.yaml"))
LEVELS = {level: usual_words(level) for level in get_args(Level)}
STUMBLES = ("，。", "。。", "：。", "，，", "；；", "：；", "的的", "要要", "？。", "None", "{{")


@pytest.mark.parametrize("variant", [1, 2, 3])
@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.stem)
def test_a_draft_says_no_word_of_another_level_and_the_checks_object_to_nothing(path: Path, variant: int) -> None:
    draft, plan = HOUSE.draft(HOUSE.load(path), variant=variant)
    text = "\n".join(block.text for block in draft.blocks)
    written = path.read_text(encoding="utf-8")
    own = set(LEVELS[plan.organisation.level].values())
    others = {word for words in LEVELS.values() for word in words.values()} - own
    assert [word for word in others if word in text and word not in written] == []
    assert [stumble for stumble in STUMBLES if stumble in text] == []
    findings = check_draft(draft, plan, HOUSE.wordlists)
    assert [str(finding) for finding in findings if finding.rule != "blank-left"] == []


def test_each_newer_kind_stands_at_two_levels_under_two_themes() -> None:
    kinds = Counter(HOUSE.load(path).kind for path in MEETINGS)
    assert {kind for kind, number in kinds.items() if number > 1} >= set(HOUSE.templates.kinds) - set(MOVABLE)
