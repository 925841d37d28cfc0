"""Recall of mining on what was annotated by hand before it was mined (evaluation/heldout)."""

import json
from pathlib import Path

import pytest

from evaluation import heldout

needs_corpus = pytest.mark.skipif(bool(heldout.why_not()), reason=heldout.why_not() or "-")
SHORT = 40
"""Characters at most of what is taken over from a speech."""


def annotated() -> list[Path]:
    return sorted(heldout.ANNOTATED.glob("*.json"))


def test_only_short_phrases_of_the_speeches_are_in_the_annotation():
    phrases = [phrase for path in annotated() for phrase in json.loads(path.read_text("utf-8"))["stock_phrases"]]
    assert len(phrases) > 500
    assert max(len(phrase.get("surface", phrase["text"])) for phrase in phrases) <= SHORT


@needs_corpus
def test_every_annotated_phrase_stands_where_it_says():
    for path in annotated():
        gold = json.loads(path.read_text("utf-8"))
        lines = (heldout.CORPUS / gold["source"]).read_text("utf-8").split("\n")
        for phrase in gold["stock_phrases"]:
            assert phrase.get("surface", phrase["text"]) in lines[phrase["line"] - 1], phrase


@needs_corpus
def test_four_of_five_phrases_are_found_and_seven_of_ten_frames():
    results = list(heldout.measure())
    assert len(results) == len(annotated())
    for kind, least in (("", 0.8), (heldout.FRAME, 0.7)):
        found, total = map(sum, zip(*(result.recall(kind) for result in results), strict=True))
        assert found / total >= least, kind


def test_without_the_corpus_it_says_why_there_is_no_figure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    said: list[str] = []
    monkeypatch.setattr(heldout, "CORPUS", tmp_path / "nowhere")
    assert heldout.main([], said.append) == 0
    assert len(said) == 1 and "nowhere" in said[0]
