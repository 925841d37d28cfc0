"""Entries of a phrases file: as new lines, and changed in the file's own text."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from yaml import MappingNode, SequenceNode

from drafter.bounds import PHRASES
from drafter.dataclass import replace
from drafter.files.entry import entry_values
from drafter.files.faults import Faults
from drafter.files.phrase_tables import PHRASES_FILE
from drafter.files.schema import read_root
from drafter.files.yaml import parse_bytes
from drafter.files.yaml_edit import Editor, NotEditable
from drafter.files.yaml_text import Manner, leaf
from drafter.model.finding import InputError
from drafter.model.phrase import Phrase

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


def check_entries(entries: Iterable[Phrase]) -> None:
    """Raise InputError where an entry, written into a file, is one for which the next command refuses that file."""
    written = add_entries("", entries)
    if not written:
        return
    faults = Faults()
    read_root(PHRASES_FILE, parse_bytes(written.encode(), "", faults, PHRASES), faults)
    try:
        faults.close()
    except InputError as refused:  # the lines are those of a file that is not written
        raise InputError([replace(finding, place=None) for finding in refused.findings]) from None


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
