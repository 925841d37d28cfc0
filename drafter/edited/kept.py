"""A Word draft that is about to be replaced in; whether somebody edited it, and a copy that nothing overwrites, out."""

from itertools import count
from pathlib import Path

from drafter.bounds import SPEECH
from drafter.files.reading import read_named
from drafter.files.writing import write_file, write_files
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.marks import AUTHOR
from drafter.model.place import Place


def write_draft(path: Path, data: bytes, *, force: bool) -> Finding | None:
    """Write a draft; one that was edited since it was written is saved under a free name, which the finding says.

    The `.bak` that every replaced file leaves is no place for it: the next draft would take that one's place. Without
    `force` nothing is replaced: raises InputError, which names `refresh`. Both files are written, or neither.
    """
    edited = _edited_data(path)
    if edited is None:
        write_file(path, data, force=force)
        return None
    if not force:
        message = _("was edited since it was drafted, so nothing was written:")
        raise InputError([Finding("file", "error", message, Place(str(path), 1), suggestion=_refresh(path))])
    names = (path.with_stem(_("{stem}-edited{number}", stem=path.stem, number=n if n > 1 else "")) for n in count(1))
    copy = next(name for name in names if not name.exists())
    write_files({copy: edited, path: data})
    message = _("the draft that was here had been edited; it is kept as {copy}.", copy=copy.name)
    return Finding("file", "warning", message, Place(str(path), 1), suggestion=_refresh(path))


def _edited_data(path: Path) -> bytes | None:
    """What a draft says that somebody edited; None where there is none."""
    if not path.is_file():
        return None
    data = read_named(path, SPEECH)
    return data if is_edited(data) else None


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
