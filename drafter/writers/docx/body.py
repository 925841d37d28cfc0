"""Blocks in, document.xml out: paragraphs name their styles, and nothing is formatted directly."""

import re
from collections.abc import Iterable

from drafter.model.draft import Block
from drafter.model.style import Style
from drafter.writers.docx.parts import write_section
from drafter.writers.docx.styles import CHARACTER_STYLES, PARAGRAPH_STYLES
from drafter.writers.docx.xml import DECLARATION, RELATIONSHIPS, WORD, escape
from drafter.writers.layout import Piece, line_width, split_pieces, type_of
from drafter.writers.title import break_title_block

# Han, kana, full-width forms, and the marks that Word draws in the Latin font unless a run is hinted: “ ” — … · × ① Ⅰ.
_EAST_ASIAN = re.compile(
    "[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
    "“”‘’—…·×÷°±§※→←↑↓■□●○◆◇★☆△▲\u2160-\u217f\u2460-\u24ff]"
)
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_BREAKS = re.compile("([\n\t])")


def write_body(blocks: Iterable[Block], style: Style) -> str:
    """document.xml: one paragraph a block, then the section's page."""
    paragraphs = "".join(_write_paragraph(block, style) for block in blocks)
    return (
        f'{DECLARATION}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONSHIPS}">'
        f"<w:body>{paragraphs}{write_section(style)}</w:body></w:document>"
    )


def _write_paragraph(block: Block, style: Style) -> str:
    name = type_of(block)
    if name == "title":
        block = break_title_block(block, line_width(style.page, style.types["title"]))
    runs = "".join(map(_write_piece, split_pieces(block, style)))
    return f'<w:p><w:pPr><w:pStyle w:val="{PARAGRAPH_STYLES[name]}"/></w:pPr>{runs}</w:p>'


def _write_piece(piece: Piece) -> str:
    """One w:r: the only formatting on it is the hint that its marks are Chinese."""
    properties = f'<w:rStyle w:val="{CHARACTER_STYLES[piece.type]}"/>' if piece.type else ""
    if _EAST_ASIAN.search(piece.text):
        properties += _HINT
    if properties:
        properties = f"<w:rPr>{properties}</w:rPr>"
    return f"<w:r>{properties}{_write_text(piece.text)}</w:r>"


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
