"""`drafter outline`: what a writer takes to the leader before there is prose."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from drafter.cli.archive import say_how_to_add
from drafter.cli.console import say, say_findings, show_bytes
from drafter.cli.help import explain
from drafter.cli.inputs import STDIN, open_meeting, spare
from drafter.cli.plan import MeetingFile, Settings, Variant, WithArchive
from drafter.files.writing import write_file
from drafter.i18n import _
from drafter.writers.outline import write_outline

OutlineFormat = Literal["docx", "md", "txt", "json"]


@explain(
    _(
        "Write the outline to agree on before there is prose.\n\nThree sets of headings side by side; under each"
        " section what is known, what to ask whom, and what is usual in such work, for reference; at the end a table of"
        " the material to collect. No stock phrase is in it."
    ),
    _(
        "Examples:\n"
        "  drafter outline meeting.yaml                      writes meeting-提纲.docx beside it\n"
        "  drafter outline meeting.yaml -o outline.md        Markdown, by the name of the file"
    ),
)
def outline(
    meeting: MeetingFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help=_("File to write; - is standard output. Otherwise beside the meeting file, as MEETING-提纲.docx."),
        ),
    ] = None,
    to: Annotated[
        OutlineFormat | None, typer.Option(help=_("Format; otherwise by the name of the output, or docx."))
    ] = None,
    settings: Settings = [],  # noqa: B006  # Typer wants a list, and never changes it
    variant: Variant = 1,
    style: Annotated[str, typer.Option(metavar="NAME", help=_("Name of a style, or a style file of your own."))] = "",
    archive: WithArchive = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace the file if it is there (a copy is kept as .bak)."))
    ] = False,
) -> None:
    form = "json" if as_json else to or _format_of(output)
    workspace, loaded = open_meeting(meeting, settings)
    made = workspace.outline(loaded, variant=variant, with_archive=archive)
    if archive and not any(section.precedents for section in made.sections):
        say_how_to_add(workspace.archive_file)
    data = write_outline(made, form, workspace.style(style or loaded.style))
    target = output or (Path("-") if as_json or meeting == STDIN else meeting.with_name(f"{meeting.stem}-提纲.{form}"))
    if str(target) == "-":
        show_bytes(data)
    else:
        spare(meeting, target)
        write_file(target, data, force=force)
        say(_("Outline: {file}", file=target), "green")
    say_findings([*workspace.findings, *loaded.findings])


def _format_of(output: Path | None) -> OutlineFormat:
    if output is None or str(output) == "-":
        return "docx"
    match output.suffix.lower():
        case ".docx" | ".md" | ".txt" | ".json" as suffix:
            return suffix[1:]  # type: ignore[return-value]  # the cases are the formats
    raise typer.BadParameter(
        _("'{file}' names no format: .docx, .md, .txt and .json do, or say --to", file=output),
        param_hint="--output",
    )
