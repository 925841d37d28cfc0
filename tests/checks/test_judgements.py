"""What the rules find in real speeches, held to what was judged of it (evaluation/judgements)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from drafter.corpus.source import Source, read_file
from drafter.model.finding import Finding
from tests.house import check, read_cases

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
JUDGEMENTS = ROOT / "evaluation" / "judgements"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")

Key = tuple[Any, ...]


def judged(name: str) -> dict[Key, dict[str, Any]]:
    entries = read_cases(JUDGEMENTS / name)
    return {(entry["file"], entry["line"], entry["column"], entry["rule"]): entry for entry in entries}


def find(paths: Iterable[Path]) -> dict[Key, Finding]:
    found = {}
    for path in paths:
        source = read_file(path)
        assert isinstance(source, Source)
        for finding in check(source):
            assert finding.place is not None
            found[path.stem, finding.place.line, finding.place.column, finding.rule] = finding
    return found


def share_right(name: str, found: dict[Key, Finding], severity: str) -> float:
    """The share of the judged findings of a severity that were judged right."""
    verdicts = [entry["right"] for key, entry in judged(name).items() if key in found and entry["severity"] == severity]
    return sum(verdicts) / len(verdicts) if verdicts else 1.0


def test_every_finding_in_the_seven_speeches_is_judged_and_all_errors_are_right():
    found = find([CORPUS / "meeting-speeches.txt"])
    entries = judged("speeches.yaml")
    assert [key for key in found if key not in entries] == []
    assert share_right("speeches.yaml", found, "error") == 1.0
    assert share_right("speeches.yaml", found, "warning") >= 0.97
    assert share_right("speeches.yaml", found, "hint") >= 0.97


def test_every_finding_in_the_reports_is_judged_and_hardly_one_is_wrong():
    found = find(sorted((CORPUS / "reports").glob("*.txt")))
    entries = judged("reports.yaml")
    assert [key for key in found if key not in entries] == []
    assert share_right("reports.yaml", found, "error") == 1.0
    assert share_right("reports.yaml", found, "warning") >= 0.97
    assert share_right("reports.yaml", found, "hint") >= 0.97


def test_what_was_judged_right_is_still_found_also_where_a_habit_is_told_once():
    for name, paths in (
        ("speeches.yaml", [CORPUS / "meeting-speeches.txt"]),
        ("reports.yaml", sorted((CORPUS / "reports").glob("*.txt"))),
    ):
        told = {
            (Path(one.place.file).stem, one.place.line, one.place.column, one.rule)
            for finding in find(paths).values()
            for one in finding.each
            if one.place
        }
        assert [key for key, entry in judged(name).items() if entry["right"] and key not in told] == []


@pytest.mark.parametrize("name", ["speeches.yaml", "reports.yaml"])
def test_a_judgement_repeats_twenty_characters_at_most(name: str):
    assert [entry for entry in judged(name).values() if len(entry["words"]) > 20] == []
