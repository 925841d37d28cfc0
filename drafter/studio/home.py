"""The first page: the meetings of the folder with what is missing, and ways to begin."""

from collections.abc import Iterator

from starlette.responses import Response

from drafter.dataclass import dataclass
from drafter.model.finding import InputError
from drafter.studio.asked import Asked
from drafter.studio.desk import Desk, Opened
from drafter.studio.pages import page
from drafter.workspace import Workspace
from drafter.writers.html import write_sheet_css


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting in the list."""

    id: str
    file: str
    title: str = ""
    kind: str = ""
    date: str = ""
    fault: str = ""


def home_page(asked: Asked) -> Response:
    """Everything that can be done next."""
    desk = asked.desk
    kinds = list(desk.workspace.templates.kinds.values())
    return page(
        "home.html",
        meetings=list(_listed(desk)),
        kinds=kinds,
        folder=desk.folder.name,
        findings=desk.workspace.findings,
    )


def sheet_css(asked: Asked) -> Response:
    """The page and type of the house style."""
    style = asked.desk.workspace.style(asked.query.get("style", ""))
    return Response(write_sheet_css(style), media_type="text/css")


def _listed(desk: Desk) -> Iterator[Listed]:
    for opened in desk.list_meetings():
        try:
            yield _describe(opened, desk.workspace, opened.path.relative_to(desk.folder).as_posix())
        except InputError as error:
            yield Listed(opened.id, opened.path.relative_to(desk.folder).as_posix(), fault=str(error.findings[0]))


def _describe(opened: Opened, workspace: Workspace, file: str) -> Listed:
    meeting = workspace.load(opened.path)
    kind = workspace.templates.kinds[meeting.kind].name
    day = meeting.date.isoformat() if meeting.date else ""
    return Listed(opened.id, file, str(meeting.title), kind, day)
