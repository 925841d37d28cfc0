"""How long the Word writer takes for a draft of eighty paragraphs, warm, beside python-docx's API on the same content.

    python -m benchmarks.write_docx

Bound: 3 ms for the writer alone. Times are the best of many, which other work on the machine disturbs least.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from time import perf_counter

import docx
from docx.oxml.ns import qn

from drafter.model.draft import Draft
from drafter.model.style import Style
from drafter.writers.docx import write_docx
from drafter.writers.docx.styles import CHARACTER_STYLES, PARAGRAPH_STYLES
from drafter.writers.layout import lay_out, split_pieces, type_of
from tests.writers.samples import gbt9704, long_speech

BOUND = 3.0
"""Milliseconds."""


def write_by_api(draft: Draft, style: Style) -> bytes:
    """The same paragraphs, runs, styles and hints through python-docx, upon the writer's own styles."""
    document = docx.Document(BytesIO(EMPTY))
    names = {found.style_id: found.name for found in document.styles}
    for block in lay_out(draft, style):
        paragraph = document.add_paragraph(style=names[PARAGRAPH_STYLES[type_of(block)]])
        for piece in split_pieces(block, style):
            run = paragraph.add_run(piece.text, style=names[CHARACTER_STYLES[piece.type]] if piece.type else None)
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def measure(write: Callable[[Draft, Style], bytes], draft: Draft, style: Style, rounds: int) -> float:
    """Milliseconds of the best call, after one that warms it."""
    write(draft, style)
    times = []
    for _ in range(rounds):
        start = perf_counter()
        write(draft, style)
        times.append((perf_counter() - start) * 1000)
    return min(times)


STYLE = gbt9704()
EMPTY = write_docx(Draft("", (), ""), STYLE)


def main() -> int:
    draft = long_speech(80)
    runs = sum(len(block.runs) for block in draft.blocks)
    characters = sum(len(block.text) for block in draft.blocks)
    ours = measure(write_docx, draft, STYLE, 50)
    api = measure(write_by_api, draft, STYLE, 10)
    print(f"{len(draft.blocks)} paragraphs, {runs} runs, {characters} characters")
    print(f"writer          {ours:7.2f} ms   (bound {BOUND:g} ms)")
    print(f"python-docx API {api:7.2f} ms   ({api / ours:.0f} times as long)")
    return 0 if ours <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
