"""Writes what mining found into a phrasebank folder: new and updated entries; all else stays untouched."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from drafter.bounds import PHRASES
from drafter.files.encoding import decode
from drafter.files.phrasebank import load_phrasebank
from drafter.files.reading import read_named
from drafter.files.splice import Values, add_entries, change_entries, check_entries
from drafter.files.writing import locked, write_file, write_files
from drafter.files.yaml_edit import NotEditable
from drafter.mining.merge import Difference, changes_of, compare
from drafter.mining.mined import Mined
from drafter.model.phrase import Phrase


def compare_with(folder: Path, others: Sequence[Path], mined: Mined, most: int | None = None) -> Difference:
    """What merging into a folder would change; `others` are folders read after it, whose entries count as known."""
    folders = [folder] if (folder / "phrases").is_dir() else []
    bank, _ = load_phrasebank([*folders, *(other for other in others if other.resolve() != folder.resolve())])
    return compare(mined.phrases, bank.phrases, most)


def merge_into(folder: Path, others: Sequence[Path], mined: Mined, most: int | None = None) -> Difference:
    """Merge into a folder; two at once wait for each other, so that nothing is lost. Raises InputError."""
    (folder / "phrases").mkdir(parents=True, exist_ok=True)
    with locked(folder):
        difference = compare_with(folder, others, mined, most)
        write_files(changed_files(folder, difference))
    return difference


def changed_files(folder: Path, difference: Difference) -> dict[Path, bytes]:
    """What a difference makes of the folder's files, to be written; entries that cannot be edited stay as they are.

    Raises InputError where a new entry could not be read again.
    """
    check_entries(difference.added)
    files: dict[Path, str] = {}
    additions: dict[Path, list[Phrase]] = defaultdict(list)
    for phrase in difference.added:
        additions[folder / "phrases" / f"{phrase.move}.yaml"].append(phrase)
    changes: dict[Path, dict[str, Values]] = defaultdict(dict)
    for old, new in difference.updated:
        if old.place is not None and Path(old.place.file).parent == folder / "phrases":
            changes[Path(old.place.file)][old.id] = changes_of(old, new)
    for path, of_entries in changes.items():
        with suppress(NotEditable):
            files[path] = change_entries(_read(path), of_entries)
    for path, phrases in sorted(additions.items()):
        files[path] = add_entries(files.get(path) or _read(path), phrases)
    return {path: _encode(path, text) for path, text in files.items()}


def put_entry(folder: Path, entry: Phrase) -> Path:
    """Write an entry as it is, with its id, at the end of its move's file; that file's path. Raises InputError."""
    check_entries([entry])
    (folder / "phrases").mkdir(parents=True, exist_ok=True)
    path = folder / "phrases" / f"{entry.move}.yaml"
    with locked(folder):
        write_file(path, _encode(path, add_entries(_read(path), [entry])), force=True)
    return path


def can_change(entry: Phrase) -> bool:
    """Whether an entry can be changed where it stands."""
    try:
        change_entries(_read(Path(entry.place.file)) if entry.place else "", {entry.id: {}})
    except NotEditable:
        return False
    return True


def change(path: Path, old: Phrase, new: Phrase) -> bool:
    """Write what differs into the entry; False when it is written in a way in which that cannot be done."""
    check_entries([new])
    try:
        edited = change_entries(_read(path), {old.id: changes_of(old, new)})
    except NotEditable:
        return False
    write_file(path, _encode(path, edited), force=True)
    return True


def _read(path: Path) -> str:
    """A file's text with LF line ends; nothing where there is no file."""
    return decode(read_named(path, PHRASES)).text.replace("\r\n", "\n") if path.exists() else ""


def _encode(path: Path, text: str) -> bytes:
    """A text with the encoding and the line ends that the file has."""
    if not path.exists():
        return text.encode()
    there = decode(read_named(path, PHRASES))
    return there.encode(text.replace("\n", "\r\n") if "\r\n" in there.text else text)
