"""`drafter plan`: what a draft will say, before it is written."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.archive import passage_lines, say_how_to_add
from drafter.cli.console import pad, say_findings, shorten, show, show_json, table
from drafter.cli.help import explain
from drafter.cli.inputs import at_least, open_meeting
from drafter.fit import TOLERANCE
from drafter.i18n import _
from drafter.model.plan import Plan
from drafter.model.report import Gap, Report, UsedPhrase
from drafter.report import describe

_MOST_NAMED = 5
"""Facts that a line names as what could be added, and sections as what could be left out."""
_MOST_LISTED = 20
"""Facts left out that are listed one by one."""
_MOST_SHOWN = 32
"""Characters shown of each."""

MeetingFile = Annotated[
    Path, typer.Argument(metavar="MEETING.yaml", help=_("The meeting file; - reads standard input."))
]
Settings = Annotated[
    list[str],
    typer.Option("--set", metavar="NAME=VALUE", help=_("Change the meeting for this run, such as date=2026-02-03.")),
]
Minutes = Annotated[
    float | None, typer.Option(metavar="N", callback=at_least(0.5), help=_("Minutes the speech should take."))
]
Variant = Annotated[
    int,
    typer.Option(
        metavar="N", callback=at_least(1), show_default=False, help=_("Another choice of phrases and headings: 2, 3, …")
    ),
]
WithArchive = Annotated[
    bool,
    typer.Option("--archive", help=_("Beside each section, what earlier speeches of your archive said there.")),
]
IncludeMined = Annotated[bool, typer.Option("--include-mined", help=_("Use phrases too that nobody has reviewed yet."))]


@explain(
    _("Show what a draft will say: sections, phrases and their alternatives, length, missing facts."),
)
def plan(
    meeting: MeetingFile,
    settings: Settings = [],  # noqa: B006  # Typer wants a list, and never changes it
    minutes: Minutes = None,
    variant: Variant = 1,
    include_mined: IncludeMined = False,
    archive: WithArchive = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    workspace, loaded = open_meeting(meeting, settings)
    written, planned = workspace.draft(loaded, minutes=minutes, variant=variant, include_mined=include_mined)
    say_findings([*workspace.findings, *loaded.findings, *planned.findings])
    precedents = workspace.precedents(planned, written) if archive else {}
    if archive and not any(precedents.values()):
        say_how_to_add(workspace.archive_file)
    report = describe(planned, written, workspace.wordlists, precedents)
    if as_json:
        show_json(report.to_json())
        return
    for line in _lines(report, planned, minutes or loaded.minutes):
        show(line)


def length(report: Report, target: float | None) -> Iterator[str]:
    """For a person: how long the speech is, what its facts carry, what to do where a target in minutes is missed."""
    yield _("{minutes} minutes, {characters} characters", minutes=report.minutes, characters=report.characters)
    if report.reach:
        shortest, longest = (f"{minutes:.0f}" if minutes >= 5 else f"{minutes:.1f}" for minutes in report.reach)
        span = shortest if shortest == longest else f"{shortest}—{longest}"
        yield _("The facts at hand carry {minutes} minutes.", minutes=span)
    if target and abs(report.minutes - target) > target * TOLERANCE:
        yield _missed(report, target)


def _missed(report: Report, target: float) -> str:
    """Why a target in minutes is missed, and what would meet it."""
    shortest, longest = report.reach or (report.minutes, report.minutes)
    if target > longest:
        facts = [fact.ask for fact in (*report.missing, *report.could_add)]
        return _(
            "{target} minutes were asked for; what would make it longer: {facts}.",
            target=f"{target:g}",
            facts="、".join(list(dict.fromkeys(facts))[:_MOST_NAMED]) or _("more tasks and measures"),
        )
    if target < shortest:
        rate = report.characters / report.minutes if report.minutes else 1
        largest = sorted(report.sections, key=lambda section: -section.characters)[:_MOST_NAMED]
        sizes = [
            _("{section} ({minutes} minutes)", section=section.id, minutes=f"{section.characters / rate:.1f}")
            for section in largest
        ]
        return _(
            "{target} minutes were asked for, and the facts cannot be told in less than {shortest}: leave some out, or"
            " a section (sections: omit): {sections}.",
            target=f"{target:g}",
            shortest=f"{shortest:g}",
            sections="、".join(sizes),
        )
    return _(
        "{target} minutes were asked for; {minutes} is the nearest, since no fact is cut: divide a long one in two.",
        target=f"{target:g}",
        minutes=report.minutes,
    )


def left_out(report: Report) -> Iterator[str]:
    """What the target of minutes leaves out, for a person: a count, and each fact with its path."""
    facts = report.left_out
    if not facts:
        return
    yield _("{count} facts left out:", count=len(facts))
    rows = [(shorten(fact.text, _MOST_SHOWN), fact.path) for fact in facts[:_MOST_LISTED]]
    yield from table(rows, indent="  ")
    if len(facts) > _MOST_LISTED:
        yield "  " + _("and {count} more: drafter plan --json lists all", count=len(facts) - _MOST_LISTED)


_MANY_BLANKS = 0.25
"""From this share of blanks among what is said on, a draft is mostly frame: an outline serves better."""


def outline_first(report: Report, meeting: Path) -> Iterator[str]:
    """For a person: that the facts at hand make an outline rather than a draft."""
    if report.missing and report.characters and report.blank_share >= _MANY_BLANKS:
        yield _("There are few facts yet: an outline would serve better now (drafter outline {file}).", file=meeting)


def blanks(report: Report) -> Iterator[str]:
    """What is missing, for a person: a count, and each blank with its place in the meeting file."""
    missing = report.missing
    if missing:
        yield _("{count} blanks to fill:", count=report.blanks)
        rows = [(_called(blank), blank.path, _place(blank.line)) for blank in missing]
        yield from table(rows, indent="  ")


def _called(blank: Gap) -> str:
    """A blank as it stands in the draft, and in how many places where these are several."""
    shown = f"【{blank.ask}】" if blank.ask else "—"
    return shown if blank.count == 1 else _("{blank} ({count} places)", blank=shown, count=blank.count)


def _place(line: int | None) -> str:
    return _("line {line}", line=line) if line else _("not in the meeting file yet")


def _lines(report: Report, planned: Plan, target: float | None) -> Iterator[str]:
    rate = planned.organisation.speaking_rate
    yield report.title
    yield planned.template.name
    yield from length(report, target)
    yield ""
    sections = report.sections
    header = (_("section"), _("detail"), _("characters"), _("minutes"), _("heading"))
    rows = [
        (
            section.id,
            str(section.detail),
            str(section.characters),
            f"{section.characters / rate:.1f}",
            section.heading,
        )
        for section in sections
    ]
    first, *rest = table([header, *rows], numbers=(1, 2, 3))
    yield first
    for line, section in zip(rest, sections, strict=True):
        yield line
        yield from _phrases(section.phrases)
        if section.precedents:
            yield "    " + _("What earlier speeches said here:")
            yield from (f"      {passage}" for each in section.precedents for passage in passage_lines(each))
    if report.left_out:
        yield ""
        yield from left_out(report)
    if report.missing:
        yield ""
        yield from blanks(report)
    if report.reasons:
        asks = "；".join(f"{reason.ask} {reason.path}" for reason in report.reasons)
        yield ""
        yield _("What would carry the speech, for “{title}”: {asks}", title=report.reasons[0].of, asks=asks)
    if report.set_aside:
        yield ""
        yield from _set_aside(report)
    if report.could_add:
        yield ""
        yield _("Could be added: {facts}", facts="；".join(f"{fact.ask} {fact.path}" for fact in report.could_add))


def _set_aside(report: Report) -> Iterator[str]:
    """For a person: which phrases were not set where they might stand, and why; pinned they are set all the same."""
    yield _("Not set, since what they presuppose is not in the meeting file (phrases: {{place: {{id: …}}}} sets one):")
    yield from table([(each.place, each.id, each.why) for each in report.set_aside], indent="  ")


def _phrases(phrases: Sequence[UsedPhrase]) -> Iterator[str]:
    for phrase in phrases:
        others = len(phrase.alternatives)
        alternatives = _("{count} others", count=others) if others else ""
        origin = "  ".join(part for part in (phrase.id, alternatives) if part)
        yield f"    {pad(phrase.name, 20)}  {phrase.text}  ({origin})"
