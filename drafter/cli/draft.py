"""`drafter draft`: a meeting file in, the draft of a speech out."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from drafter.cli.completion import complete_kind
from drafter.cli.console import say, say_findings, show_bytes
from drafter.cli.help import explain
from drafter.cli.inputs import STDIN, check_kind, open_meeting, open_source, parse_settings, spare
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
from drafter.edited import write_draft
from drafter.files.names import safe_name
from drafter.i18n import _
from drafter.model.draft import Comments
from drafter.model.finding import Finding
from drafter.report import describe
from drafter.writers import FORMATS

if TYPE_CHECKING:
    from drafter.batch import Batch

_STDOUT = Path("-")


@explain(
    _(
        "Write the draft of a speech.\n\nWhat the meeting file leaves out becomes a marked blank 【…】 and is listed."
        " Where it says version: 送审稿, that stands under the title and in the file's name (定稿 in the name"
        " only).\n\n"
        "With --batch every row of a table is a draft. The heading of a column is a path of the meeting file"
        " (theme.noun, facts.tasks[0].title, date, minutes) or a question as `drafter new` asks it (日期, 会议名称,"
        " 姓名, 职务); # before a heading makes the column a note. A cell goes before --set and the other options; an"
        " empty one leaves what the meeting file says; each line of a cell is an item where a list is asked for. A row"
        " that fails stops no other. Tables are .xlsx, .csv or .tsv as Excel and WPS save them; a"
        " title above the headings, 序号 and notes below are passed over."
    ),
    _(
        "Examples:\n"
        "  drafter draft meeting.yaml                        writes meeting.docx beside it\n"
        "  drafter draft meeting.yaml -o speech.md           Markdown, by the name of the file\n"
        "  drafter draft meeting.yaml --minutes 10 --set date=2026-02-03\n"
        "  drafter draft meeting.yaml --batch meetings.csv   a draft for each row of a table\n"
        '  drafter draft meeting.yaml --batch meetings.csv -o "drafts/{{date}}-{{row}}.docx"'
    ),
)
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
    to: Annotated[
        str | None,
        typer.Option(
            click_type=click.Choice(tuple(FORMATS)),
            help=_("Format; otherwise by the name of the output, or docx."),
        ),
    ] = None,
    settings: Settings = [],  # noqa: B006  # Typer wants a list, and never changes it
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            autocompletion=complete_kind,
            help=_("Another kind of speech from the same meeting file, such as 会议主持词, host-script."),
        ),
    ] = "",
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
        typer.Option(
            metavar="TABLE.xlsx", help=_("One draft for each row of a table: its columns change the meeting.")
        ),
    ] = None,
) -> None:
    if batch and kind:
        raise typer.BadParameter(_("--kind is for one draft; in a table the meeting file says the kind"))
    if batch:
        from drafter.cli.batch import run_batch  # only here: one draft needs no table

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
    if kind:
        other = check_kind(kind, workspace.templates.kinds)
        loaded = workspace.recast(loaded, other)
    written, plan = workspace.draft(loaded, minutes=minutes, variant=variant, include_mined=include_mined)
    report = describe(plan, written, workspace.wordlists)
    if strict and report.missing:
        _say_all([*workspace.findings, *loaded.findings, *plan.findings], blanks(report))
        say(_("Nothing was written: with --strict every fact must be there."), "red")
        raise typer.Exit(1)
    data = workspace.write(written, form, style or loaded.style, comments)
    open_points = workspace.review(written, plan)  # a word list that is wrong is said before anything is written
    named = meeting.with_stem(f"{meeting.stem}-{other.name}") if kind and meeting != STDIN else meeting
    target = output or _beside(named, loaded.version, form)
    if target == _STDOUT:
        show_bytes(data)
    else:
        spare(meeting, target)
        kept = write_draft(target, data, force=force)
        say(_("Draft: {file}", file=target), "green")
        say_findings([kept] if kept else [])
    _say_all(
        [*workspace.findings, *loaded.findings, *plan.findings],
        (
            *length(report, minutes or loaded.minutes),
            *outline_first(report, meeting),
            *left_out(report),
            *blanks(report),
        ),
    )
    if open_points:
        say(open_points)


def _open_batch(
    meeting: Path, table: Path, settings: Sequence[str], output: Path | None, to: str | None, style: str
) -> "tuple[Batch, str]":
    from drafter.batch import is_folder, open_batch

    if output == _STDOUT or (meeting == STDIN and output is None):
        message = _(
            "the drafts of a table are files: name them with -o, such as -o {pattern}", pattern="drafts/{row}.docx"
        )
        raise typer.BadParameter(message, param_hint="--output")
    pattern = str(output or "")
    form = to or _format_of(None if is_folder(pattern) else output)
    workspace, source = open_source(meeting)
    return open_batch(workspace, source, parse_settings(settings), table, pattern, form, style), form


def _format_of(output: Path | None) -> str:
    if output is None or output == _STDOUT:
        return "docx"
    form = output.suffix.lower().removeprefix(".")
    if form in FORMATS:
        return form
    formats = ", ".join(f".{form}" for form in FORMATS)
    raise typer.BadParameter(
        _("'{file}' names no format: {formats} do, or say --to", file=output, formats=formats), param_hint="--output"
    )


def _beside(meeting: Path, version: str, form: str) -> Path:
    """meeting.docx, or meeting-送审稿.docx, beside the meeting file; a meeting from stdin goes to stdout."""
    if meeting == STDIN:
        return _STDOUT
    mark = safe_name(version)
    return meeting.with_name(f"{meeting.stem}-{mark}.{form}" if mark else f"{meeting.stem}.{form}")


def _say_all(warnings: Sequence[Finding], lines: Iterable[str]) -> None:
    say_findings(warnings)
    for line in lines:
        say(line)
