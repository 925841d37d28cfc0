"""A Word file and findings in; the same file out, with comments at the words found, or what is certain put right."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from lxml import etree

from drafter.files.docx_text import parse_xml, read_docx, walk_paragraphs, walk_runs
from drafter.i18n import _
from drafter.model.finding import Finding, choose_fixes
from drafter.model.marks import AUTHOR
from drafter.writers.docx.package import pack
from drafter.writers.docx.xml import DECLARATION, PACKAGE, RELATIONSHIPS, WORD, element, escape
from drafter.writers.word_file import name_document, repack, serialise, unpack

W = f"{{{WORD}}}"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Piece = tuple[etree._Element, int, int]
"""An element of text with the offsets, in the reader's line, at which it begins and ends."""


def annotate(data: bytes, findings: Iterable[Finding]) -> bytes:
    """The Word file with each finding as a comment at its words; findings without a place go to the first paragraph."""
    parts = unpack(data)
    name = name_document(parts)
    root = parse_xml(parts[name])
    comments = parse_xml(parts.get("word/comments.xml", f'<w:comments xmlns:w="{WORD}"/>'.encode()))
    number = max((int(comment.get(f"{W}id", "0")) for comment in comments), default=-1) + 1
    lines = Lines(root, data)
    for finding in findings:
        if lines.mark(finding, number):
            comments.append(write_comment(finding, number))
            number += 1
    parts[name] = serialise(root)
    parts["word/comments.xml"] = serialise(comments)
    relate(parts, name)
    return repack(parts)


def correct(data: bytes, findings: Sequence[Finding]) -> tuple[bytes, list[Finding]]:
    """The Word file with the certain fixes made, its formatting kept, and the findings that were fixed."""
    parts = unpack(data)
    name = name_document(parts)
    root = parse_xml(parts[name])
    lines = Lines(root, data)
    fixed = [finding for finding in reversed(choose_fixes(findings)) if lines.replace(finding)]
    parts[name] = serialise(root)
    return repack(parts), fixed[::-1]


def make_document(lines: Iterable[str]) -> bytes:
    """A plain Word file, one paragraph for each line, to be annotated."""
    paragraphs = "".join(
        element("p", element("r", f'<w:t xml:space="preserve">{escape(line)}</w:t>') if line else "") for line in lines
    )
    document = f'{DECLARATION}<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
    types = (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    relationships = (
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="document" '
        f'Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    return pack((("[Content_Types].xml", types), ("_rels/.rels", relationships)), {"word/document.xml": document})


class Lines:
    """The lines of a document as its reader numbers them, and the elements that hold their text."""

    def __init__(self, root: etree._Element, data: bytes) -> None:
        self.paragraphs: list[tuple[etree._Element, int, int]] = []
        """Of each line: its paragraph, where it begins in the paragraph's own text, the length of Word's own number."""
        read = iter(read_docx(data))
        for paragraph in walk_paragraphs(root):
            start = 0
            for own in "".join(text for _element, text in walk_runs(paragraph)).split("\n"):
                self.paragraphs.append((paragraph, start, len(next(read)) - len(own)))
                start += len(own) + 1

    def pieces(self, finding: Finding) -> list[Piece]:
        """The elements that hold the words of a finding, with the offsets of those words in each."""
        place = finding.place
        if place is None or not 0 < place.line <= len(self.paragraphs):
            return []
        paragraph, offset, number = self.paragraphs[place.line - 1]
        start = offset + max(place.column - 1 - number, 0)
        return list(cut(paragraph, start, start + max(finding.length, 1)))

    def mark(self, finding: Finding, number: int) -> bool:
        """Set a comment's range around the words; whether they were found."""
        runs = [isolate(node, start, end) for node, start, end in self.pieces(finding)]
        if not runs and self.paragraphs:
            line = finding.place.line if finding.place else 1
            paragraph = self.paragraphs[min(line, len(self.paragraphs)) - 1][0]
            paragraph.append(make("commentRangeStart", id=number))
            paragraph.append(make("commentRangeEnd", id=number))
            paragraph.append(make_reference(number))
            return True
        if not runs:
            return False
        runs[0].addprevious(make("commentRangeStart", id=number))
        runs[-1].addnext(make("commentRangeEnd", id=number))
        end = runs[-1].getnext()
        if end is not None:
            end.addnext(make_reference(number))
        return True

    def replace(self, finding: Finding) -> bool:
        """Put the fix in the place of the words; whether they stood there."""
        pieces = self.pieces(finding)
        words = "".join((node.text or "")[start:end] for node, start, end in pieces)
        if finding.fix is None or len(words) != finding.length or any(node.tag != f"{W}t" for node, _s, _e in pieces):
            return False
        for index, (node, start, end) in enumerate(pieces):
            text = node.text or ""
            node.text = text[:start] + (finding.fix if index == 0 else "") + text[end:]
            node.set(SPACE, "preserve")
        return True


def cut(paragraph: etree._Element, start: int, end: int) -> Iterator[Piece]:
    """The elements under a stretch of a paragraph's text, with the stretch's offsets in each."""
    at = 0
    for node, text in walk_runs(paragraph):
        if at < end and start < at + len(text):
            yield node, max(start - at, 0), min(end - at, len(text))
        at += len(text)


def isolate(node: etree._Element, start: int, end: int) -> etree._Element:
    """The run that holds just these characters of a text element: what is before and after gets runs of its own."""
    run = node.getparent()
    if run is None or run.tag != f"{W}r":
        return node
    text = node.text or ""
    for head, keep in ((True, text[:start]), (False, text[end:])):
        siblings = list(run)
        index = siblings.index(node)
        others = siblings[:index] if head else siblings[index + 1 :]
        others = [sibling for sibling in others if sibling.tag != f"{W}rPr"]
        if not keep and not others:
            continue
        split = make("r")
        properties = run.find(f"{W}rPr")
        if properties is not None:
            split.append(deepcopy(properties))
        kept = make_text(keep) if keep and node.tag == f"{W}t" else None
        for sibling in [*others, kept] if head else [kept, *others]:
            if sibling is not None:
                split.append(sibling)
        if head:
            run.addprevious(split)
        else:
            run.addnext(split)
    if node.tag == f"{W}t":
        node.text = text[start:end]
        node.set(SPACE, "preserve")
    return run


def make(name: str, **attributes: str | int) -> etree._Element:
    """An empty element of the w: namespace."""
    node = etree.Element(f"{W}{name}", nsmap={"w": WORD})
    for key, value in attributes.items():
        node.set(f"{W}{key}", str(value))
    return node


def make_text(text: str) -> etree._Element:
    """A text element that keeps its spaces."""
    node = make("t")
    node.set(SPACE, "preserve")
    node.text = text
    return node


def make_reference(number: int) -> etree._Element:
    """The run that ties a comment to the text."""
    run = make("r")
    run.append(make("commentReference", id=number))
    return run


def write_comment(finding: Finding, number: int) -> etree._Element:
    """A finding as a comment: severity and message, then what to do."""
    message = {
        "error": _("Error: {message}", message=finding.message),
        "warning": _("Warning: {message}", message=finding.message),
        "hint": _("Hint: {message}", message=finding.message),
    }[finding.severity]
    comment = make("comment", id=number, author=AUTHOR, initials="d")
    for text in (message, finding.suggestion):
        if text:
            paragraph, run = make("p"), make("r")
            run.append(make_text(text))
            paragraph.append(run)
            comment.append(paragraph)
    return comment


def relate(parts: dict[str, bytes], document: str) -> None:
    """Say in the package that the document has comments, where it does not say so yet."""
    types = parse_xml(parts["[Content_Types].xml"])
    if not any(node.get("PartName") == "/word/comments.xml" for node in types):
        override = etree.SubElement(types, f"{{{PACKAGE}/content-types}}Override")
        override.set("PartName", "/word/comments.xml")
        override.set("ContentType", COMMENTS_TYPE)
        parts["[Content_Types].xml"] = serialise(types)
    name = f"word/_rels/{document.removeprefix('word/')}.rels"
    relationships = parse_xml(parts.get(name, f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()))
    if not any(node.get("Type", "").endswith("/comments") for node in relationships):
        link = etree.SubElement(relationships, f"{{{PACKAGE}/relationships}}Relationship")
        link.set("Id", "drafterComments")
        link.set("Type", f"{RELATIONSHIPS}/comments")
        link.set("Target", "comments.xml")
        parts[name] = serialise(relationships)
