"""Blocks in, document.xml out: paragraphs name their styles, and nothing is formatted directly."""

from collections.abc import Iterable

from drafter.language.expressions import expression
from drafter.model.draft import Block
from drafter.model.style import Style
from drafter.word.markup import DECLARATION, escape, needs_hint
from drafter.word.namespaces import COMPATIBILITY, RELATIONSHIPS, WORD, WORD_2012
from drafter.word.record import bookmark_name
from drafter.writers.docx.comments import Remarks
from drafter.writers.docx.controls import Controls
from drafter.writers.docx.parts import write_section
from drafter.writers.docx.styles import CHARACTER_STYLES, PARAGRAPH_STYLES
from drafter.writers.layout import Piece, split_pieces, type_of

_HINT = '<w:rFonts w:hint="eastAsia"/>'
_LAST_MARK = expression(r'<w:bookmarkEnd w:id="(\d+)"/>$')
_BREAKS = expression("([\n\t])")
_PLAIN = expression(r"[^\s&<>](?:[^\n\t&<>]*[^\s&<>])?").fullmatch
"""A text that stands in w:t as it is."""
_OPENINGS = {
    (type, hinted): f"<w:r><w:rPr>{style}{_HINT * hinted}</w:rPr>" if style or hinted else "<w:r>"
    for type, style in {"": "", **{type: f'<w:rStyle w:val="{id}"/>' for type, id in CHARACTER_STYLES.items()}}.items()
    for hinted in (False, True)
}
"""How a run of a type begins, with and without the hint."""


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
    last = runs.rfind("<w:r>") if runs.endswith("</w:r>") else -1
    last = last if last > 0 else len(runs)  # not behind the last run: see _drop_last_mark
    frame = "<w:framePr/>" if block.kind == "minute" else ""  # all of it is in the style: LibreOffice wants to be told
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{PARAGRAPH_STYLES[type_of(block)]}"/>{frame}</w:pPr>'
        f'<w:bookmarkStart w:id="{number}" w:name="{bookmark_name(number)}"/>{runs[:last]}'
        f'<w:bookmarkEnd w:id="{number}"/>{runs[last:]}</w:p>'
    )


def _drop_last_mark(runs: str) -> str:
    """Without a bookmark that would end with the paragraph.

    Where one does and the last mark hangs in the margin, LibreOffice (7.4 and 25.2) sets an empty line.
    """
    while runs.endswith("/>") and (last := _LAST_MARK.search(runs)):
        start = f'<w:bookmarkStart w:id="{last[1]}" '
        head, _start, tail = runs[: last.start()].rpartition(start)
        runs = head + tail.partition("/>")[2]
    return runs


def write_run(piece: Piece) -> str:
    """One w:r: the only formatting on it is the hint that its marks are Chinese."""
    text, type, _run = piece
    opening = _OPENINGS[type, needs_hint(text)]
    if _PLAIN(text):  # nearly always
        return f"{opening}<w:t>{text}</w:t></w:r>"
    return f"{opening}{_write_text(text)}</w:r>"


def _write_text(text: str) -> str:
    """A newline is w:br and a tab w:tab, so that what is read back is the text."""
    if "\n" not in text and "\t" not in text:
        return _write_stretch(text)
    return "".join(
        "<w:br/>" if part == "\n" else "<w:tab/>" if part == "\t" else _write_stretch(part)
        for part in _BREAKS.split(text)
        if part
    )


def _write_stretch(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{escape(text)}</w:t>"
