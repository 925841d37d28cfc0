"""The phrasebank as a page: functions as a tree, search while typing, sources, favourites, changes; and the archive."""

from collections import Counter
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse, Response

from drafter.dataclass import replace
from drafter.i18n import _
from drafter.mining import put_entry
from drafter.mining.reword import change_entry, reword
from drafter.model.finding import Finding, InputError
from drafter.model.phrase import Function, Phrase, Phrasebank
from drafter.search import make_index, search, select_phrases
from drafter.search.archive import Archive
from drafter.search.favourites import read_favourites, write_favourites
from drafter.studio.asked import Asked
from drafter.studio.batches import NotFound
from drafter.studio.desk import Desk
from drafter.studio.pages import page, render
from drafter.studio.sources import name_sources

_MOST = 60
"""Phrases on the page at once."""
_PICKED = 20
"""The same beside a sentence that is being changed."""
_FAVOURITES = "favourites"
"""What the page calls the phrases that this person marked, in the place of a function."""


def phrases_page(asked: Asked) -> Response:
    """The tree of functions, the box to search in, and what is found at first."""
    bank = asked.desk.workspace.phrasebank
    usable = [phrase for phrase in bank.phrases if phrase.offered]
    counts = Counter(phrase.function for phrase in usable)
    tree = [
        (branch, [(leaf, counts[leaf.id]) for leaf in bank.functions.values() if leaf.parent == branch.id])
        for branch in bank.functions.values()
        if not branch.parent
    ]
    waiting = sum(phrase.status == "mined" for phrase in bank.phrases if asked.desk.owns(phrase))
    return page("phrases.html", tree=tree, total=len(usable), waiting=waiting, **_found(asked))


def find_phrases(asked: Asked) -> Response:
    """What was found, for the middle of the page."""
    return HTMLResponse(render("found.html", **_found(asked)))


def pick_phrases(asked: Asked) -> Response:
    """Phrases to be put into a sentence that is being changed: what was looked for, or the favourites."""
    found = _found(asked, "" if asked.query.get("q", "").strip() else _FAVOURITES)
    return HTMLResponse(render("picked.html", **found, most=_PICKED))


def _found(asked: Asked, function: str = "") -> dict[str, Any]:
    bank = asked.desk.workspace.phrasebank
    query, function = asked.query.get("q", "").strip(), function or asked.query.get("function", "")
    favourites = read_favourites()
    selected = select_phrases(bank.phrases, function=function or None)
    phrases = [phrase for phrase in selected if phrase.offered]
    if function == _FAVOURITES:
        by_id = {phrase.id: phrase for phrase in bank.phrases}
        phrases = [by_id[each] for each in reversed(favourites) if each in by_id]
    marked: dict[str, tuple[str, ...]] = {}
    nearest: tuple[Function, ...] = ()
    if query:
        found = search(make_index(bank, phrases), query)
        phrases = [match.phrase for match in found.matches]
        marked = {match.phrase.id: match.marked for match in found.matches}
        nearest = tuple(found.nearest)
    unread = [phrase for phrase in phrases if phrase.status == "mined"]
    known = [phrase for phrase in phrases if phrase.status != "mined"]
    asked_for = asked.query.get("most", "")
    most = max(int(asked_for), _MOST) if asked_for.isdecimal() else _MOST
    return {
        "phrases": known[:most],
        "found": len(known),
        "unread": unread[:most],
        "more": max(len(unread) - most, 0),
        "next": most + _MOST,
        "everywhere": _count_everywhere(bank, query) if query and function else 0,
        "query": query,
        "function": function,
        "marked": marked,
        "nearest": nearest,
        "favourites": favourites,
        "functions": bank.functions,
        "mark": mark_words,
    }


def _count_everywhere(bank: Phrasebank, query: str) -> int:
    """How many phrases are found where no function is chosen."""
    phrases = [phrase for phrase in select_phrases(bank.phrases) if phrase.offered]
    return sum(match.phrase.status != "mined" for match in search(make_index(bank, phrases), query).matches)


def mark_words(text: str, words: tuple[str, ...]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is one of the words."""
    pieces, at = [], 0
    while at < len(text):
        hits = [(start, word) for word in words if word and (start := text.find(word, at)) >= 0]
        if not hits:
            break
        start, word = min(hits, key=lambda hit: (hit[0], -len(hit[1])))
        pieces += [(text[at:start], False), (word, True)]
        at = start + len(word)
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


def show_phrase(asked: Asked) -> Response:
    """One phrase: where it is from, how else it is said, when it may stand."""
    return _card(asked, _entry(asked))


def _card(asked: Asked, phrase: Phrase, said: str = "", *, marked: bool = False) -> Response:
    desk = asked.desk
    bank = desk.workspace.phrasebank
    passages = []
    if phrase.sources:
        words = [source.text for source in phrase.sources[:1]]
        passages = Archive(desk.archive_file).search(words, limit=3)[1]
    return HTMLResponse(
        render(
            "card.html",
            phrase=phrase,
            sources=name_sources(phrase, bank, desk.archive_file),
            functions=bank.functions,
            move=bank.moves[phrase.move].name if phrase.move in bank.moves else phrase.move,
            requires=[bank.evidence[name].name for name in phrase.requires if name in bank.evidence],
            favourites=read_favourites(),
            marked=marked,
            own=desk.owns(phrase),
            passages=passages,
            said=said,
        )
    )


def change_phrase(asked: Asked) -> Response:
    """A phrase marked, copied into the own phrasebank, reworded or rejected."""
    phrase, form, desk = _entry(asked), asked.form, asked.desk
    match form.get("op", ""):
        case "mark":
            marked = [each for each in read_favourites() if each != phrase.id]
            write_favourites(marked if phrase.id in read_favourites() else [*marked, phrase.id])
            return _card(asked, phrase, marked=True)
        case "copy":
            kept = tuple(each for each in phrase.requires if each != "chosen")
            desk.read_phrases(put_entry(desk.make_own_folder(), replace(phrase, requires=kept)))
            said = _("It is yours now, and may be changed.")
        case "reword":
            _change(desk, phrase, reword(phrase, form.get("text", "").strip()))
            said = _("Changed; the old wording is kept as a variant.")
        case "reject":
            _change(desk, phrase, replace(phrase, status="rejected", note=form.get("note", "").strip()))
            said = _("No draft uses it any more.")
        case _:
            raise NotFound
    return _card(asked, _entry(asked), said)


def _change(desk: Desk, old: Phrase, new: Phrase) -> None:
    if not desk.owns(old):
        message = _("It came with the program: make it yours first, then it may be changed")
        raise InputError([Finding("phrase", "error", message)])
    if not new.text:
        raise InputError([Finding("phrase", "error", _("A phrase has words."))])
    if old != new and old.place is not None:
        change_entry(old, new)
        desk.read_phrases(Path(old.place.file))


def _entry(asked: Asked) -> Phrase:
    entries = {phrase.id: phrase for phrase in asked.desk.workspace.phrasebank.phrases}
    if asked.path["phrase"] not in entries:
        raise NotFound
    return entries[asked.path["phrase"]]
