"""An OpenDocument text (.odt, .fodt) in; its paragraphs in reading order, items with their numbers, out (ODF 1.3)."""

from collections.abc import Iterator

from drafter import bounds
from drafter.i18n import _
from drafter.language import numerals
from drafter.word.archive import Archive
from drafter.word.markup import read_number
from drafter.word.nodes import BrokenPackage, Node, parse_xml

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE, _TEXT, _STYLE, _TABLE = (f"{{{_NAMES}:{name}:1.0}}" for name in ("office", "text", "style", "table"))
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_UNSAID = frozenset(
    (
        *(
            f"{_TEXT}{name}"
            for name in ("note", "tracked-changes", "sequence-decls", "ruby-text", "bibliography-source")
        ),
        *(f"{_OFFICE}{name}" for name in ("annotation", "forms")),
    )
)
"""Notes, deleted text, comments."""


def read_opendocument(data: bytes) -> list[str]:
    """Paragraphs and headings; a line break is \\n, a row of a table one line, its cells parted by tabs.

    Raises BrokenPackage.
    """
    if data.startswith(b"PK"):
        archive = Archive(data, bounds.UNPACKED)
        parts = [archive.entries[name] for name in ("content.xml", "styles.xml") if name in archive.entries]
        if not parts or parts[0].filename.lower() != "content.xml":
            raise _damaged()
        roots = [parse_xml(archive.read(part)) for part in parts]
    else:
        roots = [parse_xml(data)]
    body = next(roots[0].iter(f"{_OFFICE}text"), None)
    if body is None:
        raise BrokenPackage(_("an OpenDocument file that is no text: copy the speech into a .docx or .txt file"))
    return list(_Reader(roots).read(body))


def _damaged() -> BrokenPackage:
    return BrokenPackage(_("the OpenDocument file is damaged: open it in LibreOffice or WPS and save it as .docx"))


class _Reader:
    """Reads a body; knows the styles of lists, and how far each list has counted."""

    def __init__(self, roots: list[Node]) -> None:
        self.styles = {
            style.get(f"{_STYLE}name", ""): {level.get(f"{_TEXT}level", ""): level for level in style}
            for root in roots
            for style in root.iter(f"{_TEXT}list-style")
        }
        self.counts: dict[tuple[str, int], int] = {}

    def read(self, around: Node, style: str = "", level: int = 0) -> Iterator[str]:
        """The paragraphs of an element, and of those in it. style, level: of the list that it lies in."""
        for child in around:
            tag = child.tag
            if tag in _PARAGRAPHS:
                yield _text_of(child)
            elif tag == f"{_TEXT}list":
                yield from self._list(child, child.get(f"{_TEXT}style-name", "") or style, level + 1)
            elif tag == f"{_TABLE}table-row":
                cells = ("".join(" ".join(self.read(cell)).split("\n")) for cell in child)
                yield "\t".join(cells).rstrip()
            elif tag not in _UNSAID and isinstance(tag, str):
                yield from self.read(child, style, level)

    def _list(self, items: Node, style: str, level: int) -> Iterator[str]:
        goes_on = items.get(f"{_TEXT}continue-numbering") == "true" or items.get(f"{_TEXT}continue-list")
        if not goes_on and level > 1:
            self.counts.pop((style, level), None)
        for item in items:
            if item.tag == f"{_TEXT}list-item" and len(item) and item[0].tag in _PARAGRAPHS:
                number = read_number(item.get(f"{_TEXT}start-value"), self.counts.get((style, level), 0) + 1)
                self.counts[style, level] = number
                first, *rest = self.read(item, style, level)
                yield self._marker(style, level, number) + first
                yield from rest
            else:
                yield from self.read(item, style, level)

    def _marker(self, style: str, level: int, number: int) -> str:
        shape = self.styles.get(style, {}).get(str(level))
        form = shape.get(f"{_STYLE}num-format", "") if shape is not None else ""
        if shape is None or not form or shape.tag != f"{_TEXT}list-level-style-number":
            return ""
        prefix, suffix = shape.get(f"{_STYLE}num-prefix", ""), shape.get(f"{_STYLE}num-suffix", "")
        shown = numerals.ordinal(number) if form.startswith("一") else str(number)
        return f"{prefix}{shown}{suffix}"


def _text_of(paragraph: Node) -> str:
    parts: list[str] = []

    def walk(node: Node) -> None:
        parts.append(node.text or "")
        for child in node:
            tag = child.tag
            if tag == f"{_TEXT}s":
                parts.append(" " * min(read_number(child.get(f"{_TEXT}c"), 1), bounds.SPACES))
            elif tag == f"{_TEXT}tab":
                parts.append("\t")
            elif tag == f"{_TEXT}line-break":
                parts.append("\n")
            elif tag not in _UNSAID and isinstance(tag, str):
                walk(child)
            parts.append(child.tail or "")

    walk(paragraph)
    return "".join(parts)
