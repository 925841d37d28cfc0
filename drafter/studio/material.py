"""What is usual in work on a theme, offered for reference; it stands in a speech only when the writer takes it."""

from starlette.responses import HTMLResponse, Response

from drafter.files.yaml_edit import Lines
from drafter.meeting.editing import Put
from drafter.model.material import Material, UsualMeasure
from drafter.model.path import FactPath
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.drafting import Shown, edit, show_meeting
from drafter.studio.pages import render


def show_material(asked: Asked) -> Response:
    """Usual measures and questions of the meeting's theme."""
    shown = show_meeting(asked)
    return HTMLResponse(render("usual.html", material=_material_of(asked, shown), shown=shown))


def take_measure(asked: Asked) -> Response:
    """A usual measure as a task of this meeting; who does it, by when, and all figures stay to be asked."""
    shown = show_meeting(asked)
    material = _material_of(asked, shown)
    number = asked.form.get("number", "")
    measures = material.measures if material else ()
    fact = next((name for name, field in shown.vocabulary.facts.items() if field.kind == "tasks"), "")
    if not number.isdecimal() or int(number) >= len(measures) or not fact:
        raise NotFound
    tasks = shown.meeting.facts.get(fact) or []
    path = FactPath(("facts", fact, len(tasks)))
    return edit(asked, shown, [Put(path, Lines(_task(measures[int(number)])))], form=True)


def _task(usual: UsualMeasure) -> dict[str, object]:
    measure = {"what": usual.what, "standard": usual.standard, "else": usual.otherwise}
    return {"title": usual.title, "measures": [{name: text for name, text in measure.items() if text}]}


def _material_of(asked: Asked, shown: Shown) -> Material | None:
    return asked.desk.workspace.material(asked.desk.draft(shown.opened)[1])
