"""A draft and a house style in, the bytes of a Word file out."""

from drafter.model.draft import Draft
from drafter.model.style import Style
from drafter.writers.aloud import tell_minutes
from drafter.writers.docx.body import write_body
from drafter.writers.docx.package import pack
from drafter.writers.docx.parts import write_constant_parts
from drafter.writers.docx.properties import write_core_properties, write_custom_properties
from drafter.writers.layout import lay_out

__all__ = ["write_docx"]


def write_docx(draft: Draft, style: Style) -> bytes:
    """A .docx (ECMA-376, transitional): same draft, same style, same bytes; raises InputError as `lay_out` does."""
    blocks = lay_out(draft, style)
    minutes = tell_minutes(blocks, draft.speaking_rate) if style.minutes == "footer" else ""
    return pack(
        write_constant_parts(style, minutes),
        {
            "word/document.xml": write_body(blocks, style),
            "docProps/core.xml": write_core_properties(draft),
            "docProps/custom.xml": write_custom_properties(draft),
        },
    )
