"""`drafter diff`: two versions of a speech, section by section, word by word."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter.cli.changes import describe_changes
from drafter.cli.console import Colour, paint, plain, say_findings, shorten, show, show_json
from drafter.cli.help import explain
from drafter.cli.inputs import open_workspace
from drafter.i18n import _
from drafter.language.measure import minutes_of

if TYPE_CHECKING:
    from drafter.corpus import Source
    from drafter.model.comparison import Comparison, SectionChange

COLUMNS = 80
GUTTER = 6
"""Columns of the number before a paragraph."""
SIGNS = {"new": "+", "gone": "-"}
"""Before the number of a paragraph that is new; of one that is gone it is the number in the old version."""
MEETING = (".yaml", ".yml")


@explain(
    _(
        "Show what changed between two versions of a speech: sections that are new, gone or moved, and the words that"
        " changed in the others.\n\n"
        "[-gone-]{{+new+}}, or in colour: red and struck out, green. The exit status is 0, whether or not they differ."
    ),
    _(
        "Examples:\n"
        "  drafter diff monday.docx thursday.docx\n"
        "  drafter diff last-year.docx this-year.docx --json\n"
        "  drafter diff speech.docx meeting.yaml          against what the meeting file makes now"
    ),
)
def diff(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help=_("The version before: .docx .txt .md .html, or a meeting file."))
    ],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=_("The version after."))],
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    from drafter.edited.compare import compare

    workspace = open_workspace(new)
    comparison = compare(read_version(old), read_version(new), workspace.reader)
    rate = workspace.organisation.speaking_rate
    if as_json:
        show_json(to_json(comparison, old, new, rate))
    else:
        for line in describe(comparison, rate):
            show(line)


def read_version(path: Path) -> "Source":
    """A file as its lines; of a meeting file the draft that it makes. Raises InputError."""
    from drafter.corpus import Source
    from drafter.corpus.source import read_file, read_paragraphs
    from drafter.model.finding import InputError
    from drafter.writers.docx import set_out

    if path.suffix.lower() in MEETING:
        workspace = open_workspace(path)
        meeting = workspace.load(path)
        draft, _plan = workspace.draft(meeting)
        source = read_paragraphs((block.text for block in set_out(draft, workspace.style())), str(path))
        say_findings([*workspace.findings, *meeting.findings])
    else:
        source = read_file(path)
    if not isinstance(source, Source):
        raise InputError([source])
    return source


def describe(comparison: "Comparison", rate: int) -> Iterator[str]:
    """A comparison for a person: the sections that are not the same, then how much changed and what that takes."""
    if comparison.identical:
        yield _("The two texts are the same, letter by letter.")
        return
    for section in comparison.sections:
        if section.kind != "same" or section.moved:
            yield from describe_section(section)
            yield ""
    yield from summarise(comparison, rate)


def describe_section(section: "SectionChange") -> Iterator[str]:
    """What became of a section, and under it its paragraphs that changed."""
    heading = shorten(plain(section.heading), 46) or (_("(ending)") if section.ending else _("(opening)"))
    state, colour = name_state(section)
    yield f"{paint(heading, 'bold', sys.stdout)}  {paint(state, colour, sys.stdout)}"
    for paragraph in section.paragraphs:
        if section.kind in ("new", "gone") and paragraph.changes[0].text == section.heading:
            continue
        for index, line in enumerate(describe_changes(paragraph.changes, COLUMNS - GUTTER, sys.stdout)):
            number = "" if index else f"{SIGNS.get(paragraph.kind, '')}{paragraph.line}"
            yield f"{number:>{GUTTER - 2}}  {line}"


def name_state(section: "SectionChange") -> tuple[str, Colour]:
    """New, gone, moved, changed; with how much of it."""
    match section.kind:
        case "new":
            return _("new section"), "green"
        case "gone":
            return _("section gone"), "red"
    parts = [
        _("moved") if section.moved else "",
        _("was “{marker}”", marker=section.marker) if section.marker else "",
        _("places changed: {count}", count=section.places) if section.places else "",
    ]
    return _(", ").join(part for part in parts if part), "yellow"


def summarise(comparison: "Comparison", rate: int) -> Iterator[str]:
    """How much changed, and how the speaking time did."""
    if not comparison.places:
        yield _("Only the order or the numbers of sections changed.")
        return
    before, after = (f"{minutes_of(version.characters, rate):.1f}" for version in (comparison.old, comparison.new))
    yield _(
        "Places changed: {places}; characters put in: {added}, taken out: {removed}.",
        places=comparison.places,
        added=comparison.added,
        removed=comparison.removed,
    )
    if before == after:
        yield _("It takes {minutes} minutes, as before.", minutes=after)
    else:
        yield _("It takes {after} minutes; before it took {before}.", before=before, after=after)


def to_json(comparison: "Comparison", old: Path, new: Path, rate: int) -> dict[str, Any]:
    """A comparison as `diff --json` prints it; sections that are the same and where they were are left out."""
    minutes = [round(minutes_of(version.characters, rate), 1) for version in (comparison.old, comparison.new)]
    return {
        "old": str(old),
        "new": str(new),
        "identical": comparison.identical,
        "places": comparison.places,
        "added": comparison.added,
        "removed": comparison.removed,
        "minutes": minutes,
        "sections": [
            {
                "kind": section.kind,
                "heading": section.heading,
                "moved": section.moved,
                "marker_before": section.marker,
                "paragraphs": [
                    {
                        "kind": paragraph.kind,
                        "line": paragraph.line,
                        "changes": [{"kind": change.kind, "text": change.text} for change in paragraph.changes],
                    }
                    for paragraph in section.paragraphs
                ],
            }
            for section in comparison.sections
            if section.kind != "same" or section.moved or section.marker
        ],
    }
