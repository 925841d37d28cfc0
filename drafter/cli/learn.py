"""`drafter templates learn`: last year's speech becomes a kind of speech of this place."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter import bounds
from drafter.cli.console import plain, say, say_findings, table
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
        "Several speeches of one kind are learned together: what they share is the template, where they differ a fact"
        " says which way is taken (甲、乙、丙).\n\n"
        "A draft of the kind and a meeting file gives its speech back letter by letter. What else is of its year is"
        " listed."
    ),
    _(
        "Examples:\n"
        "  drafter templates learn last-year.docx --as fire-safety --name 消防工作会议讲话\n"
        "  drafter templates learn 2024.docx 2025.docx 2026.docx --as fire-safety"
    ),
)
def learn(
    speeches: Annotated[
        list[Path], typer.Argument(metavar="SPEECH...", help=_("Speeches of one kind: Word, text or a web page."))
    ],
    kind: Annotated[str, typer.Option("--as", metavar="KIND", help=_("Id of the new kind: letters, digits, -."))],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help=_("What people call the kind."))] = "",
    numbers: Annotated[
        list[int],
        typer.Option("--number", metavar="N", help=_("Which speech of a file that holds several. Repeatable.")),
    ] = [],  # noqa: B006  # Typer wants a list, and never changes it
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FOLDER", help=_("Templates folder, otherwise that of this place."))
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=_("Meeting file, otherwise KIND.yaml; of several speeches KIND-1.yaml and so on."),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace files that are there (copies are kept as .bak)."))
    ] = False,
) -> None:
    from drafter.files.schema import SLUG
    from drafter.files.writing import write_file, write_files

    if not _matches(SLUG, kind):
        raise typer.BadParameter(_("'{kind}' is no id: small letters, digits and -, such as fire-safety", kind=kind))
    chosen = _choose_speeches(speeches, numbers)
    workspace = open_workspace()
    folder, organisation = _choose_folder(workspace, into)
    known = workspace.templates.kinds.get(kind)
    if known and Path(known.place.file).resolve() != (folder / kind / "template.yaml").resolve():
        message = _("there is a kind '{kind}' already ({place}): choose another name", kind=kind, place=known.place)
        raise typer.BadParameter(message)
    learned = workspace.learn(chosen, kind, name or kind)
    files = {folder / path: text.encode() for path, text in learned.files.items()}
    target = output or Path(f"{kind}.yaml")
    targets = [target.with_stem(f"{target.stem}-{number}") for number in range(1, len(chosen) + 1)]
    targets = targets if len(chosen) > 1 else [target]
    files |= {path: text.encode() for path, text in zip(targets, learned.meetings, strict=True)}
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
    _report(learned, folder / kind, targets)


def _choose_speeches(files: list[Path], numbers: list[int]) -> list[tuple[Path, int | None]]:
    """Each speech as its file and its number there; without a number it is the only one of its file."""
    if numbers and len(files) > 1:
        raise typer.BadParameter(_("--number is for speeches of one file"))
    found: list[tuple[Path, int | None]] = [(files[0], number) for number in numbers]
    found = found or [(file, None) for file in files]
    if len(set(found)) < len(found):
        raise typer.BadParameter(_("the same speech is named twice"))
    if len(found) > bounds.LEARNED:
        raise typer.BadParameter(_("at most {count} speeches are learned together", count=bounds.LEARNED))
    return found


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


def _report(learned: "LearnedKind", folder: Path, meetings: list[Path]) -> None:
    files = "、".join(map(str, meetings))
    facts = learned.lessons[0].facts
    say(_("Learned: {folder}, and the meeting file of that year: {file}", folder=folder, file=files), "green")
    counts = Counter(fact.ask for fact in facts)
    said = "、".join(f"{ask} {count}" for ask, count in counts.items())
    say(_("A draft of the two gives the speech back letter by letter. Facts taken out: {facts}", facts=said))
    if len(meetings) > 1:
        for meeting, lesson in zip(meetings, learned.lessons, strict=True):
            say(_("  {file}: {title}", file=meeting, title=plain(lesson.speech.title)))
        shared = learned.count_shared()
        say(
            _(
                "{share:.0%} of the first stands in paragraphs that all have; these choose where they differ:",
                share=shared,
            )
        )
        if learned.is_apart():
            say(_("They have little in common: as kinds of their own each would be clearer."), "yellow")
        for fact in (fact for fact in facts if fact.ways):
            say(f"  {fact.name}  {fact.ask}（{plain(fact.help)}）")
    free = max(lesson.free for lesson in learned.lessons)
    say(_("{share:.0%} of its words stand in facts of whole sentences: write them anew.", share=free))
    _list_yearly(learned)
    say(_("Next: change what {file} says, then `drafter draft {file}`.", file=meetings[-1]))


def _list_yearly(learned: "LearnedKind") -> None:
    """What is of its year and still in the sections, each with its line, and its speech where there are several."""
    several = len(learned.lessons) > 1
    found = [(lesson.speech, item) for lesson in learned.lessons for item in lesson.yearly]
    if not found:
        return
    say(_("Also of its year, and still in the sections: look at each."), "yellow")
    rows = [
        (f"{Path(speech.place.file).name}:{item.line}" if several else str(item.line), item.text, f"…{item.excerpt}…")
        for speech, item in found[:MOST_YEARLY]
    ]
    for line in table(rows, numbers=(0,), indent="  "):
        say(line)
    if len(found) > MOST_YEARLY:
        say(_("… and {count} more", count=len(found) - MOST_YEARLY), "dim")
