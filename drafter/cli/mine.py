"""`drafter mine`: stock phrases and section patterns of speeches, as a list, as JSON, or into a phrasebank."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from drafter.cli.bar import Bar
from drafter.cli.console import pad, paint, plain, say, say_findings, shorten, show, show_json, table
from drafter.cli.help import explain
from drafter.cli.inputs import ask, at_least, open_workspace
from drafter.cli.phrases_show import to_json
from drafter.cli.words import in_words
from drafter.i18n import _
from drafter.mining import Mined, compare_with, merge_into, mine_files
from drafter.mining.merge import Difference
from drafter.model.phrase import Phrase, SectionPattern

_SHOWN = 40
"""Phrases that a person is shown."""
_NAMED = 6
"""Speeches that are named of a pattern."""
_COLUMNS = 60


@explain(
    _(
        "Find stock phrases and section patterns in speeches, each with its sources.\n\n"
        "With --into they go into a phrasebank as `mined`, to be reviewed; what a person decided there stays as it is."
    ),
    _(
        "Examples:\n"
        "  drafter mine archive/                              what there is, best first\n"
        "  drafter mine archive/ --into phrasebank --dry-run  what would be new\n"
        "  drafter mine archive/ --into phrasebank            take it over\n"
        "  drafter phrases review phrasebank                  keep, reword or reject it"
    ),
)
def mine(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help=_("Speeches or folders of speeches."))],
    into: Annotated[
        Path | None, typer.Option(metavar="DIR", help=_("A phrasebank folder that takes over what is new."))
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only say what --into would change."))] = False,
    limit: Annotated[
        int, typer.Option(metavar="N", callback=at_least(0), help=_("New entries at most; 0 is all."))
    ] = 300,
    processes: Annotated[
        int, typer.Option(metavar="N", callback=at_least(1), help=_("Processes that share the work."))
    ] = 2,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    if dry_run and into is None:
        raise typer.BadParameter(_("--dry-run says what --into DIR would change; DIR is missing"))
    if into is not None and not dry_run:
        _agree_to_make(into)
    workspace = open_workspace(paths[0])
    bar = Bar()
    try:
        mined = mine_files(paths, workspace.reader, workspace.words, processes, bar.show)
    finally:
        bar.clear()
    say_findings(mined.findings)
    if as_json:
        show_json(_mined_to_json(mined))
    if not mined.speeches:
        say(
            _(
                "No speech could be read, so nothing was mined. Text, Word, HTML and Markdown files are read; "
                "`drafter analyze FILE` shows what is found in one."
            ),
            "red",
        )
        raise typer.Exit(1)
    if not as_json and into is None:
        _show(mined, {move.id: move.name for move in workspace.phrasebank.moves.values()})
    if into is not None:
        others = open_workspace(into.parent).phrasebank_folders
        difference = (compare_with if dry_run else merge_into)(into, others, mined, limit or None)
        (_show_difference if not as_json else _say_difference)(difference, into, dry_run)
    if mined.findings:
        raise typer.Exit(1)


def _agree_to_make(folder: Path) -> None:
    """A phrasebank that is not there may be a slip of typing: somebody at a terminal is asked, others are told."""
    if folder.exists():
        return
    beside = [each.parent.name for each in sorted(folder.absolute().parent.glob("*/phrases")) if each.is_dir()]
    known = (
        _("phrasebanks beside it: {names}", names="、".join(beside))
        if beside
        else _("there is no phrasebank beside it")
    )
    if not sys.stdin.isatty():
        say(_("{folder} is not there yet and will be made; {known}.", folder=folder, known=known), "yellow")
    elif ask(_("{folder} is not there yet; {known}. Make it? (y/n)", folder=folder, known=known), ("y", "n")) != "y":
        say(_("Nothing was written."))
        raise typer.Exit(1)


def _mined_to_json(mined: Mined) -> dict[str, Any]:
    """What was mined, as design.md 7 has it."""
    return {
        "phrases": [{**to_json(phrase), "expansion": phrase.expansion} for phrase in mined.phrases],
        "patterns": [_pattern_to_json(pattern) for pattern in mined.patterns],
        "speeches": mined.speeches,
        "copies": mined.copies,
    }


def _pattern_to_json(pattern: SectionPattern) -> dict[str, Any]:
    """A section pattern as its YAML entry says it."""
    return {
        "id": pattern.id,
        "name": pattern.name,
        "steps": [
            {"move": step.move, "required": step.required, "repeatable": step.repeatable} for step in pattern.steps
        ],
        "numbering": list(pattern.numbering),
        "heading_forms": list(pattern.heading_forms),
        "count": pattern.count,
        "sources": list(pattern.sources),
    }


def _show(mined: Mined, moves: Mapping[str, str]) -> None:
    """What was found, for a person. moves: id to what writers call it."""
    rows = [(_("speeches"), _("kind"), _("move"), _("phrase"))]
    rows += [
        (
            str(phrase.speeches),
            in_words(phrase.kind),
            moves.get(phrase.move, phrase.move),
            shorten(plain(phrase.text), _COLUMNS),
        )
        for phrase in mined.phrases[:_SHOWN]
    ]
    for line in table(rows, numbers=(0,)):
        show(line)
    for pattern in mined.patterns:
        show()
        show(paint(pattern.name, "bold", sys.stdout) + "  " + _sources(pattern))
        show("  " + " → ".join(moves.get(step.move, step.move) for step in pattern.steps))
    say(
        _(
            "{phrases} phrases and {patterns} patterns in {speeches} speeches ({copies} copies left out).",
            phrases=len(mined.phrases),
            patterns=len(mined.patterns),
            speeches=mined.speeches,
            copies=mined.copies,
        )
    )
    if len(mined.phrases) > _SHOWN:
        say(_("The first {count} are shown; --json prints all, --into DIR takes them over.", count=_SHOWN))


def _sources(pattern: SectionPattern) -> str:
    """The speeches that show a pattern; of many the first."""
    named = "、".join(pattern.sources[:_NAMED])
    if pattern.count <= _NAMED:
        return named
    return _("{speeches} and others, {count} in all", speeches=named, count=pattern.count)


def _show_difference(difference: Difference, into: Path, dry_run: bool) -> None:
    """New and changed entries as a person reads them."""
    for phrase in difference.added:
        show(paint("+ ", "green", sys.stdout) + f"{pad(phrase.id, 20)}  {plain(phrase.text)}")
        show(f"    {in_words(phrase.kind)}  {_source(phrase)}")
    for old, new in difference.updated:
        counts = _("read {old} times, now {new}", old=old.count, new=new.count)
        show(paint("~ ", "yellow", sys.stdout) + f"{pad(new.id, 20)}  {plain(new.text)}  {counts}")
    _say_difference(difference, into, dry_run)


def _say_difference(difference: Difference, into: Path, dry_run: bool) -> None:
    added, updated, known = len(difference.added), len(difference.updated), difference.known
    if dry_run:
        say(
            _(
                "{folder}: {added} would be new, {updated} updated; {known} are there already.",
                folder=into,
                added=added,
                updated=updated,
                known=known,
            )
        )
        return
    said = _(
        "{folder}: {added} new, {updated} updated; {known} were there already.",
        folder=into,
        added=added,
        updated=updated,
        known=known,
    )
    say(said, "green")
    if added:
        say(_("Next: `drafter phrases review {folder}`.", folder=into))


def _source(phrase: Phrase) -> str:
    sources: Sequence[Any] = phrase.sources
    return f"{sources[0].speech}:{sources[0].line}  {shorten(plain(sources[0].text), _COLUMNS)}" if sources else ""
