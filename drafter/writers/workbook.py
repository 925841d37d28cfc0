"""A table in; a small Excel workbook (.xlsx) of one sheet out: all cells are text, the head stays in view.

Written as it is (ECMA-376 part 1, 18): a task table needs a page of XML, and no library is carried for that.
"""

from collections.abc import Sequence

from drafter.word.markup import DECLARATION, UNWRITABLE, escape
from drafter.word.namespaces import PACKAGE, RELATIONSHIPS
from drafter.word.pack import pack

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CHARACTERS = 1.8
"""Of the width of a column in Excel, for each part of its share of a page."""
_TITLED, _HEAD, _TEXT = 1, 2, 3
"""Formats of cells, by their place in `_STYLES`."""


def write_workbook(title: str, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> bytes:
    """The title in the first row, the heads in the second, the rows below."""
    last = _letter(len(heads) - 1)
    lines = [
        _row(1, [title], _TITLED),
        _row(2, heads, _HEAD),
        *(_row(at, row, _TEXT) for at, row in enumerate(rows, 3)),
    ]
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{round(width * _CHARACTERS)}" customWidth="1"/>'
        for at, width in enumerate(widths, 1)
    )
    sheet = (
        f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{columns}</cols><sheetData>{''.join(lines)}</sheetData>"
        f'<mergeCells count="1"><mergeCell ref="A1:{last}1"/></mergeCells>'
        '<pageSetup paperSize="9" orientation="landscape"/></worksheet>'
    )
    return pack(_PARTS, {"xl/worksheets/sheet1.xml": sheet})


def _row(number: int, cells: Sequence[str], format: int) -> str:
    written = "".join(
        f'<c r="{_letter(at)}{number}" s="{format}" t="inlineStr"><is><t xml:space="preserve">'
        f"{escape(UNWRITABLE.sub('', text))}</t></is></c>"
        for at, text in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'


def _letter(at: int) -> str:
    return chr(ord("A") + at)


_FONT = '<font>{bold}<sz val="{size}"/><name val="宋体"/><charset val="134"/></font>'
_BORDER = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in ("left", "right", "top", "bottom"))
_FORMAT = (
    '<xf numFmtId="49" fontId="{font}" fillId="0" borderId="{border}" xfId="0" applyAlignment="1">'
    '<alignment horizontal="{side}" vertical="center" wrapText="1"/></xf>'
)
"""49 is text (18.8.30): what is typed stays what it is."""
_STYLES = (
    f'{DECLARATION}<styleSheet xmlns="{_MAIN}"><fonts count="3">{_FONT.format(bold="", size=11)}'
    f"{_FONT.format(bold='<b/>', size=16)}{_FONT.format(bold='<b/>', size=11)}</fonts>"
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f'</fills><borders count="2"><border/><border>{_BORDER}<diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f"{_FORMAT.format(font=1, border=0, side='center')}{_FORMAT.format(font=2, border=1, side='center')}"
    f"{_FORMAT.format(font=0, border=1, side='left')}"
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_PARTS = (
    (
        "[Content_Types].xml",
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
    ),
    (
        "_rels/.rels",
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="workbook" Type="{RELATIONSHIPS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    (
        "xl/workbook.xml",
        f'{DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{RELATIONSHIPS}"><sheets>'
        '<sheet name="任务分解表" sheetId="1" r:id="sheet"/></sheets></workbook>',
    ),
    (
        "xl/_rels/workbook.xml.rels",
        f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="sheet" Type="{RELATIONSHIPS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="styles" Type="{RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>',
    ),
    ("xl/styles.xml", _STYLES),
)
