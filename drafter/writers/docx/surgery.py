"""A paragraph, characters of it and words in; the paragraph with those words there, all else in it kept, out."""

from lxml import etree

from drafter.files.docx_text import walk_runs
from drafter.writers.docx.bookmarks import remove
from drafter.writers.docx.xml import WORD
from drafter.writers.review import SPACE, cut, isolate, make_text

W = f"{{{WORD}}}"


def replace_text(paragraph: etree._Element, start: int, end: int, text: str) -> None:
    """Put a text in the place of characters `start` to `end`, in the format of the first of them."""
    for index, (node, first, last) in enumerate(list(cut(paragraph, start, end))):
        own = text if index == 0 else ""
        if node.tag == f"{W}t":
            was = node.text or ""
            node.text = was[:first] + own + was[last:]
            node.set(SPACE, "preserve")
        else:
            if own:
                node.addprevious(make_text(own))
            remove(node)


def drop_empty(paragraph: etree._Element) -> None:
    """Take out the controls that hold no text any more."""
    for control in reversed(list(paragraph.iter(f"{W}sdt"))):
        if not any(text for _node, text in walk_runs(control)):
            remove(control)


def insert_at(paragraph: etree._Element, at: int, node: etree._Element) -> None:
    """Set a run or a control at an offset, outside any control that begins there; at the end, outside all."""
    start = 0
    found: etree._Element | None = None
    for found, text in list(walk_runs(paragraph)):  # the last one is wanted too
        if at < start + len(text):
            _widest(isolate(found, at - start, len(text)), paragraph, 0).addprevious(node)
            return
        start += len(text)
    if found is None:
        paragraph.append(node)
    else:
        _widest(_run_of(found), paragraph, -1).addnext(node)


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
