"""The bytes of a .docx in, its parts out as the checks want them: parsed once, with names for what is asked often."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from tests.writers.docx.validators import WORD, Node

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
GLOSSARY, COMMENTS = "word/glossary/document.xml", "word/comments.xml"


class Opened:
    """One file: `parts` by name; what is not XML is in `broken` with the parser's message."""

    def __init__(self, docx: bytes) -> None:
        self.archive = ZipFile(BytesIO(docx))
        self.parts: dict[str, Node] = {}
        self.broken: dict[str, str] = {}
        for name in self.archive.namelist():
            try:
                self.parts[name] = etree.fromstring(self.archive.read(name))
            except etree.XMLSyntaxError as error:
                self.broken[name] = str(error)

    def item(self, space: str) -> tuple[str, Node]:
        """Name and root of the custom XML item of a namespace; no name and an empty root where there is none."""
        for name, root in self.parts.items():
            if name.startswith("customXml/item") and etree.QName(root).namespace == space:
                return name, root
        return "", etree.Element("none")


def value(node: Node, path: str) -> str | None:
    """The w:val of the element that a path of w: names leads to; None where there is none."""
    found = node.find("/".join(f"{WORD}{name}" for name in path.split("/")))
    return None if found is None else str(found.get(f"{WORD}val", ""))


def has(node: Node, name: str) -> bool:
    return node.find(f"{WORD}{name}") is not None


def text_of(node: Node) -> str:
    """What stands in w:t, w:br and w:tab, as a reader sees it."""
    return "".join(_letters(node))


def _letters(node: Node) -> Iterator[str]:
    for each in node.iter(f"{WORD}t", f"{WORD}br", f"{WORD}tab"):
        yield each.text or "" if each.tag == f"{WORD}t" else "\n" if each.tag == f"{WORD}br" else "\t"


def doubled(values: list[str]) -> list[str]:
    return sorted({each for each in values if values.count(each) > 1}) if len(set(values)) < len(values) else []
