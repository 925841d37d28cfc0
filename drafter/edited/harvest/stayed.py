"""An edited draft and the speech as it is now in; the phrases that only the draft still has, unedited, out.

Whoever has the Word file holds the speech to it. What the program says there by now, since other facts came in or the
phrasebank has grown, would be another speech without anybody having chosen it.
"""

from collections.abc import Iterator

from drafter.edited.harvest.found import PhraseChange
from drafter.model.draft import Draft
from drafter.model.edited import EditedDraft
from drafter.model.meeting import Meeting, Pin


def find_stayed(edited: EditedDraft, meeting: Meeting, now: Draft) -> Iterator[PhraseChange]:
    """meeting: the file as it is; what the writer chose there herself is no question."""
    lines = {paragraph.line: paragraph.text for paragraph in edited.paragraphs}
    said = {use.name: use for use in now.phrases}
    spoken = "\n".join(block.text for block in now.blocks)
    for use in edited.record.phrases:
        line = next((number for number, text in lines.items() if use.text in text), None)
        other = said.get(use.name)
        if line is None or other is None or other.id == use.id or use.text in spoken or use.name in meeting.phrases:
            continue
        pin = Pin(id=use.id) if use.id else Pin(text=use.text)
        yield PhraseChange("stayed", use.name, use.id, other.text, use.text, line, pin=pin)
