"""A house style in, the parts out that all its drafts share: relationships, styles, fonts, settings, page numbers."""

from collections.abc import Iterable, Mapping

from drafter.model.marks import RECORD_SPACE, STORE_SPACE
from drafter.model.style import Style
from drafter.word.markup import DECLARATION, element
from drafter.word.namespaces import CORE_RELATIONSHIP, PACKAGE, RELATIONSHIPS, WORD
from drafter.word.pack import Parts
from drafter.writers.docx.store import RECORD_ID, STORE_ID, write_item_properties
from drafter.writers.docx.styles import EVEN_PAGE, ODD_PAGE, write_styles

_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


# Footers of a style: the part's name, the pages it is for, the style of its paragraph.
_FOOTERS = {
    "outer": (("footer1", "default", ODD_PAGE), ("footer2", "even", EVEN_PAGE)),
    "center": (("footer1", "default", ODD_PAGE),),
    "none": (),
}


_latest: list[tuple[Style, str, Parts]] = []
"""The style and minutes that were last asked for, and their parts: a batch writes hundreds of drafts in one style."""


def write_constant_parts(style: Style, minutes: str = "") -> Parts:
    """Every part but the body and the properties, in the order in which they lie in the file.

    minutes: what stands beside the page number, 全文约9分钟; nothing unless the style asks for it.
    """
    for latest, said, parts in _latest:
        if latest is style and said == minutes:
            return parts
    parts = _write_parts(style, minutes)
    _latest[:] = [(style, minutes, parts)]
    return parts


def _write_parts(style: Style, minutes: str) -> Parts:
    footers = {
        name: _write_footer(paragraph_style, minutes) for name, _, paragraph_style in _FOOTERS[style.page_number]
    }
    styles = write_styles(style)
    return (
        ("[Content_Types].xml", _write_content_types(footers)),
        ("_rels/.rels", _PACKAGE_RELATIONSHIPS),
        ("word/_rels/document.xml.rels", _write_document_relationships(footers)),
        *BESIDE,
        ("word/styles.xml", styles),
        ("word/glossary/styles.xml", styles),
        ("word/fontTable.xml", _write_font_table(style)),
        ("word/settings.xml", _write_settings(style)),
        *((f"word/{name}.xml", text) for name, text in footers.items()),
    )


def write_section(style: Style) -> str:
    """The section's properties: footers, paper, margins and grid."""
    page = style.page
    footers = "".join(
        f'<w:footerReference w:type="{pages}" r:id="{name}"/>' for name, pages, _ in _FOOTERS[style.page_number]
    )
    margins = element(
        "pgMar",
        top=page.top,
        right=page.right,
        bottom=page.bottom,
        left=page.left,
        header=page.header,
        footer=page.footer,
        gutter=0,
    )
    paper = element("pgSz", w=page.width, h=page.height)
    return f"<w:sectPr>{footers}{paper}{margins}{_write_grid(style)}</w:sectPr>"


def _write_grid(style: Style) -> str:
    """docGrid (ECMA-376 part 1, 17.6.5): lines, or also characters as Word's page-setup dialog writes them."""
    page = style.page
    if page.grid == "lines":
        return element("docGrid", type="lines", linePitch=page.line_pitch)
    size = style.types["body"].size
    width = page.width - page.left - page.right
    characters = int(width / (size * 20 + page.spacing))
    space = (width / characters / 20 - size) * 4096  # charSpace is in 4096ths of a point
    return element("docGrid", type="linesAndChars", linePitch=page.line_pitch, charSpace=int(space // 1))


_PACKAGE_RELATIONSHIPS = (
    f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{RELATIONSHIPS}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="core" Type="{CORE_RELATIONSHIP}" Target="docProps/core.xml"/>'
    f'<Relationship Id="custom" Type="{RELATIONSHIPS}/custom-properties" Target="docProps/custom.xml"/>'
    "</Relationships>"
)


def _write_content_types(footers: Iterable[str]) -> str:
    types = {
        "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        "word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        **{f"word/{name}.xml": f"{_WORD_TYPE}.footer+xml" for name in footers},
        **DRAFT_TYPES,
    }
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{type}"/>' for name, type in types.items())
    return (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


DRAFT_RELATIONSHIPS = {
    "comments": ("comments", "comments.xml"),
    "glossary": ("glossaryDocument", "glossary/document.xml"),
    "store": ("customXml", "../customXml/item1.xml"),
    "record": ("customXml", "../customXml/item2.xml"),
}
"""Id to kind and target, as seen from word/: what every draft's text refers to."""


def _write_document_relationships(footers: Iterable[str]) -> str:
    parts = {name: (name, f"{name}.xml") for name in ("styles", "fontTable", "settings")} | DRAFT_RELATIONSHIPS
    return _write_relationships(parts | {name: ("footer", f"{name}.xml") for name in footers})


def _write_relationships(parts: Mapping[str, tuple[str, str]]) -> str:
    """Id to kind and target."""
    written = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"/>'
        for name, (kind, target) in parts.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def write_item_relationships(properties: str) -> str:
    """What ties an item of the store to the part with its id."""
    return _write_relationships({"properties": ("customXmlProps", properties)})


ITEM_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
DRAFT_TYPES = {
    "word/comments.xml": f"{_WORD_TYPE}.comments+xml",
    "word/glossary/document.xml": f"{_WORD_TYPE}.document.glossary+xml",
    "word/glossary/styles.xml": f"{_WORD_TYPE}.styles+xml",
    **dict.fromkeys(("customXml/itemProps1.xml", "customXml/itemProps2.xml"), ITEM_PROPERTIES_TYPE),
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
"""Parts that every draft has beside its text, and their content types."""

BESIDE = (
    ("word/glossary/_rels/document.xml.rels", _write_relationships({"styles": ("styles", "styles.xml")})),
    ("customXml/_rels/item1.xml.rels", write_item_relationships("itemProps1.xml")),
    ("customXml/_rels/item2.xml.rels", write_item_relationships("itemProps2.xml")),
    ("customXml/itemProps1.xml", write_item_properties(STORE_ID, STORE_SPACE)),
    ("customXml/itemProps2.xml", write_item_properties(RECORD_ID, RECORD_SPACE)),
)
"""What binds the store, the record and the glossary's styles to the package: the same in every draft."""


def _write_footer(paragraph_style: str, minutes: str) -> str:
    """— 1 —, and the minutes on the inner side of it."""
    number = (
        f'{_write_mark("— ")}<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>{_write_mark(" —")}'
    )
    if minutes and paragraph_style == EVEN_PAGE:
        number = f"{number}{_write_mark(f'　{minutes}')}"
    elif minutes:
        number = f"{_write_mark(f'{minutes}　')}{number}"
    return (
        f'{DECLARATION}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:pStyle w:val="{paragraph_style}"/></w:pPr>'
        f"{number}</w:p></w:ftr>"
    )


def _write_mark(text: str) -> str:
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _write_font_table(style: Style) -> str:
    """Every font of the style; where another name is known for it, that one too, so that Word finds a stand-in."""
    chinese = dict.fromkeys(type.font for type in style.types.values())
    fonts = [_write_font(style.latin, style, charset="00", family="roman", pitch="variable")]
    fonts += [_write_font(name, style, charset="86", family="auto", pitch="default") for name in chinese]
    return f'{DECLARATION}<w:fonts xmlns:w="{WORD}">{"".join(fonts)}</w:fonts>'


def _write_font(name: str, style: Style, **properties: str) -> str:
    if name in style.alternative_fonts:
        properties = {"altName": style.alternative_fonts[name], **properties}
    return element("font", *(element(key, val=value) for key, value in properties.items()), name=name)


def _write_settings(style: Style) -> str:
    """Compatibility mode 15 (Word 2013 and later), Chinese punctuation as Word's own Chinese documents have it."""
    even = "<w:evenAndOddHeaders/>" if style.page_number == "outer" else ""
    modes = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'{DECLARATION}<w:settings xmlns:w="{WORD}">{element("zoom", percent=100)}'
        f"{element('defaultTabStop', val=420)}{even}{element('characterSpacingControl', val='compressPunctuation')}"
        # A line that ends in a break of its own is not spread over the measure.
        f"<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>{modes}</w:compat>"
        f"{element('themeFontLang', val='en-US', eastAsia='zh-CN')}</w:settings>"
    )
