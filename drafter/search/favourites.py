"""The phrases that this person marked: read, and written."""

import json
from contextlib import suppress
from pathlib import Path

from drafter.files.writing import write_file
from drafter.resources import user_dir


def read_favourites() -> list[str]:
    """The ids that this person marked, oldest first; none where nothing can be read."""
    with suppress(OSError, ValueError):
        read = json.loads(_favourites_file().read_text(encoding="utf-8"))
        if isinstance(read, list):
            return [each for each in read if isinstance(each, str)]
    return []


def write_favourites(ids: list[str]) -> None:
    path = _favourites_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, (json.dumps(ids, ensure_ascii=False, indent=2) + "\n").encode(), force=True)


def _favourites_file() -> Path:
    return user_dir("config") / "favourites.json"
