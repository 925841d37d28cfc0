"""A draft in, plain text out: paragraphs indented by two full-width spaces, as letters are typed."""

from drafter.model.draft import Block, Draft
from drafter.model.style import Style
from drafter.writers.layout import arrange

_FLUSH = {"title", "version", "speaker", "date", "salutation"}


def write_text(draft: Draft, style: Style) -> bytes:
    """UTF-8, one paragraph a line, lines ended by a newline alone; an empty line after the lines under the title."""
    return "".join(map(_write_block, arrange(draft, style))).encode()


def _write_block(block: Block) -> str:
    above = "\n" if block.kind == "salutation" else ""
    indent = "" if block.kind in _FLUSH else "\u3000\u3000"
    return f"{above}{indent}{block.text}\n"
