"""After Word: a draft that was edited comes back; what changed, taken into the files, refreshed, finished, compared."""

import tempfile
from collections.abc import Collection, Sequence
from dataclasses import field
from pathlib import Path

from starlette.responses import HTMLResponse, RedirectResponse, Response

from drafter.corpus.source import Source, read_data, read_paragraphs
from drafter.dataclass import dataclass, replace
from drafter.edited import finalize
from drafter.edited.compare import compare
from drafter.edited.harvest import DraftFile, Harvest, Taken, find_stayed, give_back, harvest
from drafter.edited.refresh import ChangedParagraph, list_choices, list_order
from drafter.i18n import _
from drafter.language.change import mark_changes
from drafter.language.punctuation import FINAL
from drafter.meeting import say_fact, say_facts, told_values
from drafter.model.draft import told_in
from drafter.model.edited import EditedDraft
from drafter.model.finding import Finding, InputError
from drafter.model.marks import shorten_name
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.desk import Desk, Opened
from drafter.studio.downloads import as_file
from drafter.studio.home import list_speeches
from drafter.studio.pages import page, render
from drafter.word.draft import read_draft
from drafter.word.nodes import refusing
from drafter.word.package import Package
from drafter.workspace import Refreshed
from drafter.writers.docx import set_out


@dataclass
class Dropped:
    """An edited draft, and the meeting that it was made from."""

    name: str
    data: bytes
    edited: EditedDraft
    opened: Opened | None
    found: Harvest
    known: dict[str, str] = field(default_factory=dict)
    """What the meeting file said when the draft was compared with it."""
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Made of it: what it is to its name and bytes."""
    shown: tuple[ChangedParagraph, ...] = ()
    """What a refresh would change, as it was shown."""
    undecided: frozenset[str] = frozenset()
    """The facts that differed then, since draft and meeting file were both changed."""
    left: frozenset[str] = frozenset()
    """The facts that stay as the draft has them, since that was chosen: they keep no file from being final."""
    said: list[str] = field(default_factory=list)
    """What was done with it last."""


def after_page(asked: Asked, wrong: str = "") -> Response:
    """Where a draft is dropped, and two versions are compared. wrong: with what was sent from here."""
    meetings, chosen = list_speeches(asked.desk), asked.query.get("meeting", "")
    return page("after.html", 422 if wrong else 200, meetings=meetings, chosen=chosen, wrong=wrong)


def drop_draft(asked: Asked) -> Response:
    """What changed in a draft since it left."""
    if not asked.files:
        return after_page(asked, _("Choose the Word file that you edited."))
    name, data = asked.files[0]
    try:
        with refusing(name):
            edited = read_draft(Package(data))
    except InputError as error:
        return after_page(asked, _say_next(name, error))
    opened = _meeting_of(asked.desk, edited, asked.form.get("meeting", ""))
    batch = Dropped(name, data, edited, opened, Harvest())
    _look(asked.desk, batch)
    return _to(asked.desk.batches.keep(batch))


def _say_next(name: str, error: InputError) -> str:
    """Why a file is not one that was edited, and what can be done with it all the same."""
    why = "; ".join(finding.message for finding in error.findings).rstrip(FINAL)
    return _(
        "{file}: {why}. Choose the Word file (.docx) that this program made and that was edited since, saved as .docx"
        " in Word or WPS. Any other speech can be compared with it on this page, or read as material on the first"
        " page.",
        file=name,
        why=why,
    )


def harvest_page(asked: Asked) -> Response:
    """What changed in a draft that was dropped: an address of its own, to which the browser's way back leads."""
    name = asked.path["batch"]
    return _show(asked, name, asked.desk.batches.find(name))


def take_harvest(asked: Asked) -> Response:
    """What was ticked, written into the meeting file and the phrasebank."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    workspace, found, form = asked.desk.workspace, batch.found, asked.several
    ticked = set(form.get("take", ()))
    settled = [
        (conflict.path, text)
        for number, conflict in enumerate(found.conflicts)
        if (text := asked.form.get(f"conflict.{number}", ""))
    ]
    taken = Taken(
        tuple(each for number, each in enumerate(found.facts) if f"fact.{number}" in ticked),
        tuple(settled),
        tuple(each for number, each in enumerate(found.phrases) if f"phrase.{number}" in ticked),
        tuple(each for number, each in enumerate(found.sentences) if f"sentence.{number}" in ticked),
        tuple(each for number, each in enumerate(found.rewritten) if f"rewritten.{number}" in ticked),
        tuple(each for number, each in enumerate(found.sentences) if f"speech.{number}" in ticked),
    )
    if not taken:
        batch.said = [_("Nothing was ticked, so nothing was written.")]
        return _to(asked.path["batch"])
    if batch.opened:
        batch.opened.history.find(batch.opened.read())
    folder = asked.desk.own_folder if taken.proposals or taken.updates else None
    source = batch.opened.path if batch.opened else None
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch, "edited.docx")
        copy.write_bytes(batch.data)
        written = give_back(
            taken,
            source,
            folder,
            workspace.phrasebank_folders,
            workspace.templates,
            known=batch.known or None,
            draft=DraftFile(copy, batch.data, Package(batch.data), batch.edited),
            called=batch.name,
        )
        batch.data = copy.read_bytes()
    with refusing(batch.name):
        batch.edited = read_draft(Package(batch.data))
    batch.files["edited"] = (f"{Path(batch.name).stem}-已收回.docx", batch.data)
    batch.files.pop("refreshed", None)
    batch.left = frozenset()
    if folder:
        asked.desk.renew()
    if batch.opened:
        batch.opened.history.find(batch.opened.read())
    _look(asked.desk, batch)
    batch.said = said = []
    if written.meeting and written.meeting.made:
        said.append(_("{count} changes were taken into the speech.", count=len(written.meeting.made)))
    if written.meeting and written.meeting.by_hand:
        facts = say_facts(written.meeting.by_hand, batch.known, asked.desk.vocabulary_of(batch.edited.record.kind))
        said.append(_("cannot be set without touching more; write by hand: {paths}", paths=facts))
    entries = len(written.difference.added) + len(written.difference.updated)
    if entries:
        said.append(_("{count} phrases were written into your phrasebank.", count=entries))
    return _to(asked.path["batch"])


def _to(batch: str) -> Response:
    return RedirectResponse(f"/after/{batch}", 303)


def make_phrasebank(asked: Asked) -> Response:
    """A phrasebank of this place, so that sentences of the draft may be kept in it."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    asked.desk.make_own_folder()
    _look(asked.desk, batch)
    batch.said = [_("This place has a phrasebank of its own now.")]
    return _to(asked.path["batch"])


def refresh_draft(asked: Asked) -> Response:
    """What the facts of the meeting file as they are now change in the draft; each may be unticked."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    refreshed = _refresh(asked.desk, batch)
    batch.shown, batch.undecided = refreshed.changes, frozenset(refreshed.refresh.open)
    return HTMLResponse(
        render(
            "refreshed.html",
            changes=_number(refreshed.changes),
            order=list_order(batch.edited, refreshed.refresh),
            kept=refreshed.refresh.kept,
            open=refreshed.refresh.open,
            batch=asked.path["batch"],
            marked=mark_changes,
        )
    )


def download_refreshed(asked: Asked) -> Response:
    """The draft with the changes that are ticked; what was edited, and what is not ticked, stays."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    refreshed = _refresh_ticked(asked, batch)
    if refreshed.changes != batch.shown:
        batch.said = [_("The speech has changed since what a refresh would change was shown: look at it again.")]
        return _to(asked.path["batch"])
    batch.left = frozenset(refreshed.refresh.open) - batch.undecided
    batch.files["refreshed"] = (f"{Path(batch.name).stem}-新材料.docx", refreshed.data)
    return as_file(refreshed.data, batch.files["refreshed"][0])


def show_order(asked: Asked) -> Response:
    """The order in which paragraphs will stand, as it is ticked now."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    return HTMLResponse(render("order.html", order=list_order(batch.edited, _refresh_ticked(asked, batch).refresh)))


def _refresh_ticked(asked: Asked, batch: Dropped) -> Refreshed:
    """The draft with the changes that are ticked."""
    ticked = set(asked.several.get("take", ()))
    numbers = range(1, len(list_choices(batch.shown)) + 1)
    return _refresh(asked.desk, batch, [number for number in numbers if str(number) not in ticked])


def _refresh(desk: Desk, batch: Dropped, leave: Collection[int] = ()) -> Refreshed:
    if batch.opened is None:
        raise InputError([Finding("file", "error", _("Choose the meeting that the draft was made from."))])
    meeting = desk.workspace.load(batch.opened.path, dict(batch.edited.record.settings))
    return desk.workspace.refresh(Package(batch.data), batch.edited, meeting, batch.name, leave=leave)


def _number(changes: Sequence[ChangedParagraph]) -> list[tuple[int, ChangedParagraph]]:
    """The changes with their numbers among the choices; 0 for those that follow from others."""
    numbers = {id(change): number for number, change in enumerate(list_choices(changes), 1)}
    return [(numbers.get(id(change), 0), change) for change in changes]


def finalize_draft(asked: Asked) -> Response:
    """The final file, of the draft with its new material where that was taken, or all that is open."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    name, draft = batch.files.get("refreshed", (batch.name, batch.data))
    allow = [*asked.form.get("allow", "").split(), *(shorten_name(f"fact:{path}") for path in batch.left)]
    try:
        data = finalize(draft, allow, name)
    except InputError as error:
        return HTMLResponse(render("finalized.html", findings=error.findings, batch="", source=name))
    batch.files["final"] = (f"{Path(name).stem}-定稿.docx", data)
    final = batch.files["final"][0]
    return HTMLResponse(render("finalized.html", findings=(), batch=asked.path["batch"], source=name, final=final))


def download(asked: Asked) -> Response:
    """A file that was made of a draft."""
    batch: Dropped = asked.desk.batches.find(asked.path["batch"])
    if asked.path["what"] not in batch.files:
        raise NotFound
    name, data = batch.files[asked.path["what"]]
    return as_file(data, name)


def compare_versions(asked: Asked) -> Response:
    """Two versions, section by section and word by word; a meeting stands for the draft that it makes now."""
    given = [_read(name, data) for name, data in asked.files[:2]]
    opened = asked.desk.open(asked.form.get("meeting", ""))
    if len(given) == 1 and opened is not None:
        workspace = asked.desk.workspace
        draft, _plan = workspace.draft(asked.desk.load(opened))
        blocks = set_out(draft, workspace.style())
        given.append(_sourced(read_paragraphs((block.text for block in blocks), str(asked.desk.load(opened).title))))
    if len(given) < 2:
        return after_page(asked, _("Choose two versions, or one and the meeting that it is compared with."))
    found = compare(given[0], given[1], asked.desk.workspace.reader)
    return RedirectResponse(f"/compare/{asked.desk.batches.keep((given[0].file, given[1].file, found))}", 303)


def compared_page(asked: Asked) -> Response:
    """What was compared, at an address of its own."""
    old, new, found = asked.desk.batches.find(asked.path["batch"])
    return page("compared.html", found=found, old=old, new=new)


def _read(name: str, data: bytes) -> Source:
    return _sourced(read_data(data, name, Path(name).suffix.lower()))


def _sourced(source: Source | Finding) -> Source:
    if not isinstance(source, Source):
        raise InputError([source])
    return source


def _meeting_of(desk: Desk, edited: EditedDraft, chosen: str) -> Opened | None:
    """The meeting that was chosen, else the one by the name that the draft recorded, else the only one of its title."""
    name, known = Path(edited.meta.get("meeting", "")).name, desk.list_meetings()
    found = desk.open(chosen) or next((each for each in known if each.path.name == name), None)
    if found:
        return found
    title = next((block.text for block in edited.record.blocks if block.kind == "title"), "")
    called = [each for each in list_speeches(desk) if title and each.title == title]
    return desk.open(called[0].id) if len(called) == 1 else None


def _look(desk: Desk, batch: Dropped) -> None:
    """Compare the draft with the record of how it left, and with the meeting file as it is now."""
    workspace = desk.workspace
    meeting = desk.load(batch.opened) if batch.opened else None
    batch.known = told_values(meeting) if meeting else {}
    batch.found = found = harvest(
        batch.edited,
        workspace.phrasebank,
        workspace.templates,
        Path(batch.name).stem,
        own=desk.own_folder,
        meeting=meeting,
    )
    if meeting and batch.opened:
        told = {change.name for change in found.phrases}
        stayed = find_stayed(batch.edited, meeting, desk.draft(batch.opened)[0])
        batch.found = replace(found, phrases=(*found.phrases, *(each for each in stayed if each.name not in told)))


def _show(asked: Asked, name: str, batch: Dropped) -> Response:
    found = batch.found
    paths = [*(change.path for change in found.facts), *(conflict.path for conflict in found.conflicts)]
    paths += [change.path for change in found.already]
    vocabulary = asked.desk.vocabulary_of(batch.edited.record.kind)
    told = batch.known or told_in(batch.edited.record.blocks)
    return page(
        "harvest.html",
        batch=name,
        file=batch.name,
        found=found,
        opened=batch.opened,
        title=asked.desk.load(batch.opened).title if batch.opened else "",
        meetings=asked.desk.list_meetings(),
        own=asked.desk.own_folder,
        facts={path: say_fact(path, told, vocabulary) for path in paths},
        said=batch.said,
        standing=_standing(asked.desk, batch),
        files=batch.files,
        marked=lambda old, new: mark_changes(old, new),
    )


def _standing(desk: Desk, batch: Dropped) -> set[str]:
    """The sentences of the writer's own that stand in the speech already."""
    if batch.opened is None:
        return set()
    sections = desk.load(batch.opened).sections
    own = {each.text for change in sections.change.values() for each in change.sentences}
    return own | {entry.text for entry in sections.add}
