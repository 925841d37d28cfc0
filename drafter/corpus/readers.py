"""What is read as a speech: the list of readers. A new one is a module of its own and a line here.

Each is loaded when there is such a file.
"""

from collections.abc import Callable

from drafter.dataclass import dataclass
from drafter.loading import later
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
    FileReader("text", (".txt", ".text"), later("drafter.corpus.plain_text:read_text")),
    FileReader("text", (".md", ".markdown"), later("drafter.corpus.markdown_text:read_markdown")),
    FileReader("html", (".html", ".htm", ".xhtml"), later("drafter.corpus.html_text:read_html")),
    FileReader("mhtml", (".mht", ".mhtml"), later("drafter.corpus.mhtml_text:read_mhtml")),
    FileReader("word", (".docx", ".docm"), later("drafter.corpus.word_text:read_word")),
    FileReader("rtf", (".rtf",), later("drafter.corpus.rtf_text:read_rtf")),
    FileReader("opendocument", (".odt", ".fodt"), later("drafter.corpus.office_text:read_opendocument")),
    FileReader("word-xml", (), later("drafter.corpus.office_text:read_word_xml")),  # .xml is anything; also called .doc
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
