"""A catalogue as people translate it (.po) in; as Python's gettext reads it (.mo) out, beside it.

Compiled when a wheel is built, and in a checkout by the first command that is run, as Python does with its .pyc files.
"""

import json
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

_MAGIC = 0x950412DE
"""GNU gettext manual 10.3, as are the seven numbers after it."""


def compile_catalogues(folder: Path) -> list[Path]:
    """The .mo of every .po below a folder, made where it is missing or older. Raises OSError, ValueError."""
    return [_compile(source) for source in sorted(folder.rglob("*.po"))]


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    with suppress(FileNotFoundError):
        if target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            return target
    new = target.with_suffix(f".{os.getpid()}")  # two commands may come first at once
    try:
        new.write_bytes(_pack(sorted(_read(source))))
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    return target


def _read(source: Path) -> Iterator[tuple[bytes, bytes]]:
    """The messages that are translated; plurals follow one another after NUL. Raises ValueError, with the line."""
    entry: dict[str, str] = {}
    field, fuzzy, next_fuzzy = "", False, False
    for number, line in enumerate([*source.read_text(encoding="utf-8").splitlines(), 'msgid ""'], 1):
        word, _space, text = line.strip().partition(" ")
        if not word or word.startswith("#"):
            next_fuzzy = next_fuzzy or (word == "#," and "fuzzy" in text)
            continue
        if word == "msgid":
            translations = [text for name, text in entry.items() if name.startswith("msgstr")]
            if all(translations) and translations and not fuzzy:
                keys = [entry[name] for name in ("msgid", "msgid_plural") if name in entry]
                yield "\0".join(keys).encode(), "\0".join(translations).encode()
            entry, fuzzy, next_fuzzy = {}, next_fuzzy, False
        if word in ("msgid", "msgid_plural", "msgstr") or word.startswith("msgstr["):
            field = word
            entry[field] = ""
        elif word.startswith('"') and field:
            text = line.strip()
        else:
            raise ValueError(f"{source}:{number}: {line}")
        entry[field] += json.loads(text)


def _pack(entries: list[tuple[bytes, bytes]]) -> bytes:
    """A .mo file; the entries ascend by message."""
    columns = ([key for key, _text in entries], [text for _key, text in entries])
    table_size = 8 * len(entries)
    tables, texts, at = b"", b"", 28 + 2 * table_size
    for column in columns:
        for text in column:
            tables += struct.pack("<2I", len(text), at + len(texts))
            texts += text + b"\0"
    return struct.pack("<7I", _MAGIC, 0, len(entries), 28, 28 + table_size, 0, at) + tables + texts
