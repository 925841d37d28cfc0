"""`drafter new --from`: shows what was understood of files, lets it be changed, and gives the meeting file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from drafter.cli.console import say, say_findings, shorten, table
from drafter.cli.inputs import prompt
from drafter.dataclass import replace
from drafter.i18n import _
from drafter.intake import Understood, read_material, write_understood
from drafter.intake.answers import exchange, refuse_nothing, set_value, walk_values
from drafter.meeting import Vocabulary
from drafter.model.finding import Finding, InputError
from drafter.model.intake import Disagreement, Material
from drafter.model.path import FactPath

if TYPE_CHECKING:
    from drafter.model.template import Template
    from drafter.workspace import Workspace

_VALUE = 48
"""Columns of a value in the table."""
_LEAVE = "-"
"""The answer that leaves a line out."""


def take_from(sources: Sequence[Path], template: "Template", workspace: "Workspace", asks: bool) -> str:
    """The text of the meeting file. asks: what was understood may be changed. Raises InputError."""
    materials = _read_all(sources)
    understander = workspace.understander(template)
    understood = understander.understand(materials)
    if not understood.answers:
        raise refuse_nothing(map(str, sources))
    vocabulary = Vocabulary(workspace.templates, template)
    for line in show_understood(understood.answers, vocabulary):
        say(line)
    if asks:
        understood = _settle(understood)
        _change(understood.answers, vocabulary)
    say_findings([_differ(each) for each in understood.disagreements])
    left = sum(1 for _left in understander.find_left(materials, understood))
    if left:
        say(_("{count} passages were not taken; they stand as comments at the end of the file.", count=left))
    return write_understood(understood, understander, materials, template, workspace.templates)


def _read_all(sources: Sequence[Path]) -> list[Material]:
    """Every file, or what is wrong with all that cannot be read."""
    materials, findings = [], []
    for source in sources:
        try:
            materials.append(read_material(source))
        except InputError as error:
            findings += error.findings
    if findings:
        raise InputError(findings)
    return materials


def _differ(each: Disagreement) -> Finding:
    first, second = each.say()
    message = _("two files disagree: {first}; {second}. The first was taken.", first=first, second=second)
    return Finding("disagreement", "warning", message)


def show_understood(answers: Mapping[str, Any], vocabulary: Vocabulary) -> Iterator[str]:
    """A numbered table of what was understood: what it is, what it says, where it stands."""
    rows = []
    before = ""
    for number, (path, value, source) in enumerate(walk_values(answers), 1):
        field = vocabulary.field_at(path)
        shown = shorten(str(value) or getattr(value, "note", ""), _VALUE)
        rows.append(
            [str(number), _indent(path) + (field.ask if field else str(path)), shown, source * (source != before)]
        )
        before = source
    yield from table(rows)


def _indent(path: FactPath) -> str:
    return "  " * sum(isinstance(step, int) for step in path[1:])


def _settle(understood: Understood) -> Understood:
    """Asks of each disagreement which of the two holds; what is not answered stays open, and the first stands."""
    answers, open_ones = understood.answers, []
    for each in understood.disagreements:
        say(_("Two files disagree:"), "yellow")
        for number, told in enumerate(each.say(), 1):
            say(f"  {number}  {told}")
        answer = prompt(_("Which holds? 1 or 2; Enter takes the first and keeps both in the file:"))
        if answer == "2":
            answers = exchange(answers, each)
        if answer not in ("1", "2"):
            open_ones.append(each)
    return replace(understood, answers=answers, disagreements=tuple(open_ones))


def _change(answers: dict[str, Any], vocabulary: Vocabulary) -> None:
    """Lets a person change lines by their numbers until she is content."""
    while True:
        answer = (prompt(_("Enter writes the file; a number changes that line; q stops without a file:")) or "").lower()
        if not answer:
            return
        if answer == "q":
            raise typer.Exit(1)
        lines = list(walk_values(answers))
        if not answer.isdecimal() or not 1 <= int(answer) <= len(lines):
            say(_("there is no line {number}", number=answer), "yellow")
            continue
        path, value, _source = lines[int(answer) - 1]
        field = vocabulary.field_at(path)
        say(f"{field.ask if field else path}：{value}")
        if new := prompt(_("What it should say (- leaves it out, Enter keeps it):")):
            set_value(answers, path, "" if new == _LEAVE else new)
            for shown in show_understood(answers, vocabulary):
                say(shown)
