"""Writes what a person took of a harvest into the meeting file, the phrasebank and the draft's record: all, or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter.edited.harvest.found import AddedSentence, FactChange, PhraseChange
from drafter.files.meeting_edit import Edited, edit_meeting
from drafter.files.phrasebank import load_phrasebank
from drafter.files.writing import locked, write_files
from drafter.mining import changed_files
from drafter.mining.merge import Difference, compare
from drafter.model.meeting import Pin
from drafter.model.phrase import Phrase
from drafter.model.template import Templates


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be written."""

    facts: tuple[FactChange, ...] = ()
    settled: tuple[tuple[str, str], ...] = ()
    """Conflicts that were decided: path and text."""
    phrases: tuple[PhraseChange, ...] = ()
    sentences: tuple[AddedSentence, ...] = ()

    def __bool__(self) -> bool:
        return any((self.facts, self.settled, self.phrases, self.sentences))

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


def give_back(
    taken: Taken, meeting: Path | None, into: Path | None, others: Sequence[Path], templates: Templates
) -> Written:
    """Write what was taken into the meeting file and a phrasebank folder: both, or neither. Raises InputError.

    others: the phrasebank folders that are read beside it.
    """
    given = None if meeting is None else (meeting, meeting.read_bytes())
    if into is None:
        written = set_out_files(taken, Difference((), (), 0), given, None, templates)
        write_files(written.files)
        return written
    (into / "phrases").mkdir(parents=True, exist_ok=True)
    with locked(into):
        written = set_out_files(taken, number_entries(taken, into, others), given, into, templates)
        write_files(written.files)
    return written


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
    taken: Taken, difference: Difference, meeting: tuple[Path, bytes] | None, folder: Path | None, templates: Templates
) -> Written:
    """The bytes of every file that changes. Raises InputError when the meeting file as it is cannot be read."""
    files: dict[Path, bytes] = dict(changed_files(folder, difference)) if folder else {}
    edited = None
    if meeting is not None:
        path, data = meeting
        edited = edit_meeting(data, meeting_changes(taken, difference.added), templates)
        if edited.made:
            files[path] = edited.data
    return Written(files, edited, difference)


def meeting_changes(taken: Taken, added: Sequence[Phrase]) -> dict[str, str | Pin | None]:
    """Path to value: facts, and pins for the phrases that were chosen or are entries now."""
    changes: dict[str, str | Pin | None] = {change.path: change.new or None for change in taken.facts}
    changes |= {path: text or None for path, text in taken.settled}
    for change in taken.phrases:
        if change.pin:
            changes[f"phrases.{change.name}"] = change.pin
        elif change.kind == "entry":
            ids = [phrase.id for phrase in added if replace(phrase, id="") == change.proposal]
            changes |= {f"phrases.{change.name}": Pin(id=number) for number in ids}
    return changes
