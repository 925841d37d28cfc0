"""`drafter draft`: a meeting file in, the draft of a speech out."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from drafter.cli.batch import run_batch
from drafter.cli.console import say, say_findings, show_bytes
from drafter.cli.inputs import STDIN, open_meeting, open_source, parse_settings
from drafter.cli.plan import (
    IncludeMined,
    MeetingFile,
    Minutes,
    Settings,
    Variant,
    blanks,
    left_out,
    length,
    outline_first,
)
from drafter.i18n import _
from drafter.model.draft import Comments

if TYPE_CHECKING:
    from drafter.batch import Batch
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
            help=_(
                "File to write; - is standard output. Otherwise beside the meeting file. With --batch a pattern such"
                " as {{date}}-{{theme.noun}}-{{row}}.docx, or a folder."
            ),
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
    batch: Annotated[
        Path | None,
        typer.Option(metavar="TABLE.csv", help=_("One draft for each row of a table: its columns change the meeting.")),
    ] = None,
) -> None:
    from drafter.files.writing import write_file
    from drafter.workspace import describe

    if batch:
        opened, form = _open_batch(meeting, batch, settings, output, to, style)
        results = opened.draft(
            lambda written, row_style: opened.workspace.write(written, form, row_style, comments),
            minutes=minutes,
            variant=variant,
            style=style,
            include_mined=include_mined,
            strict=strict,
            force=force,
        )
        if not run_batch(opened, results):
            raise typer.Exit(1)
        return
    form = to or _format_of(output)
    workspace, loaded = open_meeting(meeting, settings)
    written, plan = workspace.draft(loaded, minutes=minutes, variant=variant, include_mined=include_mined)
    report = describe(plan, written)
    if strict and report["missing"]:
        _say_all([*workspace.findings, *loaded.findings, *plan.findings], blanks(report))
        say(_("Nothing was written: with --strict every fact must be there."), "red")
        raise typer.Exit(1)
    data = workspace.write(written, form, style or loaded.style, comments)
    target = output or _beside(meeting, loaded.version, form)
    if target == STDOUT:
        show_bytes(data)
    else:
        write_file(target, data, force=force)
        say(_("Draft: {file}", file=target), "green")
    _say_all(
        [*workspace.findings, *loaded.findings],
        (
            *length(report, minutes or loaded.minutes),
            *outline_first(report, meeting),
            *left_out(report),
            *blanks(report),
        ),
    )
    if open_points := workspace.review(written, plan):
        say(open_points)


def _open_batch(
    meeting: Path, table: Path, settings: Sequence[str], output: Path | None, to: Format | None, style: str
) -> "tuple[Batch, Format]":
    from drafter.batch import is_folder, open_batch

    if output == STDOUT or (meeting == STDIN and output is None):
        message = _(
            "the drafts of a table are files: name them with -o, such as -o {pattern}", pattern="drafts/{row}.docx"
        )
        raise typer.BadParameter(message, param_hint="--output")
    pattern = str(output or "")
    form = to or _format_of(None if is_folder(pattern) else output)
    workspace, source = open_source(meeting)
    return open_batch(workspace, source, parse_settings(settings), table, pattern, form, style), form


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


def _beside(meeting: Path, version: str, form: Format) -> Path:
    """meeting.docx, or meeting-送审稿.docx, beside the meeting file; a meeting from stdin goes to stdout."""
    from drafter.files.names import safe_name

    if meeting == STDIN:
        return STDOUT
    mark = safe_name(version)
    return meeting.with_name(f"{meeting.stem}-{mark}.{form}" if mark else f"{meeting.stem}.{form}")


def _say_all(warnings: "Sequence[Finding]", lines: Iterable[str]) -> None:
    say_findings(warnings)
    for line in lines:
        say(line)
