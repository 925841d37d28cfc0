"""What a Word file says: THE walk over paragraphs and their text, and THE numbering of its lines.

Line n of a Word file is its nth paragraph in reading order, empty ones too: cells of tables each, the text of a box
after the paragraph that it is anchored in. Columns count the number that Word sets itself, then the characters of the
paragraph; a line break (w:br, \\n) is one of them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from drafter import bounds
from drafter.i18n import _
from drafter.language import numerals
from drafter.word.namespaces import MC, R, W
from drafter.word.nodes import BrokenPackage, Node, value_of
from drafter.word.package import Package

_SAID = {f"{W}{name}": said for name, said in {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}.items()}
"""What stands in a run for a character."""
_TEXT = f"{W}t"
_UNSAID = frozenset(
    f"{W}{name}"
    for name in (
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "footnoteReference", "endnoteReference"),
        *("p", "pPr", "rPr", "sectPr", "sdtPr", "tblPr", "trPr", "tcPr", "rt"),
    )
)
"""Elements whose text is not the paragraph's: what is struck, properties, another paragraph, the reading of a word."""
_UNSAID_BUT_PARAGRAPHS = _UNSAID - {f"{W}p"}
_FALLBACK = f"{MC}Fallback"
_SHOWN = tuple(f"{W}{name}" for name in ("t", "p", "drawing", "object"))


class Line(NamedTuple):
    """One line of a Word file."""

    paragraph: Node
    number: str
    """一、 where Word sets it itself; it is in no run."""
    own: str
    """What the paragraph's runs say."""

    @property
    def text(self) -> str:
        """The line as read."""
        return self.number + self.own


def read_docx(data: bytes) -> list[str]:
    """The lines of a file, so that index + 1 is the number of the line. Raises BrokenPackage."""
    return [line.text for line in read_lines(Package(data))]


def read_lines(package: Package) -> list[Line]:
    """The lines of the text. Raises BrokenPackage, also where the text of another file stands in it."""
    refuse_embedded(package, package.main)
    counter = _Counter(_number_formats(package))
    lines = []
    for paragraph in walk_paragraphs(package.document):
        line = Line(paragraph, counter.next(paragraph), text_of(paragraph))
        if len(line.own) > bounds.PARAGRAPH:
            raise BrokenPackage(_("a paragraph of the Word file is longer than two million characters"))
        lines.append(line)
    return lines


def find_rows(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """The rows of tables as (first, end) of their lines, as far as each of their cells is one line."""
    rows: list[tuple[int, int]] = []
    for row, group in groupby(
        range(len(lines)), key=lambda index: next(lines[index].paragraph.iterancestors(f"{W}tr"), None)
    ):
        indices = list(group)
        cells = {next(lines[index].paragraph.iterancestors(f"{W}tc"), None) for index in indices}
        if row is not None and len(cells) == len(indices) > 1:
            rows.append((indices[0], indices[-1] + 1))
    return rows


def refuse_embedded(package: Package, part: str) -> None:
    """Raise BrokenPackage where a part leaves a stretch of its text to another file, which Word reads in at opening."""
    embedded = next(package.root(part).iter(f"{W}altChunk", f"{W}subDoc"), None)
    if embedded is not None:
        targets = {each.id: each.target for each in package.relations(part)}
        name = targets.get(embedded.get(f"{R}id", ""), embedded.get(f"{R}id", ""))
        raise BrokenPackage(
            _("the text of another file stands in this one ({part}); open it in Word and save it anew", part=name)
        )


def walk_paragraphs(root: Node) -> Iterator[Node]:
    """The paragraphs of a part in reading order, without those that only old programs show."""
    return walk_elements(root, f"{W}p")


def walk_elements(root: Node, *tags: str) -> Iterator[Node]:
    """The elements of these tags in the order of the part, without those that only old programs show."""
    hidden = {
        node for fallback in root.iter(_FALLBACK) if _is_passed_over(fallback) for node in fallback.iter(etree.Element)
    }
    return (node for node in root.iter(*tags) if node not in hidden) if hidden else root.iter(*tags)


def walk_text(
    element: Node, also: Collection[str] = (), unsaid: Collection[str] = _UNSAID
) -> Iterator[tuple[Node, str]]:
    """What the runs of an element say, with the element that says it; not the paragraphs in boxes inside it.

    also: tags of elements that are given too, with an empty text. unsaid: tags of those that are passed over.
    """
    open_elements = [iter(element)]
    while open_elements:
        for child in open_elements[-1]:
            tag = child.tag
            if tag == _TEXT:
                yield child, child.text or ""
            elif tag in _SAID:
                yield child, _SAID[tag]
            elif tag in also:
                yield child, ""
            elif tag not in unsaid and len(child) and not (tag == _FALLBACK and _is_passed_over(child)):
                open_elements.append(iter(child))
                break
        else:
            open_elements.pop()


def text_of(element: Node) -> str:
    """What the runs of an element say: of a paragraph, a run or a control inside one."""
    return "".join([text for _node, text in walk_text(element)])


def all_text(element: Node) -> str:
    """What an element says over all its paragraphs: of a control around several, of a comment."""
    return "".join([text for _node, text in walk_text(element, unsaid=_UNSAID_BUT_PARAGRAPHS)])


def struck_text(element: Node) -> str:
    """What was deleted from an element, or moved away, with changes tracked."""
    struck = (node for change in element.iter(f"{W}del", f"{W}moveFrom") for node in change.iter(_TEXT, f"{W}delText"))
    return "".join(node.text or "" for node in dict.fromkeys(struck))


def _is_passed_over(fallback: Node) -> bool:
    """Whether what stands for old programs is shown in another way: a symbol that only they read as text is not."""
    return any(
        next(choice.iter(*_SHOWN), None) is not None for choice in fallback.itersiblings(f"{MC}Choice", preceding=True)
    )


_Formats = dict[tuple[str, str], tuple[str, str]]


def _number_formats(package: Package) -> _Formats:
    """(numId, level) to (format, text): the numbers that Word sets itself and that are in no run."""
    name = package.target("numbering") or "word/numbering.xml"
    if name not in package:
        return {}
    root = package.root(name)
    abstract: dict[str, dict[str, tuple[str, str]]] = {}
    for definition in root.iterfind(f"{W}abstractNum"):
        abstract[definition.get(f"{W}abstractNumId", "")] = {
            level.get(f"{W}ilvl", "0"): (value_of(level, "numFmt"), value_of(level, "lvlText"))
            for level in definition.iterfind(f"{W}lvl")
        }
    return {
        (number.get(f"{W}numId", ""), depth): shown
        for number in root.iterfind(f"{W}num")
        for depth, shown in abstract.get(value_of(number, "abstractNumId"), {}).items()
    }


class _Counter:
    """Automatic numbers as they would be printed."""

    def __init__(self, formats: _Formats) -> None:
        self._formats = formats
        self._counts: dict[tuple[str, str], int] = {}

    def next(self, paragraph: Node) -> str:
        """The number before a paragraph; empty without one."""
        numbered = paragraph.find(f"{W}pPr/{W}numPr")
        if numbered is None:
            return ""
        key = (value_of(numbered, "numId"), value_of(numbered, "ilvl") or "0")
        if key not in self._formats:
            return ""
        form, text = self._formats[key]
        self._counts[key] = count = self._counts.get(key, 0) + 1
        for other in [k for k in self._counts if k[0] == key[0] and k[1] > key[1]]:
            del self._counts[other]
        if form == "bullet" or "%" not in text:
            return ""
        shown = numerals.ordinal(count) if "hinese" in form or "japanese" in form else str(count)
        return re.sub(r"(?:%\d\.)*%\d", lambda match: shown, text, count=1)
