"""What mining proposes, held to what a person said of each phrase (evaluation/judgements)."""

import random
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from drafter.mining import mine_files
from tests.house import HOUSE

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here: ../shared/corpus")


def judged(name: str) -> dict[str, bool]:
    file = ROOT / "evaluation" / "judgements" / f"{name}.yaml"
    entries = yaml.safe_load(file.read_text(encoding="utf-8"))["judged"]
    return {entry["text"]: entry["keep"] for entry in entries}


def mine_texts(path: Path) -> list[str]:
    return [phrase.text for phrase in mine_files([path], HOUSE.reader, HOUSE.words, 1).phrases]


def precision(texts: list[str], known: dict[str, bool]) -> float:
    unknown = [text for text in texts if text not in known]
    assert not unknown, f"not judged yet: {unknown}"
    return sum(known[text] for text in texts) / len(texts)


def test_of_the_first_fifty_of_seven_speeches_nine_of_ten_are_worth_keeping():
    texts = mine_texts(CORPUS / "meeting-speeches.txt")
    known = judged("mining-speeches")
    assert precision(texts[:50], known) >= 0.92
    assert precision(random.Random(1).sample(texts[50:], 100), known) >= 0.8


def test_of_twelve_reports_nine_in_ten_of_the_first_fifty_and_eight_in_ten_of_a_hundred_others_are_worth_keeping():
    texts = mine_texts(CORPUS / "reports")
    known = judged("mining-reports")
    assert precision(texts[:50], known) >= 0.9
    assert precision(drawn(texts[50:], 100, "7"), known) >= 0.8


def drawn(texts: list[str], number: int, seed: str) -> list[str]:
    """As many at random; a text more or less in the list changes one of them, so that few have to be judged anew."""
    return sorted(texts, key=lambda text: sha256((seed + text).encode()).digest())[:number]
