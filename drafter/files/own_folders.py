"""A place in; its own folder of phrasebanks or of templates, which its drafter.yaml names, out."""

from pathlib import Path
from typing import Literal

from drafter.bounds import WRITTEN
from drafter.files.encoding import decode
from drafter.files.faults import Faults
from drafter.files.organisation import ORGANISATION_FILE, load_organisation
from drafter.files.reading import read_bytes
from drafter.files.schema import read_root
from drafter.files.writing import write_file
from drafter.files.yaml import parse_text
from drafter.files.yaml_edit import NotEditable, set_value
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.resources import FILE_NAME

FOLDERS = {"phrasebanks": "常用语", "templates": "模板"}
"""The folders of an office's own, by their keys; the names that docs/drafter-yaml.md shows."""


def own_folder(organisation_file: Path | None, place: Path, key: Literal["phrasebanks", "templates"]) -> Path:
    """The first of the place's own folders; where it has none it is made, and the file names it from then on.

    organisation_file: its drafter.yaml; where there is none one is written into the place. Raises InputError.
    """
    organisation, _findings = load_organisation(organisation_file)
    known = getattr(organisation, key) if organisation_file else ()
    if known:
        return Path(known[0])
    target = organisation_file or place / FILE_NAME
    folder = target.parent / FOLDERS[key]
    if organisation_file is None:
        data, before = f"format: 1\n{key}: [{FOLDERS[key]}]\n".encode(), None
    else:
        before = read_bytes(target, WRITTEN)
        data = _name(before, target, key)
    folder.mkdir(parents=True, exist_ok=True)
    write_file(target, data, force=before is not None, before=before)
    return folder


def _name(before: bytes, target: Path, key: str) -> bytes:
    """The file with the folder named in it and all else as it was. Raises InputError."""
    decoded = decode(before)
    try:
        text = set_value(decoded.text, (key,), [FOLDERS[key]])
    except NotEditable:
        message = _("cannot be set without touching more; write by hand: {paths}", paths=f"{key}: [{FOLDERS[key]}]")
        raise InputError([Finding("file", "error", message, Place(str(target), 1))]) from None
    faults = Faults()
    read_root(ORGANISATION_FILE, parse_text(text, str(target), faults), faults)
    faults.close()
    return decoded.encode(text)
