"""Speeches in bytes, as tests need them."""

import io
import zipfile

from drafter.corpus import read_data
from drafter.corpus.source import Source
from drafter.model.speech import Speech
from tests.house import HOUSE

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def parsed(text: str, suffix: str = ".txt") -> list[Speech]:
    """The speeches of a text."""
    source = read_data(text.encode(), "speech" + suffix, suffix)
    assert isinstance(source, Source), source
    return list(HOUSE.reader.parse_source(source))


def word(body: str, **parts: str) -> bytes:
    """A Word file with a body and further parts of word/."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"
