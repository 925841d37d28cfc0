"""The path of an organisation's own Word file in; its bytes out, or a fault that says what it is instead."""

from collections.abc import Mapping
from pathlib import Path

from drafter.bounds import BASE
from drafter.files.encoding import UnreadableError
from drafter.files.faults import Faults
from drafter.files.reading import read_bytes
from drafter.model.place import Place
from drafter.model.style import Base

WORD_FILES = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt")
"""Endings of what may be meant as a base; all but the first are answered with what to do."""


def read_base(path: Path, place: Place, faults: Faults, styles: Mapping[str, str]) -> Base | None:
    """The file as a base, `styles` being the types whose style has a name of its own; None and a fault otherwise."""
    from drafter.word.base import find_wrong  # only here: lxml takes longer to load than a draft

    try:
        data = read_bytes(path, BASE)
        wrong = find_wrong(data)
    except UnreadableError as error:
        wrong = str(error)
    if wrong:
        faults.error("base", place, f"{path}: {wrong}")
        return None
    return Base(str(path), data, styles)
