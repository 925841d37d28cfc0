"""Excel workbooks as offices make them, and such as somebody made to do harm."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from drafter.files.encoding import UnreadableError
from drafter.files.faults import Faults
from drafter.files.sheet import read_sheet
from drafter.files.table import Table, read_table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
STYLES = f'<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'


def cell(place: str, value: str | float) -> str:
    """A cell; numbers above 40,000 are days."""
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    style = ' s="1"' if value > 40_000 else ""
    return f'<c r="{place}"{style}><v>{value}</v></c>'


def sheet(*rows: list[str | float], after: str = "") -> str:
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(
            cell(f"{chr(64 + column)}{number}", value) for column, value in enumerate(row, 1) if value != ""
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>{after}"


def workbook(*sheets: str, hidden: int = 0) -> bytes:
    """An .xlsx of sheets, each given as what its part holds; the first `hidden` are not shown."""
    numbers = range(1, len(sheets) + 1)
    types = [("workbook.xml", "sheet.main"), ("styles.xml", "styles")]
    types += [(f"worksheets/sheet{n}.xml", "worksheet") for n in numbers]
    parts = "".join(f'<Override PartName="/xl/{name}" ContentType="{KIND}.{kind}+xml"/>' for name, kind in types)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    links = [("r1", "officeDocument", "xl/workbook.xml")]
    inner = [(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers] + [("s", "styles", "styles.xml")]
    states = {n: "hidden" if n <= hidden else "visible" for n in numbers}
    shown = [f'<sheet name="表{n}" sheetId="{n}" r:id="r{n}" state="{state}"/>' for n, state in states.items()]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{rels}{parts}</Types>')
        for name, listed in (("_rels/.rels", links), ("xl/_rels/workbook.xml.rels", inner)):
            said = "".join(f'<Relationship Id="{i}" Type="{REL}/{kind}" Target="{to}"/>' for i, kind, to in listed)
            archive.writestr(name, f'<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>')
        book = f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{"".join(shown)}</sheets></workbook>'
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/styles.xml", STYLES)
        for number, content in zip(numbers, sheets, strict=True):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", f'<worksheet xmlns="{MAIN}">{content}</worksheet>')
    return buffer.getvalue()


def read(folder: Path, data: bytes) -> Table:
    (folder / "t.xlsx").write_bytes(data)
    faults = Faults()
    table = read_table(folder / "t.xlsx", faults)
    assert table, [str(finding) for finding in faults.findings]
    return table


def test_cells_are_said_as_the_spreadsheet_shows_them():
    rows = read_sheet(workbook(sheet(["日期", "件数", "比例", "文号"], [46_154, 12, 0.5, "0371号"])))
    assert rows == [["日期", "件数", "比例", "文号"], ["2026-05-12", "12", "0.5", "0371号"]]


def test_a_title_who_filled_it_in_running_numbers_and_notes_are_no_rows(tmp_path: Path):
    rows: list[list[str | float]] = [
        ["2026年全市会议安排表"],
        ["填报单位：市安办", "", "填报时间：5月6日"],
        ["序号", "会议名称", "日期"],
        [1, "全市防汛工作会议", 46_154],
        [2, "全市秋粮收购工作会议", 46_155],
        ["备注：以通知为准"],
    ]
    table = read(tmp_path, workbook(sheet(*rows)))
    assert table.headings == ("#序号", "会议名称", "日期")
    assert [row.number for row in table.rows] == [4, 5]
    assert table.rows[0].cells[1:] == ("全市防汛工作会议", "2026-05-12")


def test_the_first_sheet_that_is_shown_and_not_empty_is_read():
    data = workbook(sheet(["藏"]), "<sheetData/>", sheet(["会议名称"], ["甲会议"]), hidden=1)
    assert read_sheet(data) == [["会议名称"], ["甲会议"]]


def test_each_of_the_cells_merged_in_a_column_says_what_stands_across_them():
    merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    rows = read_sheet(workbook(sheet(["单位", "任务"], ["市水利局", "巡查"], ["", "备料"], after=merged)))
    assert rows[1:] == [["市水利局", "巡查"], ["市水利局", "备料"]]


def test_cells_that_lie_far_apart_are_refused_before_what_is_between_them_is_made():
    far = f'<sheetData><row r="1">{cell("A1", "a")}</row><row r="1048576">{cell("XFD1048576", "b")}</row></sheetData>'
    with pytest.raises(UnreadableError, match="1048576 rows and 16384 columns"):
        read_sheet(workbook(far))


@pytest.mark.parametrize("data", [b"PK\x03\x04", workbook(sheet(["a"]))[:-200], workbook("<sheetData><row")])
def test_a_damaged_workbook_is_refused_in_one_line(data: bytes):
    with pytest.raises(UnreadableError, match="damaged"):
        read_sheet(data)


def test_without_its_reader_a_workbook_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(UnreadableError) as caught:
        read_sheet(workbook(sheet(["a"])))
    assert "drafter[xlsx]" in caught.value.suggestion
