"""`drafter refresh`: an edited Word draft and its meeting file in; the draft with the new facts, edits kept, out."""

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.changes import describe_changes
from drafter.cli.console import say, say_findings, screen_width, show
from drafter.cli.help import explain
from drafter.cli.inputs import ask, find_meeting, open_meeting, read_edited, read_word, spare
from drafter.cli.plan import Settings
from drafter.files.writing import write_file
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place

if TYPE_CHECKING:
    from drafter.edited.refresh import ChangedParagraph


@explain(
    _(
        "Put new facts into a Word draft that somebody has edited.\n\n"
        "What changed in the meeting file changes in the draft; every other letter stays, and what you edited yourself"
        " is never overwritten. The difference is shown before anything is written."
    ),
    _(
        "Examples:\n"
        "  drafter refresh meeting.docx                         shows what changes, asks, keeps the old file as .bak\n"
        "  drafter refresh meeting.docx meeting.yaml --dry-run  only shows\n"
        "  drafter refresh meeting.docx --leave 2,5             all but the changes that were shown as 2 and 5\n"
        "  drafter refresh meeting.docx -o thursday.docx --yes  writes another file without asking"
    ),
)
def refresh(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT.docx", help=_("The edited draft, as drafter wrote it once."))],
    meeting: Annotated[
        Path | None,
        typer.Argument(metavar="MEETING.yaml", help=_("The meeting file; otherwise the one it was drafted from.")),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help=_("File to write; otherwise the draft itself.")),
    ] = None,
    style: Annotated[
        str, typer.Option(metavar="NAME", help=_("The style it was drafted in, where that is a file of your own."))
    ] = "",
    settings: Settings = [],  # noqa: B006  # Typer wants a list, and never changes it
    leave: Annotated[
        str,
        typer.Option(
            metavar="2,5", help=_("Numbers of the changes that are not wanted: their paragraphs stay as they are.")
        ),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", "-y", help=_("Write without asking."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what would change and write nothing."))] = False,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace the file of -o if it is there (a copy is kept as .bak)."))
    ] = False,
) -> None:
    data = read_word(draft)
    package, edited = read_edited(draft)
    source = meeting or find_meeting(draft, edited)
    if source is None:
        message = _("the meeting file is not beside the draft: name it, drafter refresh DRAFT.docx MEETING.yaml")
        raise InputError([Finding("file", "error", message, Place(str(draft), 1))])
    given = {setting.partition("=")[0].strip() for setting in settings}
    if output:
        spare(source, output)
    before = [f"{path}={text}" for path, text in edited.record.settings.items() if path not in given]
    workspace, loaded = open_meeting(source, [*before, *settings])
    refreshed = workspace.refresh(package, edited, loaded, str(draft), style)
    from drafter.edited.refresh import list_choices, list_order

    stay = _read_numbers(leave, len(list_choices(refreshed.changes)))
    if stay:
        refreshed = workspace.refresh(read_edited(draft)[0], edited, loaded, str(draft), style, stay)
    say_findings([*workspace.findings, *loaded.findings])
    for line in describe(refreshed.changes, stay):
        show(line)
    if order := list_order(edited, refreshed.refresh):
        show(_("The order as it will be:"))
    for opens, along in order:
        behind = _("and {count} paragraphs behind it, which move along", count=along) if along else ""
        show(f"  {opens} {behind}".rstrip())
    say_findings(refreshed.refresh.kept)
    found = refreshed.refresh
    if found.changes or found.open != edited.record.kept:
        if dry_run:
            return
        if not yes and not _wanted(output or draft):
            say(_("Nothing was written."))
            return
        write_file(output or draft, refreshed.data, force=force or output is None, before=None if output else data)
        say(_("Refreshed: {file}", file=output or draft), "green")
        if output is None:
            say(_("The draft as it was is kept as {file}", file=f"{draft.name}.bak"), "dim")
    elif found.kept:
        say(_("Nothing to change but what stays as it is."))
    else:
        say(_("The draft says what the meeting file says: nothing to change."), "green")
    if found.open:
        from drafter.meeting import Vocabulary, say_facts, told_values

        vocabulary = Vocabulary(workspace.templates, workspace.templates.kinds.get(loaded.kind))
        facts = say_facts(found.open, told_values(loaded), vocabulary)
        message = _("Draft and meeting file differ: {facts}. Decide with", facts=facts)
        say(f"{message} drafter harvest {draft} --set {next(iter(found.open))}=…", "yellow")
        raise typer.Exit(1)


def describe(changes: Sequence["ChangedParagraph"], leave: Collection[int]) -> Iterator[str]:
    """The difference as a person reads it, paragraph by paragraph in the order of the edited draft.

    leave: the numbers of those that stay as they are.
    """
    from drafter.edited.refresh import list_choices

    columns, choices = screen_width(), list_choices(changes)
    for change in changes:
        number = choices.index(change) + 1 if change in choices else 0
        title = _name(change)
        if number:
            title = f"{number}. {title}"
        if number in leave:
            title = _("{change} (stays as it is)", change=title)
        yield from _paragraph(title, change.before, change.after, columns)


def _name(change: "ChangedParagraph") -> str:
    if change.behind is not None:
        if change.along:
            return _("paragraph {number}, which moves, and {count} behind it", number=change.line, count=change.along)
        return _("paragraph {number}, which moves", number=change.line)
    if not change.inserted:
        return _("paragraph {number}", number=change.line)
    return _("new after paragraph {number}", number=change.line) if change.line else _("new paragraph")


def _read_numbers(given: str, count: int) -> set[int]:
    """The numbers of changes that stay, as somebody typed them: 2,5 or 2、5. Raises InputError."""
    numbers = set()
    for word in re.split("[,，、 ]+", given.strip()):
        if word and not (word.isdecimal() and 0 < int(word) <= count):
            message = _("--leave: there is no change {number} among {count}", number=word, count=count)
            raise InputError([Finding("leave", "error", message)])
        numbers |= {int(word)} if word else set()
    return numbers


def _wanted(file: Path) -> bool:
    """What the person says; where nobody can be asked, no."""
    if not sys.stdin.isatty():
        say(_("There is nobody to ask: --yes writes the changes."), "yellow")
        return False
    return ask(_("Write these changes into {file}? y yes  n no", file=file), ("y", "n")) == "y"


def _paragraph(title: str, old: str, new: str, columns: int) -> Iterator[str]:
    from drafter.language.change import mark_changes

    yield f"{title}:" if title.isascii() else f"{title}："
    yield from (f"  {line}" for line in describe_changes(mark_changes(old, new), columns - 2, sys.stdout))
