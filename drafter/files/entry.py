"""A phrase in; what its entry in a phrases file says, as plain values, out."""

from collections.abc import Mapping
from typing import Any

from drafter.model.phrase import Phrase, Slot, Source


def entry_values(phrase: Phrase) -> dict[str, Any]:
    """An entry as plain values, without what is empty."""
    values: dict[str, Any] = {
        "id": phrase.id,
        "text": phrase.text,
        "kind": phrase.kind,
        "move": phrase.move,
        "form": phrase.form,
        "function": phrase.function,
        "family": phrase.family,
        "slots": {name: _slot(slot) for name, slot in phrase.slots.items()},
        "fits": fits_values(phrase),
        "requires": list(phrase.requires),
        "after": list(phrase.after),
        "stands": [_context(context) for context in phrase.stands],
        "falls": [_context(context) for context in phrase.falls],
        "joins": list(phrase.joins),
        "count": phrase.count,
        "speeches": phrase.speeches,
        "sources": [source_values(source) for source in phrase.sources],
        "variants": list(phrase.variants),
        "status": phrase.status,
        "valid_from": str(phrase.valid_from) if phrase.valid_from else None,
        "valid_to": str(phrase.valid_to) if phrase.valid_to else None,
        "expansion": phrase.expansion,
        "about": list(phrase.about),
        "note": phrase.note,
    }
    return {key: value for key, value in values.items() if value}


def source_values(source: Source) -> dict[str, Any]:
    """A source as plain values."""
    return {"speech": source.speech, "line": source.line, "text": source.text}


def _context(context: Mapping[str, str]) -> Any:
    """A context as it is written: what the section tells is plain text where nothing else is said."""
    return context["here"] if context.keys() == {"here"} else dict(context)


def _slot(slot: Slot) -> dict[str, Any]:
    values = {
        "kind": slot.kind,
        "form": slot.form,
        "from": slot.source,
        "default": slot.default,
        "values": list(slot.values),
    }
    return {key: value for key, value in values.items() if value}


def fits_values(phrase: Phrase) -> dict[str, Any]:
    """When the phrase may be used, as plain values, without what it does not say."""
    said = {name: getattr(phrase.fits, name) for name in phrase.fits.__dataclass_fields__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items() if value}
