"""Ways to begin a meeting file: from a kind of speech, or from what exists already."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from starlette.responses import RedirectResponse, Response

from drafter.dataclass import dataclass, replace
from drafter.i18n import _
from drafter.intake import Understander, Understood, write_understood
from drafter.intake.answers import (
    ask_of,
    exchange,
    places_of,
    put_left,
    refuse_nothing,
    say_value,
    set_value,
    walk_values,
    without_empty,
)
from drafter.intake.collect import FROM
from drafter.intake.material import parse_material
from drafter.meeting import Vocabulary, write_meeting
from drafter.meeting.sample import write_sample
from drafter.meeting.values import CALENDAR
from drafter.model.finding import Finding, InputError
from drafter.model.intake import Left, Material
from drafter.model.path import FactPath
from drafter.model.template import Template
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.form import options_of
from drafter.studio.home import home_page
from drafter.studio.pages import page
from drafter.studio.sheet import lay_sheet

_ENDS = tuple("。！？；，、：")
"""Marks behind which another line goes on without one more."""
_AT_ONCE = 40
"""Lines of what was not read that stand open on the page; of more it says only how many there are."""
PASTED = "粘贴的文字"
"""What pasted text is called where it is named as a source."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Files that were dropped, as they were understood for a kind of speech."""

    template: Template
    materials: tuple[Material, ...]
    understander: Understander
    understood: Understood


@dataclass(frozen=True, slots=True)
class Line:
    """One value of the table of what was understood."""

    path: str
    depth: int
    ask: str
    value: str
    source: str
    fact: str = ""
    """The fact of `places_of` of whose items this is all that is said: it can be put into another."""
    past: bool = False
    """It was said in another year, beside material of this year: it is taken only where it is ticked."""
    options: tuple[tuple[str, str], ...] = ()
    """Of a choice: what may be chosen, each as the file says it and as people call it."""


def kind_page(asked: Asked) -> Response:
    """What a kind of speech is for, how long it is, and a sample of it, made of the examples of its questions."""
    workspace = asked.desk.workspace
    template = workspace.templates.kinds.get(asked.path["kind"])
    if template is None:
        raise NotFound
    meeting = workspace.load(write_sample(template, workspace.templates))
    draft, plan = workspace.draft(meeting)
    sections = [section.section.name for section in plan.sections]
    return page("kind.html", kind=template, sheet=lay_sheet(draft, workspace.style()), sections=sections)


def begin(asked: Asked) -> Response:
    """A new meeting file of a kind, with what was said of it."""
    workspace = asked.desk.workspace
    template = workspace.templates.kinds.get(asked.path["kind"])
    if template is None:
        raise NotFound
    name, day = asked.form.get("name", "").strip(), asked.form.get("date", "").strip()
    answers: dict[str, object] = {"meeting": {"name": name}} if name else {}
    if day:
        taken, wrong = CALENDAR.take(workspace.templates.meeting["date"], day)
        if wrong:
            raise InputError([Finding("date", "error", wrong)])
        answers["date"] = taken
    data = write_meeting(template, workspace.templates, answers).encode()
    opened = asked.desk.create(name or template.name, data)
    return RedirectResponse(f"/m/{opened.id}", 303)


def understand_files(asked: Asked) -> Response:
    """What was understood of the files that were dropped, as a table to correct."""
    workspace = asked.desk.workspace
    template = workspace.templates.kinds.get(asked.form.get("kind", ""))
    if template is None:
        raise NotFound
    given = list(asked.files)
    if text := asked.form.get("text", "").strip():
        given.append((PASTED, text.encode()))
    if not given:
        return home_page(asked, [Finding("intake", "error", _("Choose a file, or paste some text."))])
    materials = tuple(parse_material(data, name, name) for name, data in given)
    understander = workspace.understander(template)
    understood = understander.understand(materials)
    batch = Dropped(template, materials, understander, understood)
    return RedirectResponse(f"/material/{asked.desk.batches.keep(batch)}", 303)


def understood_page(asked: Asked) -> Response:
    """What was understood, at an address of its own, to which the browser's way back leads."""
    name = asked.path["batch"]
    batch: Dropped = asked.desk.batches.find(name)
    vocabulary = Vocabulary(asked.desk.workspace.templates, batch.template)
    left = list(batch.understander.find_left(batch.materials, batch.understood))
    return page(
        "material.html",
        batch=name,
        kind=batch.template,
        lines=_lines(batch, vocabulary),
        disagreements=batch.understood.disagreements,
        left=[(each, batch.understood.is_past(each.source)) for each in left],
        findings=() if batch.understood.answers else refuse_nothing(each.file for each in batch.materials).findings,
        shown_at_once=len(left) <= _AT_ONCE,
        places=places_of(vocabulary),
    )


def take_understood(asked: Asked) -> Response:
    """The meeting file of what was understood, as it was corrected."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    workspace = asked.desk.workspace
    understood = batch.understood
    answers = deepcopy(understood.answers)  # she may come back, and take it again
    open_ones = []
    for number, each in enumerate(understood.disagreements):
        choice = asked.form.get(f"differ.{number}", "")
        if choice == "2":
            answers = exchange(answers, each)
        if choice not in ("1", "2"):
            open_ones.append(each)
    vocabulary = Vocabulary(workspace.templates, batch.template)
    places = places_of(vocabulary)
    moved: list[tuple[str, Left]] = []
    sources = {str(path): source for path, _value, source in walk_values(answers)}
    before = {str(path): str(value) for path, value, _source in walk_values(answers)}
    for path in reversed(list(before)):  # the last first: an item that goes renumbers those behind it
        text = _in_one_line(asked.form.get(path, before[path]))
        place = asked.form.get(f"place.{path}", "")
        if path not in asked.several.get("take", ()):
            text = ""
        elif place in places and place != str(FactPath.parse(path)[1]):
            moved.append((place, Left(text, sources[path])))
            text = ""
        if text != before[path]:
            set_value(answers, FactPath.parse(path), text)
    for number, left in enumerate(batch.understander.find_left(batch.materials, understood)):
        if (place := asked.form.get(f"left.{number}", "")) in places:
            moved.append((place, left))
    for place, left in moved:
        put_left(answers, place, left, vocabulary)
    answers = without_empty(answers)
    understood = replace(understood, answers=answers, disagreements=tuple(open_ones))
    text = write_understood(understood, batch.understander, batch.materials, batch.template, workspace.templates)
    workspace.load(text.encode())
    name = str(answers.get("meeting", {}).get("name") or batch.template.name)
    return RedirectResponse(f"/m/{asked.desk.create(name, text.encode()).id}", 303)


def _in_one_line(text: str) -> str:
    """What was typed into several lines of a box, as members of one text."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(line if line.endswith(_ENDS) else f"{line}；" for line in lines[:-1]) + "".join(lines[-1:])


def _is_alone(answers: Mapping[str, Any], path: FactPath, vocabulary: Vocabulary) -> bool:
    """Whether the value at a path is all that its record says, and would be where it is put elsewhere."""
    record = FactPath(path[:-1]).lookup(answers)
    field = vocabulary.facts.get(str(path[1]))
    plain = vocabulary.by_plural[field.kind].plain if field and field.kind in vocabulary.by_plural else ""
    return path[-1] == plain and record.keys() <= {plain, FROM} and str(path[1]) in places_of(vocabulary)


def _lines(batch: Dropped, vocabulary: Vocabulary) -> list[Line]:
    lines: list[Line] = []
    above: tuple[str | int, ...] = ()
    for path, value, source in walk_values(batch.understood.answers):
        if len(path) > 4 and path[:3] != above:  # without a title it would seem to belong to the item above
            lines.append(Line("", 1, _("no. {number}", number=int(path[2]) + 1), "", ""))
        above = path[:3]
        field = vocabulary.field_at(path)
        depth = sum(isinstance(step, int) for step in path)
        fact = str(path[1]) if len(path) == 4 and _is_alone(batch.understood.answers, path, vocabulary) else ""
        ask, past = ask_of(field) if field else str(path), batch.understood.is_past(source)
        lines.append(Line(str(path), depth, ask, say_value(field, str(value)), source, fact, past, options_of(field)))
    return lines
