"""`drafter new`: asks for the facts of a meeting and writes the meeting file."""

import datetime
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter.bounds import WRITTEN
from drafter.cli.completion import complete_kind
from drafter.cli.console import say, show_bytes, table
from drafter.cli.help import explain
from drafter.cli.inputs import ask, check_kind, open_workspace, prompt, spare
from drafter.files.encoding import UnreadableError
from drafter.files.reading import read_bytes
from drafter.files.writing import write_file
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.model.template import Template
    from drafter.workspace import Workspace

STDOUT = Path("-")


@explain(
    _(
        "Ask for the facts of a meeting and write the meeting file.\n\n"
        "Enter skips a question: what is skipped stays in the file as a place to fill. Without KIND the kinds are"
        " listed to choose from.\n\n"
        "With --from, what exists already is read: task tables (Word, Excel, CSV, text pasted from a table), plans,"
        " notes, notices, reports, last year's speech. What was understood is shown and can be changed before anything"
        " is written. Everything that was taken says where it came from; what was not taken stands as comments at the"
        " end of the file."
    ),
    _(
        "Examples:\n"
        "  drafter new special-campaign -o meeting.yaml\n"
        "  drafter new 工作推进会 --from 任务分解表.docx --from 方案.docx -o meeting.yaml\n"
        "  drafter new host-script --from 会议通知.docx --yes"
    ),
)
def new(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]",
            autocompletion=complete_kind,
            help=_("A kind of speech: an id of `drafter templates list`, or what people call it: 工作推进会."),
            show_default=False,
        ),
    ] = "",
    sources: Annotated[
        list[Path] | None,
        typer.Option("--from", metavar="FILE", help=_("What exists already; may be given several times.")),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help=_("File to write, otherwise KIND.yaml; - is standard output.")
        ),
    ] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=_("Ask nothing: write a file to be filled in."))] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help=_("With --from: take what was understood without asking."))
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace the file if it is there (a copy is kept as .bak)."))
    ] = False,
) -> None:
    from drafter.meeting import write_meeting

    if yes and not sources:
        raise typer.BadParameter(_("--yes takes what was read with --from"))
    workspace = open_workspace(output.parent if output and output != STDOUT else None)
    templates = workspace.templates
    template = check_kind(kind, templates.kinds) if kind else choose_kind(templates.kinds)
    target = output or Path(f"{template.id}.yaml")
    if not force and target.exists():
        raise FileExistsError(17, _("the file is there already; --force replaces it"), str(target))
    for source in sources or ():
        spare(source, target)
    if sources:
        from drafter.cli.new_from import take_from

        data = take_from(sources, template, workspace, asks=not (yes or no_input)).encode()
    else:
        answers = {} if no_input else _interview(workspace, template, target)
        data = write_meeting(template, templates, answers).encode()
    if target == STDOUT:
        show_bytes(data)
        return
    write_file(target, data, force=force)
    say(_("Meeting file: {file}", file=target), "green")
    say(_("Next: fill in what is left open, then `drafter plan {file}` and `drafter draft {file}`.", file=target))


def _interview(workspace: "Workspace", template: "Template", target: Path) -> dict[str, Any]:
    """What was answered. Ctrl-C keeps it beside the file to be written, and the next time it goes on from there."""
    from drafter.cli.interview import Interview

    kept = target.with_name(f".{target.name}.answers.json") if target != STDOUT else None
    interview = Interview(
        workspace.templates,
        datetime.date.today(),
        workspace.materials,
        workspace.organisation,
        workspace.owner_reader,
    )
    if kept and kept.is_file() and (before := _read_kept(kept, template.id)):
        if ask(_("{count} answers of last time are kept. Go on from there? [y/n]", count=len(before)), _YES_NO) in _YES:
            interview.again = before
        kept.unlink(missing_ok=True)
    try:
        return interview.meeting(template)
    except KeyboardInterrupt:
        if kept and interview.given:
            answers = {"kind": template.id, "answers": interview.given}
            write_file(kept, json.dumps(answers, ensure_ascii=False).encode(), force=True, keep=False)
            say(_("{count} answers are kept; the same command goes on from there.", count=len(interview.given)))
        raise


_YES = ("y", "是", "")
_YES_NO = (*_YES, "n", "否")


def _read_kept(path: Path, kind: str) -> list[str]:
    """The answers that were kept for a kind; none where the file says something else."""
    try:
        kept = json.loads(read_bytes(path, WRITTEN).decode())
        answers = kept["answers"] if kept["kind"] == kind else []
        return [answer for answer in answers if isinstance(answer, str)]
    except (UnreadableError, ValueError, KeyError, TypeError, RecursionError):
        return []


def choose_kind(kinds: "Mapping[str, Template]") -> "Template":
    """The kind of speech that is chosen from a list, by its number or its name. Raises Exit at the end of the input."""
    from drafter.meeting.names import find_kind

    listed = list(kinds.values())
    for line in table([str(n), one.name, one.description] for n, one in enumerate(listed, 1)):
        say(line)
    while True:
        typed = prompt(_("Which kind of speech? Its number or its name:"))
        if typed is None:
            raise typer.Exit(2)
        answer = unicodedata.normalize("NFKC", typed)
        if answer.isdecimal() and 1 <= int(answer) <= len(listed):
            return listed[int(answer) - 1]
        if found := find_kind(answer, kinds):
            return kinds[found]
        say(_("there is no kind of speech '{kind}'.", kind=answer), "yellow")
