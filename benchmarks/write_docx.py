"""How long a Word draft takes, warm and as a whole process, beside docxtpl and python-docx's API on the same content.

    python -m benchmarks.write_docx

`make compare-docx` installs docxtpl first; without it its lines are left out. Times are of the processor, the best of
many: other work on the machine disturbs these least. Bounds, warm: 3 ms for the writer with all its controls, and
ahead of docxtpl opening, rendering and saving. Whole processes stand beside these without a bound: two that are handed
the finished text, and `drafter draft`, which reads the phrasebank, plans, composes, fits and checks before it writes.

docxtpl's template is made as fairly as we can: upon the parts of our own lean file (its default base would cost it ten
times the styles), with the loops that its manual gives for paragraphs and runs, styles by their ids, and none of our
controls, comments, bookmarks, store or record.
"""

import json
import pickle
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import Any
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

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

BOUND = 3.0
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


def measure(run: Callable[[], Any], rounds: int) -> float:
    """Milliseconds of the best call, after one that warms it."""
    run()
    times = []
    for _ in range(rounds):
        start = process_time()
        run()
        times.append((process_time() - start) * 1000)
    return min(times)


def measure_process(command: list[str], folder: Path, rounds: int) -> float:
    """Milliseconds of the processor, system's share included, that the best of several processes took."""
    times = []
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append((after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000)
    return min(times)


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


def main() -> int:
    workspace = Workspace()
    example, _plan = workspace.draft(workspace.load(EXAMPLE))
    print(f"{EXAMPLE.name}, warm")
    for name, stage in list_stages(workspace, example):
        print(f"  {name:22}{measure(stage, 20):8.2f} ms")

    draft = long_speech(80)
    runs, characters = sum(len(block.runs) for block in draft.blocks), sum(len(block.text) for block in draft.blocks)
    print(f"{len(draft.blocks)} paragraphs, {runs} runs, {characters} characters, warm")
    ours = measure(lambda: write_docx(draft, STYLE), 100)
    print(f"  {'drafter, with controls':22}{ours:8.2f} ms   (bound {BOUND:g} ms)")
    api = measure(lambda: write_by_api(draft, STYLE), 5)
    print(f"  {'python-docx':22}{api:8.2f} ms   ({api / ours:.1f} times as long)")
    if find_spec("docxtpl") is None:
        print("  docxtpl is not installed: make compare-docx")
        return int(ours > BOUND)
    template = make_template()
    theirs = measure(lambda: write_by_docxtpl(template, draft, STYLE), 10)
    print(f"  {'docxtpl':22}{theirs:8.2f} ms   ({theirs / ours:.1f} times as long)")
    compare_processes(example)
    return int(ours > min(BOUND, theirs))


def compare_processes(example: Draft) -> None:
    """The example as whole processes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "template.docx").write_bytes(make_template())
        (folder / "blocks.json").write_text(json.dumps(list_blocks(example, STYLE)), encoding="utf-8")
        (folder / "draft.pickle").write_bytes(pickle.dumps(example))
        writing = [sys.executable, "-c", _BY_DRAFTER, str(ROOT / "templates"), "draft.pickle", "written.docx"]
        rendering = [sys.executable, "-c", _BY_DOCXTPL, "template.docx", "blocks.json", "rendered.docx"]
        drafting = [sys.executable, "-m", "drafter", "draft", str(EXAMPLE), "--force", "--output", "drafted.docx"]
        ours, theirs, whole = (measure_process(command, folder, 7) for command in (writing, rendering, drafting))
    print(f"{EXAMPLE.name}, the whole process")
    print(f"  {'drafter, only writing':22}{ours:8.0f} ms   from the finished text")
    print(f"  {'docxtpl':22}{theirs:8.0f} ms   from the finished text ({theirs / ours:.1f} times as long)")
    print(f"  {'drafter draft':22}{whole:8.0f} ms   from the meeting file ({whole / theirs:.1f} times docxtpl)")


if __name__ == "__main__":
    sys.exit(main())
