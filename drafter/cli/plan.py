"""`drafter plan`: what a draft will say, before it is written."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.console import show, show_json, table
from drafter.cli.inputs import open_meeting
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.workspace import PlanReport

MeetingFile = Annotated[Path, typer.Argument(metavar="MEETING.yaml", help=_("The meeting file; - reads standard input."))]
Settings = Annotated[
    list[str], typer.Option("--set", metavar="NAME=VALUE", help=_("Change the meeting for this run, such as date=2026-02-03."))
]
Minutes = Annotated[float | None, typer.Option(min=0.5, max=240, help=_("Minutes the speech should take."))]
Variant = Annotated[int, typer.Option(min=1, help=_("Another choice of phrases and headings: 2, 3, …"))]
IncludeMined = Annotated[bool, typer.Option("--include-mined", help=_("Use phrases too that nobody has reviewed yet."))]


def plan(
    meeting: MeetingFile,
    settings: Settings = [],  # noqa: B006  # Typer wants a list, and never changes it
    minutes: Minutes = None,
    variant: Variant = 1,
    include_mined: IncludeMined = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    from drafter.workspace import describe

    workspace, loaded = open_meeting(meeting, settings)
    report = describe(workspace.plan(loaded, minutes=minutes, variant=variant, include_mined=include_mined))
    if as_json:
        show_json(asdict(report))
    else:
        for line in _lines(report):
            show(line)


def length(characters: int, minutes: float) -> str:
    """How long a text is, for a person."""
    return _("about {minutes} minutes, {characters} characters", minutes=f"{minutes:.1f}", characters=characters)


def reach(shortest: float, longest: float) -> str:
    """What the facts at hand can carry, for a person."""
    return _("The facts at hand carry {shortest}—{longest} minutes.", shortest=f"{shortest:.0f}", longest=f"{longest:.0f}")


def _lines(report: "PlanReport") -> list[str]:
    raise NotImplementedError
