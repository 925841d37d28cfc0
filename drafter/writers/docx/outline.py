"""The parts of an outline and a house style in, a Word file out: paragraphs and one table, the same bytes each time."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt, Twips

from drafter.model.style import Style, Type
from drafter.word.package import Package
from drafter.writers.outline import Part

_TYPES = {"title": "title", "speaker": "speaker", "heading": "heading1", "line": "body", "item": "body"}
_TABLE_SIZE = 12.0
"""小四, in points: a table of three columns in 三号 breaks every line."""
_WIDTHS = (0.24, 0.58, 0.18)
"""The columns' shares of the line: whom to ask, for what, by when."""
_MADE = datetime.datetime(2026, 1, 1)  # a Word file's property has no zone; fixed, for the same bytes


def write_docx(parts: Sequence[Part], style: Style) -> bytes:
    """The Word file."""
    document = docx.Document()
    page, section = style.page, document.sections[0]
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    properties = document.core_properties
    properties.author, properties.created, properties.modified = "", _MADE, _MADE
    properties.title = parts[0].text if parts else ""
    for part in parts:
        if part.kind == "table":
            _add_table(document, part.rows, style)
            continue
        kind = style.types[_TYPES[part.kind]]
        paragraph = document.add_paragraph()
        _set_paragraph(paragraph, kind, page.line_pitch)
        _add_run(paragraph, part.text, kind, kind.size, style)
    made = io.BytesIO()
    document.save(made)
    return Package(made.getvalue()).to_bytes()  # with the dates of its parts fixed


def _set_paragraph(paragraph: Any, kind: Type, pitch: int) -> None:
    form = paragraph.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing = Twips(max(pitch, round(kind.size * 24)))
    form.first_line_indent = Pt(kind.size * kind.indent)
    form.keep_with_next = kind.keep_next
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if kind.align == "center" else WD_ALIGN_PARAGRAPH.LEFT


def _add_run(paragraph: Any, text: str, kind: Type, size: float, style: Style) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), kind.bold, style.latin
    run._element.rPr.rFonts.set(qn("w:eastAsia"), kind.font)


def _add_table(document: Any, rows: Sequence[Sequence[str]], style: Style) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    page = style.page
    widths = [Twips(round((page.width - page.left - page.right) * share)) for share in _WIDTHS]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(rows):
        kind = style.types["heading1" if number == 0 else "body"]
        for cell, text, width in zip(table.add_row().cells, row, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            _add_run(paragraph, text, kind, _TABLE_SIZE, style)
