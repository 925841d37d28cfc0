"""A paragraph, characters of it and words in; the paragraph with those words there, all else in it kept, out."""

from collections.abc import Sequence

from lxml import etree

from drafter.files.docx_text import walk_runs
from drafter.writers.docx.body import needs_hint
from drafter.writers.docx.bookmarks import is_mark, remove
from drafter.writers.docx.xml import WORD
from drafter.writers.review import SPACE, cut, isolate, make, make_text

W = f"{{{WORD}}}"


def replace_text(paragraph: etree._Element, start: int, end: int, text: str) -> None:
    """Put a text in the place of characters `start` to `end`, in the format of the first of them."""
    for index, (node, first, last) in enumerate(list(cut(paragraph, start, end))):
        own = text if index == 0 else ""
        if node.tag == f"{W}t":
            was = node.text or ""
            node.text = was[:first] + own + was[last:]
            node.set(SPACE, "preserve")
            _settle(node)
        else:
            if own:
                node.addprevious(make_text(own))
            remove(node)


def set_hint(run: etree._Element) -> None:
    """Say of a run whether its marks are Chinese, as the writer does; other formatting of it stays."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = make("rPr")
        run.insert(0, properties)
    fonts = properties.find(f"{W}rFonts")
    if needs_hint("".join(text for _node, text in walk_runs(run))):
        if fonts is None:
            fonts = make("rFonts")
            first = properties.find(f"{W}rStyle")
            properties.insert(0, fonts) if first is None else first.addnext(fonts)
        fonts.set(f"{W}hint", "eastAsia")
    elif fonts is not None and fonts.attrib.keys() == [f"{W}hint"]:
        properties.remove(fonts)
    if not len(properties):
        run.remove(properties)


def _settle(node: etree._Element) -> None:
    """A run whose text changed: nothing of it stays where it says nothing more."""
    run = node.getparent()
    if run is None or run.tag != f"{W}r":
        return
    if not node.text:
        run.remove(node)
    if all(child.tag == f"{W}rPr" for child in run):
        remove(run)
    else:
        set_hint(run)


def drop_empty(paragraph: etree._Element) -> None:
    """Take out the controls that hold no text any more."""
    for control in reversed(list(paragraph.iter(f"{W}sdt"))):
        if not any(text for _node, text in walk_runs(control)):
            remove(control)


def insert_at(paragraph: etree._Element, at: int, nodes: Sequence[etree._Element]) -> None:
    """Set runs and controls at an offset, outside any control that begins there; at the end, outside all."""
    start = 0
    found: etree._Element | None = None
    for found, text in list(walk_runs(paragraph)):  # the last one is wanted too
        if at < start + len(text):
            run = _run_of(found)
            opens = at == start and next((child for child, _own in walk_runs(run)), found) is found
            beside = _widest(run if opens else isolate(found, at - start, len(text)), paragraph, 0)
            while (mark := beside.getprevious()) is not None and is_mark(mark):
                beside = mark
            for node in nodes:
                beside.addprevious(node)
            return
        start += len(text)
    if found is None:
        paragraph.extend(nodes)
        return
    beside = _widest(_run_of(found), paragraph, -1)
    ends = {mark.get(f"{W}id") for mark in paragraph.iter(f"{W}bookmarkStart") if is_mark(mark)}
    while (end := beside.getnext()) is not None and end.tag == f"{W}bookmarkEnd" and end.get(f"{W}id") in ends:
        beside = end
    for node in reversed(nodes):
        beside.addnext(node)


def drop_paragraph(paragraph: etree._Element) -> None:
    """Take a paragraph out; the last one of its container is only emptied, for it must have one."""
    parent = paragraph.getparent()
    if parent is not None and len(parent.findall(f"{W}p")) > 1:
        parent.remove(paragraph)
        return
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def _run_of(node: etree._Element) -> etree._Element:
    run = node.getparent()
    return node if run is None or run.tag != f"{W}r" else run


def _widest(run: etree._Element, paragraph: etree._Element, end: int) -> etree._Element:
    """The outermost control that begins (0) or ends (-1) with a run; the run itself where there is none."""
    widest = run
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            break
        if ancestor.tag == f"{W}sdt":
            if _run_of([node for node, text in walk_runs(ancestor) if text][end]) is not run:
                break
            widest = ancestor
    return widest
