"""What mining found, one phrase after the other by keyboard: keep, reword, reject, take back."""

from dataclasses import field
from typing import Any

from starlette.responses import HTMLResponse, Response

from drafter.dataclass import dataclass, replace
from drafter.mining.reword import change_entry, reword
from drafter.model.finding import InputError
from drafter.model.phrase import Phrase, Phrasebank
from drafter.search.archive import Archive
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.desk import Desk
from drafter.studio.pages import page, render
from drafter.studio.sources import name_sources


@dataclass
class Review:
    """A review that is going on: the bank is read once, and each decision is written at once."""

    bank: Phrasebank
    waiting: dict[str, Phrase]
    decided: list[tuple[Phrase, Phrase]] = field(default_factory=list)
    """Each entry as it is now and as it was."""

    def decide(self, phrase: Phrase, new: Phrase) -> None:
        """Raises InputError where the entry cannot be changed."""
        change_entry(phrase, new)
        del self.waiting[phrase.id]
        self.decided.append((new, phrase))

    def put_off(self, phrase: Phrase) -> None:
        """It comes again when all others are decided."""
        self.waiting[phrase.id] = self.waiting.pop(phrase.id)

    def take_back(self) -> None:
        """The last decision undone: its phrase is the next again."""
        if self.decided:
            now, before = self.decided.pop()
            change_entry(now, before)
            self.waiting = {before.id: before, **self.waiting}


def review_page(asked: Asked) -> Response:
    """The first that waits."""
    bank = asked.desk.workspace.phrasebank
    own = {phrase.id: phrase for phrase in bank.phrases if phrase.status == "mined" and asked.desk.owns(phrase)}
    asked.desk.review = Review(bank, own)
    return page("review.html", **_next(asked.desk, asked.desk.review))


def decide(asked: Asked) -> Response:
    """What was decided on one phrase, written at once; and the next."""
    desk, form, op = asked.desk, asked.form, asked.form.get("op", "")
    review = desk.review
    if not isinstance(review, Review):
        raise NotFound
    fault = ""
    try:
        if op == "undo":
            review.take_back()
        elif phrase := review.waiting.get(form.get("id", "")):
            _decide(review, phrase, op, form.get("text", "").strip())
    except InputError as error:
        fault = str(error.findings[0])
    desk.stale = True
    return HTMLResponse(render("reviewed.html", **{**_next(desk, review), "fault": fault}))


def _decide(review: Review, phrase: Phrase, op: str, text: str) -> None:
    match op:
        case "keep":
            review.decide(phrase, replace(reword(phrase, text or phrase.text), status="reviewed"))
        case "reject":
            review.decide(phrase, replace(phrase, status="rejected"))
        case "skip":
            review.put_off(phrase)
        case _:
            raise NotFound


def _next(desk: Desk, review: Review) -> dict[str, Any]:
    """The phrase that is to be decided on, and how far the review is."""
    phrase = next(iter(review.waiting.values()), None)
    bank, passages = review.bank, []
    if phrase and phrase.sources:
        archive = Archive(desk.archive_file)
        passages = archive.search([phrase.sources[0].text], limit=2)[1]
    return {
        "phrase": phrase,
        "sources": name_sources(phrase, bank, desk.archive_file) if phrase else [],
        "left": len(review.waiting),
        "done": len(review.decided),
        "move": bank.moves[phrase.move].name if phrase and phrase.move in bank.moves else "",
        "function": bank.functions[phrase.function].name if phrase and phrase.function in bank.functions else "",
        "passages": passages,
        "own": desk.own_folder is not None,
        "fault": "",
    }
