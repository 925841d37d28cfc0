"""A pattern such as `drafts/{date}-{theme.noun}-{row}.docx` and a meeting in; the name of its draft, out."""

import datetime
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from drafter.batch.headings import Headings
from drafter.files.faults import Faults
from drafter.files.names import MOST_BYTES, safe_name
from drafter.i18n import _
from drafter.model.meeting import Meeting
from drafter.model.path import FactPath
from drafter.model.place import Place
from drafter.plan.values import given_values

ROW = "row"
OPTION = "--output"
"""The file of the places of what is wrong with a pattern."""
_JOINTS = "-_ ·—"
"""What stands between two parts of a name: it goes with a part that is empty."""

Piece = tuple[str, str]
"""Letters, and the path whose value follows them, or nothing."""


class Pattern:
    """How the drafts of a table are named."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces

    @property
    def folder(self) -> Path:
        """The folder in which all drafts lie, as far as the pattern itself says."""
        letters = self.pieces[0][0] if self.pieces else ""
        return Path(letters + "x").parent

    def name(self, row: str, meeting: Meeting) -> Path | None:
        """The file of one row; None when nothing is left for a name. `row`: its number with leading zeros."""
        values = [
            safe_name(row if path == ROW else value_at(meeting, path)) if path else "" for _letters, path in self.pieces
        ]
        while True:
            path = Path("".join(self._join(values)))
            if max(len(part.encode()) for part in (*path.parts, "")) <= MOST_BYTES or not any(values):
                break
            longest = max(range(len(values)), key=lambda index: len(values[index]))
            values[longest] = values[longest][:-1]
        name = "" if path.name.startswith(".") else safe_name(path.name.lstrip(_JOINTS))
        return path.with_name(name) if name else None

    def _join(self, values: Sequence[str]) -> list[str]:
        return [
            (letters if value or not path else letters.rstrip(_JOINTS)) + value
            for (letters, path), value in zip(self.pieces, values, strict=True)
        ]


def beside(folder: Path, stem: str, form: str) -> Pattern:
    """Meeting.yaml's drafts: meeting-01.docx, or meeting-01-送审稿.docx."""
    return Pattern([(f"{folder / stem}-", ROW), ("-", "version"), (f".{form}", "")])


def is_folder(output: str) -> bool:
    """Whether the drafts lie there under names of ours: it is no pattern, and no name of a file."""
    return Path(output).is_dir() or not (Path(output).suffix or "{" in output)


def parse_pattern(text: str, headings: Headings, faults: Faults) -> Pattern:
    """A pattern as it was typed: in braces a path, a heading, or `row`. What is unknown there is a fault."""
    place = Place(OPTION, 1)
    pieces: list[Piece] = []
    for letters, name in re.findall(r"([^{}]*)(?:\{([^{}]*)\}|$)", text):
        path = name if name == ROW or not name else headings.find(name, f"{{{name}}}", place, faults, more=[ROW])
        if letters or path:
            pieces.append((letters, path))
    if re.search(r"[{}]", re.sub(r"\{[^{}]+\}", "", text)):
        faults.error("pattern", place, _("'{pattern}' has a brace without its partner, or nothing in it", pattern=text))
    elif not any(path for _letters, path in pieces) and not faults.errors:
        message = _("'{pattern}' names every draft the same: put {{row}} into it, or a heading in braces", pattern=text)
        faults.error("pattern", place, message)
    return Pattern(pieces)


def value_at(meeting: Meeting, path: str) -> str:
    """What a meeting says at a path, on one line; nothing where it says nothing."""
    return _said(FactPath.parse(path).lookup({**given_values(meeting), **meeting.values()}))


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return next(map(_said, value.values()), "")
    if isinstance(value, list | tuple):
        return "、".join(map(_said, value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return f"{value:g}"
    return str(value or "")
