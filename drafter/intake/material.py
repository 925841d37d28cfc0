"""A file as people have it (Word, Excel, CSV, Markdown, text) in; its paragraphs and tables, with their places, out."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from drafter.bounds import SPEECH
from drafter.corpus import Source, read_data
from drafter.files.encoding import UnreadableError
from drafter.files.reading import read_bytes
from drafter.files.sheet import Sheet, read_sheets
from drafter.files.table import clean_cell
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.intake import Grid, Material, Paragraph, Row
from drafter.model.place import Place
from drafter.word.nodes import BrokenPackage
from drafter.word.package import Package
from drafter.word.sniff import sniff
from drafter.word.tables import WordTable, read_blocks

TABLES = (".csv", ".tsv")
_BARS = re.compile(r"^\s*\|.*\|\s*$|^[^|]*\|[^|]*\|[^|]*$")
_RULE = re.compile(r"^[\s|:-]+$")


def read_material(path: Path) -> Material:
    """What a file says. Raises InputError where it cannot be read, or holds nothing."""
    try:
        data = read_bytes(path, SPEECH)
    except UnreadableError as error:
        raise _refused(str(error), str(path), error.suggestion) from error
    return parse_material(data, path.name, str(path))


def parse_material(data: bytes, name: str, file: str) -> Material:
    """As `read_material`, of bytes. name: what the file is called in what is told of it; file: in messages."""
    suffix = Path(name).suffix.lower()
    kind = sniff(data)
    blocks: list[Paragraph | Grid]
    try:
        if kind == "word":
            blocks = list(_word_blocks(Package(data)))
        elif kind == "sheet":
            blocks = [_sheet_grid(sheet) for sheet in read_sheets(data)]
        else:
            blocks = _read_text(data, file, suffix)
    except (BrokenPackage, UnreadableError) as error:
        raise _refused(str(error), file, getattr(error, "suggestion", "")) from error
    if not any(block.text.strip() if isinstance(block, Paragraph) else block.rows for block in blocks):
        raise _refused(_("there is no text in it"), file)
    return Material(name, tuple(blocks))


def _refused(message: str, file: str, suggestion: str = "") -> InputError:
    return InputError([Finding("unreadable", "error", message, Place(file, 1), suggestion=suggestion)])


def _read_text(data: bytes, file: str, suffix: str) -> list[Paragraph | Grid]:
    """Of a text file or a saved page; the marks of Markdown are read here, since they tell tables."""
    source = read_data(data, file, "" if suffix in (*TABLES, ".md", ".markdown") else suffix)
    if isinstance(source, Finding):
        raise InputError([source])
    return list(_text_blocks(source, suffix))


def _sheet_grid(sheet: Sheet) -> Grid:
    """The rows of a sheet that are shown, under the numbers that Excel shows."""
    shown = ((index, row) for index, row in enumerate(sheet.rows) if index not in sheet.hidden and any(row))
    rows = tuple(Row(tuple(row), f"工作表“{sheet.name}”第{index + 1}行") for index, row in shown)
    return Grid(rows, sheet.name)


def _word_blocks(package: Package) -> Iterator[Paragraph | Grid]:
    tables = 0
    for block in read_blocks(package):
        if isinstance(block, WordTable):
            tables += 1
            rows = (Row(tuple(row), f"表{tables}第{number}行") for number, row in enumerate(block.rows, 1))
            yield Grid(tuple(rows))
        elif block[1].strip():
            yield Paragraph(block[1].strip(), f"第{block[0]}段")


def _text_blocks(source: Source, suffix: str) -> Iterator[Paragraph | Grid]:
    lines = [(line.line, line.text) for line in source.lines]
    if suffix in TABLES:
        yield _separated(lines, "\t" if suffix == ".tsv" else _separator([text for _number, text in lines]))
        return
    at = 0
    while at < len(lines):
        kind = _kind_of(lines[at][1])
        end = at + 1
        while kind and end < len(lines) and _kind_of(lines[end][1]) == kind:
            end += 1
        if kind and (end - at > 1 or kind == "\t"):
            yield _separated(lines[at:end], kind)
        else:
            end = at + 1
            if text := lines[at][1].strip():
                yield Paragraph(_bare(text), f"第{lines[at][0]}行")
        at = end


def _kind_of(text: str) -> str:
    """The separator of a line that is a row of a table."""
    if "\t" in text.strip():
        return "\t"
    if text.count("→") > 1:
        return "→"
    return "|" if _BARS.match(text) and text.count("|") > 1 else ""


def _bare(text: str) -> str:
    """A line without the marks of Markdown, and without a bullet."""
    text = re.sub(r"^(?:#{1,6}\s+|>\s?|[-*+·•●◆■]\s*(?=\S))", "", text)
    return re.sub(r"\*\*(?=\S)|(?<=\S)\*\*|`", "", text).strip()


def _separator(lines: Sequence[str]) -> str:
    first = next((line for line in lines if line.strip()), "")
    return (
        max("，,;\t", key=first.count)
        if not any(first.count(mark) for mark in ",;\t")
        else max(",;\t", key=first.count)
    )


def _separated(lines: Sequence[tuple[int, str]], separator: str) -> Grid:
    rows = []
    if separator == "|":
        for number, text in lines:
            if not _RULE.fullmatch(text):
                cells = [_bare(cell) for cell in text.strip().strip("|").split("|")]
                rows.append(Row(tuple(cells), f"第{number}行"))
        return Grid(tuple(rows))
    if separator == "→":
        return Grid(tuple(Row(tuple(map(str.strip, text.split("→"))), f"第{number}行") for number, text in lines))
    text = "\n".join(text for _number, text in lines)
    reader = csv.reader(StringIO(text), delimiter=separator)
    before = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            number = lines[min(before, len(lines) - 1)][0]
            rows.append(Row(tuple(map(clean_cell, cells)), f"第{number}行"))
        before = reader.line_num
    return Grid(tuple(rows))
