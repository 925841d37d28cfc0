"""A Word file in; its paragraphs and tables in reading order out, merged cells told apart from empty ones."""

from collections.abc import Iterator
from typing import NamedTuple

from drafter.word.markup import read_number
from drafter.word.namespaces import W
from drafter.word.nodes import Node, value_of
from drafter.word.package import Package
from drafter.word.text import Line, read_lines

_MOST_COLUMNS = 63
"""Of a table in Word (its own limit)."""


class WordTable(NamedTuple):
    """A table: None is a cell merged with the one above it; what a cell spans to its right is empty."""

    rows: list[list[str | None]]
    line: int
    """The number of its first line."""


def read_blocks(package: Package) -> Iterator[tuple[int, str] | WordTable]:
    """Paragraphs with the numbers of their lines, and tables. A table inside a cell is text of that cell.

    Raises BrokenPackage.
    """
    lines = read_lines(package)
    at = 0
    while at < len(lines):
        table = _outer_table(lines[at].paragraph)
        if table is None:
            yield at + 1, lines[at].text
            at += 1
            continue
        first = at
        while at < len(lines) and _outer_table(lines[at].paragraph) is table:
            at += 1
        yield WordTable(_read_rows(table, lines[first:at]), first + 1)


def _outer_table(paragraph: Node) -> Node | None:
    return next((node for node in reversed(list(paragraph.iterancestors(f"{W}tbl")))), None)


def _read_rows(table: Node, lines: list[Line]) -> list[list[str | None]]:
    texts: dict[Node, list[str]] = {}
    for line in lines:
        cell = _cell_of(line.paragraph, table)
        if cell is not None and line.text.strip():
            texts.setdefault(cell, []).append(line.text.strip())
    rows: list[list[str | None]] = []
    for row in _own(table, "tr"):
        cells: list[str | None] = [""] * _columns(value_of(row, "trPr/gridBefore"), 0)
        for cell in _own(row, "tc"):
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            above = merged is not None and value_of(cell, "tcPr/vMerge") != "restart"
            cells.append(None if above else "\n".join(texts.get(cell, [])))
            cells += [""] * (_columns(value_of(cell, "tcPr/gridSpan"), 1) - 1)
        rows.append(cells)
    return rows


def _columns(said: str, default: int) -> int:
    """A number of columns; of what no table has, the most that Word makes."""
    return min(read_number(said, default), _MOST_COLUMNS)


def _own(parent: Node, name: str) -> Iterator[Node]:
    """Its rows or cells, also inside a content control; not those of a table within."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _own(child, name)


def _cell_of(paragraph: Node, table: Node) -> Node | None:
    """The cell of the outer table in which a paragraph stands."""
    cell = None
    for node in paragraph.iterancestors():
        if node.tag == f"{W}tc":
            cell = node
        elif node is table:
            return cell
    return cell
