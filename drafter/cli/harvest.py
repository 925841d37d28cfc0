"""`drafter harvest`: an edited Word draft in; its facts into the meeting file, its phrases into a phrasebank."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.console import say, say_findings, show, show_json
from drafter.cli.harvest_ask import Questions, certain
from drafter.cli.harvest_show import describe, to_json
from drafter.cli.help import explain
from drafter.cli.inputs import check_name, find_meeting, open_workspace, parse_settings, read_edited, read_word
from drafter.i18n import _
from drafter.model.draft import told_in
from drafter.model.finding import Finding
from drafter.model.place import Place

if TYPE_CHECKING:
    from drafter.edited.harvest import Harvest, Taken, Written
    from drafter.workspace import Workspace


@explain(
    _(
        "Take back what an edited Word draft has gained: facts into the meeting file, reworded phrases and new"
        " sentences into a phrasebank, with this draft as their source.\n\n"
        "Everything is shown first, tracked changes and comments too, and nothing is written without a yes. --yes"
        " writes what is certain; copies of a fact that differ are left to --set path=value."
    ),
    _(
        "Examples:\n"
        "  drafter harvest meeting.docx                        shows, then asks group by group\n"
        "  drafter harvest meeting.docx --dry-run              only shows\n"
        "  drafter harvest meeting.docx --yes --set date=2026-01-22\n"
        "  drafter harvest from-the-mayor.docx --meeting meeting.yaml --into phrasebank"
    ),
)
def harvest(
    draft: Annotated[Path, typer.Argument(metavar="EDITED.docx", help=_("The draft as somebody has edited it."))],
    meeting: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help=_("The meeting file; otherwise the one it was drafted from, beside it.")),
    ] = None,
    into: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=_("A phrasebank folder; otherwise the first of drafter.yaml.")),
    ] = None,
    settings: Annotated[
        list[str],
        typer.Option("--set", metavar="PATH=VALUE", help=_("What is right where the draft says several things.")),
    ] = [],  # noqa: B006  # Typer wants a list, and never changes it
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=_("Write without asking, except what somebody must decide."))
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Show what there is and write nothing."))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    from drafter.edited.harvest import DraftFile, give_back
    from drafter.edited.harvest import harvest as compare
    from drafter.meeting import Vocabulary, say_fact, told_values

    data = read_word(draft)
    package, edited = read_edited(draft)
    workspace = open_workspace(draft)
    source = meeting or find_meeting(draft, edited)
    folder = into or _own_folder(workspace)
    loaded = workspace.load(source) if source else None
    found = compare(edited, workspace.phrasebank, workspace.templates, draft.stem, own=folder, meeting=loaded)
    decided = parse_settings(settings)
    for path in decided:
        paths = [conflict.path for conflict in found.conflicts]
        check_name(path, paths, _("nothing is to be decided at '{path}',", path=path))
    say_findings([*workspace.findings, *(loaded.findings if loaded else ())])
    vocabulary = Vocabulary(workspace.templates, workspace.templates.kinds.get(edited.record.kind))
    call = partial(
        say_fact, told=told_values(loaded) if loaded else told_in(edited.record.blocks), vocabulary=vocabulary
    )
    if not as_json:
        for line in describe(found, call):
            show(line)
        _say_where(source, folder, found)
    taken = _take(found, decided, source, folder, call, yes=yes, may_ask=not (dry_run or as_json))
    is_read = folder is not None and folder.resolve() in map(Path.resolve, workspace.phrasebank_folders)
    written = None
    if taken and not dry_run:
        target = folder if taken.proposals or taken.updates else None
        written = give_back(
            taken,
            source,
            target,
            workspace.phrasebank_folders,
            workspace.templates,
            known=told_values(loaded) if loaded else None,
            draft=DraftFile(draft, data, package, edited),
            called=draft.name,
            is_read=is_read,
        )
    if as_json:
        show_json(to_json(found, source, folder, written))
    elif written:
        _say_written(written, source, folder, draft, call, is_read=is_read)
    elif found and not sys.stdin.isatty() and not (yes or dry_run):
        say(_("Nothing was written: there is nobody to ask. --yes writes what is certain."))
    elif found:
        say(_("Nothing was written."))
    undecided = yes and any(conflict.path not in decided for conflict in found.conflicts)
    if undecided:
        say(_("Left for you to decide: --set path=value does it."), "yellow")
    if undecided or (written and written.meeting and written.meeting.by_hand):
        raise typer.Exit(1)


def _take(
    found: "Harvest",
    decided: dict[str, str],
    source: Path | None,
    folder: Path | None,
    call: Callable[[str], str],
    *,
    yes: bool,
    may_ask: bool,
) -> "Taken":
    """What is to be written: all that is certain, or what a person says on a terminal, or nothing."""
    if yes or not may_ask or not sys.stdin.isatty():
        return certain(found, decided, source, folder, all_of_it=yes)
    return Questions(found, decided, source, folder, call).ask()


def _own_folder(workspace: "Workspace") -> Path | None:
    folders = workspace.organisation.phrasebanks
    return Path(folders[0]) if folders else None


def _say_where(source: Path | None, folder: Path | None, found: "Harvest") -> None:
    """What cannot be written for want of a place."""
    if source is None and (found.facts or found.conflicts or any(change.pin for change in found.phrases)):
        say(_("The meeting file is not beside the draft: --meeting FILE says where it is."), "yellow")
    offered = any(change.proposal for change in found.phrases) or any(s.proposal for s in found.sentences)
    if folder is None and offered:
        say(
            _(
                "There is no phrasebank of your own to take phrases. Make a folder phrasebank and write"
                " 'phrasebanks: [phrasebank]' into drafter.yaml, or name a folder with --into DIR."
            ),
            "yellow",
        )


def _say_written(
    written: "Written",
    source: Path | None,
    folder: Path | None,
    draft: Path,
    call: Callable[[str], str],
    *,
    is_read: bool,
) -> None:
    if written.meeting and written.meeting.made:
        made = len(written.meeting.made)
        say(_("{file}: {count} changes; the file as it was is kept as .bak", file=source, count=made), "green")
    if draft in written.files:
        say(_("{file}: remembers what was taken; as it was it is kept as .bak", file=draft), "dim")
    if written.meeting and written.meeting.by_hand:
        paths = _("; ").join(map(call, written.meeting.by_hand))
        message = _("cannot be set without touching more; write by hand: {paths}", paths=paths)
        say_findings([Finding("by-hand", "error", message, Place(str(source), 1))])
    added, updated = written.difference.added, written.difference.updated
    if added or updated:
        ids = ", ".join([*(phrase.id for phrase in added), *(new.id for _old, new in updated)])
        say(_("{folder}: {ids}", folder=folder, ids=ids), "green")
    if added and folder and not is_read:
        say(
            _(
                "No draft reads {folder} yet, so the wording itself stands in the meeting file:"
                " write 'phrasebanks: [{folder}]' into drafter.yaml.",
                folder=folder,
            ),
            "yellow",
        )
    if written.difference.known:
        say(_("{count} are in the phrasebank already.", count=written.difference.known))
    if any(phrase.status == "mined" for phrase in added):
        say(_("Next: `drafter phrases review {folder}`.", folder=folder))
