"""Entries of a phrases file: as plain values, as new lines, and changed in the file's own text."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from yaml import MappingNode, SequenceNode

from drafter.files.yaml_edit import Editor, NotEditable
from drafter.files.yaml_text import Manner, leaf
from drafter.model.phrase import Phrase, Slot, Source

_HEAD = "format: 1\nphrases:\n"
_MAPPINGS = ("slots", "fits")
"""Keys that are emptied where other keys are taken away."""

Values = Mapping[str, Any]
"""Keys of an entry as in the file to plain values: texts, numbers, lists, mappings; None takes the value away."""


def add_entries(text: str, entries: Iterable[Phrase]) -> str:
    """The text with entries at its end; an empty text becomes a phrases file."""
    blocks = ["\n".join(render_entry(entry)) + "\n" for entry in entries]
    if not blocks:
        return text
    text = re.sub(r"^phrases: *\[\] *$", "phrases:", text, flags=re.MULTILINE) or _HEAD
    body = text if text.endswith("\n") else text + "\n"
    if re.search(r"^ *- ", text, re.MULTILINE) and not body.endswith("\n\n"):
        body += "\n"
    return body + "\n".join(blocks)


def change_entries(text: str, changes: Mapping[str, Values]) -> str:
    """The text with some keys of some entries changed, by their ids; every other character stays as it is.

    What cannot be set by itself stays; raises NotEditable when that is so of every entry.
    """
    editor = Editor(text)
    places = _places(editor)
    splices, failed = [], 0
    for entry_id, values in changes.items():
        try:
            at = places[entry_id]
            for key, value in values.items():
                splices.append(editor.set(["phrases", at, key], {} if value is None and key in _MAPPINGS else value))
        except (KeyError, NotEditable):
            failed += 1
    if failed and failed == len(changes):
        raise NotEditable(", ".join(changes))
    return editor.apply(splices)


def render_entry(phrase: Phrase) -> list[str]:
    """The lines of a new entry, in the order of the keys that the shipped files have."""
    return list(Manner().item({key: leaf(value) for key, value in entry_values(phrase).items()}, 2))


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


def _places(editor: Editor) -> dict[str, int]:
    """The number of each entry in the list of phrases, by its id."""
    listed = next((child for key, child in editor.root.value if key.value == "phrases"), None)
    if not isinstance(listed, SequenceNode):
        return {}
    return {
        child.value: number
        for number, entry in enumerate(listed.value)
        if isinstance(entry, MappingNode)
        for key, child in entry.value
        if key.value == "id"
    }
