"""What is read as a speech: the list of readers. A new one is a module of its own and a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from drafter.corpus.html_text import read_html
from drafter.corpus.markdown_text import read_markdown
from drafter.corpus.mhtml_text import read_mhtml
from drafter.corpus.office_text import read_opendocument, read_word_xml
from drafter.corpus.plain_text import read_text
from drafter.corpus.rtf_text import read_rtf
from drafter.corpus.word_text import read_word
from drafter.model.passage import Passage
from drafter.word.sniff import Kind, sniff


@dataclass(frozen=True, slots=True)
class FileReader:
    """One kind of file and how its lines are read."""

    kind: Kind
    """What the bytes are."""
    suffixes: tuple[str, ...]
    """Of files in a folder that are read; they also decide between readers of the same kind."""
    read: Callable[[bytes], list[Passage]]
    """The lines with their places, which are those of the file as it is on disk. Raises UnreadableError."""


READERS = (
    FileReader("text", (".txt", ".text"), read_text),
    FileReader("text", (".md", ".markdown"), read_markdown),
    FileReader("html", (".html", ".htm", ".xhtml"), read_html),
    FileReader("mhtml", (".mht", ".mhtml"), read_mhtml),
    FileReader("word", (".docx", ".docm"), read_word),
    FileReader("rtf", (".rtf",), read_rtf),
    FileReader("opendocument", (".odt", ".fodt"), read_opendocument),
    FileReader("word-xml", (), read_word_xml),  # .xml is anything; such files are also called .doc
)

REFUSED = (".doc", ".wps", ".ofd", ".pdf", ".uot", ".uof", ".ceb", ".caj", ".pages")
"""Suffixes of what may be a speech and is not read: in a folder it is named, and everything else is passed over."""


def choose_reader(data: bytes, suffix: str) -> FileReader | None:
    """By what the bytes are, then by the name; None for what is not read."""
    kind = sniff(data)
    named = next((reader for reader in READERS if suffix in reader.suffixes), None)
    if named and (named.kind == kind or kind == "text"):
        return named
    return next((reader for reader in READERS if reader.kind == kind), None)


def suffixes(*kinds: Kind) -> frozenset[str]:
    """Of the files that are read: of these kinds, or of all."""
    return frozenset(suffix for reader in READERS for suffix in reader.suffixes if not kinds or reader.kind in kinds)
