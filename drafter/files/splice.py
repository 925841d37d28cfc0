"""The text of a phrases file and changed entries in; the same text with only those entries' own lines changed out."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drafter.language.han import HAN
from drafter.model.phrase import Phrase, Slot, Source

_PLAIN = re.compile(rf"[A-Za-z_{HAN}“”‘’《（【…×][\w{HAN}“”‘’《》（），。；：！？、【】…—·×%％./-]*")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_READ_AS_OTHER = re.compile("true|false|yes|no|on|off|null|y|n", re.IGNORECASE)
_ENTRY = re.compile(r"^(?P<indent> *)- +(?:(?P<key>\w+):|\{)")
_HEAD = "format: 1\nphrases:\n"

Values = Mapping[str, Any]
"""Keys of an entry as in the file to plain values: texts, numbers, lists, mappings; None takes the key away."""


class NotSpliced(Exception):  # noqa: N818  # a state of the file
    """The entry is written in a way that cannot be changed line by line."""


def add_entries(text: str, entries: Iterable[Phrase]) -> str:
    """The text with entries at its end; an empty text becomes a phrases file."""
    blocks = ["\n".join(render_entry(entry)) + "\n" for entry in entries]
    if not blocks:
        return text
    text = text or _HEAD
    if re.search(r"^phrases: *\[\] *$", text, re.MULTILINE):
        text = re.sub(r"^phrases: *\[\] *$", "phrases:", text, flags=re.MULTILINE)
    begun = _ENTRY.search(text) or re.search(r"^ *- ", text, re.MULTILINE)
    body = text if text.endswith("\n") else text + "\n"
    if begun and not body.endswith("\n\n"):
        body += "\n"
    return body + "\n".join(blocks)


def change_entry(text: str, entry_id: str, values: Values) -> str:
    """The text with some keys of one entry changed; all its other lines, comments among them, stay as they are.

    Raises NotSpliced when there is no such entry, or it is written on one line.
    """
    lines = text.split("\n")
    start, end, indent = _find(lines, entry_id)
    for key, value in values.items():
        first, last = _find_key(lines, start, end, indent, key)
        new = [] if value is None else _render_key(key, value, indent)
        if first == start and new:
            new[0] = f"{' ' * (indent - 2)}- {new[0].lstrip()}"
        lines[first:last] = new
        end += len(new) - (last - first)
    return "\n".join(lines)


def render_entry(phrase: Phrase) -> list[str]:
    """The lines of a new entry, in the order of the keys that the shipped files have."""
    lines = [line for key, value in entry_values(phrase).items() for line in _render_key(key, value, 4)]
    lines[0] = f"  - {lines[0].lstrip()}"
    return lines


def entry_values(phrase: Phrase) -> dict[str, Any]:
    """An entry as plain values, without what is empty."""
    values: dict[str, Any] = {
        "id": phrase.id,
        "text": phrase.text,
        "kind": phrase.kind,
        "move": phrase.move,
        "form": phrase.form,
        "slots": {name: _slot(slot) for name, slot in phrase.slots.items()},
        "fits": {name: value for name, value in _fits(phrase).items() if value},
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


def _slot(slot: Slot) -> dict[str, Any]:
    values = {
        "kind": slot.kind,
        "form": slot.form,
        "from": slot.source,
        "default": slot.default,
        "values": list(slot.values),
    }
    return {key: value for key, value in values.items() if value}


def _fits(phrase: Phrase) -> dict[str, Any]:
    said = {name: getattr(phrase.fits, name) for name in phrase.fits.__dataclass_fields__}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in said.items()}


def _find(lines: Sequence[str], entry_id: str) -> tuple[int, int, int]:
    """The lines of an entry, from its dash to before what belongs to the next, and the indent of its keys."""
    starts = [at for at, line in enumerate(lines) if _ENTRY.match(line)]
    top = min((len(lines[at]) - len(lines[at].lstrip()) for at in starts), default=0)
    starts = [at for at in starts if len(lines[at]) - len(lines[at].lstrip()) == top]
    for number, start in enumerate(starts):
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        while end > start + 1 and (not lines[end - 1].strip() or _is_comment(lines[end - 1], top)):
            end -= 1
        indent = top + 2
        block = [lines[start].replace("-", " ", 1), *lines[start + 1 : end]]
        for line in block:
            match = re.match(rf"^ {{{indent}}}id: *[\"']?([\w-]+)[\"']? *(?:#.*)?$", line)
            if match and match[1] == entry_id:
                return start, end, indent
    raise NotSpliced(entry_id)


def _is_comment(line: str, indent: int) -> bool:
    """A comment before the next entry rather than inside this one."""
    return line.lstrip().startswith("#") and len(line) - len(line.lstrip()) <= indent


def _find_key(lines: Sequence[str], start: int, end: int, indent: int, key: str) -> tuple[int, int]:
    """The lines of a key with its value, or an empty stretch at the end of the entry."""
    for at in range(start, end):
        line = lines[at].replace("-", " ", 1) if at == start else lines[at]
        if re.match(rf"^ {{{indent}}}{re.escape(key)}:", line):
            last = at + 1
            while last < end and lines[last].strip() and _inside(lines[last], indent):
                last += 1
            return at, last
    return end, end


def _inside(line: str, indent: int) -> bool:
    """Whether a line goes on with the value of the key above; a list may stand under its key without an indent."""
    depth = len(line) - len(line.lstrip())
    return depth > indent or (depth == indent and line.lstrip().startswith("- "))


def _render_key(key: str, value: Any, indent: int) -> list[str]:
    lead = " " * indent
    if key == "sources":
        return [f"{lead}{key}:", *(f"{lead}  - {_flow(source)}" for source in value)]
    return [f"{lead}{key}: {_flow(value)}" if isinstance(value, list | dict) else f"{lead}{key}: {_scalar(value)}"]


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key)}: {_flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value)


def _scalar(value: Any) -> str:
    """A text as it stands, or in quotation marks where YAML would read something else."""
    if isinstance(value, int):
        return str(value)
    text = str(value)
    plain = _PLAIN.fullmatch(text) and not _READ_AS_OTHER.fullmatch(text)
    return text if plain or _DATE.fullmatch(text) else json.dumps(text, ensure_ascii=False)
