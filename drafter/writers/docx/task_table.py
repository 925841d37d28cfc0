"""A table and a house style in; a Word file with the table on landscape paper, in the style's fonts, out."""

from collections.abc import Sequence

from drafter.model.style import Style
from drafter.model.task_table import Column, TaskTable
from drafter.word.markup import DECLARATION, element, escape, needs_hint
from drafter.word.namespaces import PACKAGE, RELATIONSHIPS, WORD
from drafter.word.pack import pack
from drafter.writers.docx.styles import PARAGRAPH_STYLES, write_styles

_SIZE = 21
"""Half points of what stands in cells: 五号, so that ten columns have room."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def write_word_table(title: str, table: TaskTable, style: Style) -> bytes:
    """A .docx (ECMA-376, transitional). Cells that a task's rows share are merged; the head stands on every page."""
    page = style.page
    widths = _spread(page.height - 2 * page.left, [column.width for column in table.columns])
    rows = table.rows
    body = "".join(
        [
            _paragraph(title, f'<w:pStyle w:val="{PARAGRAPH_STYLES["title"]}"/>', ""),
            "<w:tbl><w:tblPr>",
            element("tblW", w=sum(widths), type="dxa"),
            _borders(),
            element("tblLayout", type="fixed"),
            element("tblCellMar", element("top", w=60, type="dxa"), element("bottom", w=60, type="dxa")),
            "</w:tblPr><w:tblGrid>",
            *(element("gridCol", w=width) for width in widths),
            "</w:tblGrid>",
            _row(table.heads, table.columns, widths, head=True),
            *(
                _row(row, table.columns, widths, above=rows[index - 1] if index else ())
                for index, row in enumerate(rows)
            ),
            "</w:tbl><w:p/>",
            "<w:sectPr>",
            element("pgSz", w=page.height, h=page.width, orient="landscape"),
            element("pgMar", **_margins(style)),
            "</w:sectPr>",
        ]
    )
    document = f'{DECLARATION}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return pack(
        (("[Content_Types].xml", _TYPES), ("_rels/.rels", _ROOT)),
        {
            "word/_rels/document.xml.rels": _DOCUMENT,
            "word/document.xml": document,
            "word/styles.xml": write_styles(style),
        },
    )


def _margins(style: Style) -> dict[str, int]:
    page = style.page
    return {
        "top": page.left,
        "right": page.left,
        "bottom": page.right,
        "left": page.left,
        "header": page.header,
        "footer": min(page.footer, page.right),
        "gutter": 0,
    }


def _spread(width: int, shares: Sequence[int]) -> list[int]:
    return [width * share // sum(shares) for share in shares]


def _borders() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return element("tblBorders", *(element(side, val="single", sz=4, space=0, color="auto") for side in sides))


def _row(
    row: Sequence[str],
    columns: Sequence[Column],
    widths: Sequence[int],
    head: bool = False,
    above: Sequence[str] = (),
) -> str:
    properties = element("trPr", element("cantSplit"), *([element("tblHeader")] if head else []))
    same = not head and bool(above) and above[:2] == row[:2]
    cells = []
    for at, (text, column, width) in enumerate(zip(row, columns, widths, strict=True)):
        shared = at < 2 and not head
        merge = "" if not shared else element("vMerge") if same else element("vMerge", val="restart")
        align = "center" if head or column.centred else "left"
        told = "" if shared and same else text
        look = element("tcPr", element("tcW", w=width, type="dxa"), merge, element("vAlign", val="center"))
        layout = element("snapToGrid", val="0") + _SINGLE + element("jc", val=align)
        cells.append(f"<w:tc>{look}{_paragraph(told, layout, _bold(head))}</w:tc>")
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


_SINGLE = element("spacing", line=320, lineRule="atLeast") + element("ind", firstLineChars=0, firstLine=0)


def _bold(head: bool) -> str:
    return ("<w:b/>" if head else "") + element("sz", val=_SIZE) + element("szCs", val=_SIZE)


def _paragraph(text: str, properties: str, characters: str) -> str:
    hint = '<w:rFonts w:hint="eastAsia"/>' if needs_hint(text) else ""
    run = f'<w:r><w:rPr>{hint}{characters}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


_TYPES = (
    f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/></Types>'
)
_ROOT = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="styles" Type="{RELATIONSHIPS}/styles" Target="styles.xml"/></Relationships>'
)
