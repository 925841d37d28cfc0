"""Files and folders in, the lines of each out, with their places; a file that cannot be read gives one finding."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from drafter.bounds import SPEECH
from drafter.corpus.readers import REFUSED, choose_reader, suffixes
from drafter.dataclass import dataclass
from drafter.files.encoding import UnreadableError
from drafter.files.names import printable
from drafter.files.reading import check_folder, read_bytes
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.passage import Passage
from drafter.model.place import Place
from drafter.word.sniff import explain, sniff


@dataclass(frozen=True, slots=True)
class Source:
    """A file as lines (paragraphs, for Word); their places are those of the file as it is on disk."""

    file: str
    name: str
    """The file's name without its suffix: the first part of the ids of its speeches."""
    lines: tuple[Passage, ...]


def read_files(paths: Iterable[Path | str]) -> Iterator[Source | Finding]:
    """Each file in turn, folders whole and in order; one file is in memory at a time.

    In a folder, files of other kinds are passed over; a file that is named is read, or told why not.
    """
    for path in map(Path, paths):
        for file in _files_below(path) if path.is_dir() else [path]:
            yield read_file(file) if isinstance(file, Path) else file


def list_files(paths: Iterable[Path | str]) -> tuple[list[Path], list[Finding]]:
    """The files that `read_files` would read, without reading them; a finding for each folder that gives none."""
    found = [file for path in map(Path, paths) for file in (_files_below(path) if path.is_dir() else [path])]
    files = [file for file in found if isinstance(file, Path)]
    return files, [finding for finding in found if isinstance(finding, Finding)]


def _nothing_in(folder: Path) -> Finding:
    read = ", ".join(sorted(suffixes()))
    return _unreadable(str(folder), UnreadableError(_("no speech in this folder: {suffixes} are read", suffixes=read)))


def _files_below(folder: Path) -> Iterator[Path | Finding]:
    """The files that are read, in order; a finding for a folder that may not be looked into, or with nothing in it."""
    known = suffixes().union(REFUSED)
    empty = True
    for path in [folder, *sorted(folder.rglob("*"))]:
        if any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts):
            continue
        try:
            if path.is_dir():
                check_folder(path)
            elif path.suffix.lower() in known and path.is_file():
                empty = False
                yield path
        except UnreadableError as error:
            empty = False
            yield _unreadable(str(path), error)
    if empty:
        yield _nothing_in(folder)


def read_file(path: Path) -> Source | Finding:
    """One file."""
    try:
        data = read_bytes(path, SPEECH)
    except UnreadableError as error:
        return _unreadable(str(path), error)
    return read_data(data, str(path), path.suffix.lower())


def read_data(data: bytes, file: str, suffix: str) -> Source | Finding:
    """The bytes of a file, which may come from anywhere; `file` is its name in places and messages."""
    reader = choose_reader(data, suffix)
    if reader is None:
        return _unreadable(file, UnreadableError(explain(sniff(data))))
    try:
        lines = reader.read(data)
    except UnreadableError as error:
        return _unreadable(file, error)
    return as_source(lines, file)


def read_paragraphs(paragraphs: Iterable[str], file: str) -> Source | Finding:
    """Paragraphs of a draft that is no file yet; `file` is its name in places and messages."""
    from drafter.corpus.word_text import break_paragraphs  # only here: other files are no Word

    return as_source(break_paragraphs(paragraphs), file)


def as_source(lines: Sequence[Passage], file: str) -> Source | Finding:
    """Lines that were read already; `file` is their name in places and messages."""
    if not any(line.text.strip() for line in lines):
        return _unreadable(file, UnreadableError(_("there is no text in it")))
    return Source(file, printable(Path(file).stem), tuple(lines))


def _unreadable(file: str, error: UnreadableError) -> Finding:
    place = Place(file, error.line, error.column)
    return Finding("unreadable", "error", str(error), place, suggestion=error.suggestion)
