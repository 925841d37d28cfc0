"""A phrasebank folder and what mining found in; the folder with new and updated entries out, all else untouched."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from drafter.files.encoding import decode
from drafter.files.phrasebank import load_phrasebank
from drafter.files.splice import NotSpliced, add_entries, change_entry
from drafter.files.writing import locked, write_file
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
        for path, data in changed_files(folder, difference).items():
            write_file(path, data, force=True)
    return difference


def changed_files(folder: Path, difference: Difference) -> dict[Path, bytes]:
    """What a difference makes of the folder's files, to be written; entries that cannot be spliced stay as they are."""
    files: dict[Path, str] = {}
    additions: dict[Path, list[Phrase]] = defaultdict(list)
    for phrase in difference.added:
        additions[folder / "phrases" / f"{phrase.move}.yaml"].append(phrase)
    for old, new in difference.updated:
        if old.place is not None and Path(old.place.file).parent == folder / "phrases":
            path = Path(old.place.file)
            with suppress(NotSpliced):
                files[path] = change_entry(files.get(path) or _read(path), old.id, changes_of(old, new))
    for path, phrases in sorted(additions.items()):
        files[path] = add_entries(files.get(path) or _read(path), phrases)
    return {path: _encode(path, text) for path, text in files.items()}


def can_change(entry: Phrase) -> bool:
    """Whether an entry's own lines can be changed: not where all of it is written on one."""
    try:
        change_entry(_read(Path(entry.place.file)) if entry.place else "", entry.id, {})
    except NotSpliced:
        return False
    return True


def change(path: Path, old: Phrase, new: Phrase) -> bool:
    """Write what differs into the entry's own lines; False when it is written in a way that cannot be spliced."""
    try:
        edited = change_entry(_read(path), old.id, changes_of(old, new))
    except NotSpliced:
        return False
    write_file(path, _encode(path, edited), force=True)
    return True


def _read(path: Path) -> str:
    """A file's text with LF line ends; nothing where there is no file."""
    return decode(path.read_bytes()).text.replace("\r\n", "\n") if path.exists() else ""


def _encode(path: Path, text: str) -> bytes:
    """A text with the encoding and the line ends that the file has."""
    if not path.exists():
        return text.encode()
    there = decode(path.read_bytes())
    return there.encode(text.replace("\n", "\r\n") if "\r\n" in there.text else text)
