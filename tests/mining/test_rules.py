"""The rules: each row of a table finds what its own examples say, and the sentences of the fixture file."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.mining import phrases_of
from drafter.mining.rules import TABLE, Rule, rules_for
from drafter.mining.rules.abbreviations import EXAMPLES as NAMES
from drafter.mining.rules.abbreviations import find_names
from drafter.mining.rules.collocations import EXAMPLES as VERB_PHRASES
from drafter.mining.rules.collocations import find_collocations
from drafter.mining.rules.headings import EXAMPLES as HEADINGS
from drafter.mining.rules.headings import heading_form
from drafter.mining.rules.parallels import EXAMPLES as PARALLELS
from drafter.mining.rules.parallels import find_parallels
from tests.house import HOUSE, read_cases

CASES = Path(__file__).parent.parent / "fixtures" / "mining" / "clauses.yaml"


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.id)
def test_a_rule_finds_something_in_its_examples_and_nothing_in_what_looks_alike(rule: Rule):
    for sentence in rule.finds:
        assert rule in rules_for(sentence), f"no cue of {rule.id} in: {sentence}"
        assert list(rule.find(sentence)), sentence
    for sentence in rule.passes:
        assert rule not in rules_for(sentence) or not list(rule.find(sentence)), sentence


@given(st.lists(st.sampled_from([cue for rule in TABLE for cue in rule.cues] + ["，", "的", "抓"]), max_size=6))
def test_the_rules_of_a_text_are_those_with_a_cue_in_it(pieces: list[str]):
    text = "".join(pieces)
    assert rules_for(text) == [rule for rule in TABLE if any(cue in text for cue in rule.cues)]


def test_no_two_rules_have_one_name():
    assert len({rule.id for rule in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("clause", "found"), PARALLELS)
def test_parallel_members_are_found_whole(clause: str, found: tuple[str, ...]):
    assert tuple(clause[start:end] for start, end in find_parallels(clause)) == found


@pytest.mark.parametrize(("sentence", "found"), NAMES)
def test_an_abbreviation_is_found_with_what_it_stands_for(sentence: str, found: tuple[tuple[str, str], ...]):
    assert tuple((sentence[n.start : n.end], n.expansion) for n in find_names(sentence)) == found


@pytest.mark.parametrize(("clause", "found"), VERB_PHRASES)
def test_a_verb_phrase_is_found_without_its_subject(clause: str, found: tuple[str, ...]):
    assert {clause[start:end] for start, end in find_collocations(clause, HOUSE.words)} == set(found)


@pytest.mark.parametrize(("heading", "form"), HEADINGS)
def test_a_heading_has_a_form(heading: str, form: str):
    assert heading_form(heading, HOUSE.words.opens_verb_phrase(heading)) == form


@pytest.mark.parametrize("case", read_cases(CASES), ids=lambda case: case["say"])
def test_a_sentence_of_a_speech_gives_the_wordings_of_the_fixture(case: dict[str, Any], tmp_path: Path):
    file = tmp_path / "speech.txt"
    file.write_text(f"在全市防汛工作会议上的讲话\n同志们：\n{case['say']}\n", encoding="utf-8")
    found = {candidate.wording for speech in HOUSE.reader.read(file) for candidate in phrases_of(speech, HOUSE.words)}
    assert set(case.get("finds", ())) <= found
    assert not found & set(case.get("passes", ()))
