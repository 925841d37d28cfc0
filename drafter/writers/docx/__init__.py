"""A draft and a house style in, the bytes of a Word file out."""

from drafter.model.draft import Block, Comments, Draft
from drafter.model.style import Style
from drafter.word.pack import pack
from drafter.word.record import record_of, write_record
from drafter.writers.aloud import tell_minutes
from drafter.writers.docx.body import write_body
from drafter.writers.docx.comments import Remarks
from drafter.writers.docx.controls import Controls
from drafter.writers.docx.glossary import write_glossary
from drafter.writers.docx.parts import write_constant_parts
from drafter.writers.docx.properties import write_core_properties, write_custom_properties
from drafter.writers.layout import lay_out, line_width
from drafter.writers.title import break_title_block

__all__ = ["set_out", "write_docx"]


def set_out(draft: Draft, style: Style) -> list[Block]:
    """The blocks as they stand in the Word file, paragraph by paragraph: what an edited one is compared with."""
    if style.base is not None:
        from drafter.writers.docx.base import open_base

        _letterhead, style = open_base(style.base, style)
    return _lay_out(draft, style)


def _lay_out(draft: Draft, style: Style) -> list[Block]:
    width = line_width(style.page, style.types["title"])
    return [break_title_block(block, width) if block.kind == "title" else block for block in lay_out(draft, style)]


def write_docx(draft: Draft, style: Style, comments: Comments = "blanks") -> bytes:
    """A .docx (ECMA-376, transitional): same draft, same style, same bytes.

    Raises InputError as `lay_out` does, and where the style has a base as `open_base` and `fill_base` do.
    """
    if style.base is not None:
        from drafter.writers.docx.base import fill_base, open_base  # only here: lxml takes longer to load than a draft

        letterhead, style = open_base(style.base, style)
    blocks = _lay_out(draft, style)
    controls, remarks = Controls(draft), Remarks(draft, comments)
    minutes = tell_minutes(blocks, draft.speaking_rate) if style.minutes == "footer" else ""
    own = {
        "word/document.xml": write_body(blocks, style, controls, remarks),
        "word/comments.xml": remarks.write(),
        "word/glossary/document.xml": write_glossary(controls.prompts),
        "customXml/item1.xml": controls.store.write(),
        "customXml/item2.xml": write_record(record_of(draft, style, blocks)),
        "docProps/core.xml": write_core_properties(draft),
        "docProps/custom.xml": write_custom_properties(draft),
    }
    if style.base is not None:
        return fill_base(letterhead, style, own)
    return pack(write_constant_parts(style, minutes), own)
