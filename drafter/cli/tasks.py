"""`drafter tasks`: the tasks of a meeting file as a table, and an edited table back into the file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from drafter.bounds import WRITTEN
from drafter.cli.console import say, say_findings, show, show_bytes, show_json, table
from drafter.cli.help import explain
from drafter.cli.inputs import STDIN, ask, open_meeting, spare
from drafter.cli.plan import MeetingFile
from drafter.dataclass import replace
from drafter.files.reading import read_named
from drafter.files.writing import locked, write_file
from drafter.i18n import _
from drafter.intake import read_material
from drafter.meeting import Vocabulary, list_tasks, name_facts
from drafter.meeting.edit_tasks import edit_tasks
from drafter.meeting.tasks import name_table
from drafter.model.draft import Ask
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import Meeting
from drafter.model.place import Place
from drafter.model.task_table import TableChanges, TaskRow, lay_out
from drafter.workspace import Workspace
from drafter.writers.task_table import FORMATS, write_task_table

_STDOUT = Path("-")


@explain(
    _(
        "The task table of a meeting file: who does what by when.\n\n"
        "With -o a Word table in the house style's fonts, an Excel workbook or CSV, by the name of the file; otherwise"
        " it is shown. With --take a table that came back edited is read: what changed, what is new and what is gone"
        " is shown, then asked. Rows that are gone stay in the file unless you say otherwise: a unit often sends back"
        " only its own."
    ),
    _(
        "Examples:\n"
        "  drafter tasks meeting.yaml -o 任务分解表.docx\n"
        "  drafter tasks meeting.yaml --take 任务分解表（修改）.docx"
    ),
)
def tasks(
    meeting: MeetingFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help=_("File to write: .docx, .xlsx or .csv; - is standard output.")
        ),
    ] = None,
    take: Annotated[
        Path | None, typer.Option("--take", metavar="TABLE", help=_("An edited table, whose changes go into the file."))
    ] = None,
    drop: Annotated[
        bool, typer.Option("--drop", help=_("With --take: rows that are not in the table go out of the file, too."))
    ] = False,
    style: Annotated[str, typer.Option(metavar="NAME", help=_("Name of a style, or a style file of your own."))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Write without asking."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace the file if it is there (a copy is kept as .bak)."))
    ] = False,
) -> None:
    before = read_named(meeting, WRITTEN) if take and meeting != STDIN else b""  # what the rows are compared with
    workspace, loaded = open_meeting(meeting, [])
    rows = list_tasks(loaded, Vocabulary(workspace.templates, workspace.templates.kinds[loaded.kind]))
    say_findings([*workspace.findings, *loaded.findings])
    if take:
        _take(take, meeting, before, workspace, loaded, rows, yes, drop)
    elif as_json:
        show_json({"tasks": [row.to_json() for row in rows]})
    elif not rows:
        raise InputError([Finding("tasks", "error", _("there are no tasks in it yet"), Place(str(meeting), 1))])
    elif output is None:
        laid = lay_out(rows)
        for line in table([laid.heads, *laid.rows]):
            show(line)
    else:
        form = output.suffix.removeprefix(".").lower() if output != _STDOUT else "csv"
        if form not in FORMATS:
            raise typer.BadParameter(_("a task table is written as .docx, .xlsx or .csv, not as '{file}'", file=output))
        data = write_task_table(rows, name_table(loaded), form, workspace.style(style or loaded.style))
        if output == _STDOUT:
            show_bytes(data)
            return
        spare(meeting, output)
        write_file(output, data, force=force)
        say(_("Task table: {file}", file=output), "green")


def _take(
    source: Path,
    target: Path,
    before: bytes,
    workspace: Workspace,
    meeting: Meeting,
    rows: Sequence[TaskRow],
    yes: bool,
    drop: bool,
) -> None:
    if target == STDIN:
        raise typer.BadParameter(_("--take changes a file: name it"))
    understander = workspace.understander(workspace.templates.kinds[meeting.kind])
    year = meeting.date.year if meeting.date else None
    found = understander.compare_table(read_material(source), rows, year)
    if not found.new and len(found.gone) == len(rows):
        advice = _("name a table that `drafter tasks` wrote of this meeting, or one with a column of measures")
        raise InputError(
            [
                Finding(
                    "tasks", "error", _("no row of it is one of these tasks"), Place(str(source), 1), suggestion=advice
                )
            ]
        )
    vocabulary = Vocabulary(workspace.templates, workspace.templates.kinds[meeting.kind])
    for line in _describe(found, name_facts((change.path for change in found.changes), vocabulary)):
        show(line)
    if found.gone and not drop:
        drop = not yes and _agrees(_("Take the rows that are gone out of the file, too? [y/n]"))
        if not drop:
            say(
                _(
                    "{count} rows are not in the table and stay in the file; --drop takes them out.",
                    count=len(found.gone),
                )
            )
    wanted = found if drop else replace(found, gone=())
    if not wanted or not (yes or _agrees(_("Write these changes? [y/n]"))):
        say(_("Nothing was written."))
        return
    edited = edit_tasks(before, wanted, workspace.templates)
    for path in edited.by_hand:
        say(_("{path} could not be set in the file as it is: write it by hand", path=path), "yellow")
    if not edited.made:
        raise typer.Exit(1)
    with locked(target):
        write_file(target, edited.data, force=True, before=before)
    say(
        _("Changed: {file} ({count} values; the old file is kept as .bak)", file=target, count=len(edited.made)),
        "green",
    )


def _agrees(question: str) -> bool:
    return ask(question, ("y", "n", "是", "否")) in ("y", "是")


def _describe(found: TableChanges, asks: Mapping[str, Ask]) -> Iterator[str]:
    if not found:
        yield _("The table says what the meeting file says.")
    for change in found.changes:
        ask = asks.get(change.path)
        yield f"{ask.ask if ask else change.path}（{change.path}）"
        yield f"  - {_shown(change.before)}"
        yield f"  + {_shown(change.after)}"
    for new in found.new:
        yield _("New in the table: {row}", row=_short(new.row))
    for row in found.gone:
        yield _("Not in the table any more: {row}", row=_short(row))


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)


def _short(row: TaskRow) -> str:
    who = "、".join(row.who) + (f"（{'、'.join(row.support)}配合）" if row.support else "")
    return "；".join(filter(None, (row.title, who, row.what, row.by)))
