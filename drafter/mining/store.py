"""A phrasebank folder and what mining found in; the folder with new and updated entries out, all else untouched."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

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
        additions: dict[Path, list[Phrase]] = defaultdict(list)
        for phrase in difference.added:
            additions[folder / "phrases" / f"{phrase.move}.yaml"].append(phrase)
        for old, new in difference.updated:
            if old.place is not None and Path(old.place.file).parent == folder / "phrases":
                change(Path(old.place.file), old, new)
        for path, phrases in sorted(additions.items()):
            _rewrite(path, partial(add_entries, entries=phrases))
    return difference


def change(path: Path, old: Phrase, new: Phrase) -> bool:
    """Write what differs into the entry's own lines; False when it is written in a way that cannot be spliced."""
    try:
        _rewrite(path, lambda text: change_entry(text, old.id, changes_of(old, new)))
    except NotSpliced:
        return False
    return True


def _rewrite(path: Path, edit: Callable[[str], str]) -> None:
    """Change a file's text; its line ends stay what they are."""
    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    windows = "\r\n" in text
    edited = edit(text.replace("\r\n", "\n"))
    write_file(path, (edited.replace("\n", "\r\n") if windows else edited).encode(), force=True)
