"""A harvest in; what a person sees of it, and what another program reads, out."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.cli.changes import describe_changes
from drafter.cli.console import paint, plain, screen_width, shorten
from drafter.cli.phrases_show import to_json as phrase_to_json
from drafter.i18n import _
from drafter.language.change import mark_changes

if TYPE_CHECKING:
    from drafter.edited.harvest import (
        AddedSentence,
        Conflict,
        FactChange,
        Harvest,
        ParagraphChange,
        PhraseChange,
        Rewritten,
        Written,
    )
    from drafter.model.edited import Remark

_ABOUT = 40
"""Columns of the words that a comment is about."""


def describe(found: "Harvest", call: Callable[[str], str]) -> Iterator[str]:
    """Everything, in its sections. call: what a fact is called."""
    if not found:
        yield _("The draft says what it said when it was written; nobody has remarked on it.")
        return
    sections = (
        (_("Facts"), [line for change in found.facts for line in describe_fact(change, call)]),
        (_("To be decided"), [line for conflict in found.conflicts for line in describe_conflict(conflict, call)]),
        (_("Phrases changed"), [line for change in found.phrases for line in describe_phrase(change)]),
        (_("In other words"), [line for change in found.rewritten for line in describe_rewritten(change)]),
        (_("Sentences added"), [line for added in found.sentences for line in describe_sentence(added)]),
        (_("Paragraphs"), [line for change in found.paragraphs for line in describe_paragraph(change)]),
        (_("Tracked changes and comments"), [line for remark in found.remarks for line in describe_remark(remark)]),
        (
            _("Left out"),
            [f"{_where(left.line)}  {call(left.name)}  {plain(left.text)}  ({left.reason})" for left in found.left_out],
        ),
        (
            _("In the speech already"),
            [f"{_where(each.line)}  {call(each.path)}  {plain(each.new)}" for each in found.already],
        ),
    )
    first = True
    for title, lines in sections:
        if lines:
            if not first:
                yield ""
            yield paint(title, "bold", sys.stdout)
            yield from (f"  {line}" for line in lines)
            first = False


def describe_fact(change: "FactChange", call: Callable[[str], str]) -> Iterator[str]:
    """Old and new; what is only probable says so."""
    new = plain(change.new) or _("taken out")
    yield f"{_where(change.line)}  {call(change.path)}  {plain(change.old)} → {new}"
    if change.author:
        yield _("    by {author}, neither accepted nor rejected yet", author=plain(change.author))
    if not change.certain:
        yield _("    typed where the fact stood: is it the fact?")


def describe_conflict(conflict: "Conflict", call: Callable[[str], str]) -> Iterator[str]:
    """The versions, numbered, and the path by which `--set` decides."""
    yield _("{fact} ({path})  was: {text}", fact=call(conflict.path), path=conflict.path, text=plain(conflict.old))
    for number, version in enumerate(conflict.versions, 1):
        places = "、".join(map(_where, version.lines)) or _("the meeting file")
        yield f"    {number}  {plain(version.text) or _('taken out')}  ({places})"


def describe_phrase(change: "PhraseChange") -> Iterator[str]:
    """What it was and is, and what becomes of it."""
    yield f"{_where(change.line)}  {change.name}"
    yield from (
        f"    {line}" for line in describe_changes(mark_changes(change.old, change.new), screen_width() - 8, sys.stdout)
    )
    yield f"    {_fate(change)}"
    if not change.certain and change.kind != "removed":
        yield _("    it stands where the phrase stood: is it the phrase?")


def _fate(change: "PhraseChange") -> str:
    if change.kind == "removed":
        return _("taken out of the draft; the phrasebank keeps it")
    if change.pin and change.pin.id:
        return _("chosen: {id}; the meeting file keeps the choice", id=change.pin.id)
    if change.pin:
        return _("the meeting file keeps the wording")
    if change.kind == "variant":
        return _("another way to say {id}", id=change.id)
    proposal = change.proposal
    by = _(" (by {author})", author=plain(change.author)) if change.author else ""
    return _("a new entry under {move}: {text}", move=proposal.move, text=plain(proposal.text)) + by if proposal else ""


def describe_rewritten(change: "Rewritten") -> Iterator[str]:
    """A heading or a linking sentence: as it was and as it is."""
    kinds = {"heading": _("heading"), "sentence": _("sentence"), "omitted": _("taken out")}
    yield f"{_where(change.line)}  {kinds[change.kind]}"
    lines = describe_changes(mark_changes(change.old, change.new), screen_width() - 8, sys.stdout)
    yield from (f"    {line}" for line in lines)
    if change.author:
        yield _("    by {author}, neither accepted nor rejected yet", author=plain(change.author))


def describe_sentence(added: "AddedSentence") -> Iterator[str]:
    """The sentence, where it may go, and what in it belongs to this meeting."""
    yield f"{_where(added.line)}  {plain(added.text)}"
    notes = [added.reason] if added.reason else []
    if added.proposal:
        notes.append(_("may wait for review under {move}", move=added.proposal.move))
    if added.holds:
        notes.append(_("holds {words}", words="、".join(map(plain, added.holds))))
    if added.author:
        notes.append(_("by {author}", author=plain(added.author)))
    if notes:
        yield f"    {'；'.join(notes)}"


def describe_paragraph(change: "ParagraphChange") -> Iterator[str]:
    """Where it stands and what became of it; what was reworded as it was and is."""
    kinds = {
        "moved": _("stands in another place"),
        "joined": _("joined with the one after it"),
        "parted": _("parted from the one before it"),
        "copied": _("says what another paragraph says"),
        "gone": _("taken out"),
        "reworded": _("reworded"),
    }
    words = "" if change.kind == "reworded" else shorten(plain(change.text), _ABOUT)
    yield f"{_where(change.line)}  {kinds[change.kind]}  {words}".rstrip()
    if change.kind == "reworded":
        lines = describe_changes(mark_changes(change.old, change.text), screen_width() - 8, sys.stdout)
        yield from (f"    {line}" for line in lines)


def describe_remark(remark: "Remark") -> Iterator[str]:
    """Who, when, what."""
    kinds = {
        "comment": _("comment"),
        "insertion": _("inserted"),
        "deletion": _("deleted"),
        "move": _("moved"),
    }
    about = f"“{shorten(plain(remark.about), _ABOUT)}”：" if remark.about else ""
    who = "  ".join(part for part in (plain(remark.author), remark.date[:10]) if part)
    yield f"{_where(remark.line)}  {who}  {kinds[remark.kind]}  {about}{plain(remark.text)}"


def _where(line: int) -> str:
    return _("paragraph {number}", number=line) if line else _("gone")


def _pin(change: "PhraseChange") -> dict[str, str] | None:
    if change.pin is None:
        return None
    return {"id": change.pin.id} if change.pin.id else {"text": change.pin.text}


def to_json(found: "Harvest", meeting: Path | None, into: Path | None, written: "Written | None") -> dict[str, Any]:
    """Everything that was found, and what was written."""
    return {
        "meeting": str(meeting) if meeting else None,
        "into": str(into) if into else None,
        "facts": [asdict(change) for change in found.facts],
        "conflicts": [asdict(conflict) for conflict in found.conflicts],
        "phrases": [
            {
                "kind": change.kind,
                "name": change.name,
                "id": change.id,
                "old": change.old,
                "new": change.new,
                "line": change.line,
                "pin": _pin(change),
                "proposal": phrase_to_json(change.proposal) if change.proposal else None,
                "author": change.author,
                "certain": change.certain,
            }
            for change in found.phrases
        ],
        "rewritten": [
            {
                "kind": change.kind,
                "section": change.section,
                "old": change.old,
                "new": change.new,
                "line": change.line,
                "author": change.author,
            }
            for change in found.rewritten
        ],
        "sentences": [
            {
                "text": added.text,
                "line": added.line,
                "section": added.section,
                "holds": list(added.holds),
                "author": added.author,
                "proposal": phrase_to_json(added.proposal) if added.proposal else None,
                "reason": added.reason,
            }
            for added in found.sentences
        ],
        "paragraphs": [asdict(change) for change in found.paragraphs],
        "remarks": [asdict(remark) for remark in found.remarks],
        "left_out": [asdict(left) for left in found.left_out],
        "written": None
        if written is None
        else {
            "facts": list(written.meeting.made) if written.meeting else [],
            "by_hand": list(written.meeting.by_hand) if written.meeting else [],
            "added": [phrase.id for phrase in written.difference.added],
            "updated": [new.id for _old, new in written.difference.updated],
        },
    }
