"""A draft, a format's name and a house style in; the bytes of a file out."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from drafter.i18n import _
from drafter.model.draft import Comments, Draft
from drafter.model.finding import Finding, InputError
from drafter.model.style import Style

__all__ = ["FORMATS", "write"]

FORMATS = {
    "docx": ("drafter.writers.docx", "write_docx"),
    "md": ("drafter.writers.markdown", "write_markdown"),
    "html": ("drafter.writers.html", "write_html"),
    "txt": ("drafter.writers.text", "write_text"),
    "json": ("drafter.writers.json", "write_json"),
}
"""Format to the module and function that write it; imported only when asked for."""


def write(draft: Draft, to: str, style: Style, comments: Comments = "blanks") -> bytes:
    """The draft in one of `FORMATS`: the same draft, style and comments (which only Word has) give the same bytes.

    Raises InputError for an unknown format, for characters that no document can hold, for a paragraph past
    any length.
    """
    if to not in FORMATS:
        message = _("unknown format '{format}': one of {formats}", format=to, formats=", ".join(FORMATS))
        raise InputError([Finding("format", "error", message)])
    module, function = FORMATS[to]
    writer = cast(Callable[..., bytes], getattr(import_module(module), function))
    return writer(draft, style, comments) if to == "docx" else writer(draft, style)
