"""Last year's speeches dropped on a page; a kind of speech of this place, learned from them, and their meetings out."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from starlette.responses import RedirectResponse, Response

from drafter import bounds
from drafter.dataclass import dataclass
from drafter.files.own_folders import own_folder
from drafter.files.writing import write_files
from drafter.i18n import _
from drafter.learn import LearnedKind
from drafter.model.finding import Finding, InputError
from drafter.studio.asked import Asked
from drafter.studio.desk import Desk
from drafter.studio.pages import page

_YEARLY = 30


@dataclass(frozen=True, slots=True)
class Begun:
    """A speech that was learned, as a meeting of this folder."""

    id: str
    title: str


def learn_page(asked: Asked) -> Response:
    """Where speeches of one kind are dropped."""
    return page("learn.html", most=bounds.LEARNED)


def learn_speeches(asked: Asked) -> Response:
    """The kind written among the templates of this place, with the meeting of each speech to begin from."""
    desk, name = asked.desk, asked.form.get("name", "").strip()
    number = asked.form.get("number", "").strip()
    _refuse(asked, name, number)
    with tempfile.TemporaryDirectory() as scratch:
        chosen = []
        for at, (given, data) in enumerate(asked.files):
            path = Path(scratch, str(at), given)
            path.parent.mkdir()
            path.write_bytes(data)
            chosen.append((path, int(number) if number else None))
        kind = _free_id(desk)
        learned = desk.workspace.learn(chosen, kind, name)
    folder = own_folder(desk.workspace.organisation_file, desk.folder, "templates")
    (folder / kind).mkdir(parents=True, exist_ok=True)
    write_files({folder / path: text.encode() for path, text in learned.files.items()})
    desk.renew()
    told = {"called": name, "begun": _begin(desk, learned, name), **_told(learned)}
    return RedirectResponse(f"/learn/{desk.batches.keep(told)}", 303)


def learned_page(asked: Asked) -> Response:
    """What was learned, at an address of its own."""
    return page("learned.html", **asked.desk.batches.find(asked.path["batch"]))


def _refuse(asked: Asked, name: str, number: str) -> None:
    """Raises InputError where nothing can be learned of what was sent."""
    wrong = ""
    if not asked.files:
        wrong = _("Choose a speech, or several of one kind.")
    elif len(asked.files) > bounds.LEARNED:
        wrong = _("at most {count} speeches are learned together", count=bounds.LEARNED)
    elif not name:
        wrong = _("Give the kind a name.")
    elif name in {kind.name for kind in asked.desk.workspace.templates.kinds.values()}:
        wrong = _("There is a kind of speech called “{name}” already.", name=name)
    elif number and not (number.isdecimal() and len(asked.files) == 1):
        wrong = _("Which of several speeches is asked of one file alone, as a number.")
    if wrong:
        raise InputError([Finding("learn", "error", wrong)])


def _free_id(desk: Desk) -> str:
    """An id that no kind has yet."""
    number = 1
    while f"own-{number}" in desk.workspace.templates.kinds:
        number += 1
    return f"own-{number}"


def _begin(desk: Desk, learned: LearnedKind, name: str) -> list[Begun]:
    begun = []
    for text, lesson in zip(learned.meetings, learned.lessons, strict=True):
        opened = desk.create(lesson.speech.title or name, text.encode())
        begun.append(Begun(opened.id, lesson.speech.title or name))
    return begun


def _told(learned: LearnedKind) -> dict[str, Any]:
    """What was taken out as facts, and what of its year still stands in the sections."""
    facts = learned.lessons[0].facts
    several = len(learned.lessons) > 1
    return {
        "facts": list(Counter(fact.ask for fact in facts).items()),
        "ways": [fact for fact in facts if fact.ways] if several else [],
        "shared": learned.count_shared() if several else None,
        "apart": several and learned.is_apart(),
        "free": max(lesson.free for lesson in learned.lessons),
        "yearly": [item for lesson in learned.lessons for item in lesson.yearly][:_YEARLY],
    }
