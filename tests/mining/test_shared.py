"""Mining held to the corpus from which the project starts: recall, the five section patterns, the same twice."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.files.phrasebank import load_phrasebank
from drafter.mining import Mined, compare_with, mine_files, phrases_of
from drafter.mining.merge import wording_key
from drafter.mining.patterns import NAMES
from drafter.model.phrase import Source
from drafter.resources import data_dir
from tests.house import HOUSE

SHARED = Path(__file__).parent.parent.parent.parent / "shared"
CORPUS = SHARED / "corpus" / "meeting-speeches.txt"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here: ../shared/corpus")

PATTERNS = {
    "recognize-deploy-safeguard": ("3", "7"),
    "object-must": ("2",),
    "run-in-heads-with-musts": ("5",),
    "each-in-place": ("3",),
    "situation-in-rings": ("2", "7"),
}


@pytest.fixture(scope="module")
def mined() -> Mined:
    return mine_files([CORPUS], HOUSE.reader, HOUSE.words, 1)


def test_the_scorer_finds_four_of_five_phrases_and_seven_of_ten_frames(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["analyze", str(CORPUS), "--json"]) == 0
    system = tmp_path / "system.json"
    system.write_text(capsys.readouterr().out, encoding="utf-8")
    evaluation = SHARED / "evaluation"
    command = [sys.executable, str(evaluation / "score.py"), str(system), "--gold", str(evaluation / "gold"), "--json"]
    phrases = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["phrases"]
    assert phrases["recall"] >= 0.9
    found, gold = phrases["recall_by_kind"]["frame_with_slot"]
    assert found / gold >= 0.9


def test_the_five_section_patterns_are_found_with_their_sources(mined: Mined):
    found = {pattern.id: pattern.sources for pattern in mined.patterns if pattern.id in NAMES}
    assert found == {name: tuple(f"meeting-speeches/{n}" for n in numbers) for name, numbers in PATTERNS.items()}


def test_the_order_that_leaders_speeches_have_in_common_is_found_with_its_speeches(mined: Mined):
    (order,) = [pattern for pattern in mined.patterns if pattern.id not in NAMES]
    assert [step.move for step in order.steps] == ["preview", "directive", "exhortation"]
    assert order.sources == tuple(f"meeting-speeches/{n}" for n in (2, 3, 5))


def test_an_abbreviation_is_expanded_where_the_text_does_so(mined: Mined):
    phrase = next(phrase for phrase in mined.phrases if phrase.text == "三减少、三加强")
    assert phrase.expansion.startswith("减少人员流动、减少人员聚集、减少旅途风险，加强个人防护")
    assert phrase.speeches == 2


def test_every_source_stands_where_it_says(mined: Mined):
    lines = CORPUS.read_text(encoding="utf-8").split("\n")
    for phrase in mined.phrases:
        for source in phrase.sources:
            assert source.text in lines[source.line - 1], source


def test_mining_again_leaves_the_shipped_phrasebank_as_it_is(mined: Mined):
    difference = compare_with(data_dir("phrasebank"), [], mined)
    assert difference.added == ()
    assert difference.updated == ()
    assert difference.known == len(mined.phrases)


def test_what_the_shipped_phrasebank_has_from_speeches_mining_finds_there():
    """Of the reviewed entries, and those since reworded, nine in ten are what the rules note where the entry says."""
    speeches = {
        speech.id: [wording_key(c.surface) for c in phrases_of(speech, HOUSE.words)]
        for speech in HOUSE.reader.read(CORPUS)
    }
    bank, _ = load_phrasebank([data_dir("phrasebank")])
    reviewed = [
        phrase
        for phrase in bank.phrases
        if (phrase.status in ("reviewed", "part") or "改写为" in phrase.note)
        and any(source.speech in speeches for source in phrase.sources)
    ]
    assert len(reviewed) >= 170
    found = [
        phrase
        for phrase in reviewed
        if any(_noted(source, speeches.get(source.speech, [])) for source in phrase.sources)
    ]
    assert len(found) >= 0.9 * len(reviewed)


def _noted(source: Source, surfaces: list[str]) -> bool:
    own = wording_key(source.text)
    return any(own in surface or surface in own for surface in surfaces)
