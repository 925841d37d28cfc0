"""An edited draft, the phrasebank and the templates in; what the draft gives back out."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from drafter.edited.align import Places
from drafter.edited.harvest.facts import NotRead, find_facts, names_of, normalise
from drafter.edited.harvest.found import Harvest, Rewritten
from drafter.edited.harvest.paragraphs import find_paragraphs, find_untold
from drafter.edited.harvest.phrases import PhraseFinder
from drafter.edited.harvest.renamed import Names, name_as_now
from drafter.edited.harvest.rewritten import find_rewritten
from drafter.edited.harvest.sentences import find_sentences
from drafter.edited.harvest.typed_in import set_apart
from drafter.edited.items import Items
from drafter.i18n import _
from drafter.language.punctuation import FINAL
from drafter.language.slots import SLOT
from drafter.meeting import Vocabulary, told_values
from drafter.model.edited import EditedDraft, fact_spots, phrase_spots
from drafter.model.finding import Finding, InputError
from drafter.model.marks import AUTHOR
from drafter.model.meeting import Meeting
from drafter.model.phrase import Phrasebank
from drafter.model.template import Templates


def harvest(
    edited: EditedDraft,
    bank: Phrasebank,
    templates: Templates,
    speech: str,
    *,
    own: Path | None = None,
    meeting: Meeting | None = None,
) -> Harvest:
    """Compare a draft with the record of how it left.

    speech: the draft's name as a source. own: the phrasebank folder that may be written to. meeting: the meeting file
    as it is now; None where it is not at hand. Raises InputError when that is of another kind of speech.
    """
    if meeting is not None and meeting.kind != edited.record.kind:
        message = _(
            "the draft is of the kind {old} and the meeting file of the kind {new}",
            old=edited.record.kind,
            new=meeting.kind,
        )
        raise InputError([Finding("kind", "error", message, meeting.place)])
    edited, vocabulary = set_apart(edited), Vocabulary(templates, None)
    stored = None if meeting is None else told_values(meeting)
    if stored is not None:
        edited = name_as_now(edited, Names(Items(edited.record, stored), vocabulary))
    facts, places = fact_spots(edited.record), Places(edited)
    found = find_facts(edited, facts, places, stored, vocabulary)
    changes, conflicts, left_out = found.changes, found.conflicts, found.left_out
    typed = {change.path for change in changes} | {conflict.path for conflict in conflicts}
    typed |= {left.name for left in left_out} | {change.path for change in found.already}
    rewriting = find_rewritten(edited, places, typed)
    changes = rewriting.drop_facts(changes, facts)
    finder = PhraseFinder(edited, bank, speech, own, meeting.phrases if meeting else {})
    phrases = finder.find(phrase_spots(edited.record), places)
    new = {change.path: change.new for change in changes}
    typed_over = [change.new for change in changes if not change.certain and change.new]
    typed_over += [each.new for each in found.already]
    typed_over += [each.text for each in finder.typed_over]
    sentences, known = find_sentences(edited, places, bank, templates, speech, names_of(facts), typed_over, rewriting)
    told = {change.line for change in (*changes, *found.already) if not change.certain}
    told |= {change.line for change in phrases if not change.certain or change.kind == "removed"}
    told |= {left.line for left in finder.left_out} | {each.line for each in rewriting.changes}
    paragraphs = find_paragraphs(edited, places, [*known, *((added.line, added.text) for added in sentences)], told)
    names = {change.path for change in (*changes, *found.already)} | {conflict.path for conflict in conflicts}
    names |= {phrase.name for phrase in phrases} | {left.name for left in (*left_out, *finder.left_out)}
    names |= {*_chosen_already(edited, meeting, bank), *_taken_already(places, stored)} if meeting and stored else set()
    words = [*typed_over, *(text for _line, text in known), *(added.text for added in sentences)]
    words += [left.text for left in finder.left_out]
    words += [text for change in (*changes, *found.already) for text in (change.old, change.new)]
    words += [text for each in conflicts for text in (each.old, *(version.text for version in each.versions))]
    words += [text for phrase in phrases for text in (phrase.old, phrase.new)]
    words += [text for each in rewriting.changes for text in (each.old, each.new)]
    words += _said_already(meeting) if meeting else []
    paragraphs += find_untold(edited, places, paragraphs, names, words)
    remarks = [remark for remark in edited.remarks if remark.kind != "comment" or remark.author != AUTHOR]
    return Harvest(
        facts=tuple(changes),
        conflicts=tuple(conflicts),
        phrases=tuple(phrases),
        rewritten=tuple(
            each for each in rewriting.changes if each.instead(new) != each.new and not _stands_already(each, meeting)
        ),
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        remarks=tuple(remarks),
        left_out=(*left_out, *finder.left_out),
        already=tuple(found.already),
    )


def _taken_already(places: Places, stored: Mapping[str, str]) -> Iterator[str]:
    """The facts of which draft and meeting file say the same by now."""
    for path, copies in places.copies.items():
        with suppress(NotRead):
            if any(normalise(path, copy.text) == stored.get(path) for copy in copies):
                yield path


def _chosen_already(edited: EditedDraft, meeting: Meeting, bank: Phrasebank) -> Iterator[str]:
    """The places of the phrases that the meeting file chose as the draft has them by now."""
    by_id = {phrase.id: phrase for phrase in bank.phrases}
    said = "\n".join(paragraph.text for paragraph in edited.paragraphs)
    for name, pin in meeting.phrases.items():
        words = by_id[pin.id].text if pin.id in by_id else pin.text
        if pin.omit or all(part.rstrip(FINAL) in said for part in SLOT.split(words)[::2]):
            yield name


def _said_already(meeting: Meeting) -> Iterator[str]:
    """What the writer took into the meeting file before: her headings and sentences, and those that these replace."""
    for change in meeting.sections.change.values():
        yield change.heading
        for own in change.sentences:
            yield from (own.text, own.instead)


def _stands_already(change: Rewritten, meeting: Meeting | None) -> bool:
    """Whether the meeting file says it so."""
    said = meeting.sections.change.get(change.section) if meeting else None
    if said is None:
        return False
    if change.kind == "heading":
        return str(said.heading) == change.new
    return any((own.instead, own.text) == (change.old, change.new) for own in said.sentences)
