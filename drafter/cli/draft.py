"""`drafter draft`: a meeting file in, the draft of a speech out."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from drafter.cli.console import say, say_findings, show_bytes
from drafter.cli.inputs import STDIN, open_meeting
from drafter.cli.plan import IncludeMined, MeetingFile, Minutes, Settings, Variant, blanks, length
from drafter.i18n import _
from drafter.model.draft import Comments

if TYPE_CHECKING:
    from drafter.model.finding import Finding

Format = Literal["docx", "md", "html", "txt", "json"]

STDOUT = Path("-")


def draft(
    meeting: MeetingFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help=_("File to write; - is standard output. Otherwise beside the meeting file."),
        ),
    ] = None,
    to: Annotated[Format | None, typer.Option(help=_("Format; otherwise by the name of the output, or docx."))] = None,
    settings: Settings = [],  # noqa: B006  # Typer wants a list, and never changes it
    minutes: Minutes = None,
    variant: Variant = 1,
    style: Annotated[str, typer.Option(metavar="NAME", help=_("Name of a style, or a style file of your own."))] = "",
    comments: Annotated[
        Comments,
        typer.Option(help=_("Comments in the Word file: on blanks what is asked, or also on phrases their sources.")),
    ] = "blanks",
    strict: Annotated[bool, typer.Option("--strict", help=_("Write nothing while a fact is missing."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace the file if it is there (a copy is kept as .bak)."))
    ] = False,
    include_mined: IncludeMined = False,
) -> None:
    from drafter.files.writing import write_file
    from drafter.workspace import describe

    form = to or _format_of(output)
    target = output or _beside(meeting, form)
    workspace, loaded = open_meeting(meeting, settings)
    written, plan = workspace.draft(loaded, minutes=minutes, variant=variant, include_mined=include_mined)
    report = describe(plan, written)
    if strict and report["missing"]:
        _say_all(workspace.warnings, blanks(report))
        say(_("Nothing was written: with --strict every fact must be there."), "red")
        raise typer.Exit(1)
    data = workspace.write(written, form, style or loaded.style, comments)
    if target == STDOUT:
        show_bytes(data)
    else:
        write_file(target, data, force=force)
        say(_("Draft: {file}", file=target), "green")
    _say_all(workspace.warnings, (*length(report, minutes or loaded.minutes), *blanks(report)))
    if open_points := workspace.review(written, plan):
        say(open_points)


def _format_of(output: Path | None) -> Format:
    if output is None or output == STDOUT:
        return "docx"
    match output.suffix.lower():
        case ".docx" | ".md" | ".html" | ".txt" | ".json" as suffix:
            return suffix[1:]  # type: ignore[return-value]  # the cases are the formats
    raise typer.BadParameter(
        _("'{file}' names no format: .docx, .md, .html, .txt and .json do, or say --to", file=output),
        param_hint="--output",
    )


def _beside(meeting: Path, form: Format) -> Path:
    """The output's name: the meeting file's with the extension of the format; a meeting from stdin goes to stdout."""
    return STDOUT if meeting == STDIN else meeting.with_suffix(f".{form}")


def _say_all(warnings: "Sequence[Finding]", lines: Iterable[str]) -> None:
    say_findings(warnings)
    for line in lines:
        say(line)
