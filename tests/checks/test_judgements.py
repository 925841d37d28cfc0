"""What the rules find in real speeches, held to what was judged of it (evaluation/judgements)."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from drafter.corpus.source import Source, read_file
from drafter.model.finding import Finding
from tests.house import check

ROOT = Path(__file__).parent.parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
JUDGEMENTS = ROOT / "evaluation" / "judgements"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")

Key = tuple[Any, ...]


def judged(name: str) -> dict[Key, dict[str, Any]]:
    entries = yaml.safe_load((JUDGEMENTS / name).read_text(encoding="utf-8"))
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
    assert share_right("speeches.yaml", found, "warning") >= 0.9


def test_reports_have_no_false_error_and_hardly_a_false_warning():
    found = find(sorted((CORPUS / "reports").glob("*.txt")))
    entries = judged("reports.yaml")
    assert [key for key, finding in found.items() if finding.severity == "error" and key not in entries] == []
    assert share_right("reports.yaml", found, "error") == 1.0
    assert share_right("reports.yaml", found, "warning") >= 0.9


@pytest.mark.parametrize("name", ["speeches.yaml", "reports.yaml"])
def test_a_judgement_repeats_twenty_characters_at_most(name: str):
    assert [entry for entry in judged(name).values() if len(entry["words"]) > 20] == []
