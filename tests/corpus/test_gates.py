"""Gates: an expression is passed over only where it cannot match."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.corpus.cues import Cues, pieces_of
from drafter.corpus.gates import first_characters, needed_characters
from tests.house import HOUSE

CUES = [(cue, Cues([replace(move, cues=(cue,))])) for move in HOUSE.phrasebank.moves.values() for cue in move.cues]
LETTERS = "".join(sorted(set("".join(cue for cue, _cues in CUES)) - set("\\[](){}?*+|^$.-!<=:,")))
SPOKEN = [
    span.text
    for path in sorted((Path(__file__).parents[2] / "examples" / "speeches").glob("*.txt"))
    for speech in HOUSE.reader.read(path)
    for span in speech.moves
]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("必须|务必", "须必"),
        ("(?:我们|咱们)?要", "要"),
        ("风(?:雨|雪)", "风"),
        ("大会", "会大"),
        ("大雪", "雪"),
        ("[不没]有?车", "车"),
        ("(?<![只需])要(?!求)", "要"),
        ("[^，]{0,3}局", "局"),
        ("各?级", "级"),
        (r"一\.?二", "二"),
        ("要{做", "要"),
        ("要{做}", "要"),
        ("好{2,}", "好"),
        ("[]】]好", "好"),
    ],
)
def test_what_an_expression_cannot_do_without_is_read_from_it(pattern: str, needed: str):
    found = needed_characters(pattern)
    assert found is not None
    assert found <= set(needed)


@pytest.mark.parametrize("pattern", ["我?", "[^，]+", "我|.", "(?i)a", r"\d+年?", "我{0,2}"])
def test_of_an_expression_that_may_match_anything_nothing_is_said(pattern: str):
    assert needed_characters(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "firsts"), [("我们|你", "我你"), ("各?级", "各级"), ("[不没]有", "不没"), ("(?:从|在)这里", "从在")]
)
def test_what_an_expression_begins_with_is_read_from_it(pattern: str, firsts: str):
    assert first_characters(pattern) == frozenset(firsts)


@pytest.mark.parametrize("pattern", ["[^，]我", "我?", "(?=我)我", ""])
def test_what_may_begin_with_anything_has_no_first_characters(pattern: str):
    assert first_characters(pattern) is None


@given(st.text(st.sampled_from(LETTERS), max_size=40) | st.sampled_from(SPOKEN))
def test_a_cue_is_found_where_its_expression_matches_and_nowhere_else(text: str):
    for cue, cues in CUES:
        opened = cues.open(pieces_of(text))
        found = cues.at(text, 0, len(text), opened) or cues.inside(text, 0, len(text), opened)
        assert bool(found) == bool(re.search(cue, text) if text else None), cue


@pytest.mark.filterwarnings("ignore::FutureWarning")  # Possible nested set
@given(
    st.text(st.sampled_from("要做好|?*+{}()[]^$.\\-,2"), max_size=8),
    st.text(st.sampled_from("要做好2{},-"), max_size=5),
)
@example("[]做|好]", "好")
@example("要{做", "要{做")
@example(r"[\\]|要", "要")
def test_of_any_expression_only_what_is_so_is_said(pattern: str, text: str):
    try:
        compiled = re.compile(pattern)
    except re.error:
        return
    needed, firsts = needed_characters(pattern), first_characters(pattern)
    assert needed is None or not compiled.search(text) or needed & set(text)
    match = compiled.match(text)
    assert firsts is None or not match or (match.end() and text[0] in firsts)
