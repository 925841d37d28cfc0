"""Bytes in; what kind of file they are, whatever its name says, out; and what to do with a kind that is not read."""

from contextlib import suppress
from typing import Literal

from drafter.i18n import _

Kind = Literal[
    "empty", "text", "html", "mhtml", "rtf", "word", "sheet", "slides", "opendocument", "ofd", "zip", "word-xml",
    "old-word", "old-sheet", "old-office", "encrypted", "pdf", "image", "archive", "program", "uof", "reader", "pages",
]  # fmt: skip
"""`word` and `sheet` are .docx and .xlsx; the old ones are compound files: .doc, .xls and what WPS makes like them."""

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b\x08", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\0", "archive"),
    (b"\x7fELF", "program"),
    (b"Founder CEB", "reader"),
    (b"CAJ", "reader"),
    (b"HN\0\0", "reader"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""[MS-CFB] 2.2: Office before 2007, WPS's own formats, and every encrypted Office file."""
_STREAMS: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "old-word"),
    ("Workbook", "old-sheet"),
)
_HEAD = 2048
_ANY_SIZE = 2**40
"""Megabytes unpacked: what a file is does not depend on how large it is."""


def sniff(data: bytes) -> Kind:
    """The kind of a file. What is none of the others is text, in whatever encoding."""
    if not data.strip(b" \t\r\n\xef\xbb\xbf\xff\xfe"):
        return "empty"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(_COMPOUND):
        return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "old-office")
    if data.startswith(b"PK\x03\x04"):
        return _sniff_zip(data)
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return "image"
    if (data.startswith((b"BM", b"RIFF", b"MZ"))) and b"\0" in data[:_HEAD]:
        return "program" if data.startswith(b"MZ") else "image"
    return _sniff_text(data)


def _sniff_zip(data: bytes) -> Kind:
    from drafter.word.archive import Archive  # only here: lxml, which it knows, takes longer to load than a draft
    from drafter.word.nodes import BrokenPackage

    names: set[str] = set()
    kind = ""
    with suppress(BrokenPackage):
        archive = Archive(data, _ANY_SIZE)
        names = {name.replace("\\", "/") for name in archive.entries}
        if entry := archive.entries.get("mimetype"):
            kind = archive.read(entry, _HEAD).decode("ascii", "replace")
    if "opendocument" in kind:
        return "opendocument"
    folders = {name.partition("/")[0] for name in names if "/" in name}
    if "ofd.xml" in names:
        return "ofd"
    if "uof.xml" in names:
        return "uof"
    if any(name.endswith(".iwa") for name in names):
        return "pages"
    if "xl" in folders and "word" not in folders:
        return "sheet"
    if "ppt" in folders and "word" not in folders:
        return "slides"
    # A damaged archive is most likely a Word file, and its reader says what is damaged.
    return "word" if not names or "word" in folders or "[content_types].xml" in names else "zip"


def _sniff_text(data: bytes) -> Kind:
    """Kinds that are text but no plain text, by how they begin."""
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "html"
    if head.startswith(b"<?xml") or head.startswith((b"<w:worddocument", b"<pkg:package")):
        if b"worddocument" in head or b'progid="word.document' in head or b"/2006/xmlpackage" in head:
            return "word-xml"
        if b"opendocument:xmlns:office" in head and b"opendocument.text" in data[: _HEAD * 8]:
            return "opendocument"
        if b"<uof:uof" in head or b"uof/" in head:
            return "uof"
        return "html" if b"<html" in head else "text"
    fields, _break, _rest = head.partition(b"\n\n") if b"\n\n" in head else head.partition(b"\r\n\r\n")
    if b"mime-version:" in fields and b"content-type:" in fields:
        return "mhtml"
    return "text"


def explain(kind: Kind) -> str:
    """What a file of this kind is, and what to do so that it can be read."""
    return {
        "empty": _("the file is empty: name another one, or save it again where it was made"),
        "text": _("a text file"),
        "html": _("a web page"),
        "mhtml": _("a saved web page (.mht)"),
        "rtf": _("an RTF file (.rtf)"),
        "word": _("a Word file (.docx)"),
        "sheet": _("an Excel workbook (.xlsx): copy the speech into a .docx or .txt file"),
        "slides": _("slides (.pptx): copy the speech into a .docx or .txt file"),
        "opendocument": _("an OpenDocument text (.odt)"),
        "ofd": _("an OFD file: copy its text into a .txt or .docx file"),
        "zip": _("a zip archive but no Word file: unpack it first"),
        "word-xml": _("a Word file saved as XML"),
        "uof": _("a UOF file (标文通): open it in WPS and save it as .docx"),
        "reader": _("a file for a reading program (.ceb, .caj): copy its text into a .txt or .docx file"),
        "pages": _("a file of Apple's Pages: export it as Word (.docx)"),
        "old-word": _("an old Word file (.doc): save it as .docx and try again"),
        "old-sheet": _("an old Excel workbook (.xls): save it as .xlsx, or copy the speech into a .docx file"),
        "old-office": _("an old Word file or the like (.doc, .wps, .ppt): save it as .docx and try again"),
        "encrypted": _("encrypted: open it in Word or WPS and save it without a password"),
        "pdf": _("a PDF: copy its text into a .txt or .docx file"),
        "image": _("an image: its text has to be typed or recognised first"),
        "archive": _("an archive: unpack it first"),
        "program": _("a program, and no text"),
    }[kind]
