"""`drafter new --from`: shows what was understood of files, lets it be changed, and gives the meeting file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from drafter.cli.console import say, say_findings, shorten, table
from drafter.cli.inputs import prompt
from drafter.i18n import _
from drafter.intake import Understood, read_material, write_understood
from drafter.intake.collect import FROM, PAUSED
from drafter.language.punctuation import PAUSE
from drafter.meeting import Vocabulary
from drafter.model.finding import Finding, InputError
from drafter.model.intake import Disagreement, Material, Taken
from drafter.model.path import FactPath
from drafter.model.place import Place

if TYPE_CHECKING:
    from drafter.model.template import Template
    from drafter.workspace import Workspace

_TOP = FactPath()
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
        raise InputError([_nothing(source) for source in sources])
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


def _nothing(source: Path) -> Finding:
    message = _("no task, name or day was understood, so no meeting file is written:")
    advice = _(
        "a table needs a head such as 任务, 责任单位, 时限; in a text somebody must be told to do something by a day."
    )
    return Finding("intake", "error", message, Place(str(source), 1), suggestion=advice)


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


def walk_values(value: Any, path: FactPath = _TOP, source: str = "") -> Iterator[tuple[FactPath, str, str]]:
    """What was taken, by its path; a list of texts is one value, said in one line."""
    if isinstance(value, Mapping):
        source = value.get(FROM, source)
        for key, child in value.items():
            if key != FROM:
                yield from walk_values(child, FactPath((*path, key)), source)
    elif isinstance(value, list) and not all(isinstance(item, str) for item in value):
        for index, child in enumerate(value):
            yield from walk_values(child, FactPath((*path, index)), source)
    elif isinstance(value, list):
        yield path, "、".join(value), source
    else:
        yield path, value, source or getattr(value, "note", "")


def _settle(understood: Understood) -> Understood:
    """Asks of each disagreement which of the two holds; what is not answered stays open, and the first stands."""
    answers, open_ones = understood.answers, []
    for each in understood.disagreements:
        say(_("Two files disagree:"), "yellow")
        for number, told in enumerate(each.say(), 1):
            say(f"  {number}  {told}")
        answer = prompt(_("Which holds? 1 or 2; Enter takes the first and keeps both in the file:"))
        if answer == "2":
            answers = _exchange(answers, each)
        if answer not in ("1", "2"):
            open_ones.append(each)
    return replace(understood, answers=answers, disagreements=tuple(open_ones))


def _exchange(value: Any, each: Disagreement) -> Any:
    """The answers with the second of two texts where the first stands."""
    if isinstance(value, Mapping):
        here = value.get(FROM, each.first_source) in (each.first_source, each.second_source)
        changed = {
            key: _exchange(child, each) if here or not isinstance(child, str) else child for key, child in value.items()
        }
        return (
            {**changed, FROM: each.second_source}
            if changed != value and value.get(FROM) == each.first_source
            else changed
        )
    if isinstance(value, list) and value and PAUSED.join(map(str, value)) == each.first:
        return each.second.split(PAUSED)
    if isinstance(value, list):
        return [_exchange(child, each) for child in value]
    if isinstance(value, Taken):
        return Taken(each.second, each.second_source) if value == each.first else value
    return value.replace(each.first, each.second) if isinstance(value, str) else value


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
            _set(answers, path, "" if new == _LEAVE else new)
            for shown in show_understood(answers, vocabulary):
                say(shown)


def _set(answers: dict[str, Any], path: FactPath, text: str) -> None:
    """Give a line another text, or take it away."""
    parent: Any = FactPath(path[:-1]).lookup(answers)
    old = parent[path[-1]]
    if not text:
        del parent[path[-1]]
    elif isinstance(old, list):
        marks = f"、{PAUSE}"
        parent[path[-1]] = [part for part in text.translate(dict.fromkeys(map(ord, marks), "、")).split("、") if part]
    else:
        parent[path[-1]] = Taken(text, old.note) if isinstance(old, Taken) else text
