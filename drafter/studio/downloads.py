"""A meeting in; the files that its commands write out, letter by letter the same, and the outline as a page."""

from urllib.parse import quote

from starlette.responses import Response

from drafter.files.names import safe_name
from drafter.i18n import _
from drafter.meeting import list_tasks
from drafter.meeting.sources import list_facts
from drafter.meeting.tasks import name_table
from drafter.model.draft import Comments
from drafter.model.finding import Finding, InputError
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.drafting import Shown, show_meeting
from drafter.studio.pages import page
from drafter.writers.outline import write_outline
from drafter.writers.task_table import write_task_table

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ROSTRUM = "read-aloud"
"""The style of the copy that lies at the rostrum."""


def download(asked: Asked) -> Response:
    """One of the files: draft, rostrum, outline, tasks, table, or the sheet by which figures are checked."""
    shown = show_meeting(asked)
    what = asked.path["what"]
    stem = _stem(shown)
    workspace = asked.desk.workspace
    match what:
        case "draft" | "rostrum":
            draft, _plan = asked.desk.draft(shown.opened)
            style = ROSTRUM if what == "rostrum" else shown.meeting.style
            mark = safe_name(_("rostrum") if what == "rostrum" else shown.meeting.version)
            name = f"{stem}-{mark}.docx" if mark else f"{stem}.docx"
            remarks: Comments = "none" if what == "rostrum" else "blanks"
            return as_file(workspace.write(draft, "docx", style, remarks), name)
        case "outline":
            made = workspace.outline(shown.meeting)
            return as_file(write_outline(made, "docx", workspace.style(shown.meeting.style)), f"{stem}-提纲.docx")
        case "tasks" | "table":
            return _tasks(asked, shown, "docx" if what == "tasks" else "xlsx")
        case "facts":
            draft, _plan = asked.desk.draft(shown.opened)
            facts = [fact for fact in list_facts(shown.meeting, draft) if fact.figures]
            return page("facts.html", facts=facts, shown=shown)
    raise NotFound


def outline_page(asked: Asked) -> Response:
    """The outline to agree on before there is prose."""
    shown = show_meeting(asked)
    return page("outline.html", outline=asked.desk.workspace.outline(shown.meeting), shown=shown)


def as_file(data: bytes, name: str) -> Response:
    """Bytes to be saved under a name."""
    suffix = name.rpartition(".")[2]
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=TYPES.get(suffix, "application/octet-stream"), headers=headers)


def _tasks(asked: Asked, shown: Shown, form: str) -> Response:
    rows = list_tasks(shown.meeting, shown.vocabulary)
    if not rows:
        raise InputError([Finding("tasks", "error", _("there are no tasks in it yet"))])
    title = name_table(shown.meeting)
    data = write_task_table(rows, title, form, asked.desk.workspace.style(shown.meeting.style))
    return as_file(data, f"{_stem(shown)}-任务分解表.{form}")


def _stem(shown: Shown) -> str:
    """What files of a speech are called: its title, or where nothing of that can stand in a name, its meeting file."""
    return safe_name(str(shown.meeting.title)) or shown.opened.path.stem
