"""A paragraph, characters of it and words in; the paragraph with those words there, all else in it kept, out."""

from collections.abc import Iterator, Sequence

from drafter.word.bookmarks import is_mark
from drafter.word.markup import needs_hint
from drafter.word.namespaces import W
from drafter.word.nodes import Node, make, make_run, make_text, remove, set_text
from drafter.word.text import text_of, walk_text


def cut(paragraph: Node, start: int, end: int) -> Iterator[tuple[Node, int, int]]:
    """The elements under a stretch of a paragraph's text, with the stretch's offsets in each."""
    at = 0
    for node, text in walk_text(paragraph):
        if at < end and start < at + len(text):
            yield node, max(start - at, 0), min(end - at, len(text))
        at += len(text)


def isolate(node: Node, start: int, end: int) -> Node:
    """The run that holds just these characters of a text element: what is before and after gets runs of its own."""
    run = run_of(node)
    if run is node:
        return node
    text = node.text or ""
    for head, keep in ((True, text[:start]), (False, text[end:])):
        siblings = list(run)
        index = siblings.index(node)
        others = siblings[:index] if head else siblings[index + 1 :]
        others = [sibling for sibling in others if sibling.tag != f"{W}rPr"]
        has_text = bool(keep) and node.tag == f"{W}t"
        if not has_text and not others:
            continue
        split = make_run(keep, run)
        kept = split[-1]
        if not has_text:
            split.remove(kept)
        for sibling in others:
            kept.addprevious(sibling) if has_text and head else split.append(sibling)
        if head:
            run.addprevious(split)
        else:
            run.addnext(split)
    if node.tag == f"{W}t":
        set_text(node, text[start:end])
    return run


def replace_text(paragraph: Node, start: int, end: int, text: str) -> None:
    """Put a text in the place of characters `start` to `end`, in the format of the first of them."""
    for index, (node, first, last) in enumerate(list(cut(paragraph, start, end))):
        own = text if index == 0 else ""
        if node.tag == f"{W}t":
            was = node.text or ""
            set_text(node, was[:first] + own + was[last:])
            _settle(node)
        else:
            if own:
                node.addprevious(make_text(own))
            remove(node)


def set_hint(run: Node) -> None:
    """Say of a run whether its marks are Chinese, as the writer does; other formatting of it stays."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = make("rPr")
        run.insert(0, properties)
    fonts = properties.find(f"{W}rFonts")
    if needs_hint(text_of(run)):
        if fonts is None:
            fonts = make("rFonts")
            first = properties.find(f"{W}rStyle")
            properties.insert(0, fonts) if first is None else first.addnext(fonts)
        fonts.set(f"{W}hint", "eastAsia")
    elif fonts is not None and fonts.attrib.keys() == [f"{W}hint"]:
        properties.remove(fonts)
    if not len(properties):
        run.remove(properties)


def _settle(node: Node) -> None:
    """A run whose text changed: nothing of it stays where it says nothing more."""
    run = run_of(node)
    if run is node:
        return
    if not node.text:
        run.remove(node)
    if all(child.tag == f"{W}rPr" for child in run):
        remove(run)
    else:
        set_hint(run)


def drop_empty(paragraph: Node) -> None:
    """Take out the controls that hold no text any more, not even one that is struck with changes tracked."""
    for control in reversed(list(paragraph.iter(f"{W}sdt"))):
        if not text_of(control) and next(control.iter(f"{W}del", f"{W}moveFrom"), None) is None:
            remove(control)


def insert_at(paragraph: Node, at: int, nodes: Sequence[Node]) -> None:
    """Set runs and controls at an offset, outside any control that begins there; at the end, outside all."""
    start = 0
    found: Node | None = None
    for found, text in list(walk_text(paragraph)):  # the last one is wanted too
        if at < start + len(text):
            run = run_of(found)
            opens = at == start and next((child for child, _own in walk_text(run)), found) is found
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
    beside = _widest(run_of(found), paragraph, -1)
    ends = {mark.get(f"{W}id") for mark in paragraph.iter(f"{W}bookmarkStart") if is_mark(mark)}
    while (end := beside.getnext()) is not None and end.tag == f"{W}bookmarkEnd" and end.get(f"{W}id") in ends:
        beside = end
    for node in reversed(nodes):
        beside.addnext(node)


def drop_paragraph(paragraph: Node) -> None:
    """Take a paragraph out; the last one of its container is only emptied, for it must have one."""
    parent = paragraph.getparent()
    if parent is not None and len(parent.findall(f"{W}p")) > 1:
        parent.remove(paragraph)
        return
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def run_of(node: Node) -> Node:
    """The run that an element of text stands in; itself where it stands in none."""
    run = node.getparent()
    return node if run is None or run.tag != f"{W}r" else run


def _widest(run: Node, paragraph: Node, end: int) -> Node:
    """The outermost control that begins (0) or ends (-1) with a run; the run itself where there is none."""
    widest = run
    for ancestor in run.iterancestors():
        if ancestor is paragraph:
            break
        if ancestor.tag == f"{W}sdt":
            if run_of([node for node, text in walk_text(ancestor) if text][end]) is not run:
                break
            widest = ancestor
    return widest
