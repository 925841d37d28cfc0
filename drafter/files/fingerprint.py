"""Folders in; what tells whether their files are the same as before, out."""

from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from drafter.bounds import PHRASES
from drafter.files.encoding import UnreadableError
from drafter.files.reading import read_bytes

PHRASEBANK = ("**/*.yaml",)
TEMPLATES = ("*/template.yaml", "**/*.md.j2", "facts.yaml", "audiences.yaml", "meeting.yaml", "words.yaml")
"""The files that `load_templates` reads, as patterns."""


def fingerprint(folders: Sequence[Path], patterns: Sequence[str] = PHRASEBANK) -> str:
    """sha256 of every file of the folders that a pattern names, with its name, in order: 64 hexadecimal digits.

    What is no ordinary file, an editor's broken link among it, is no part of a folder.
    """
    found = sha256()
    for folder in folders:
        for path in sorted(path for pattern in patterns for path in folder.glob(pattern)):
            with suppress(UnreadableError):
                data = read_bytes(path, PHRASES)
                name = path.relative_to(folder).as_posix().encode(errors="surrogateescape")
                found.update(name + f"\0{len(data)}\0".encode() + data)
    return found.hexdigest()
