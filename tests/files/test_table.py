"""Tables as Excel and WPS save them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.files.faults import Faults
from drafter.files.table import Table, column_letter, read_table

LINES = [["日期", "会议名称"], ["2026-05-12", "临江区"], ["", "云山区，“两会”期间"]]


def read(folder: Path, data: bytes, name: str = "t.csv") -> Table:
    path = folder / name
    path.write_bytes(data)
    faults = Faults()
    table = read_table(path, faults)
    assert table, [str(finding) for finding in faults.findings]
    return table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_to_save_a_table_gives_the_same_table(tmp_path: Path, encoding: str, separator: str, end: str):
    text = end.join(separator.join(cells) for cells in LINES) + end
    table = read(tmp_path, text.encode(encoding))
    assert [list(table.headings), *(list(row.cells) for row in table.rows)] == LINES
    assert [row.number for row in table.rows] == [2, 3]


def test_a_name_in_gb18030_is_read_whole_to_the_last_byte(tmp_path: Path):
    table = read(tmp_path, b"date,speaker.name\n2026-05-12," + "周岩".encode("gb18030"))
    assert table.rows[0].cells[1] == "周岩"


def test_commas_in_the_rows_do_not_decide_about_the_separator(tmp_path: Path):
    table = read(tmp_path, "日期;会议名称\n2026-05-12;甲,乙,丙,丁\n".encode())
    assert table.rows[0].cells == ("2026-05-12", "甲,乙,丙,丁")


def test_a_tsv_has_tabs_whatever_its_heading(tmp_path: Path):
    assert read(tmp_path, "甲,乙\n一,二\n".encode(), "t.tsv").headings == ("甲,乙",)


def test_a_number_kept_as_text_is_unwrapped(tmp_path: Path):
    table = read(tmp_path, '会议名称,theme.short\n"=""甲会议""","=""0371号""""专项"""""""\n'.encode())
    assert table.rows[0].cells == ("甲会议", '0371号"专项"')


def test_a_title_above_and_notes_below_are_no_rows_of_a_text_either(tmp_path: Path):
    text = "全市会议安排表,,\n序 号,会议名称,日期\n1,甲会议,2026-05-12\n2,乙会议,2026-05-13\n说明：以通知为准,,\n"
    table = read(tmp_path, text.encode())
    assert table.headings == ("#序 号", "会议名称", "日期")
    assert [row.number for row in table.rows] == [3, 4]


@pytest.mark.parametrize("text", ["会议名称\n甲会议\n乙会议\n", "theme.noun,\n安全生产,多\n", "日期,\n2026-05-12,x\n"])
def test_a_heading_is_not_taken_for_a_title(tmp_path: Path, text: str):
    assert read(tmp_path, text.encode()).headings[0] == text.split("\n")[0].rstrip(",")


CELL = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=8).map(str.strip)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3).filter(any), min_size=1, max_size=6))
def test_what_a_spreadsheet_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]):
    file = io.StringIO(newline="")
    csv.writer(file).writerows([["a", "b", "c"], *rows])
    table = read(tmp_path_factory.mktemp("table"), file.getvalue().encode())
    assert [list(row.cells) for row in table.rows] == rows


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA"), (0, "")])
def test_columns_are_called_as_in_a_spreadsheet(number: int, letters: str):
    assert column_letter(number) == letters


@pytest.mark.parametrize("cell", ['"' + "防" * 200_000 + "\n乙,丙\n", '"没有收尾\n乙,丙\n'], ids=["long", "short"])
def test_a_quotation_mark_that_stays_open_is_said_with_its_row(tmp_path: Path, cell: str):
    path = tmp_path / "t.csv"
    path.write_text("日期,会议名称\n甲,乙\n" + cell, encoding="utf-8")
    faults = Faults()
    assert read_table(path, faults) is None
    assert 'row 3 opens a quotation mark " and never closes it' in str(faults.findings[0])


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_a_table_or_one_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes):
    path = tmp_path_factory.mktemp("table") / "t.csv"
    path.write_bytes(data)
    faults = Faults()
    assert (read_table(path, faults) is None) is bool(faults.errors)
