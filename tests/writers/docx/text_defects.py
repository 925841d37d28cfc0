"""An opened .docx in, what is wrong with its text out: formatting beside the styles, hints, bookmarks, comments."""

import re
from collections.abc import Iterator

from lxml.etree import Element

from tests.writers.docx.opened import COMMENTS, DOCUMENT, GLOSSARY, STYLES, Opened, doubled, text_of, value
from tests.writers.docx.validators import WORD, Node

_NEEDS_HINT = re.compile("[\u3000-\u9fff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·①]")
_STYLED = re.compile(r"word/(document|comments|footer\d|glossary/document)\.xml")
FRAME = f"{WORD}framePr"
"""A frame that says nothing of its own takes everything from its style."""
_PLAIN = {
    *("body", "p", "pPr", "pStyle", "r", "rPr", "framePr", "rStyle", "rFonts", "t", "br", "tab", "sectPr"),
    *("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference"),
    *("sdt", "sdtPr", "sdtContent"),
}
"""All that a draft's body is made of, beside what describes a control or the page."""
_DESCRIPTIONS = {f"{WORD}sdtPr", f"{WORD}sectPr"}


def text_defects(opened: Opened) -> Iterator[str]:
    """What a final file can have too: it has neither bookmarks nor comments."""
    for name, part in opened.parts.items():
        if _STYLED.fullmatch(name):
            styles = opened.parts["word/glossary/styles.xml" if name == GLOSSARY else STYLES]
            yield from (f"{name}: {defect}" for defect in _paragraph_defects(part, _style_types(styles), name))
    yield from _foreign(opened.parts[DOCUMENT])
    yield from _font_defects(opened.parts[STYLES], opened.parts["word/fontTable.xml"])


def mark_defects(opened: Opened) -> Iterator[str]:
    """Of bookmarks and comments."""
    yield from _bookmark_defects(opened.parts[DOCUMENT])
    yield from _comment_defects(opened.parts[DOCUMENT], opened.parts[COMMENTS])


def _style_types(styles: Node) -> dict[str, str]:
    return {str(style.get(f"{WORD}styleId")): str(style.get(f"{WORD}type")) for style in styles.iter(f"{WORD}style")}


def _paragraph_defects(part: Node, styles: dict[str, str], name: str) -> Iterator[str]:
    for paragraph in part.iter(f"{WORD}p"):
        if not "".join(paragraph.itertext()):
            yield "an empty paragraph"
        properties = paragraph.find(f"{WORD}pPr")
        if properties is None:
            if name != GLOSSARY:  # a prompt takes on the paragraph in which it is shown
                yield "a paragraph without a style"
        elif [child.tag for child in properties if child.tag != FRAME or child.attrib] != [f"{WORD}pStyle"]:
            yield "direct formatting of a paragraph"
        elif styles.get(str(properties[0].get(f"{WORD}val"))) != "paragraph":
            yield "a paragraph style that is not there"
        for run in paragraph.iter(f"{WORD}r"):
            yield from _run_defects(run, styles)


def _run_defects(run: Node, styles: dict[str, str]) -> Iterator[str]:
    hinted = False
    for child in (child for properties in run.iter(f"{WORD}rPr") for child in properties):
        if child.tag == f"{WORD}rFonts" and dict(child.attrib) == {f"{WORD}hint": "eastAsia"}:
            hinted = True
        elif child.tag != f"{WORD}rStyle":
            yield "direct formatting of a run"
        elif styles.get(str(child.get(f"{WORD}val"))) != "character":
            yield "a character style that is not there"
    text = "".join(run.itertext())
    if bool(_NEEDS_HINT.search(text)) != hinted:
        yield f"a missing or idle eastAsia hint at {text[:10]!r}"
    for stretch in run.iter(f"{WORD}t"):
        kept = stretch.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        if stretch.text and stretch.text != stretch.text.strip() and not kept:
            yield f"spaces that will be lost at {stretch.text[:10]!r}"


def _foreign(document: Node) -> Iterator[str]:
    """A table, a footnote, a tracked change, a field …: a draft has none."""
    waiting = list(document)
    while waiting:
        node = waiting.pop()
        name = node.tag.removeprefix(WORD)
        if name not in _PLAIN:
            yield f"the body holds what a draft does not: {name}"
        if node.tag not in _DESCRIPTIONS:
            waiting += list(node)


def _bookmark_defects(document: Node) -> Iterator[str]:
    starts = [
        (str(node.get(f"{WORD}id")), str(node.get(f"{WORD}name"))) for node in document.iter(f"{WORD}bookmarkStart")
    ]
    ends = [str(node.get(f"{WORD}id")) for node in document.iter(f"{WORD}bookmarkEnd")]
    yield from (f"two bookmarks named {name}" for name in doubled([name for _, name in starts]))
    yield from (f"two bookmarks of id {id}" for id in doubled([id for id, _ in starts]))
    if sorted(ends) != sorted(id for id, _ in starts):
        yield "bookmarks that do not begin, or do not end"
    for number, paragraph in enumerate(document.iter(f"{WORD}p"), 1):
        inner = [node.tag for node in paragraph if node.tag != f"{WORD}pPr"]
        first, *others = list(paragraph.iter(f"{WORD}bookmarkStart")) or [Element("none")]
        name = first.get(f"{WORD}name")
        ends_here = {end.get(f"{WORD}id") for end in paragraph.iter(f"{WORD}bookmarkEnd")}
        if name != f"_Draft{number}" or inner[0] != f"{WORD}bookmarkStart" or first.get(f"{WORD}id") not in ends_here:
            yield f"paragraph {number} is not in the bookmark of its number: {name}"
        for other in others:
            name, held, end = other.get(f"{WORD}name"), other.getnext(), other.getnext().getnext()
            if not re.fullmatch(r"_(Phrase|Fact)\d+", str(name)):
                yield f"paragraph {number} holds a bookmark {name}"
            if held.tag != f"{WORD}sdt" or end.get(f"{WORD}id") != other.get(f"{WORD}id"):
                yield f"bookmark {name} is not around a control"


def _comment_defects(document: Node, comments: Node) -> Iterator[str]:
    written = [str(node.get(f"{WORD}id")) for node in comments.iter(f"{WORD}comment")]
    yield from (f"two comments of id {id}" for id in doubled(written))
    for comment in comments.iter(f"{WORD}comment"):
        number, moment = comment.get(f"{WORD}id"), str(comment.get(f"{WORD}date"))
        if not text_of(comment):
            yield f"comment {number} says nothing"
        if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment):
            yield f"comment {number} has no date: LibreOffice would give it one that no schema allows"
        if value(comment, "p/pPr/pStyle") != "CommentText" or comment.find(f".//{WORD}annotationRef") is None:
            yield f"comment {number} does not look like one"
    order = {node: place for place, node in enumerate(document.iter())}
    places = {
        name: [(str(node.get(f"{WORD}id")), order[node]) for node in document.iter(f"{WORD}{name}")]
        for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
    }
    for name, found in places.items():
        ids = [id for id, _ in found]
        yield from (f"two {name} of comment {id}" for id in doubled(ids))
        yield from (f"{name} of a comment {id} that is not there" for id in ids if id not in written)
        yield from (f"comment {id} without its {name}" for id in written if id not in ids)
    starts, ends, marks = (dict(found) for found in places.values())
    for id in written:
        if not starts.get(id, 0) <= ends.get(id, len(order)) <= marks.get(id, len(order)):
            yield f"comment {id} does not begin, end and have its mark in this order"


def _font_defects(styles: Node, table: Node) -> Iterator[str]:
    fonts = {str(font.get(f"{WORD}name")): font for font in table.iter(f"{WORD}font")}
    for used in {str(name) for fonts_of in styles.iter(f"{WORD}rFonts") for name in fonts_of.attrib.values()}:
        if used not in fonts:
            yield f"{used} is not in the font table"
    for name, font in fonts.items():
        charset = font.find(f"{WORD}charset")
        if not name.isascii() and (charset is None or charset.get(f"{WORD}val") != "86"):
            yield f"{name} is not of the Chinese character set"
        if not name.isascii() and font.find(f"{WORD}altName") is None:
            yield f"{name} has no other name"
