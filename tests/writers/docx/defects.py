"""The bytes of a .docx in, what both validators let pass out: what an office sees, or equal drafts differ by."""

from collections.abc import Iterator

from tests.writers.docx.control_defects import control_defects
from tests.writers.docx.opened import Opened
from tests.writers.docx.package_defects import package_defects
from tests.writers.docx.text_defects import mark_defects, text_defects


def find_defects(docx: bytes) -> Iterator[str]:
    opened = Opened(docx)
    yield from package_defects(opened)
    if not opened.broken:
        yield from text_defects(opened)
        yield from mark_defects(opened)
        yield from control_defects(opened)


def find_final_defects(docx: bytes) -> Iterator[str]:
    """The same of a final file, in which nothing tells any more that it was a draft."""
    opened = Opened(docx)
    yield from package_defects(opened)
    yield from text_defects(opened)
