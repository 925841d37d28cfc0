"""An edited draft, the phrasebank and the templates in; what the draft gives back out."""

from pathlib import Path

from drafter.edited.align import Places
from drafter.edited.harvest.facts import find_facts, names_of
from drafter.edited.harvest.found import Harvest, Rewritten
from drafter.edited.harvest.paragraphs import find_paragraphs
from drafter.edited.harvest.phrases import PhraseFinder
from drafter.edited.harvest.rewritten import find_rewritten
from drafter.edited.harvest.sentences import find_sentences
from drafter.i18n import _
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
    stored = None if meeting is None else told_values(meeting)
    facts, places = fact_spots(edited.record), Places(edited)
    changes, conflicts, left_out = find_facts(edited, facts, places, stored, Vocabulary(templates, None))
    typed = {change.path for change in changes} | {conflict.path for conflict in conflicts}
    typed |= {left.name for left in left_out}
    rewriting = find_rewritten(edited, places, typed)
    changes = rewriting.drop_facts(changes, facts)
    finder = PhraseFinder(edited, bank, speech, own, meeting.phrases if meeting else {})
    phrases = finder.find(phrase_spots(edited.record), places)
    new = {change.path: change.new for change in changes}
    typed_over = [change.new for change in changes if not change.certain and change.new]
    typed_over += [found.text for found in finder.typed_over]
    sentences, known = find_sentences(edited, places, bank, templates, speech, names_of(facts), typed_over, rewriting)
    told = {change.line for change in changes if not change.certain}
    told |= {change.line for change in phrases if not change.certain or change.kind == "removed"}
    told |= {left.line for left in finder.left_out} | {each.line for each in rewriting.changes}
    paragraphs = find_paragraphs(edited, places, [*known, *((added.line, added.text) for added in sentences)], told)
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
    )


def _stands_already(change: Rewritten, meeting: Meeting | None) -> bool:
    """Whether the meeting file says it so."""
    said = meeting.sections.change.get(change.section) if meeting else None
    if said is None:
        return False
    if change.kind == "heading":
        return str(said.heading) == change.new
    return any((own.instead, own.text) == (change.old, change.new) for own in said.sentences)
