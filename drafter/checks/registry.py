"""The rules in the order in which they run: a Text in, its findings out."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module

from drafter.checks.rule import Hit, Rule
from drafter.model.finding import Finding
from drafter.model.place import Place
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

_ORDER = (
    "numbering_sequence",
    "numbering_lone",
    "numbering_mark",
    "numbering_mixed",
    "announced_count",
    "halfwidth_marks",
    "unpaired_marks",
    "doubled_marks",
    "heading_stop",
    "date_impossible",
    "date_weekday",
    "date_padding",
    "date_year",
    "blank_left",
    "figure_conflict",
    "name_conflict",
    "yao_noun",
    "doubled_word",
    "joined_names",
    "confusable",
    "formulation_expired",
    "office_renamed",
    "honorific",
    "range_redundant",
    "repeated_formula",
    "same_opening",
    "stock_share",
    "long_stretch",
    "salutation",
    "tone",
    "important_speech",
    "web_residue",
    "radical",
    "markup_left",
)
"""The modules of drafter/checks/rules in the order in which they run; each has one RULE."""

RULES: tuple[Rule, ...] = tuple(import_module(f"drafter.checks.rules.{name}").RULE for name in _ORDER)

EXCERPT = 40
"""Characters of the text that a finding quotes at most."""


def run_rules(text: Text, words: Wordlists, levels: Mapping[str, str] | None = None) -> list[Finding]:
    """What every rule finds, in the order of the text.

    `levels` is the `rules` of drafter.yaml: a rule's id to off, hint, warning or error, which then holds for all that
    the rule finds.
    """
    levels = levels or {}
    speech = replace(text, lines=tuple(line for line in text.lines if line.role not in ("residue", "raw")))
    order = {line.place: index for index, line in enumerate(text.lines)}
    hits = [
        (rule, hit)
        for rule in RULES
        if levels.get(rule.id) != "off"
        for hit in rule.find(text if rule.group == "residue" else speech, words)
    ]
    hits.sort(key=lambda found: (order[found[1].line.place], found[1].start))
    return [report(rule, hit, levels.get(rule.id)) for rule, hit in hits]


def report(rule: Rule, hit: Hit, level: str | None) -> Finding:
    """A hit as a finding, with its place in the file."""
    words = hit.line.text[hit.start : hit.end]
    start = hit.line.place_at(hit.start)
    length = count_together(hit, start)
    severity = level if level in ("error", "warning", "hint") else hit.severity or rule.severity
    return Finding(
        rule.id,
        severity,  # type: ignore[arg-type]  # narrowed by the line above
        hit.message,
        start,
        words if len(words) <= EXCERPT else words[: EXCERPT - 1] + "…",
        hit.suggestion,
        length=length,
        fix=hit.fix if length == len(words) else None,
    )


def count_together(hit: Hit, start: Place) -> int:
    """How many of the characters hit stand together in the file: of what is broken there, the first piece is meant."""
    end = hit.end
    while end > hit.start + 1 and hit.line.place_at(end - 1) != replace(
        start, column=start.column + end - 1 - hit.start
    ):
        end -= 1
    return end - hit.start
