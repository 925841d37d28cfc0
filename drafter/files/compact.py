"""What folders of YAML say, from a compact copy in this person's cache, or else from the YAML.

A copy (copies.py) is JSON, found by the bytes of every file, their paths and the state of our own code; whatever is not
the copy of just these files, read by just this code, is passed over. It holds data, no code.
"""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from drafter import __version__
from drafter.files.collector import without_collector
from drafter.files.copies import read_copy, write_copy
from drafter.model.finding import Finding
from drafter.model.phrase import Phrase, Phrasebank, Phrases
from drafter.model.place import Place
from drafter.model.span import Origin, Span
from drafter.model.template import Start, TemplateText
from drafter.resources import PACKAGE

_READING = ("model", "language", "files", "compose", "search")
"""The rooms whose code makes what is copied."""
_IN_ROWS = "phrases"
"""The field of a phrasebank whose values stand in rows below the others, and are read one by one."""
_KNOWING = '{"knows":'
"""What a text that knows where it stands begins with."""

Value = TypeVar("Value")
Reader = Callable[[Any], Any]


def load_copied(
    of: type[Value],
    folders: Sequence[Path],
    fingerprint: str,
    load: Callable[[Sequence[Path]], tuple[Value, list[Finding]]],
) -> tuple[Value, list[Finding]]:
    """As `load` does, and faster the second time. A cache that cannot be read or written costs only time.

    of: the type of what is loaded; fingerprint: of the files that `load` reads. Raises InputError as `load` does.
    Folders with something odd in them are not copied: it is said each time.
    """
    if not all(folder.is_dir() for folder in folders):
        return load(folders)
    places = "\0".join(str(folder) for folder in folders)
    key = sha256(f"{fingerprint}\0{places}\0{_code()}".encode(errors="surrogateescape")).hexdigest()
    name = f"{of.__name__.lower()}.json"
    body = read_copy(name, key)
    copied = None if body is None else _read(body, of)
    if copied is not None:
        return copied, []
    value, findings = load(folders)
    if not findings:
        write_copy(name, key, _body_of(value))
    return value, findings


@cache
def _code() -> str:
    """What tells the code that makes these values from another state of it: size and time of each of its files."""
    found = [__version__]
    for room in _READING:
        for entry in sorted(os.scandir(PACKAGE / room), key=lambda entry: entry.name):
            if entry.name.endswith(".py"):
                status = entry.stat()
                found.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(found)


def _read(body: bytes, of: Any) -> Any:
    """What a copy holds; None where it cannot be read."""
    with suppress(ValueError, KeyError, TypeError, RecursionError), without_collector():
        text, *rows = body.decode().split("\n")
        plain = json.loads(text, object_hook=_text_of if _KNOWING in text else None)
        if rows:
            plain[_IN_ROWS] = _phrases_of(plain[_IN_ROWS], rows)
        return _reader(of)(plain)
    return None


def _body_of(value: object) -> bytes:
    """What a copy of a value holds."""
    rows: list[Any] = []
    plain = _plain(value, rows)
    return "\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in (plain, *rows)).encode()


def _plain(value: Any, rows: list[Any]) -> Any:
    """A value as JSON has it; of our types the fields that are not what they are by default. Phrases become rows."""
    if isinstance(value, Place):
        return [value.file, value.line, value.column]
    if is_dataclass(value) and not isinstance(value, type):
        said = {}
        for field in fields(value):
            own = getattr(value, field.name)
            default = field.default_factory() if field.default_factory is not MISSING else field.default
            if isinstance(value, Phrasebank) and field.name == _IN_ROWS:
                rows += (_plain(phrase, rows) for phrase in own)
                own = Phrases.of(own).keys
            if own != default or (isinstance(own, str) and type(own) is not str):
                said[field.name] = _plain(own, rows)
        return said
    if isinstance(value, Mapping):
        return {name: _plain(each, rows) for name, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [_plain(each, rows) for each in value]
    if isinstance(value, str) and type(value) is not str:
        return _plain_text(value, rows)
    return value.isoformat() if isinstance(value, date) else value


def _plain_text(value: str, rows: list[Any]) -> dict[str, Any]:
    """A text that knows where it stands."""
    if isinstance(value, Span):
        return {"knows": _plain(value.origin, rows), "text": str(value)}
    assert isinstance(value, TemplateText)
    return {"knows": [_plain(value.start.place, rows), value.start.by_lines], "text": str(value)}


def _text_of(values: dict[str, Any]) -> Any:
    """A text that knows where it stands; every other mapping as it is, one that a person wrote with such keys too."""
    knows, text = values.get("knows"), values.get("text")
    if isinstance(text, str) and isinstance(knows, dict):
        return Span(text, _reader(Origin)(knows))
    if isinstance(text, str) and isinstance(knows, list):
        return TemplateText(text, Start(Place(*knows[0]), knows[1]))
    return values


def _phrases_of(keys: Sequence[Sequence[str]], rows: Sequence[str]) -> Phrases:
    """Phrases that are read when they are asked for."""
    read = _reader(Phrase)

    def make(numbers: Sequence[int]) -> list[Phrase]:
        with without_collector():
            return list(map(read, json.loads(f"[{','.join([rows[number] for number in numbers])}]")))

    return Phrases(keys, make)


@cache
def _reader(of: Any) -> Reader:
    """What makes a value of a type from its JSON."""
    origin, parts = get_origin(of), get_args(of)
    if of is Place:
        return lambda value: Place(*value)
    if is_dataclass(of) and isinstance(of, type):
        return _record_reader(of)
    if of is date:
        return date.fromisoformat
    if origin in (Union, UnionType):
        [inner] = {_reader(part) for part in parts if part is not NoneType}
        return inner if inner is _same else lambda value: None if value is None else inner(value)
    if origin is tuple:
        each = _reader(parts[0])
        return tuple if each is _same else lambda values: tuple(map(each, values))
    if origin is frozenset:
        return frozenset
    if origin is Sequence:
        return _same
    if isinstance(origin, type) and issubclass(origin, Mapping):
        value = _reader(parts[1])
        return _same if value is _same else lambda values: {name: value(each) for name, each in values.items()}
    return _same


def _record_reader(of: type) -> Reader:
    readers = {name: _reader(hint) for name, hint in of.__annotations__.items()}
    changing = {name: reader for name, reader in readers.items() if reader is not _same}
    names = changing.keys()

    def read(values: dict[str, Any]) -> Any:
        for name in values.keys() & names:
            values[name] = changing[name](values[name])
        return of(**values)

    return read


def _same(value: Any) -> Any:
    return value
