"""How long a Word draft takes, warm and as a whole process, beside docxtpl and python-docx's API on the same content.

    python -m benchmarks.write_docx

`make compare-docx` installs docxtpl first; without it its lines are left out. Times are of the processor, the best of
many: other work on the machine disturbs these least. Bound, warm: 2 ms for the writer with all its controls; docxtpl
opens, renders and saves beside it. Whole processes stand beside these without a bound: two that are handed
the finished text, and `drafter draft`, which reads the phrasebank, plans, composes, fits and checks before it writes.

docxtpl's template is made as fairly as we can: upon the parts of our own lean file (its default base would cost it ten
times the styles), with the loops that its manual gives for paragraphs and runs, styles by their ids, and none of our
controls, comments, bookmarks, store or record.
"""

import json
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

from benchmarks.harness import Figure, best, best_processes, main
from drafter.compose import Composer, compose, make_sandbox
from drafter.fit import fit
from drafter.model.draft import Draft
from drafter.model.style import Style
from drafter.plan import make_plan
from drafter.workspace import Workspace
from drafter.writers.docx import write_docx
from drafter.writers.docx.styles import CHARACTER_STYLES, PARAGRAPH_STYLES
from drafter.writers.layout import lay_out, split_pieces, type_of
from tests.writers.samples import ROOT, gbt9704, long_speech

BOUND = 2.0
"""Milliseconds."""
EXAMPLE = ROOT / "examples" / "spring-festival.yaml"
STYLE = gbt9704()
EMPTY = write_docx(Draft("", (), ""), STYLE)
_BY_DOCXTPL = """
import json, sys
from docxtpl import DocxTemplate
template = DocxTemplate(sys.argv[1])
template.render({"blocks": json.load(open(sys.argv[2], encoding="utf-8"))}, autoescape=True)
template.save(sys.argv[3])
"""
_BY_DRAFTER = """
import pickle, sys
from pathlib import Path
from drafter.files.styles import load_style
from drafter.writers.docx import write_docx
style, _findings = load_style("gbt9704", [Path(sys.argv[1])])
Path(sys.argv[3]).write_bytes(write_docx(pickle.loads(Path(sys.argv[2]).read_bytes()), style))
"""
_LOOPS = (
    "<w:p><w:r><w:t>{%p for block in blocks %}</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:pStyle w:val="{{ block.style }}"/></w:pPr><w:r><w:t>{%r for run in block.runs %}</w:t></w:r>'
    '<w:r><w:rPr>{% if run.style %}<w:rStyle w:val="{{ run.style }}"/>{% endif %}<w:rFonts w:hint="eastAsia"/></w:rPr>'
    '<w:t xml:space="preserve">{{ run.text }}</w:t></w:r><w:r><w:t>{%r endfor %}</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>{%p endfor %}</w:t></w:r></w:p>"
)
"""{%p … %} and {%r … %} take the whole paragraph or run that they stand in."""


def list_blocks(draft: Draft, style: Style) -> list[dict[str, Any]]:
    """The draft laid out, as paragraphs of runs with the ids of their styles."""
    return [
        {
            "style": PARAGRAPH_STYLES[type_of(block)],
            "runs": [
                {"text": piece.text, "style": CHARACTER_STYLES[piece.type] if piece.type else ""}
                for piece in split_pieces(block, style)
            ],
        }
        for block in lay_out(draft, style)
    ]


def make_template() -> bytes:
    """Our empty file with the loops as its body."""
    written = BytesIO()
    with ZipFile(BytesIO(EMPTY)) as archive, ZipFile(written, "w") as copy:
        for entry in archive.infolist():
            text = archive.read(entry).decode()
            if entry.filename == "word/document.xml":
                text = text.replace("<w:body>", f"<w:body>{_LOOPS}")
            copy.writestr(entry, text)
    return written.getvalue()


def write_by_docxtpl(template: bytes, draft: Draft, style: Style) -> bytes:
    from docxtpl import DocxTemplate  # only where it is installed

    document = DocxTemplate(BytesIO(template))
    document.render({"blocks": list_blocks(draft, style)}, autoescape=True)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def write_by_api(draft: Draft, style: Style) -> bytes:
    """The same paragraphs, runs, styles and hints through python-docx, upon the writer's own styles."""
    document = docx.Document(BytesIO(EMPTY))
    names = {found.style_id: found.name for found in document.styles}
    for block in list_blocks(draft, style):
        paragraph = document.add_paragraph(style=names[block["style"]])
        for piece in block["runs"]:
            run = paragraph.add_run(piece["text"], style=names[piece["style"]] if piece["style"] else None)
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def list_stages(workspace: Workspace, draft: Draft) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Each stage of a draft of the example, warm: templates and phrasebank are read."""
    meeting = workspace.load(EXAMPLE)
    bank, sandbox = workspace.phrasebank, make_sandbox()
    plan = make_plan(meeting, workspace.templates, bank, workspace.organisation)

    yield "read the meeting", lambda: workspace.load(EXAMPLE)
    yield "plan", lambda: make_plan(meeting, workspace.templates, bank, workspace.organisation)
    yield "compose", lambda: compose(plan, bank.words, sandbox)
    yield "fit, which composes", lambda: fit(plan, Composer(plan, bank.words, sandbox))
    yield "write", lambda: workspace.write(draft)


def measure() -> Iterator[Figure]:
    workspace = Workspace()
    example, _plan = workspace.draft(workspace.load(EXAMPLE))
    for name, stage in list_stages(workspace, example):
        yield Figure(f"the example, warm: {name}", best(stage, 20), "ms")
    draft = long_speech(80)
    runs, characters = sum(len(block.runs) for block in draft.blocks), sum(len(block.text) for block in draft.blocks)
    api = best(lambda: write_by_api(draft, STYLE), 5)
    beside = f"{runs} runs, {characters} characters; python-docx's API {api:.0f} ms"
    if find_spec("docxtpl") is not None:
        template = make_template()
        beside += f", docxtpl {best(lambda: write_by_docxtpl(template, draft, STYLE), 10):.1f} ms"
    else:
        beside += "; docxtpl is not installed (make compare-docx)"
    ours = best(lambda: write_docx(draft, STYLE), 100)
    yield Figure(f"{len(draft.blocks)} paragraphs as Word, all controls, warm", ours, "ms", BOUND, beside)
    if find_spec("docxtpl") is not None:
        yield from compare_processes(example)


def compare_processes(example: Draft) -> Iterator[Figure]:
    """The example as whole processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "template.docx").write_bytes(make_template())
        (folder / "blocks.json").write_text(json.dumps(list_blocks(example, STYLE)), encoding="utf-8")
        (folder / "draft.pickle").write_bytes(pickle.dumps(example))
        taken = best_processes(
            {
                "ours": [sys.executable, "-c", _BY_DRAFTER, str(ROOT / "templates"), "draft.pickle", "written.docx"],
                "docxtpl": [sys.executable, "-c", _BY_DOCXTPL, "template.docx", "blocks.json", "rendered.docx"],
                "whole": [
                    sys.executable,
                    "-m",
                    "drafter",
                    "draft",
                    str(EXAMPLE),
                    "--force",
                    "--output",
                    "drafted.docx",
                ],
            },
            folder,
            7,
        )
    beside = f"docxtpl {taken['docxtpl'].processor:.0f} ms"
    yield Figure("the example as Word from its finished text, a process", taken["ours"].processor, "ms", None, beside)
    yield Figure("the example drafted from its meeting file, a process", taken["whole"].processor, "ms", None, beside)


if __name__ == "__main__":
    main(measure)
