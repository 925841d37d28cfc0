"""Files and folders in, the lines of each out, with their places; a file that cannot be read gives one finding."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.corpus.decode import decode
from drafter.corpus.html_text import read_html
from drafter.corpus.markdown_text import strip_markdown
from drafter.corpus.titles import TITLE
from drafter.i18n import _
from drafter.model.finding import Finding
from drafter.model.passage import Passage, line_of
from drafter.model.place import Place
from drafter.word.nodes import BrokenPackage
from drafter.word.text import read_docx

TEXT = frozenset((".txt", ".text", ""))
MARKDOWN = frozenset((".md", ".markdown"))
HTML = frozenset((".html", ".htm", ".xhtml"))
WORD = frozenset((".docx", ".docm"))
READ = TEXT | MARKDOWN | HTML | WORD
_LIMIT = 200 * 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096


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
        if path.is_dir():
            found = False
            for file in _files_below(path):
                found = True
                yield read_file(file)
            if not found:
                yield _nothing_in(path)
        else:
            yield read_file(path)


def list_files(paths: Iterable[Path | str]) -> tuple[list[Path], list[Finding]]:
    """The files that `read_files` would read, without reading them; folders with nothing to read give a finding."""
    files: list[Path] = []
    findings: list[Finding] = []
    for path in map(Path, paths):
        if not path.is_dir():
            files.append(path)
        elif below := list(_files_below(path)):
            files += below
        else:
            findings.append(_nothing_in(path))
    return files, findings


def _nothing_in(folder: Path) -> Finding:
    return _unreadable(str(folder), _("no speech in this folder: .txt, .docx, .html and .md are read"))


def _files_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in (READ - {""}) | {".doc", ".wps"} and path.is_file():
            yield path


def read_file(path: Path) -> Source | Finding:
    """One file."""
    try:
        if path.stat().st_size > _LIMIT:
            return _unreadable(str(path), _("larger than 200 MB"))
        data = path.read_bytes()
    except FileNotFoundError:
        return _unreadable(str(path), _("no such file"))
    except OSError as error:
        return _unreadable(str(path), _("cannot be read: {reason}", reason=error.strerror or str(error)))
    return read_data(data, str(path), path.suffix.lower())


def read_data(data: bytes, file: str, suffix: str) -> Source | Finding:
    """The bytes of a file, which may come from anywhere; `file` is its name in places and messages."""
    problem = _recognise(data)
    if problem:
        return _unreadable(file, problem)
    if data.startswith(b"PK") or suffix in WORD:
        try:
            paragraphs = read_docx(data)
        except BrokenPackage as error:
            return _unreadable(file, str(error))
        return read_paragraphs(paragraphs, file)
    text = decode(data)
    if text is None:
        return _unreadable(file, _("neither text nor Word: its characters are in no known encoding"))
    if suffix in HTML or text.lstrip()[:15].lower().startswith(("<!doctype html", "<html")):
        lines = read_html(text)
    else:
        lines = [line_of(line, number) for number, line in enumerate(_lines(text), 1)]
        if suffix in MARKDOWN:
            lines = strip_markdown(lines)
    if not any(line.text.strip() for line in lines):
        return _unreadable(file, _("there is no text in it"))
    return Source(file, Path(file).stem, tuple(lines))


def read_paragraphs(paragraphs: Iterable[str], file: str) -> Source | Finding:
    """Paragraphs, of a Word file or of a draft that is none yet; `file` is its name in places and messages."""
    lines = [line for number, text in enumerate(paragraphs, 1) for line in _break(line_of(text, number))]
    if not any(line.text.strip() for line in lines):
        return _unreadable(file, _("there is no text in it"))
    return Source(file, Path(file).stem, tuple(lines))


def _lines(text: str) -> list[str]:
    """Lines ended by LF, CRLF or CR, as editors count them; a form feed does not end one."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n")


def _break(paragraph: Passage) -> list[Passage]:
    """The lines of a paragraph of Word; a title on two lines is one."""
    text = paragraph.text
    if "\n" not in text:
        return [paragraph]
    breaks = [index for index, character in enumerate(text) if character == "\n"]
    if TITLE.match(text.replace("\n", "").strip()):
        return [paragraph.without((index, index + 1) for index in breaks)]
    return paragraph.divide(breaks)


def _recognise(data: bytes) -> str | None:
    """What keeps a file from being read, as far as its first bytes tell."""
    if not data.strip():
        return _("the file is empty")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            return _("the Word file is encrypted: save it without a password")
        return _("an old Word file (.doc): save it as .docx and try again")
    if data.startswith(b"%PDF"):
        return _("a PDF: copy its text into a .txt or .docx file")
    if data.startswith(b"{\\rtf"):
        return _("an RTF file: save it as .docx and try again")
    if data.startswith(_IMAGES) and b"\0" in data[:_HEAD]:
        return _("an image: its text has to be typed or recognised first")
    return None


def _unreadable(file: str, message: str) -> Finding:
    return Finding("unreadable", "error", message, Place(file, 1))
