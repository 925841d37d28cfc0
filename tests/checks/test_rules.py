"""Each rule against its own texts: those that trip it, at the very words, and those that must not."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from drafter.checks.handbook import write_handbook
from drafter.checks.registry import load_rules, run_rules
from drafter.checks.rule import Rule
from drafter.checks.views import view_draft, view_text
from drafter.files.wordlists import load_wordlists
from drafter.model.draft import Block, Draft, Run
from drafter.model.finding import Finding
from drafter.model.text import Text
from drafter.resources import data_dir
from tests.house import HOUSE, read_cases

RULES = load_rules()
FIXTURES = Path(__file__).parent.parent / "fixtures" / "checks"
BANK = HOUSE.phrasebank
WORDS, _warnings = load_wordlists([data_dir("phrasebank")], BANK)
MARKED = re.compile("«([^»]*)»")


def cases(rule: Rule, kind: str) -> list[Any]:
    found = read_cases(FIXTURES / f"{rule.id}.yaml")[kind]
    assert isinstance(found, list)
    return found


def view(case: Any) -> Text:
    """The text of a case, without the marks around the words that are to be found."""
    given = case if isinstance(case, dict) else {"text": case}
    if "draft" in given:
        runs = tuple(Run(run["text"], phrase=run.get("phrase", "")) for run in given["draft"])
        return view_draft(Draft("讲话", (Block("paragraph", runs),), "progress"))
    [text] = view_text(MARKED.sub(r"\1", given["text"]).rstrip("\n"), "case.txt")
    context = {key: value for key, value in given.items() if key != "text"}
    if "date" in context and not isinstance(context["date"], date):
        context["date"] = date.fromisoformat(context["date"])
    return replace(text, **context)


def expected(case: Any) -> list[tuple[int, int, int]]:
    """Line, column and length of each marked stretch."""
    text = case if isinstance(case, str) else case["text"]
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        for index, match in enumerate(MARKED.finditer(line)):
            found.append((number, match.start() - 2 * index + 1, len(match[1])))
    return found


def findings(rule: Rule, case: Any) -> list[Finding]:
    return [finding for finding in run_rules(view(case), WORDS) if finding.rule == rule.id]


def pairs(kind: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule.id}-{number}")
        for rule in RULES
        for number, case in enumerate(cases(rule, kind), 1)
    ]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_texts_that_trip_it_and_texts_that_must_not(rule: Rule):
    assert cases(rule, "trips")
    assert len(cases(rule, "passes")) >= 2


def test_every_fixture_file_belongs_to_a_rule():
    assert {path.stem for path in FIXTURES.glob("*.yaml")} == {rule.id for rule in RULES}


@pytest.mark.parametrize(("rule", "case"), pairs("trips"))
def test_a_rule_finds_the_marked_words_and_nothing_else(rule: Rule, case: Any):
    found = findings(rule, case)
    if isinstance(case, dict) and "draft" in case:
        assert len(found) == 1
        return
    places = sorted((one.place.line, one.place.column, one.length) for f in found for one in f.each if one.place)
    assert places == expected(case), [f"{f.excerpt}: {f.message}" for f in found]


@pytest.mark.parametrize(("rule", "case"), pairs("passes"))
def test_a_rule_does_not_cry_wolf(rule: Rule, case: Any):
    assert [f"{finding.excerpt}: {finding.message}" for finding in findings(rule, case)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_what_it_finds_why_and_what_is_better(rule: Rule):
    assert rule.finds and rule.why and rule.example and rule.better and rule.source
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.id)
    assert rule.example != rule.better


def test_no_two_rules_share_an_id():
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_handbook_is_that_of_these_rules():
    path = Path(__file__).parent.parent.parent / "docs" / "checks.md"
    assert path.read_text(encoding="utf-8") == write_handbook(), "run `make handbook`"
