"""`drafter analyze`: the outline, moves and blanks of speeches, as a tree or as JSON."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from drafter.bounds import SPEECH
from drafter.cli.console import paint, plain, say_findings, shorten, show, table
from drafter.cli.help import explain
from drafter.cli.inputs import STDIN, open_workspace, read_stdin
from drafter.corpus import read_data, read_files, speech_to_json
from drafter.corpus.main_moves import main_moves
from drafter.i18n import _
from drafter.language.measure import count_characters, minutes_of
from drafter.mining import phrases_of
from drafter.model.finding import Finding
from drafter.model.phrase import Move
from drafter.model.speech import Speech
from drafter.workspace import Workspace

_HEADING_COLUMNS = 46


@explain(
    _("Show what speeches are made of: parts, moves, length, blanks. Compilations are taken apart."),
    _("Examples:\n  drafter analyze last-year.docx\n  drafter analyze archive/ --json > archive.json"),
)
def analyze(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help=_("Speeches (.txt .docx .html .md) or folders; - reads standard input.")),
    ],
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    unreadable: list[Finding] = []
    speeches = _speeches(files, unreadable)
    if as_json:
        _show_json(speeches)
    else:
        _show_trees(speeches)
    if unreadable:
        raise typer.Exit(1)


def _speeches(files: Iterable[Path], unreadable: list[Finding]) -> Iterator[tuple[Speech, Workspace]]:
    """The speeches one by one, each with the workspace of its file, by whose moves it is read.

    What cannot be read is said at once, and the rest is still read.
    """
    workspaces: dict[Path | None, Workspace] = {}
    for file in files:
        found = open_workspace(None if file == STDIN else file)
        workspace = workspaces.setdefault(found.organisation_file, found)
        sources = [read_data(read_stdin(SPEECH), "stdin", "")] if file == STDIN else read_files([file])
        for source in sources:
            if isinstance(source, Finding):
                unreadable.append(source)
                say_findings([source])
            else:
                yield from ((speech, workspace) for speech in workspace.reader.parse_source(source))


def _show_json(speeches: Iterable[tuple[Speech, Workspace]]) -> None:
    """One speech after the other, so that an archive of any size can be printed."""
    show('{"speeches": [')
    before = ""
    for speech, workspace in speeches:
        phrases = [
            {"text": found.wording, "kind": found.kind, "move": found.where.move, "line": found.line}
            for found in phrases_of(speech, workspace.words)
        ]
        show(before + json.dumps(speech_to_json(speech, phrases), ensure_ascii=False, indent=2))
        before = ","
    show("]}")


def _show_trees(speeches: Iterable[tuple[Speech, Workspace]]) -> None:
    first = True
    for speech, workspace in speeches:
        if not first:
            show()
        first = False
        for line in _tree(speech, workspace.phrasebank.moves, workspace.organisation.speaking_rate):
            show(line)


def _tree(speech: Speech, moves: Mapping[str, Move], rate: int) -> Iterator[str]:
    """A speech for a person: what it is, its parts with their moves and lengths, what to look at.

    rate: characters a minute.
    """
    genre, characters = _genre_name(speech.genre), speech.characters()
    yield paint(plain(speech.title or _("(no title)")), "bold", sys.stdout)
    length = _("{characters} characters, {minutes} minutes", characters=characters, minutes=_minutes(characters, rate))
    yield f"{genre}  {length}  {plain(speech.place.file)}:{speech.place.line}–{speech.end_line}"
    opening_move, sections = main_moves(speech)

    def name(move: str) -> str:
        return moves[move].name if move in moves else move

    rows = [(_("part"), _("move"), _("characters"), _("minutes"))]
    opening = sum(count_characters(passage.text) for passage in speech.opening)
    if speech.sections and opening:
        rows.append((_("(opening)"), name(opening_move), str(opening), _minutes(opening, rate)))
    elif not speech.sections:
        yield from _by_move(speech, name, rate)
    for section, move in sections:
        heading = section.heading if section.headed else section.heading + "…"
        part = "  " * (section.depth - 1) + section.marker + heading
        size = section.characters()
        rows.append((shorten(plain(part), _HEADING_COLUMNS), name(move), str(size), _minutes(size, rate)))
    if len(rows) > 1:
        yield from table(rows, numbers=(2, 3), indent="  ")
    yield from _notes(speech)


def _by_move(speech: Speech, name: Callable[[str], str], rate: int) -> Iterator[str]:
    """A speech without numbered parts: its moves in order, with the words that each begins with."""
    rows = []
    for move, spans in groupby(speech.moves, key=lambda span: span.move):
        text = "".join(span.text for span in spans)
        size = count_characters(text)
        rows.append((shorten(plain(text), _HEADING_COLUMNS), name(move), str(size), _minutes(size, rate)))
    yield from table([(_("begins"), _("move"), _("characters"), _("minutes")), *rows], numbers=(2, 3), indent="  ")


def _notes(speech: Speech) -> Iterator[str]:
    """What a person should look at: a count that does not agree, the closing, the blanks."""
    for said in speech.announced:
        if said.count is not None and said.count != said.actual:
            text = _("announced {count}, found {actual}: {text}", count=said.count, actual=said.actual, text=said.text)
            yield paint("  " + _("line {line}", line=said.place.line) + "  " + plain(text), "yellow", sys.stdout)
    if speech.closing:
        yield "  " + _("closing: {text}", text=shorten(plain(speech.closing), _HEADING_COLUMNS + 20))
    if speech.slots:
        kinds = Counter(blank.kind for blank in speech.slots)
        counted = "  ".join(f"{_kind_name(kind)} {count}" for kind, count in kinds.most_common())
        yield "  " + _("to fill: {count}", count=len(speech.slots)) + f"  {counted}"


def _minutes(characters: int, rate: int) -> str:
    return f"{minutes_of(characters, rate):.1f}"


def _genre_name(genre: str) -> str:
    """The word for a genre."""
    return {
        "leader_meeting_speech": _("speech at a meeting"),
        "host_script": _("host's script"),
        "emotive_address": _("address"),
        "student_address": _("school address"),
        "commentary": _("commentary"),
        "report": _("report"),
        "ceremonial_address": _("ceremonial address"),
        "opening_words": _("opening or closing words"),
        "personal_address": _("words on taking or leaving office"),
        "letter": _("letter"),
        "party_lecture": _("party lecture"),
        "warning": _("warning talk"),
        "work_report": _("report to superiors"),
        "symposium": _("symposium"),
    }.get(genre, _("other text"))


def _kind_name(kind: str) -> str:
    """The word for what a blank wants."""
    return {
        "text": _("text"),
        "count": _("count"),
        "quantity": _("quantity"),
        "date": _("date"),
        "year": _("year"),
        "time": _("time"),
        "person": _("person"),
        "org": _("organisation"),
        "place": _("place"),
        "percent": _("percent"),
        "term": _("term"),
        "list": _("list"),
    }.get(kind, _("unknown"))
