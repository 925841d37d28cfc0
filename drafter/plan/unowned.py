"""Orders that name nobody beside measures that somebody is named for; the values of a plan in, a hint for each out."""

from collections.abc import Iterator, Mapping
from typing import Any

from drafter.i18n import _
from drafter.language.orders import bids_itself, read_order
from drafter.language.sentences import ends_sentence
from drafter.language.words import Words
from drafter.meeting.records import Record
from drafter.model.finding import Finding
from drafter.model.span import Span


def find_unowned(values: Mapping[str, Any], words: Words) -> list[Finding]:
    """A hint for each order of which nobody is told who has to do it, in a row in which others are."""
    return [_hint(text) for value in values.values() for row in _rows(value) for text in _unowned(row, words)]


def _rows(value: Any) -> Iterator[list[Record]]:
    """Every row of measures in a value: those of a task, and of its points."""
    for record in value if isinstance(value, list) else ():
        if isinstance(record, Record):
            measures = [each for each in record.get("measures") or () if isinstance(each, Record)]
            yield measures
            yield from _rows(record.get("points"))


def _unowned(row: list[Record], words: Words) -> Iterator[Span]:
    if not any(measure.get("who") for measure in row):
        return
    for measure in row:
        named = any(measure.get(name) for name in ("who", "with", "person", "by"))
        text = measure.get("text") or measure.get("what")
        if named or not isinstance(text, Span) or text.origin.kind != "fact" or ends_sentence(text):
            continue
        if not bids_itself(text) and read_order(text, words) in ("verb", "object"):
            yield text


def _hint(text: Span) -> Finding:
    message = _("nobody is named who has to do this: '{text}'", text=text[:40])
    suggestion = _("Write who does it, or the hall thinks of whoever was named before.")
    return Finding("measure", "hint", message, text.origin.place, suggestion=suggestion)
