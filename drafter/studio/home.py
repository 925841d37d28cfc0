"""The first page: the meetings of the folder with what is missing, and ways to begin."""

from collections import Counter
from collections.abc import Sequence

from starlette.responses import Response

from drafter.dataclass import dataclass, replace
from drafter.files.ignored import ignore_path
from drafter.meeting.groups import group_kinds
from drafter.model.finding import Finding, InputError
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.desk import AWAY, Desk, Opened
from drafter.studio.pages import page
from drafter.writers.html import write_sheet_css


@dataclass(frozen=True, slots=True)
class Listed:
    """A meeting in the list."""

    id: str
    file: str
    """Its name without its ending; empty where the title tells it from the others."""
    title: str = ""
    kind: str = ""
    date: str = ""
    faults: tuple[Finding, ...] = ()


def home_page(asked: Asked, refused: Sequence[Finding] = ()) -> Response:
    """Everything that can be done next. refused: what was wrong with what was sent from here."""
    desk = asked.desk
    return page(
        "home.html",
        422 if refused else 200,
        refused=refused,
        meetings=list_speeches(desk),
        groups=group_kinds(desk.workspace.templates.kinds.values()),
        folder=desk.folder.name,
        away=AWAY,
        findings=desk.workspace.findings,
    )


def move_away(asked: Asked) -> Response:
    """A speech taken out of the list: its file lies in a folder of its own from then on, and nothing is deleted."""
    opened = asked.desk.open(asked.path["meeting"])
    if opened is None:
        raise NotFound
    folder = asked.desk.folder / AWAY
    folder.mkdir(exist_ok=True)
    path, number = folder / opened.path.name, 1
    while path.exists():
        number += 1
        path = folder / f"{opened.path.stem}-{number}{opened.path.suffix}"
    beside = ignore_path(opened.path)
    opened.path.rename(path)
    if beside.exists():
        beside.replace(ignore_path(path))
    return Response(status_code=204, headers={"HX-Refresh": "true"})


def sheet_css(asked: Asked) -> Response:
    """The page and type of the house style."""
    style = asked.desk.workspace.style(asked.query.get("style", ""))
    return Response(write_sheet_css(style), media_type="text/css")


def list_speeches(desk: Desk) -> list[Listed]:
    """The speeches of the folder by their titles; what its file is called only where that is needed to know it."""
    listed = [_describe(opened, desk) for opened in desk.list_meetings()]
    known = Counter((each.title, each.date) for each in listed)
    return [
        replace(each, file="") if known[each.title, each.date] == 1 and not each.faults else each for each in listed
    ]


def _describe(opened: Opened, desk: Desk) -> Listed:
    file = opened.path.relative_to(desk.folder).with_suffix("").as_posix()
    try:
        meeting = desk.load(opened)
    except InputError as error:
        return Listed(opened.id, file, faults=tuple(error.findings[:1]))
    kind = desk.workspace.templates.kinds[meeting.kind].name
    day = meeting.date.isoformat() if meeting.date else ""
    return Listed(opened.id, file, str(meeting.title), kind, day)
