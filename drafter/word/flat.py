"""A Word file saved as XML (by Word 2003, or the flat form of a .docx) in; the .docx that it would be, out."""

from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from drafter.word.namespaces import PACKAGE, RELATIONSHIPS, WORD, W
from drafter.word.nodes import Node, damaged, parse_xml

_WORD_2003 = "http://schemas.microsoft.com/office/word/2003/wordml"
_HINTS = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
_RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="main"'
    f' Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_BESIDE = tuple(f"{W}{name}" for name in ("hdr", "ftr", "footnote", "endnote"))
"""What a .docx keeps in parts of their own, and Word 2003 inside the text."""


def unflatten(data: bytes) -> bytes:
    """The text, its tables and numbers; of a flat .docx all its parts. Raises BrokenPackage."""
    if _WORD_2003.encode() in data[:4096]:
        data = data.replace(_WORD_2003.encode(), WORD.encode())
    root = parse_xml(data)
    return _pack(_flat_parts(root) if root.tag == f"{_FLAT}package" else _parts_of_2003(root))


def _flat_parts(root: Node) -> dict[str, bytes]:
    """The parts as they stand, each in its own element."""
    parts = {"[Content_Types].xml": _TYPES.encode()}
    for part in root.iter(f"{_FLAT}part"):
        name = part.get(f"{_FLAT}name", "").lstrip("/")
        content = part.find(f"{_FLAT}xmlData")
        binary = part.find(f"{_FLAT}binaryData")
        if content is not None and len(content):
            parts[name] = etree.tostring(content[0])
        elif binary is not None:
            try:
                parts[name] = b64decode(binary.text or "")
            except ValueError as error:
                raise damaged(name) from error
    return parts


def _parts_of_2003(root: Node) -> dict[str, bytes]:
    """The body alone; the number of an item is what Word printed (wx:t)."""
    body = root.find(f"{W}body")
    if body is None:
        raise damaged()
    for beside in list(body.iter(*_BESIDE)):
        parent = beside.getparent()
        assert parent is not None  # it lies in the body
        parent.remove(beside)
    for printed in list(body.iter(f"{_HINTS}t")):
        paragraph = next(printed.iterancestors(f"{W}p"), None)
        if paragraph is not None and printed.getparent().tag == f"{W}listPr":  # type: ignore[union-attr]  # it has one
            run = etree.Element(f"{W}r")
            etree.SubElement(run, f"{W}t").text = printed.get(f"{_HINTS}val", "")
            properties = paragraph.find(f"{W}pPr")
            paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, run)
    document = etree.Element(f"{W}document", nsmap={"w": WORD})
    document.append(body)
    return {
        "[Content_Types].xml": _TYPES.encode(),
        "_rels/.rels": _RELATIONS.encode(),
        "word/document.xml": etree.tostring(document),
    }


def _pack(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()
