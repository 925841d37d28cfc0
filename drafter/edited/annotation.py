"""A Word file and findings in; the same file out, with comments at the words found, or what is certain put right."""

import posixpath
from collections.abc import Iterable, Sequence
from itertools import count

from drafter.i18n import _
from drafter.model.finding import Finding, choose_fixes
from drafter.model.marks import AUTHOR
from drafter.word.edit import cut, isolate
from drafter.word.markup import DECLARATION, UNWRITABLE, element, escape, read_number
from drafter.word.namespaces import PACKAGE, RELATIONSHIPS, WORD, W
from drafter.word.nodes import Node, make, make_run, refusing, set_text
from drafter.word.pack import pack
from drafter.word.package import Package
from drafter.word.text import read_lines
from drafter.writers.docx.comments import UNDATED
from drafter.writers.docx.properties import read_moment

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_NUMBERED = tuple(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))


def annotate(data: bytes, findings: Iterable[Finding], file: str = "") -> bytes:
    """The Word file with each finding as a comment at its words; findings without a place go to the first paragraph.

    file: its name in messages. Raises InputError for a file that is damaged, or only read.
    """
    with refusing(file):
        package = Package(data)
        package.edit_document()
        comments = open_comments(package)
        numbered = (*comments.iter(f"{W}comment"), *package.document.iter(*_NUMBERED))
        taken = {read_number(node.get(f"{W}id")) for node in numbered}
        free = (number for number in count() if number not in taken)
        number, lines = next(free), Lines(package)
        for finding in (one for found in findings for one in found.each):
            if lines.mark(finding, number):
                comments.append(write_comment(finding, number))
                number = next(free)
        return package.to_bytes()


def open_comments(package: Package) -> Node:
    """The comments of a file, to be changed; none yet where it had no such part."""
    name = package.target("comments")
    if not name:
        name = posixpath.join(posixpath.dirname(package.main), "comments.xml")
        package.put(name, f'{DECLARATION}<w:comments xmlns:w="{WORD}"/>', COMMENTS_TYPE)
        package.relate("comments", name)
    return package.edit(name)


def correct(data: bytes, findings: Sequence[Finding], file: str = "") -> tuple[bytes, list[Finding]]:
    """The Word file with the certain fixes made, its formatting kept, and the findings that were fixed.

    Raises InputError as `annotate` does.
    """
    with refusing(file):
        package = Package(data)
        package.edit_document()
        lines = Lines(package)
        fixed = [finding for finding in reversed(choose_fixes(findings)) if lines.replace(finding)]
        return package.to_bytes(), fixed[::-1]


def make_document(lines: Iterable[str]) -> bytes:
    """A plain Word file, one paragraph for each line, to be annotated."""
    paragraphs = "".join(
        element("p", element("r", f'<w:t xml:space="preserve">{escape(line)}</w:t>') if line else "")
        for line in (UNWRITABLE.sub("\ufffd", line) for line in lines)  # one for one: columns stay
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
    """The lines of a document, and the elements that hold their text."""

    def __init__(self, package: Package) -> None:
        self._lines = read_lines(package)

    def pieces(self, finding: Finding) -> list[tuple[Node, int, int]]:
        """The elements that hold the words of a finding, with the offsets of those words in each."""
        place = finding.place
        if place is None or not 0 < place.line <= len(self._lines):
            return []
        line = self._lines[place.line - 1]
        start = max(place.column - 1 - len(line.number), 0)
        return list(cut(line.paragraph, start, start + max(finding.length, 1)))

    def mark(self, finding: Finding, number: int) -> bool:
        """Set a comment's range around the words; whether they were found."""
        marked = [hold(node, start, end) for node, start, end in self.pieces(finding)]
        begin, end = (make(name, id=number) for name in ("commentRangeStart", "commentRangeEnd"))
        if marked:
            marked[0].addprevious(begin)
            marked[-1].addnext(end)
        elif self._lines:
            line = finding.place.line if finding.place else 1
            self._lines[min(line, len(self._lines)) - 1].paragraph.extend([begin, end])
        else:
            return False
        reference = make("r")
        reference.append(make("commentReference", id=number))
        end.addnext(reference)
        return True

    def replace(self, finding: Finding) -> bool:
        """Put the fix in the place of the words; whether they stood there."""
        pieces = self.pieces(finding)
        words = "".join((node.text or "")[start:end] for node, start, end in pieces)
        if finding.fix is None or len(words) != finding.length or any(node.tag != f"{W}t" for node, _s, _e in pieces):
            return False
        for index, (node, start, end) in enumerate(pieces):
            text = node.text or ""
            set_text(node, text[:start] + (finding.fix if index == 0 else "") + text[end:])
        return True


def hold(node: Node, start: int, end: int) -> Node:
    """What a comment's range is set around for these characters: their run, or the plain-text control they are in.

    Such a control may hold nothing but one run.
    """
    controls = (each for each in node.iterancestors(f"{W}sdt") if each.find(f"{W}sdtPr/{W}text") is not None)
    control = next(controls, None)
    return isolate(node, start, end) if control is None else control


def write_comment(finding: Finding, number: int) -> Node:
    """A finding as a comment: severity and message, then what to do."""
    message = {
        "error": _("Error: {message}", message=finding.message),
        "warning": _("Warning: {message}", message=finding.message),
        "hint": _("Hint: {message}", message=finding.message),
    }[finding.severity]
    comment = make("comment", id=number, author=AUTHOR, date=read_moment("") or UNDATED, initials="d")
    for text in (message, finding.suggestion):
        if text:
            paragraph = make("p")
            paragraph.append(make_run(text))
            comment.append(paragraph)
    return comment
