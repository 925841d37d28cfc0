"""Blocks in, document.xml out: paragraphs name their styles, and nothing is formatted directly."""

from collections.abc import Iterable

from drafter.language.expressions import expression
from drafter.model.draft import Block
from drafter.model.style import Style
from drafter.word.markup import DECLARATION
from drafter.word.namespaces import COMPATIBILITY, RELATIONSHIPS, WORD, WORD_2012
from drafter.word.record import bookmark_name
from drafter.writers.docx.comments import Remarks
from drafter.writers.docx.controls import Controls
from drafter.writers.docx.parts import write_section
from drafter.writers.docx.styles import PARAGRAPH_STYLES
from drafter.writers.layout import split_pieces, type_of

_LAST_MARK = expression(r'<w:bookmarkEnd w:id="(\d+)"/>$')


def write_body(blocks: Iterable[Block], style: Style, controls: Controls, remarks: Remarks) -> str:
    """document.xml: one paragraph a block, in a bookmark of its own, then the section's page."""
    opening = (
        f'{DECLARATION}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}" xmlns:w15="{WORD_2012}" '
        f'xmlns:mc="{COMPATIBILITY}" mc:Ignorable="w15"><w:body>'
    )
    paragraphs = [write_paragraph(block, number, style, controls, remarks) for number, block in enumerate(blocks, 1)]
    return "".join([opening, *paragraphs, write_section(style), "</w:body></w:document>"])


def write_paragraph(block: Block, number: int, style: Style, controls: Controls, remarks: Remarks) -> str:
    """One block as w:p; its number is that of its bookmark."""
    runs = _drop_last_mark(controls.write(split_pieces(block, style), remarks.around))
    if block.kind == "title":
        runs = remarks.around("title", "", runs)
    elif block.kind == "heading":
        runs = remarks.around("headings", "", runs)
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    last = runs.rfind("<w:r>") if runs.endswith("</w:r>") else -1
    marked = (
        f"{runs[:last]}{end}{runs[last:]}" if last > 0 else runs + end
    )  # not behind the last run: see _drop_last_mark
    start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(number)}"/>'
    return f"{_OPENINGS[type_of(block)]}{start}{marked}</w:p>"


_OPENINGS = {
    # All of the frame is in the style: LibreOffice wants to be told.
    type: f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:framePr/>" if type == "minute" else ""}</w:pPr>'
    for type, style in PARAGRAPH_STYLES.items()
}
"""How a paragraph of a type begins."""


def _drop_last_mark(runs: str) -> str:
    """Without a bookmark that would end with the paragraph.

    Where one does and the last mark hangs in the margin, LibreOffice (7.4 and 25.2) sets an empty line.
    """
    while runs.endswith("/>") and (last := _LAST_MARK.search(runs)):
        start = f'<w:bookmarkStart w:id="{last[1]}" '
        head, _start, tail = runs[: last.start()].rpartition(start)
        runs = head + tail.partition("/>")[2]
    return runs
