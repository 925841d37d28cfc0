"""The cases of tests/fixtures/import: files as people have them, and what a meeting file must take from them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

import docx

from drafter.intake import Understood, write_understood
from drafter.intake.material import parse_material
from drafter.meeting import told_values
from drafter.model.intake import Material
from drafter.model.meeting import Meeting
from tests.house import HOUSE, read_cases

FOLDER = Path(__file__).parent.parent / "fixtures" / "import"
CASES = sorted(FOLDER.glob("*.yaml"))
SECOND = sorted((FOLDER.parent / "import-second").glob("*.yaml"))
"""A second set, written by other rules before anything was run on it."""


@dataclass
class Result:
    """What was made of a case."""

    understood: Understood
    text: str
    meeting: Meeting

    def told(self) -> dict[str, str]:
        return told_values(self.meeting)


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = read_cases(path)
    return case


def materials(case: Mapping[str, Any]) -> list[Material]:
    """The files of a case, read."""
    return [parse_material(build(one), one["file"], one["file"]) for one in case.get("files", [case])]


def run(case: Mapping[str, Any]) -> Result:
    template = HOUSE.templates.kinds[case["kind"]]
    read = materials(case)
    understander = HOUSE.understander(template)
    understood = understander.understand(read)
    text = write_understood(understood, understander, read, template, HOUSE.templates)
    return Result(understood, text, HOUSE.load(text.encode()))


def wanted(path: Path) -> dict[str, str | None]:
    """What must stand where in the meeting file of a case; None: nothing."""
    return {at: text for key, value in load(path)["expect"].items() for at, text in _flatten(key, value)}


def _flatten(path: str, value: Any) -> Iterator[tuple[str, str | None]]:
    """`who: [a, b]` as two paths."""
    if isinstance(value, list):
        yield from ((f"{path}[{index}]", str(item)) for index, item in enumerate(value))
    else:
        yield path, None if value is None else str(value)


def is_table(path: Path) -> bool:
    """Whether a case is a table, not notes, a plan, a notice, a report or a speech."""
    inputs = load(path).get("files", [load(path)])
    return any(
        {"rows", "sheets"} & one.keys() or "\t" in str(one.get("text", "")) or one["file"].endswith(".csv")
        for one in inputs
    )


@dataclass
class Score:
    """Values of one field: how many are right, how many were wanted, how many are wrong."""

    right: int = 0
    wanted: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.wanted, 1)


def score(paths: Iterable[Path]) -> dict[str, Score]:
    """The scores by field (`tasks.measures.by`), and of all fields under ``."""
    scores: dict[str, Score] = {"": Score()}
    for path in paths:
        told = run(load(path)).told()
        for at, text in wanted(path).items():
            field = re.sub(r"\[\d+\]", "", at.removeprefix("facts."))
            for one in (scores[""], scores.setdefault(field, Score())):
                one.wanted += text is not None
                one.right += text is not None and told.get(at) == text
                one.wrong += at in told and told[at] != text
    return scores


def build(one: Mapping[str, Any]) -> bytes:
    """The bytes of an input: a text, a Word file of paragraphs and a table, or a workbook."""
    if "text" in one:
        return str(one["text"]).encode(one.get("encoding", "utf-8"))
    return build_sheets(one["sheets"]) if "sheets" in one else build_word(one)


def build_word(one: Mapping[str, Any]) -> bytes:
    document = docx.Document()
    for text in (*one.get("paragraphs", ()), *one.get("before", ())):
        document.add_paragraph(text)
    rows = one.get("rows", [])
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if cell is None:
                    table.cell(at, column).merge(table.cell(at - 1, column))
                elif cell == "<":
                    table.cell(at, column).merge(table.cell(at, column - 1))
                elif cell:
                    table.cell(at, column).text = str(cell)
    for text in one.get("after", ()):
        document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def build_sheets(sheets: Mapping[str, list[Any]]) -> bytes:
    """A small workbook: days are numbers with the format of days, as Excel has them."""
    names = list(sheets)
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml"'
            ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for n, _name in enumerate(names, 1)
        )
        + '<Override PartName="/xl/styles.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        + "".join(f'<sheet name="{escape(name)}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELS}">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n, _name in enumerate(names, 1)
        )
        + f'<Relationship Id="rs" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for number, rows in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(rows)
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)
    return file.getvalue()


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _sheet(rows: list[Any]) -> str:
    body = []
    merges: list[str] = []
    for number, row in enumerate(rows, 1):
        hidden = isinstance(row, Mapping)
        cells = []
        for column, cell in enumerate(row["hidden"] if isinstance(row, Mapping) else row):
            name = f"{chr(65 + column)}{number}"
            if cell is None:
                merges.append(f"{chr(65 + column)}{number - 1}:{name}")
            elif isinstance(cell, Mapping):
                serial = (date.fromisoformat(str(cell["date"])) - date(1899, 12, 30)).days
                cells.append(f'<c r="{name}" s="1"><v>{serial}</v></c>')
            elif isinstance(cell, int | float):
                cells.append(f'<c r="{name}"><v>{cell}</v></c>')
            elif cell not in ("", "<"):
                cells.append(f'<c r="{name}" t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>')
        shown = ' hidden="1"' if hidden else ""
        body.append(f'<row r="{number}"{shown}>{"".join(cells)}</row>')
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in merges)
    merged = f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(body)}</sheetData>{merged}</worksheet>'
