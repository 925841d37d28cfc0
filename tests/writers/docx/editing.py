"""The bytes of a Word draft in; the same file as a writer, or an editor that knows less than Word, leaves it, out."""

import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from drafter.word.package import Package
from tests.writers.docx.validators import WORD, Node

BODY = "word/document.xml"


def edit_part(written: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with the text of one part changed."""
    package = Package(written)
    package.put(part, change(package.read(part).decode()))
    return package.to_bytes()


def add_part(written: bytes, name: str, content: str, type: str, kind: str) -> bytes:
    """The file with one more part, its content type, and the document's relationship to it."""
    package = Package(written)
    package.put(name, content, type)
    package.relate(kind.rpartition("/")[2], name)
    return package.to_bytes()


def fill_blanks(written: bytes, answer: Callable[[str], str], keep_style: bool = False) -> bytes:
    """The draft with every control that shows its prompt filled in: `answer(tag)` is what is typed.

    keep_style: as editors do that know no placeholders: the run keeps the look of the prompt, and the control the mark.
    """

    def fill(text: str) -> str:
        root = _parse(text)
        for control in root.iter(f"{WORD}sdt"):
            showing = control.find(f"{WORD}sdtPr/{WORD}showingPlcHdr")
            if showing is not None:
                _type(control, answer(str(control.find(f"{WORD}sdtPr/{WORD}tag").get(f"{WORD}val"))), keep_style)
                if not keep_style:
                    showing.getparent().remove(showing)
        return etree.tostring(root, encoding="unicode")

    return edit_part(written, BODY, fill)


def _parse(text: str) -> Node:
    return etree.fromstring(text.encode())


def _type(control: Node, words: str, keep_style: bool) -> None:
    run, *others = list(control.iter(f"{WORD}r"))
    for other in others:
        other.getparent().remove(other)
    run.find(f"{WORD}t").text = words
    if not keep_style:
        run.find(f"{WORD}rPr").remove(run.find(f"{WORD}rPr/{WORD}rStyle"))


def split_runs(written: bytes, size: int) -> bytes:
    """The draft with its runs in pieces of at most `size` characters, each with a revision id, as Word leaves them."""

    def split(text: str) -> str:
        root = _parse(text)
        for number, stretch in enumerate(list(root.iter(f"{WORD}t"))):
            words, run = stretch.text or "", stretch.getparent()
            if len(words) <= size or [child.tag for child in run if child.tag != f"{WORD}rPr"] != [f"{WORD}t"]:
                continue
            for start in reversed(range(size, len(words), size)):
                piece = deepcopy(run)
                piece.find(f"{WORD}t").text = words[start : start + size]
                piece.find(f"{WORD}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                piece.set(f"{WORD}rsidR", f"{number:08X}")
                run.addnext(piece)
            stretch.text = words[:size]
            stretch.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return etree.tostring(root, encoding="unicode")

    return edit_part(written, BODY, split)


def names_in(written: bytes) -> set[str]:
    """The names of a file's elements, of every part that is printed."""
    package = Package(written)
    parts = [name for name in package.names() if re.fullmatch(r"word/[a-z]+\d*\.xml", name)]
    return {etree.QName(node).localname for name in parts for node in package.root(name).iter(etree.Element)}
