"""What mining found, one phrase after the other by keyboard: keep, reword, reject, take back."""

from dataclasses import replace
from typing import Any

from starlette.responses import HTMLResponse, Response

from drafter.mining.reword import change_entry, reword
from drafter.model.finding import InputError
from drafter.model.phrase import Phrase
from drafter.search.archive import Archive, archive_file
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.desk import Desk
from drafter.studio.pages import page, render


def review_page(asked: Asked) -> Response:
    """The first that waits."""
    return page("review.html", **_next(asked.desk, ""))


def decide(asked: Asked) -> Response:
    """What was decided on one phrase, written at once; and the next."""
    desk, form = asked.desk, asked.form
    op = form.get("op", "")
    if op == "undo":
        return HTMLResponse(render("reviewed.html", **_take_back(desk)))
    phrase = next((each for each in waiting(desk) if each.id == form.get("id", "")), None)
    if phrase is None:
        raise NotFound
    fault = ""
    if op != "skip":
        try:
            _write(desk, phrase, op, form.get("text", "").strip())
        except InputError as error:
            fault = str(error.findings[0])
    else:
        desk.skipped.add(phrase.id)
    return HTMLResponse(render("reviewed.html", **{**_next(desk, phrase.id if fault else ""), "fault": fault}))


def waiting(desk: Desk) -> list[Phrase]:
    """The mined entries of the own phrasebank that nobody has decided on."""
    return [phrase for phrase in desk.workspace.phrasebank.phrases if phrase.status == "mined" and desk.owns(phrase)]


def _write(desk: Desk, phrase: Phrase, op: str, text: str) -> None:
    if op not in ("keep", "reject"):
        raise NotFound
    new = replace(phrase, status="rejected")
    if op == "keep":
        new = replace(reword(phrase, text or phrase.text), status="reviewed")
    change_entry(phrase, new)
    desk.renew()
    now = next(each for each in desk.workspace.phrasebank.phrases if each.id == phrase.id)
    desk.decided.append((now, phrase))


def _take_back(desk: Desk) -> dict[str, Any]:
    if not desk.decided:
        return _next(desk, "")
    now, before = desk.decided.pop()
    change_entry(now, before)
    desk.renew()
    return _next(desk, before.id)


def _next(desk: Desk, wanted: str) -> dict[str, Any]:
    """The phrase that is to be decided on, and how far the review is."""
    left = waiting(desk)
    fresh = [phrase for phrase in left if phrase.id not in desk.skipped]
    phrase = next((each for each in left if each.id == wanted), fresh[0] if fresh else None)
    bank = desk.workspace.phrasebank
    passages = []
    if phrase and phrase.sources:
        archive = Archive(archive_file(desk.workspace.organisation_file))
        passages = archive.search([phrase.sources[0].text], limit=2)[1]
    return {
        "phrase": phrase,
        "left": len(left),
        "done": len(desk.decided),
        "move": bank.moves[phrase.move].name if phrase and phrase.move in bank.moves else "",
        "function": bank.functions[phrase.function].name if phrase and phrase.function in bank.functions else "",
        "passages": passages,
        "own": desk.own_folder is not None,
        "fault": "",
    }
