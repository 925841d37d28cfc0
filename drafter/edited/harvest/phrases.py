"""The stock phrases of an edited draft: chosen anew, reworded, taken out."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.dataclass import replace
from drafter.edited.align import Places
from drafter.edited.harvest.found import LeftOut, PhraseChange
from drafter.edited.harvest.wording import (
    Wording,
    in_form,
    mark_given_up,
    pattern_of,
    read_place,
    read_wordings,
    recorded_without_facts,
    with_slots,
    without_facts,
)
from drafter.i18n import _
from drafter.language.likeness import likeness
from drafter.language.punctuation import FINAL
from drafter.language.slots import find_slots, replace_slots
from drafter.mining import can_change
from drafter.mining.cluster import ALIKE
from drafter.mining.merge import wording_key
from drafter.model.draft import PhraseUse, Run
from drafter.model.edited import EditedDraft, Remark, Spot
from drafter.model.meeting import Pin
from drafter.model.phrase import Phrase, Phrasebank, Source

LONGEST = 60
"""Characters of a phrase: what is longer is no stock phrase."""


class PhraseFinder:
    """Compares the phrases of a record with the edited draft.

    speech: the name under which the draft is a source; own: the phrasebank folder whose entries may be changed; pins:
    what the meeting file pins already.
    """

    def __init__(
        self, edited: EditedDraft, bank: Phrasebank, speech: str, own: Path | None, pins: Mapping[str, Pin]
    ) -> None:
        self.edited = edited
        self.bank = bank
        self.speech = speech
        self.own = own
        self.pins = pins
        self.by_id = {phrase.id: phrase for phrase in bank.phrases}
        self.left_out: list[LeftOut] = []
        self.typed_over: list[Wording] = []
        """What was typed in the place of phrases whose controls are gone."""

    def find(self, spots: Mapping[str, Sequence[Spot]], places: Places) -> list[PhraseChange]:
        """Every phrase that reads otherwise, in reading order."""
        standing = read_wordings(self.edited)
        found = []
        for use in self.edited.record.phrases:
            stood = spots.get(use.name)
            if not stood:
                continue
            now = standing.get(use.name)
            if now is None or now.loose:
                now = self._around(stood[0], now, places)
            if now is None:
                pinned = self.pins.get(use.name)
                if pinned and pinned.omit:
                    continue
                if any(stood[0].text.rstrip(FINAL) in paragraph.text for paragraph in self.edited.paragraphs):
                    continue  # its control is gone, and its words were moved
                old = " ".join(spot.text for spot in stood)
                line = next(filter(None, map(places.line_of, stood)), 0)
                found.append(PhraseChange("removed", use.name, use.id, old, "", line))
            elif change := self._compare(use, stood[0], now):
                found.append(change)
        return found

    def _around(self, spot: Spot, marked: Wording | None, places: Places) -> Wording | None:
        """What stands where a phrase stood whose control is gone; what its bookmark still holds may be only a part."""
        place = read_place(spot, places)
        if marked and place and place.text == marked.text:
            return marked
        now = place or marked
        if now is None:
            return None
        self.typed_over.append(now)
        return replace(now, certain=False)

    def _compare(self, use: PhraseUse, spot: Spot, now: Wording) -> PhraseChange | None:
        runs = [run for run in self.edited.record.blocks[spot.block - 1].runs if run.phrase == use.name]
        if now.text == spot.text or without_facts(now) == recorded_without_facts(runs):
            return None
        change = PhraseChange("entry", use.name, use.id, spot.text, now.text, now.line, certain=now.certain)
        if (mark := mark_given_up(spot.text, use.text)) and not now.text.endswith(tuple(FINAL)):
            now = replace(now, text=now.text + mark)
        if now.text in use.alternatives:
            return self._chosen(change, self._pin(use, now.text))
        if reason := self._unsound(use, spot, now):
            self.left_out.append(LeftOut(use.name, now.text, now.line, reason))
            return None
        entry = self.by_id.get(use.id)
        if entry is None:  # her own sentence, pinned in the meeting file
            return self._chosen(change, Pin(text=now.text))
        return self._reworded(change, entry, spot, runs, now)

    def _reworded(
        self, change: PhraseChange, entry: Phrase, spot: Spot, runs: Sequence[Run], now: Wording
    ) -> PhraseChange | None:
        text, strange = with_slots(now, entry, spot, runs)
        if strange:
            self._leave(change, _("it holds a fact of this meeting"))
            return None
        text = in_form(text, entry)
        if entry.form != "sentence" and set(FINAL) & set(text):
            self._leave(change, _("its place takes a part of a sentence, and it is a whole one"))
            return None
        if wording_key(text) in map(wording_key, (entry.text, *entry.variants)):
            return None
        if known := self._known(text, entry):
            return self._chosen(change, Pin(id=known.id))
        author = self._author(change)
        source = Source(self.speech, now.line, change.new)
        if likeness(text, entry.text) >= ALIKE and self._is_own(entry):
            new = replace(entry, variants=(*entry.variants, text), sources=(*entry.sources, source))
            return replace(change, kind="variant", entry=entry, proposal=new, author=author)
        slots = {name: entry.slots[name] for name in find_slots(text)}
        proposal = Phrase(
            id="",
            text=text,
            kind="phrase" if entry.kind == "frame" and not slots else entry.kind,
            move=entry.move,
            form=entry.form,
            slots=slots,
            fits=replace(entry.fits, excludes=()),
            count=1,
            speeches=1,
            sources=(source,),
            status="reviewed",
            note="；".join(part for part in (f"由 {entry.id} 改来", f"{author} 修订" if author else "") if part),
        )
        return replace(change, proposal=proposal, author=author)

    def _chosen(self, change: PhraseChange, pin: Pin) -> PhraseChange | None:
        """A choice for the meeting file to keep, unless it does."""
        pinned = self.pins.get(change.name)
        if pinned and (pinned.id, pinned.text) == (pin.id, pin.text):
            return None
        return replace(change, kind="chosen", pin=pin, author=self._author(change))

    def _known(self, text: str, entry: Phrase) -> Phrase | None:
        """Another entry that says just this and may stand there."""
        same = (
            phrase
            for phrase in self.bank.phrases
            if (phrase.move, phrase.form) == (entry.move, entry.form) and phrase.status != "rejected"
        )
        return next((phrase for phrase in same if wording_key(phrase.text) == wording_key(text)), None)

    def _unsound(self, use: PhraseUse, spot: Spot, now: Wording) -> str:
        if now.blank or "【" in now.text:
            return _("a blank in it is not filled")
        if len(now.text) > LONGEST:
            return _("longer than {most} characters: no stock phrase", most=LONGEST)
        if "\n" in now.text:
            return _("it runs over several lines")
        changes = [
            remark for remark in self.edited.remarks if remark.kind != "comment" and _lies_in(remark, use, spot, now)
        ]
        inserted = "".join(remark.text for remark in changes if remark.kind == "insertion")
        authors = {remark.author for remark in changes}
        if changes and not (inserted.startswith(now.text.rstrip(FINAL)) and len(authors) == 1):
            return _("changes of {author} in it are neither accepted nor rejected", author="、".join(sorted(authors)))
        return ""

    def _author(self, change: PhraseChange) -> str:
        """Who wrote it, where all of it is one tracked insertion."""
        return next((remark.author for remark in self.edited.remarks if remark.phrase == change.name), "")

    def _leave(self, change: PhraseChange, reason: str) -> None:
        self.left_out.append(LeftOut(change.name, change.new, change.line, reason))

    def _is_own(self, entry: Phrase) -> bool:
        if self.own is None or entry.place is None:
            return False
        return Path(entry.place.file).resolve().parent.parent == self.own.resolve() and can_change(entry)

    def _pin(self, use: PhraseUse, text: str) -> Pin:
        """The entry that an alternative was made of; the sentence itself where none is found."""
        entry = self.by_id.get(use.id)
        if entry is None:
            return Pin(text=text)
        fitting = [
            phrase
            for phrase in self.bank.phrases
            if (phrase.move, phrase.form) == (entry.move, entry.form)
            and phrase.status != "rejected"
            and phrase.id != use.id
            and pattern_of(phrase.text).fullmatch(text)
        ]
        best = max(fitting, key=lambda phrase: len(replace_slots(phrase.text, "")), default=None)
        return Pin(id=best.id) if best else Pin(text=text)


def _lies_in(remark: Remark, use: PhraseUse, spot: Spot, now: Wording) -> bool:
    """Whether a tracked change is one of a phrase: by its control; where that is gone, by its line and words."""
    if remark.phrase == use.name:
        return True
    return not now.certain and remark.line == now.line and (remark.text in now.text or remark.text in spot.text)
