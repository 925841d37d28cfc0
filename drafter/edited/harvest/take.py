"""Writes what a person took of a harvest into the meeting file, the phrasebank and the draft's record: all, or none."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from drafter.bounds import SPEECH, WRITTEN
from drafter.dataclass import dataclass, replace
from drafter.edited.harvest.baseline import move_baseline
from drafter.edited.harvest.found import AddedSentence, FactChange, PhraseChange, Rewritten
from drafter.edited.harvest.renamed import Names
from drafter.edited.items import Items
from drafter.files.phrasebank import load_phrasebank
from drafter.files.reading import read_named
from drafter.files.template_tables import SOURCE as FROM
from drafter.files.writing import locked, write_files
from drafter.i18n import _
from drafter.meeting import Edited, Vocabulary, edit_meeting, load_meeting, say_facts, told_values
from drafter.meeting.edit import Change
from drafter.meeting.records import TAKEN_BACK
from drafter.meeting.sources import record_around
from drafter.mining import changed_files
from drafter.mining.merge import Difference, compare
from drafter.model.edited import EditedDraft, Record, fact_spots
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import Meeting, OwnSentence, Pin
from drafter.model.path import FactPath
from drafter.model.phrase import Phrase
from drafter.model.place import Place
from drafter.model.template import Templates
from drafter.word.package import Package
from drafter.writers.docx.own_parts import put_record


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be written."""

    facts: tuple[FactChange, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    """Conflicts that were decided: path and text."""
    phrases: tuple[PhraseChange, ...] = ()
    """One that was removed is left out of the speech; the others are chosen, or go into the phrasebank."""
    sentences: tuple[AddedSentence, ...] = ()
    """For the phrasebank."""
    rewritten: tuple[Rewritten, ...] = ()
    placed: tuple[AddedSentence, ...] = ()
    """New sentences that the speech says from now on, each where it stands in the draft."""

    def __bool__(self) -> bool:
        return any((self.facts, self.settled, self.phrases, self.sentences, self.rewritten, self.placed))

    @property
    def proposals(self) -> list[Phrase]:
        """The entries that would be new."""
        wordings = [change.proposal for change in self.phrases if change.kind == "entry"]
        return [phrase for phrase in (*wordings, *(added.proposal for added in self.sentences)) if phrase]

    @property
    def updates(self) -> tuple[tuple[Phrase, Phrase], ...]:
        """Entries with what they would become; one that gains two variants gains both."""
        found: dict[str, tuple[Phrase, Phrase]] = {}
        for change in self.phrases:
            if change.kind == "variant" and change.entry and change.proposal:
                old, new = found.get(change.id, (change.entry, change.entry))
                gained = change.proposal
                found[change.id] = (old, _gained(new, old, gained))
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Written:
    """The files as they are to be written, and what in them is new."""

    files: Mapping[Path, bytes]
    meeting: Edited | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class DraftFile:
    """The draft that was harvested: its file as it was read, and what it says."""

    path: Path
    data: bytes
    package: Package
    edited: EditedDraft

    def with_record(self, record: Record) -> bytes:
        """The file with another record in it."""
        put_record(self.package, record)
        return self.package.to_bytes()

    def refuse_changed(self) -> None:
        """Raises InputError where somebody has saved the file since it was read."""
        if read_named(self.path, SPEECH) != self.data:
            message = _("it was saved meanwhile by somebody else; nothing was written: try again")
            raise InputError([Finding("changed", "error", message, Place(str(self.path), 1))])


def give_back(
    taken: Taken,
    meeting: Path | None,
    into: Path | None,
    others: Sequence[Path],
    templates: Templates,
    *,
    known: Mapping[str, str] | None = None,
    draft: DraftFile | None = None,
    called: str = "",
    is_read: bool = True,
) -> Written:
    """Write what was taken into the meeting file, a phrasebank folder and the draft's record: all, or none.

    others: the phrasebank folders that are read beside it. known: what the meeting file said, by path, when the draft
    was compared with it. called: the draft's name, for where something came from. is_read: whether drafts will look
    into the folder: drafter.yaml names it. The files are locked while they are read, changed and written, so that of
    two harvests at once neither loses what the other wrote. Raises InputError, also where a fact was changed meanwhile.
    """
    with ExitStack() as locks:
        if meeting is not None:
            locks.enter_context(locked(meeting))
        if into is not None:
            (into / "phrases").mkdir(parents=True, exist_ok=True)
            locks.enter_context(locked(into))
        given = None if meeting is None else (meeting, read_named(meeting, WRITTEN))
        if given and known is not None:
            _refuse_changed(taken, given, known, templates)
        difference = number_entries(taken, into, others) if into else Difference((), (), 0)
        written = set_out_files(taken, difference, given, into, templates, called=called, is_read=is_read)
        files = dict(written.files)
        if draft is not None and (paths := settled_paths(taken, written)):
            draft.refuse_changed()
            files[draft.path] = draft.with_record(
                move_baseline(draft.edited, _drafted_paths(draft, paths, known, templates))
            )
        write_files(files)
    return replace(written, files=files)


def settled_paths(taken: Taken, written: Written) -> set[str]:
    """The facts on which draft and meeting file were brought to an agreement."""
    by_hand = set(written.meeting.by_hand) if written.meeting else set()
    paths = {change.path for change in taken.facts} | {path for path, _text in taken.settled}
    return paths - by_hand if written.meeting else set()


def _drafted_paths(
    draft: DraftFile, paths: Collection[str], known: Mapping[str, str] | None, templates: Templates
) -> Collection[str]:
    """What a draft calls the facts of these paths of the meeting file."""
    if known is None:
        return paths
    names = Names(Items(draft.edited.record, known), Vocabulary(templates, None))
    return {path for path in fact_spots(draft.edited.record) if names.of(path) in paths}


def _refuse_changed(taken: Taken, given: tuple[Path, bytes], known: Mapping[str, str], templates: Templates) -> None:
    """Refuse to write over what somebody put into the meeting file after it was compared."""
    path, data = given
    meeting = load_meeting(data, templates)[0]
    now = told_values(meeting)
    wanted = {change.path: change.new for change in taken.facts} | dict(taken.settled)
    changed = [fact for fact, text in wanted.items() if now.get(fact, "") not in (known.get(fact, ""), text)]
    if changed:
        facts = say_facts(changed, now, Vocabulary(templates, templates.kinds.get(meeting.kind)))
        message = _("changed meanwhile: {facts}; nothing was written: look at the draft again", facts=facts)
        raise InputError([Finding("changed", "error", message, Place(str(path), 1))])


def number_entries(taken: Taken, folder: Path, others: Sequence[Path]) -> Difference:
    """The entries that a folder would gain, with ids that go on from the highest in all folders, and those that change.

    Called while the folder is locked: its files are read anew. Raises InputError.
    """
    folders = [folder] if (folder / "phrases").is_dir() else []
    known = [other for other in others if other.resolve() != folder.resolve()]
    bank, _warnings = load_phrasebank([*folders, *known])
    difference = compare(taken.proposals, bank.phrases)
    by_id = {phrase.id: phrase for phrase in bank.phrases}
    updated = [(by_id[old.id], _gained(by_id[old.id], old, new)) for old, new in taken.updates if old.id in by_id]
    return Difference(difference.added, (*difference.updated, *updated), difference.known)


def _gained(now: Phrase, old: Phrase, new: Phrase) -> Phrase:
    """An entry as it is now with the variants and sources that it gains."""
    variants = (*now.variants, *(text for text in new.variants if text not in (*old.variants, *now.variants)))
    sources = (*now.sources, *(source for source in new.sources if source not in (*old.sources, *now.sources)))
    return replace(now, variants=variants, sources=sources)


def set_out_files(
    taken: Taken,
    difference: Difference,
    meeting: tuple[Path, bytes] | None,
    folder: Path | None,
    templates: Templates,
    *,
    called: str = "",
    is_read: bool = True,
) -> Written:
    """The bytes of every file that changes. Raises InputError when the meeting file as it is cannot be read."""
    files: dict[Path, bytes] = dict(changed_files(folder, difference)) if folder else {}
    edited = None
    if meeting is not None:
        path, data = meeting
        changes = meeting_changes(taken, difference.added, called=called, is_read=is_read)
        if taken.rewritten or taken.placed:
            changes |= changes_of_wording(taken, load_meeting(data, templates)[0], called)
        origins = changes_of_origin(taken, load_meeting(data, templates)[0], templates, called)
        edited = _without(origins, edit_meeting(data, changes | origins, templates))
        if edited.made:
            files[path] = edited.data
    return Written(files, edited, difference)


def meeting_changes(taken: Taken, added: Sequence[Phrase], *, called: str = "", is_read: bool) -> dict[str, Change]:
    """Path to value: facts, and pins for the phrases that were chosen or are entries now.

    An entry in a folder that no draft reads is pinned by its words: by its number the next draft would not find it.
    """
    changes: dict[str, Change] = {change.path: change.new or None for change in taken.facts}
    changes |= {path: text or None for path, text in taken.settled}
    for change in taken.phrases:
        if change.kind == "removed":
            changes[f"phrases.{change.name}"] = Pin(omit=True, source=_origin(called, change))
        elif change.pin:
            changes[f"phrases.{change.name}"] = replace(change.pin, source=_origin(called, change))
        elif change.kind == "entry" and change.proposal:
            ids = [phrase.id for phrase in added if replace(phrase, id="") == change.proposal]
            words = change.new if change.proposal.slots else change.proposal.text
            changes |= {f"phrases.{change.name}": Pin(id=number) if is_read else Pin(text=words) for number in ids}
    return changes


def changes_of_origin(taken: Taken, meeting: Meeting, templates: Templates, called: str) -> dict[str, Change]:
    """By path where the records come from that say something else now: whoever shortens the speech spares them."""
    vocabulary = Vocabulary(templates, templates.kinds.get(meeting.kind))
    changes: dict[str, Change] = {}
    for change in taken.facts:
        record = record_around(FactPath.parse(change.path), vocabulary)
        if record and change.new and called:
            changes.setdefault(f"{record}.{FROM.name}", f"{TAKEN_BACK}{_origin(called, change)}")
    return changes


def _without(origins: Collection[str], edited: Edited) -> Edited:
    """What was made and what was not, without what is told beside it of where it comes from."""
    made, by_hand = (tuple(each for each in paths if each not in origins) for paths in (edited.made, edited.by_hand))
    return Edited(edited.data, made, by_hand)


def _origin(called: str, change: FactChange | PhraseChange | Rewritten | AddedSentence) -> str:
    """Where something was taken from, as a meeting file says it: 改稿.docx 第5段，王县长."""
    return "，".join(filter(None, (f"{called} 第{change.line}段" if called else "", change.author)))


def changes_of_wording(taken: Taken, meeting: Meeting, called: str) -> dict[str, Change]:
    """Path to the heading or sentence that the meeting file gains."""
    told = {change.path: change.new for change in taken.facts} | dict(taken.settled)
    changes: dict[str, Change] = {}
    counts: dict[str, int] = {}
    own = [
        (each.section, OwnSentence(each.new, each.instead(told), omit=not each.new, source=_origin(called, each)))
        for each in taken.rewritten
        if each.kind != "heading"
    ]
    own += [(each.section, replace(each.stands(told), source=_origin(called, each))) for each in taken.placed]
    for section, sentence in own:
        known = meeting.sections.change.get(section)
        number = counts.setdefault(section, len(known.sentences) if known else 0)
        counts[section] += 1
        changes[f"sections.change.{section}.sentences[{number}]"] = sentence
    headings = {
        f"sections.change.{each.section}.heading": each.new for each in taken.rewritten if each.kind == "heading"
    }
    return changes | headings
