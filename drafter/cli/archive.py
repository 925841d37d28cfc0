"""`drafter archive`: the office's own speeches, to be looked through sentence by sentence."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.console import LONGEST_QUERY, paint, plain, say, say_findings, shorten, show, show_json, table
from drafter.cli.inputs import at_least, check_name, open_workspace
from drafter.i18n import _
from drafter.model.excerpt import Excerpt

Where = Annotated[
    Path | None,
    typer.Option("--archive", metavar="FILE", help=_("The archive; otherwise archive.sqlite beside drafter.yaml.")),
]
Json = Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))]


def add_speeches(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=_("Speeches, or folders of them."))],
    archive: Where = None,
) -> None:
    from drafter.search.archive import Archive

    file = _archive_file(archive)
    added = Archive(file).add(paths, open_workspace().reader)
    say_findings(added.findings)
    say(
        _(
            "{speeches} speeches read into {file}; {unchanged} files had not changed.",
            speeches=added.speeches,
            file=file,
            unchanged=added.unchanged,
        ),
        "green",
    )
    if any(finding.severity == "error" for finding in added.findings):
        raise typer.Exit(1)


def search_archive(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help=_("Words that a sentence must hold."))],
    move: Annotated[str, typer.Option(metavar="ID", help=_("Only sentences that make this move."))] = "",
    speaker: Annotated[str, typer.Option(metavar="NAME", help=_("Only what this person said."))] = "",
    year: Annotated[int, typer.Option(metavar="YEAR", min=0, max=9999, help=_("Only speeches of this year."))] = 0,
    limit: Annotated[
        int, typer.Option(metavar="N", callback=at_least(0), show_default=False, help=_("At most so many; 0 is all."))
    ] = 20,
    archive: Where = None,
    as_json: Json = False,
) -> None:
    from drafter.search.archive import Archive

    words = " ".join(query)
    if move:
        bank = open_workspace().phrasebank
        named = {each.name: each.id for each in bank.moves.values()}
        move = named.get(move, move)
        check_name(move, bank.moves, _("there is no move '{move}'.", move=move))
    looked_into = Archive(_archive_file(archive))
    total, found = looked_into.search(words.split(), move=move, speaker=speaker, year=year, limit=limit)
    empty = not total and not looked_into.speeches()
    if empty:
        say_how_to_add(looked_into.path)
    if as_json:
        fields = ("speech", "title", "speaker", "year", "move", "file", "line", "text")
        passages = [{name: getattr(excerpt, name) for name in fields} for excerpt in found]
        show_json({"query": words, "total": total, "passages": passages})
        return
    for line in (line for excerpt in found for line in passage_lines(excerpt)):
        show(line)
    if limit and limit < total:
        say(_("{shown} of {total}; --limit shows more.", shown=limit, total=total))
    if not total and not empty:
        say(_("No sentence of the archive holds '{query}'.", query=shorten(words, LONGEST_QUERY)))


def list_archive(archive: Where = None, as_json: Json = False) -> None:
    from drafter.search.archive import Archive

    file = _archive_file(archive)
    speeches = Archive(file).speeches()
    if as_json:
        fields = ("name", "title", "speaker", "year", "file", "sentences")
        show_json({"speeches": [{name: getattr(speech, name) for name in fields} for speech in speeches]})
        return
    rows = [
        (str(speech.year or ""), speech.speaker, str(speech.sentences), speech.title, speech.file)
        for speech in speeches
    ]
    for line in table(rows, numbers=(2,)):
        show(line)
    if speeches:
        say(_("{count} speeches.", count=len(speeches)))
    else:
        say_how_to_add(file)


def _archive_file(given: Path | None) -> Path:
    return given or open_workspace().archive_file


def say_how_to_add(archive: Path) -> None:
    """For a person who looks into an archive in which there is nothing yet."""
    say(
        _(
            "There is no speech in the archive yet ({file}): drafter archive add FOLDER reads yours in.",
            file=archive,
        )
    )


def passage_lines(excerpt: Excerpt) -> Iterator[str]:
    """Where a passage stands; under it what is said, with the sentences around it."""
    about = "  ".join(part for part in (str(excerpt.year or ""), excerpt.speaker, excerpt.title) if part)
    yield paint(plain(f"{about}  {excerpt.file}:{excerpt.line}"), "dim", sys.stdout)
    yield f"  {plain(excerpt.lead)}{paint(plain(excerpt.text), 'bold', sys.stdout)}{plain(excerpt.after)}"
