"""The bytes of a .docx in, its paragraphs and runs with their styles' names out: also what stands inside controls."""

from io import BytesIO

import docx

from drafter.word.text import walk_paragraphs, walk_text
from tests.writers.docx.validators import WORD, Node, read_part


def read_texts(written: bytes) -> list[tuple[str, str]]:
    """Style's name and text of each paragraph."""
    names = style_names(written)
    return [
        (names[style.get(f"{WORD}val", "")], _text(paragraph))
        for paragraph in walk_paragraphs(read_part(written, "word/document.xml"))
        if (style := paragraph.find(f"{WORD}pPr/{WORD}pStyle")) is not None
    ]


def read_runs(written: bytes) -> list[tuple[str, str]]:
    """Text and style's name of each run."""
    names = style_names(written)
    found = []
    for run in read_part(written, "word/document.xml").iter(f"{WORD}r"):
        style = run.find(f"{WORD}rPr/{WORD}rStyle")
        found.append((_text(run), "Default Paragraph Font" if style is None else names[str(style.get(f"{WORD}val"))]))
    return [(text, style) for text, style in found if text]


def style_names(written: bytes) -> dict[str, str]:
    """Id to name, as python-docx reads them: it opens every file that we write."""
    return {style.style_id: str(style.name) for style in docx.Document(BytesIO(written)).styles}


def _text(node: Node) -> str:
    return "".join(text for _, text in walk_text(node))
