"""A house style in, styles.xml out: all formatting of the draft lives here."""

from collections.abc import Iterator

from drafter.model.style import Style, Type
from drafter.word.markup import DECLARATION, element
from drafter.word.namespaces import WORD

PARAGRAPH_STYLES = {
    "title": "Title",
    "version": "Version",
    "speaker": "Subtitle",
    "date": "Date",
    "salutation": "Salutation",
    "body": "BodyText",
    "heading1": "Heading1",
    "heading2": "Heading2",
    "heading3": "Heading3",
    "heading4": "Heading4",
    "stage": "Stage",
    "closing": "Closing",
    "signature": "Signature",
    "continued": "Continued",
    "minute": "Minute",
}
"""Type of a paragraph to the id of its style."""

CHARACTER_STYLES = {
    "head": "Strong",
    "head1": "RunInHead1",
    "head2": "RunInHead2",
    "blank": "PlaceholderText",
}
"""Type of a piece to the id of its style."""

# Word's own names, so that it shows them in the user's language; what is not Word's is named in Chinese.
STYLE_NAMES = {
    "Title": "Title",
    "Version": "稿次",
    "Subtitle": "Subtitle",
    "Date": "Date",
    "Salutation": "Salutation",
    "BodyText": "Body Text",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Heading4": "heading 4",
    "Stage": "现场提示",
    "Closing": "Closing",
    "Signature": "Signature",
    "Continued": "正文续段",
    "Minute": "讲到几分",
    "Strong": "Strong",
    "RunInHead1": "段首一级标题",
    "RunInHead2": "段首二级标题",
    "PlaceholderText": "Placeholder Text",
}
_CUSTOM = {"Version", "Stage", "Continued", "Minute", "RunInHead1", "RunInHead2"}
_NEXT = {"Title": "Subtitle", "Version": "Subtitle", "Subtitle": "Date", "Date": "Salutation", "Closing": "Closing"}

ODD_PAGE, EVEN_PAGE = "PageNumberOdd", "PageNumberEven"
"""Ids of the styles of page numbers (GB/T 9704-2012, 7.5): on odd pages, and on even ones."""

# What a line needs of its size. A type larger than the body's gets exactly the pitch of the page, or this much: left to
# itself a font that wants 30 pt for 22 would take two lines of the grid.
_LEADING = 1.25

_LATENT = element(
    "latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1, defQFormat=0, count=376
)


def write_styles(style: Style) -> str:
    """styles.xml: about twenty styles, all from the types of the house style; Normal is the body's type."""
    types = style.types
    written = [
        _write_defaults(style),
        _LATENT,
        _write_normal(style),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        _TABLE_AND_LIST,
        *(
            _write_paragraph_style(id, types[name], style)
            for name, id in PARAGRAPH_STYLES.items()
            if name not in ("continued", "minute")
        ),
        *_write_aloud(style),
        *(_write_character_style(id, types[name], style) for name, id in CHARACTER_STYLES.items() if name in types),
        _ANNOTATIONS,
        *_write_page_numbers(style),
    ]
    return f'{DECLARATION}<w:styles xmlns:w="{WORD}">{"".join(written)}</w:styles>'


_TABLE_AND_LIST = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)

_ANNOTATIONS = (
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/><w:basedOn w:val="Normal"/>'
    '<w:uiPriority w:val="99"/><w:pPr><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>'
    '<w:rPr><w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
    '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
)


def _write_defaults(style: Style) -> str:
    fonts = _fonts(style.latin, style.types["body"].font)
    size = _size(style.types["body"].size)
    language = element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size}{language}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
    )


def _write_normal(style: Style) -> str:
    """Normal carries the size and the spacing of the grid itself: editors do not all look at the defaults."""
    page = style.page
    spacing = element("spacing", val=page.spacing) if page.grid == "lines" and page.spacing else ""
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{element('widowControl', val=int(style.widow_control))}{element('jc', val='both')}</w:pPr>"
        f"<w:rPr>{spacing}{_size(style.types['body'].size)}</w:rPr></w:style>"
    )


def _write_paragraph_style(id: str, type: Type, style: Style) -> str:
    level = element("outlineLvl", val=int(id[-1]) - 1) if id.startswith("Heading") else ""
    above = type.before + (style.blank_lines_above_title if id == "Title" else 0)
    properties = (
        ("<w:keepNext/>" if type.keep_next else "")
        + ("<w:keepLines/>" if style.keep_sentences else "")
        + ('<w:snapToGrid w:val="0"/>' if _exceeds_body(type, style) else "")
        + _spacing(above, type, style)
        + _indent(type.indent, type.size)
        + element("jc", val=type.align)
        + level
    )
    return (
        f'<w:style w:type="paragraph"{_custom(id)} w:styleId="{id}">'
        f'{element("name", val=STYLE_NAMES[id])}<w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{_NEXT.get(id, "BodyText")}"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr>{_character_properties(type, style)}</w:style>"
    )


def _write_aloud(style: Style) -> Iterator[str]:
    """What a style may ask for: 正文续段, the body without its indent, and 讲到几分, a frame in the left margin."""
    if style.keep_sentences:
        yield (
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Continued">'
            f'{element("name", val=STYLE_NAMES["Continued"])}<w:basedOn w:val="BodyText"/><w:uiPriority w:val="1"/>'
            f"<w:qFormat/><w:pPr>{element('ind', firstLineChars=0, firstLine=0)}</w:pPr></w:style>"
        )
    if style.minutes == "margin":
        type, page = style.types["minute"], style.page
        character = round(type.size * 20)
        # Three characters wide, one away from the text; a y of 0 would say that no place is given (17.3.1.11).
        frame = element(
            "framePr", w=3 * character, wrap="around", vAnchor="text", hAnchor="page", x=page.left - 4 * character, y=1
        )
        pitch = element("spacing", line=page.line_pitch, lineRule="exact")
        yield (
            '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Minute">'
            f"{element('name', val=STYLE_NAMES['Minute'])}"
            '<w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:uiPriority w:val="1"/><w:qFormat/>'
            f'<w:pPr><w:keepNext/>{frame}<w:snapToGrid w:val="0"/>{pitch}{element("jc", val=type.align)}</w:pPr>'
            f"{_character_properties(type, style)}</w:style>"
        )


def _write_character_style(id: str, type: Type, style: Style) -> str:
    return (
        f'<w:style w:type="character"{_custom(id)} w:styleId="{id}">{element("name", val=STYLE_NAMES[id])}'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"{_character_properties(type, style)}</w:style>"
    )


def _custom(id: str) -> str:
    return ' w:customStyle="1"' if id in _CUSTOM else ""


def _write_page_numbers(style: Style) -> list[str]:
    """footer, and upon it 页码单页 and 页码双页: outer ones lie one character in from the edge of the type area."""
    type = style.types["page_number"]
    one_character = int(type.size * 20)
    fonts = _fonts(type.font, type.font)
    plain = (
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>'
        '<w:uiPriority w:val="99"/><w:pPr><w:snapToGrid w:val="0"/><w:jc w:val="left"/></w:pPr>'
        f'<w:rPr>{fonts}<w:spacing w:val="0"/>{_size(type.size)}</w:rPr></w:style>'
    )
    if style.page_number == "center":
        return [plain, _write_page_number(ODD_PAGE, "页码单页", element("jc", val="center"))]
    odd = element("ind", rightChars=100, right=one_character) + element("jc", val="right")
    even = element("ind", leftChars=100, left=one_character) + element("jc", val="left")
    return [plain, _write_page_number(ODD_PAGE, "页码单页", odd), _write_page_number(EVEN_PAGE, "页码双页", even)]


def _write_page_number(id: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id}">{element("name", val=name)}'
        f'<w:basedOn w:val="Footer"/><w:uiPriority w:val="99"/><w:pPr>{properties}</w:pPr></w:style>'
    )


def _character_properties(type: Type, style: Style) -> str:
    """What differs from the body, in the order of the schema (CT_RPr); empty when nothing does."""
    body = style.types["body"]
    properties = (
        (element("rFonts", eastAsia=type.font) if type.font != body.font else "")
        + ("<w:b/><w:bCs/>" if type.bold else "")
        + (element("color", val=type.colour) if type.colour else "")
        + (_size(type.size) if type.size != body.size else "")
        + (element("shd", val="clear", color="auto", fill=type.shade) if type.shade else "")
    )
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def _spacing(above: float, type: Type, style: Style) -> str:
    """Space in lines of the grid, and as twips for readers that do not know lines; a large type gets an exact pitch."""
    pitch = style.page.line_pitch
    attributes: dict[str, str | int] = {}
    if above:
        attributes |= {"beforeLines": round(above * 100), "before": round(above * pitch)}
    if type.after:
        attributes |= {"afterLines": round(type.after * 100), "after": round(type.after * pitch)}
    if _exceeds_body(type, style):
        attributes |= {"line": max(pitch, round(type.size * 20 * _LEADING)), "lineRule": "exact"}
    return element("spacing", **attributes) if attributes else ""


def _exceeds_body(type: Type, style: Style) -> bool:
    return type.size > style.types["body"].size


def _indent(characters: float, size: float) -> str:
    if not characters:
        return ""
    return element("ind", firstLineChars=round(characters * 100), firstLine=round(characters * size * 20))


def _fonts(latin: str, chinese: str) -> str:
    return element("rFonts", ascii=latin, eastAsia=chinese, hAnsi=latin, cs=latin)


def _size(points: float) -> str:
    """Half-points; the standard's smallest step, 五号, is 10.5 pt."""
    return element("sz", val=round(points * 2)) + element("szCs", val=round(points * 2))
