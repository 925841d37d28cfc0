"""Real speeches beside the checkout, learned; the blanks of two of them were marked by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.learn.learning import Again, learn, next_year, paragraphs_of
from tests.learn.test_learn import MOST_FREE

SHARED = Path(__file__).parents[3] / "shared"
CORPUS = SHARED / "corpus" / "meeting-speeches.txt"
GOLD = SHARED / "evaluation" / "gold"
pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="the shared corpus is not beside this checkout")
LEAST_FOUND = 0.9


@pytest.mark.parametrize("number", range(1, 8))
def test_each_speech_comes_back_letter_by_letter_and_little_of_it_is_free_text(number: int):
    again = learn(CORPUS, number)
    assert again.draft() == paragraphs_of(CORPUS, number)
    assert again.lesson.free <= MOST_FREE


@pytest.mark.parametrize("number", range(1, 8))
def test_next_year_nothing_is_left_of_the_old_names(number: int):
    again = learn(CORPUS, number)
    changes, old = next_year(again)
    said = "\n".join(again.draft(changes))
    residue = {2: {"嘉峪关", "来嘉", "疫情", "防疫"}, 7: {"宣人员", "返宣", "安徽", "疫情"}}.get(number, set())
    assert {word for word in old | residue if word in said} == set()


@pytest.mark.parametrize("number", [2, 5])
def test_the_blanks_that_were_marked_by_hand_are_facts(number: int):
    again = learn(CORPUS, number)
    gold = json.loads((GOLD / f"speech-{number}.json").read_text(encoding="utf-8"))["slots"]
    marked = [slot for slot in gold if not slot.get("optional")]
    found = [slot for slot in marked if is_fact(slot, again)]
    assert len(found) >= LEAST_FOUND * len(marked)


def is_fact(slot: dict[str, Any], again: Again) -> bool:
    """Whether a blank is a fact of its own, or stands in the name of the meeting; not lost in a whole sentence."""
    lesson = again.lesson
    around = slot["before"][-6:] + slot["text"] + slot["after"][:6]
    if around in "第五篇: " + lesson.speech.title or slot["before"].endswith("在全市"):
        return slot["text"] in lesson.front.meeting
    for part in lesson.parts:
        for line in part.walk():
            at = line.paragraph.text.find(around)
            if at >= 0:
                start = at + len(slot["before"][-6:])
                end = start + len(slot["text"])
                return any(
                    piece.source and piece.kind != "text" and piece.start <= start and end <= piece.end
                    for piece in line.pieces
                )
    return False
