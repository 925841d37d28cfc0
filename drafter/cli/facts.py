"""`drafter facts`: the sheet by which the figures of a speech are checked."""

from typing import Annotated

import typer

from drafter.cli.console import say, say_findings, shorten, show, show_json, table
from drafter.cli.help import explain
from drafter.cli.inputs import open_meeting
from drafter.cli.plan import MeetingFile, Minutes, Settings
from drafter.i18n import _
from drafter.meeting.sources import list_facts

_SENTENCE = 60
"""Columns of what the speech says."""
_SOURCE = 40


@explain(
    _(
        "The sheet by which figures are checked before the speech is given: each figure, where the speech says it, who"
        " reported it.\n\n"
        "Who reported it is what the meeting file says under from: of a record; `drafter new --from` fills that in."
    ),
    _("Example:\n  drafter facts meeting.yaml"),
)
def facts(
    meeting: MeetingFile,
    settings: Settings = [],  # noqa: B006  # Typer wants a list, and never changes it
    minutes: Minutes = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    workspace, loaded = open_meeting(meeting, settings)
    draft, _plan = workspace.draft(loaded, minutes=minutes)
    say_findings([*workspace.findings, *loaded.findings])
    checked = list_facts(loaded, draft)
    if as_json:
        show_json({"facts": [fact.to_json() for fact in checked]})
        return
    figures = [fact for fact in checked if fact.figures]
    if not figures:
        say(_("There are no figures in it."))
        return
    rows = [
        (
            "、".join(fact.figures),
            shorten(fact.sentence, _SENTENCE)
            if fact.sentence
            else _("(not said: {text})", text=shorten(fact.text, 30)),
            shorten(fact.source, _SOURCE) if fact.source else _("(nobody named)"),
        )
        for fact in figures
    ]
    for line in table([(_("Figures"), _("In the speech"), _("Reported by")), *rows]):
        show(line)
    if missing := sum(not fact.source for fact in figures):
        say(_("{count} of {all} say nothing of where they come from.", count=missing, all=len(figures)), "yellow")
