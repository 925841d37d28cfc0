"""A folder, a token and a port in; the studio as an application of the web out."""

import os
import threading
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from drafter import bounds
from drafter.files.names import safe_name
from drafter.i18n import LANGUAGES, _, set_language
from drafter.model.finding import Finding, InputError
from drafter.studio import (
    after,
    archive,
    downloads,
    drafting,
    home,
    learned,
    material,
    phrases,
    review,
    start,
    wording,
)
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.desk import Desk
from drafter.studio.guard import Guard, TooLarge
from drafter.studio.pages import STATIC, page, render

Answer = Callable[[Asked], Response]

_PAGES: tuple[tuple[str, str, Answer], ...] = (
    ("GET", "/", home.home_page),
    ("GET", "/sheet.css", home.sheet_css),
    ("GET", "/new/{kind}", start.kind_page),
    ("POST", "/new/{kind}", start.begin),
    ("POST", "/material", start.understand_files),
    ("GET", "/material/{batch}", start.understood_page),
    ("POST", "/material/{batch}", start.take_understood),
    ("GET", "/m/{meeting}", drafting.draft_page),
    ("POST", "/m/{meeting}/away", home.move_away),
    ("POST", "/m/{meeting}/facts", drafting.take_facts),
    ("POST", "/m/{meeting}/item", drafting.change_item),
    ("GET", "/m/{meeting}/item", drafting.new_items),
    ("POST", "/m/{meeting}/back", drafting.step_back),
    ("GET", "/m/{meeting}/state", drafting.show_state),
    ("GET", "/m/{meeting}/material", material.show_material),
    ("POST", "/m/{meeting}/material", material.take_measure),
    ("GET", "/m/{meeting}/checks", drafting.check_page),
    ("POST", "/m/{meeting}/last-year", drafting.confirm_old),
    ("POST", "/m/{meeting}/outdated", drafting.keep_outdated),
    ("GET", "/m/{meeting}/earlier", drafting.show_earlier),
    ("GET", "/m/{meeting}/phrase", wording.show_phrase),
    ("POST", "/m/{meeting}/phrase", wording.choose_phrase),
    ("GET", "/m/{meeting}/sentence", wording.show_sentence),
    ("POST", "/m/{meeting}/sentence", wording.choose_sentence),
    ("GET", "/m/{meeting}/headings", wording.show_headings),
    ("POST", "/m/{meeting}/headings", wording.choose_headings),
    ("POST", "/m/{meeting}/section", wording.change_section),
    ("GET", "/m/{meeting}/outline", downloads.outline_page),
    ("GET", "/m/{meeting}/get/{what}", downloads.download),
    ("GET", "/after", after.after_page),
    ("POST", "/after", after.drop_draft),
    ("GET", "/after/{batch}", after.harvest_page),
    ("POST", "/after/{batch}/harvest", after.take_harvest),
    ("POST", "/after/{batch}/own", after.make_phrasebank),
    ("POST", "/after/{batch}/refresh", after.refresh_draft),
    ("POST", "/after/{batch}/order", after.show_order),
    ("POST", "/after/{batch}/refreshed", after.download_refreshed),
    ("POST", "/after/{batch}/finalize", after.finalize_draft),
    ("GET", "/after/{batch}/get/{what}", after.download),
    ("POST", "/compare", after.compare_versions),
    ("GET", "/compare/{batch}", after.compared_page),
    ("GET", "/phrases", phrases.phrases_page),
    ("GET", "/phrases/found", phrases.find_phrases),
    ("GET", "/phrases/pick", phrases.pick_phrases),
    ("GET", "/phrases/{phrase}", phrases.show_phrase),
    ("POST", "/phrases/{phrase}", phrases.change_phrase),
    ("GET", "/archive", archive.archive_page),
    ("POST", "/archive", archive.add_speeches),
    ("GET", "/archive/read/{batch}", archive.added_page),
    ("GET", "/archive/found", archive.find_passages),
    ("GET", "/learn", learned.learn_page),
    ("POST", "/learn", learned.learn_speeches),
    ("GET", "/learn/{batch}", learned.learned_page),
    ("GET", "/review", review.review_page),
    ("POST", "/review", review.decide),
)
"""Method, address and who answers. A page is one line here."""


def make_app(folder: Path, token: str, port: int) -> Starlette:
    """The application; only who knows the token is answered, and only under the names of this machine."""
    desk = Desk(folder)
    lock = threading.Lock()  # one writer, and caches that are filled while they are read
    routes: list[Route | Mount] = [
        Route(address, _answering(answer, desk, lock), methods=[method]) for method, address, answer in _PAGES
    ]
    routes.append(Route("/language", _answering(_speak, desk, lock), methods=["POST"]))
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token, port=port)])


def _speak(asked: Asked) -> Response:
    """Chinese or English from now on."""
    code = asked.form.get("code", "")
    if code not in LANGUAGES:
        raise NotFound
    set_language(code)
    asked.desk.renew()
    return Response(status_code=204, headers={"HX-Refresh": "true"})


def _answering(answer: Answer, desk: Desk, lock: threading.Lock) -> Callable[[Request], object]:
    """An answer as the web asks for it: what was sent is read first, what goes wrong is said on a page."""

    def respond(asked: Asked, whole: bool) -> Response:
        with lock:
            try:
                return answer(asked)
            except NotFound:
                return _fault(404, _("There is no such page, or it is gone."), whole=whole)
            except InputError as error:
                return _fault(422, "", error.findings, whole=whole)
            except Exception as error:
                if os.environ.get("DRAFTER_DEBUG"):
                    traceback.print_exc()
                return _fault(500, say_fault(error), whole=whole)

    async def endpoint(request: Request) -> Response:
        try:
            asked = await _read(request, desk)
        except TooLarge:
            return PlainTextResponse(_("That is too large: at most 64 MB at once."), 413)
        return await run_in_threadpool(respond, asked, "hx-request" not in request.headers)

    return endpoint


def _fault(status: int, message: str, findings: Sequence[Finding] = (), *, whole: bool) -> Response:
    """What went wrong: a page of its own, or where a part of a page was asked for, a note on that page."""
    if whole:
        return page("fault.html", status, findings=findings, message=message)
    note = HTMLResponse(render("note.html", findings=findings, message=message), status)
    note.headers["HX-Retarget"], note.headers["HX-Reswap"] = "#told", "innerHTML"
    return note


def say_fault(error: Exception) -> str:
    """A fault of our own in one line."""
    return _(
        "Error: drafter failed ({error}). This is a fault of the program, not of your file: please report it to its"
        " maintainers, with what DRAFTER_DEBUG=1 adds to this line.",
        error=f"{type(error).__name__}: {error}"[:500],
    )


async def _read(request: Request, desk: Desk) -> Asked:
    texts: dict[str, list[str]] = {}
    files: list[tuple[str, bytes]] = []
    if request.method == "POST":
        async with request.form(max_files=bounds.UPLOADS, max_fields=bounds.BOXES, max_part_size=bounds.BOX) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    if value.filename:
                        name = value.filename.replace("\\", "/").rpartition("/")[2]  # of a folder the way to it, too
                        files.append((safe_name(name) or "file", await value.read()))
                else:
                    texts.setdefault(name, []).append(value)
    last = {name: values[-1] for name, values in texts.items()}
    return Asked(desk, request.path_params, request.query_params, last, texts, tuple(files))
