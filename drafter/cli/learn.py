"""`drafter templates learn`: last year's speech becomes a kind of speech of this place."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.console import say, say_findings, table
from drafter.cli.help import explain
from drafter.cli.inputs import open_workspace
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.learn import LearnedKind
    from drafter.workspace import Workspace

FOLDER = "templates"
ORGANISATION = "drafter.yaml"
MOST_YEARLY = 30


@explain(
    _(
        "Make last year's speech a kind of speech of this place: its wording becomes sections, its names, figures, days"
        " and tasks become facts, which stand in a meeting file beside it.\n\n"
        "A draft of the two gives the speech back letter by letter. What else is of its year is listed."
    ),
    _("Example:\n  drafter templates learn last-year.docx --as fire-safety --name 消防工作会议讲话"),
)
def learn(
    speech: Annotated[Path, typer.Argument(metavar="SPEECH", help=_("Last year's speech: Word, text or a web page."))],
    kind: Annotated[str, typer.Option("--as", metavar="KIND", help=_("Id of the new kind: letters, digits, -."))],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=_("What people call the kind."))] = "",
    number: Annotated[
        int | None, typer.Option("--number", metavar="N", help=_("Which speech of a file that holds several."))
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FOLDER", help=_("Templates folder, otherwise that of this place."))
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help=_("Meeting file, otherwise KIND.yaml."))
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace files that are there (copies are kept as .bak)."))
    ] = False,
) -> None:
    from drafter.files.schema import SLUG
    from drafter.files.writing import write_file, write_files

    if not _matches(SLUG, kind):
        raise typer.BadParameter(_("'{kind}' is no id: small letters, digits and -, such as fire-safety", kind=kind))
    workspace = open_workspace()
    folder, organisation = _choose_folder(workspace, into)
    known = workspace.templates.kinds.get(kind)
    if known and Path(known.place.file).resolve() != (folder / kind / "template.yaml").resolve():
        message = _("there is a kind '{kind}' already ({place}): choose another name", kind=kind, place=known.place)
        raise typer.BadParameter(message)
    target = output or Path(f"{kind}.yaml")
    learned = workspace.learn(speech, kind, name or kind, number)
    files = {folder / path: text.encode() for path, text in learned.files.items()}
    files[target] = learned.meeting.encode()
    if not force:
        for path in files:
            if path.exists():
                raise FileExistsError(17, _("the file is there already; --force replaces it"), str(path))
    stale = sorted(set((folder / kind).glob("*.md.j2")) - set(files))
    (folder / kind).mkdir(parents=True, exist_ok=True)
    if organisation is not None:
        write_file(organisation, f"format: 1\ntemplates: [{FOLDER}]\n".encode())
        say(_("This folder is a place of its own now: {file}", file=organisation), "dim")
    write_files(files)
    say_findings(workspace.findings)
    if stale:
        say(_("Left from before, and no longer used: {files}", files=", ".join(map(str, stale))), "yellow")
    _report(learned, folder / kind, target)


def _matches(pattern: str, text: str) -> bool:
    import re

    return re.fullmatch(pattern, text) is not None


def _choose_folder(workspace: "Workspace", into: Path | None) -> tuple[Path, Path | None]:
    """The templates folder, and the drafter.yaml that has to be written so that it is known."""
    if into is not None:
        return into, None
    ours = workspace.organisation.templates
    if ours:
        return Path(ours[0]), None
    if workspace.organisation_file is not None:
        message = _(
            "{file} names no templates folder: add the line  templates: [{folder}]  or say --into FOLDER",
            file=workspace.organisation_file,
            folder=FOLDER,
        )
        raise typer.BadParameter(message)
    return Path(FOLDER), Path(ORGANISATION)


def _report(learned: "LearnedKind", folder: Path, meeting: Path) -> None:
    lesson = learned.lesson
    say(_("Learned: {folder}, and the meeting file of that year: {file}", folder=folder, file=meeting), "green")
    counts = Counter(fact.ask for fact in lesson.facts)
    said = "、".join(f"{ask} {count}" for ask, count in counts.items())
    say(_("A draft of the two gives the speech back letter by letter. Facts taken out: {facts}", facts=said))
    say(_("{share:.0%} of its words stand in facts of whole sentences: write them anew.", share=lesson.free))
    if lesson.yearly:
        say(_("Also of its year, and still in the sections: look at each."), "yellow")
        rows = [(str(item.line), item.text, f"…{item.excerpt}…") for item in lesson.yearly[:MOST_YEARLY]]
        for line in table(rows, numbers=(0,), indent="  "):
            say(line)
        if len(lesson.yearly) > MOST_YEARLY:
            say(_("… and {count} more", count=len(lesson.yearly) - MOST_YEARLY), "dim")
    say(_("Next: change what {file} says, then `drafter draft {file}`.", file=meeting))
