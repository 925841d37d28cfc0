"""The bytes of a Word draft in; the same file as a writer, or an editor that knows less than Word, leaves it, out."""

import re
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from tests.writers.docx.validators import WORD, Node, read_part

BODY = "word/document.xml"


def edit_part(written: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with the text of one part changed."""
    changed = BytesIO()
    with ZipFile(BytesIO(written)) as archive, ZipFile(changed, "w") as copy:
        for entry in archive.infolist():
            text = archive.read(entry)
            fresh = ZipInfo(entry.filename, entry.date_time)
            fresh.create_system, fresh.compress_type = 0, ZIP_DEFLATED
            copy.writestr(fresh, change(text.decode()) if entry.filename == part else text)
    return changed.getvalue()


def add_part(written: bytes, name: str, content: str, type: str, kind: str) -> bytes:
    """The file with one more part, its content type, and the document's relationship to it."""
    override = f'<Override PartName="/{name}" ContentType="{type}"/></Types>'
    link = f'<Relationship Id="{name.replace("/", "-")}" Type="{kind}" Target="/{name}"/></Relationships>'
    written = edit_part(written, "[Content_Types].xml", lambda text: text.replace("</Types>", override))
    written = edit_part(written, "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", link))
    added = BytesIO(written)
    with ZipFile(added, "a") as archive:
        archive.writestr(name, content)
    return added.getvalue()


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
    archive = ZipFile(BytesIO(written))
    parts = [name for name in archive.namelist() if re.fullmatch(r"word/[a-z]+\d*\.xml", name)]
    return {etree.QName(node).localname for name in parts for node in read_part(written, name).iter(etree.Element)}
