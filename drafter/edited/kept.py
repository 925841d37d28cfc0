"""A Word draft that is about to be replaced in; whether somebody edited it, and a copy that nothing overwrites, out."""

from itertools import count
from pathlib import Path

from drafter.files.bounds import SPEECH
from drafter.files.reading import read_bytes
from drafter.files.writing import write_file
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.marks import AUTHOR
from drafter.model.place import Place


def keep_edited(path: Path, force: bool) -> Finding | None:
    """Save a draft that was edited since it was written under a free name, and say so; None where nobody edited it.

    The `.bak` that every replaced file leaves is no place for it: the next draft would take that one's place. Without
    `force` nothing is to be replaced: raises InputError that names `refresh`.
    """
    if not path.is_file():
        return None
    data = read_bytes(path, SPEECH)
    if not is_edited(data):
        return None
    if not force:
        message = _("was edited since it was drafted, so nothing was written:")
        raise InputError([Finding("file", "error", message, Place(str(path), 1), suggestion=_refresh(path))])
    names = (path.with_stem(_("{stem}-edited{number}", stem=path.stem, number=n if n > 1 else "")) for n in count(1))
    copy = next(name for name in names if not name.exists())
    write_file(copy, data)
    message = _("the draft that was here had been edited; it is kept as {copy}.", copy=copy.name)
    return Finding("file", "warning", message, Place(str(path), 1), suggestion=_refresh(path))


def is_edited(data: bytes) -> bool:
    """Whether the bytes are a Word draft of ours that says other than it was written, or is remarked on."""
    from drafter.word.draft import read_draft  # only here: nearly always there is no such file yet
    from drafter.word.nodes import refusing
    from drafter.word.package import Package

    try:
        with refusing(""):
            edited = read_draft(Package(data))
    except InputError:
        return False  # another file: as every replaced one it leaves its .bak
    said = [paragraph.text for paragraph in edited.paragraphs if paragraph.text]
    written = [block.text for block in edited.record.blocks if block.text]
    return said != written or any(remark.author != AUTHOR for remark in edited.remarks)


def _refresh(path: Path) -> str:
    return _("`drafter refresh {file}` puts new facts into it and keeps what was edited", file=path)
