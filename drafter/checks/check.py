"""Anything that holds a speech in; what the rules find in it, and one line about it, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from drafter.checks.registry import SIGNS, find_rule, run_rules
from drafter.checks.views import view_draft, view_meeting, view_source, view_speech, view_text
from drafter.files.faults import Faults
from drafter.i18n import _
from drafter.model.draft import Draft, Run
from drafter.model.finding import Finding
from drafter.model.ignored import Ignored
from drafter.model.meeting import Meeting
from drafter.model.place import Place
from drafter.model.plan import Plan
from drafter.model.speech import Speech
from drafter.model.text import Text
from drafter.model.wordlist import Wordlists

if TYPE_CHECKING:
    from drafter.corpus.source import Source

Checkable: TypeAlias = "str | Text | Source | Speech | Draft | Meeting"

BLANK = "blank-left"


def check(
    text: Checkable,
    words: Wordlists,
    rules: Mapping[str, str] | None = None,
    plan: Plan | None = None,
    ignored: Sequence[Ignored] = (),
) -> list[Finding]:
    """What the rules find, each with its place, in the order of the text.

    words: the word lists of an organisation (`Workspace.wordlists`). rules: a rule's id to off, hint, warning
    or error (`rules` of drafter.yaml). plan: of a draft, tells direction, audience and date. ignored: findings that
    somebody has read and lets stand.
    """
    return [finding for view in view_any(text, plan) for finding in run_rules(view, words, rules, ignored)]


def view_any(text: Checkable, plan: Plan | None = None) -> list[Text]:
    """Each kind of thing by its view."""
    match text:
        case str():
            return view_text(text)
        case Speech():
            return [view_speech(text)]
        case Draft():
            return [view_draft(text, plan)]
        case Meeting():
            return [view_meeting(text)]
        case Text():
            return [text]
        case _:
            return view_source(text)


def find_blank_runs(draft: Draft, words: Wordlists) -> Iterator[tuple[Run, str]]:
    """Every place of a draft that has to be filled in: the run it lies in and its words."""
    text = view_draft(draft)
    blocks = {line.place: block for line, block in zip(text.lines, draft.blocks, strict=True)}
    for hit in find_rule(BLANK).find(text, words):
        block = blocks[hit.line.place]
        ends = accumulate((len(run.text) for run in block.runs), initial=len(block.marker))
        run = next((run for run, end in zip(block.runs, list(ends)[1:], strict=True) if hit.start < end), None)
        if run is not None:
            yield run, hit.line.text[hit.start : hit.end]


def check_draft(draft: Draft, plan: Plan, words: Wordlists) -> list[Finding]:
    """What the rules find in a draft that was just composed, by the organisation's own choice of rules."""
    return check(draft, words, plan.organisation.rules, plan)


def check_rule_names(rules: Iterable[str], place: Place | None) -> list[Finding]:
    """Names under `rules` of drafter.yaml that no rule has; `place` is that file's."""
    known = list(SIGNS)
    guess = Faults().did_you_mean
    return [
        Finding("rules", "warning", _("rules: there is no rule '{name}',", name=name), place, name, guess(name, known))
        for name in rules
        if name not in known
    ]


def summarise(findings: Sequence[Finding]) -> str:
    """One line: what is wrong and what is open; empty when nothing is."""
    severities = [finding.severity for finding in findings if finding.rule != BLANK]
    blanks = len(findings) - len(severities)
    parts = (
        _("errors: {count}", count=severities.count("error")) if "error" in severities else "",
        _("warnings: {count}", count=severities.count("warning")) if "warning" in severities else "",
        _("hints: {count}", count=severities.count("hint")) if "hint" in severities else "",
        _("blanks to fill in: {count}", count=blanks) if blanks else "",
    )
    named = [part for part in parts if part]
    return _("Checked: {parts}.", parts=_(", ").join(named)) if named else ""
