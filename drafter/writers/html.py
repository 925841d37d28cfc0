"""A draft and a house style in, one HTML page out that needs nothing else: to read on a screen, and to print."""

from collections.abc import Iterator
from html import escape

from drafter.model.draft import Block, Draft
from drafter.model.style import Page, Style, Type
from drafter.writers.layout import Piece, arrange, line_width, split_pieces, type_of
from drafter.writers.title import break_title_block

TAGS = {"title": "h1", "heading1": "h2", "heading2": "h3", "heading3": "h4", "heading4": "h5"}
_SANS = {"黑体"}
_INLINE = {"blank", "head", "head1", "head2", "page_number"}
_FLAT = "width: auto; min-height: 0; margin: 0; padding: 0;"


def write_html(draft: Draft, style: Style) -> bytes:
    """UTF-8; the type, page and page numbers of the style as CSS, blanks as marks."""
    body = "\n".join(_write_block(block, style) for block in arrange(draft, style))
    page = (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(draft.title)}</title>\n<style>\n{_write_css(style)}\n</style>\n</head>\n"
        f"<body>\n<article>\n{body}\n</article>\n</body>\n</html>\n"
    )
    return page.encode()


def _write_block(block: Block, style: Style) -> str:
    name = type_of(block)
    if name == "title":
        block = break_title_block(block, line_width(style.page, style.types["title"]))
    tag = TAGS.get(name, "p")
    return f'<{tag} class="{name}">{"".join(map(_write_piece, split_pieces(block, style)))}</{tag}>'


def _write_piece(piece: Piece) -> str:
    text = escape(piece.text, quote=False).replace("\n", "<br>")
    match piece.type:
        case "":
            return text
        case "blank":
            return f'<mark class="blank">{text}</mark>'
        case head:
            return f'<strong class="{head}">{text}</strong>'


def _write_css(style: Style) -> str:
    return "\n".join((*_page_rules(style), *(_type_rule(name, type, style) for name, type in style.types.items())))


def write_sheet_css(style: Style) -> str:
    """The type and page of the style for a sheet of paper, `.sheet`, that lies on another page."""
    rules = [_latin_rule(style), *(_type_rule(name, type, style) for name, type in style.types.items())]
    font, *typed = rules
    tags = ".sheet :is(h1, h2, h3, h4, h5, p) { margin: 0; white-space: pre-wrap; }"
    return "\n".join((font, _paper_rule(".sheet", style), tags, *(f".sheet {rule}" for rule in typed)))


def _page_rules(style: Style) -> Iterator[str]:
    page = style.page
    width, height = _millimetres(page.width), _millimetres(page.height)
    margins = " ".join(map(_millimetres, (page.top, page.right, page.bottom, page.left)))
    yield _latin_rule(style)
    yield f"@page {{ size: {width} {height}; margin: {margins}; }}"
    yield from _page_number_rules(style)
    yield "body { margin: 0; background: #eee; }"
    yield _paper_rule("article", style)
    yield "h1, h2, h3, h4, h5, p { margin: 0; white-space: pre-wrap; }"
    yield f"@media print {{ body {{ background: none; }} article {{ {_FLAT} }} }}"


def _latin_rule(style: Style) -> str:
    # Digits and letters from the Latin font, but not “ ” — …, which it has too and draws at half the width.
    return f'@font-face {{ font-family: "Latin"; src: local({_string(style.latin)}); unicode-range: U+0-7F; }}'


def _paper_rule(selector: str, style: Style) -> str:
    page = style.page
    width, height = _millimetres(page.width), _millimetres(page.height)
    margins = " ".join(map(_millimetres, (page.top, page.right, page.bottom, page.left)))
    return (
        f"{selector} {{ box-sizing: border-box; width: {width}; min-height: {height}; margin: 1em auto;"
        f" padding: {margins}; background: #fff; line-height: {_points(page.line_pitch)};"
        f" letter-spacing: {_points(page.spacing)}; }}"
    )


def _page_number_rules(style: Style) -> Iterator[str]:
    """— 1 — below the type area, where the browser knows margin boxes (CSS Paged Media 3)."""
    number = f'content: "— " counter(page) " —"; {_font(style.types["page_number"], style)}'
    if style.page_number == "center":
        yield f"@page {{ @bottom-center {{ {number} }} }}"
    elif style.page_number == "outer":
        yield f"@page :right {{ @bottom-right {{ {number} padding-right: 1em; }} }}"
        yield f"@page :left {{ @bottom-left {{ {number} padding-left: 1em; }} }}"


def _type_rule(name: str, type: Type, style: Style) -> str:
    above = type.before + (style.blank_lines_above_title if name == "title" else 0)
    body = style.types["body"]
    rules = [f"font-weight: {'bold' if type.bold else 'normal'};"]
    if name not in _INLINE or (type.font, type.size) != (body.font, body.size):
        rules.append(_font(type, style))
    if name not in _INLINE:
        rules += [
            f"text-align: {'justify' if type.align == 'both' else type.align};",
            f"text-indent: {type.indent:g}em;",
            *_space("top", above, style.page),
            *_space("bottom", type.after, style.page),
        ]
        if type.keep_next:
            rules.append("break-after: avoid;")
    if type.colour:
        rules.append(f"color: #{type.colour};")
    if type.shade:
        rules.append(f"background: #{type.shade};")
    return f".{name} {{ {' '.join(rules)} }}"


def _space(side: str, lines: float, page: Page) -> list[str]:
    return [f"padding-{side}: {_points(lines * page.line_pitch)};"] if lines else []


def _font(type: Type, style: Style) -> str:
    names = ['"Latin"', _string(type.font)]
    if type.font in style.alternative_fonts:
        names.append(_string(style.alternative_fonts[type.font]))
    names.append("sans-serif" if type.font in _SANS else "serif")
    return f"font-family: {', '.join(names)}; font-size: {type.size:g}pt;"


def _string(text: str) -> str:
    """A CSS string that cannot leave its <style>: all but letters and digits is escaped (CSS Syntax 3, 4.3.7)."""
    return '"' + "".join(c if c.isalnum() or c in " _-" else f"\\{ord(c):x} " for c in text) + '"'


def _millimetres(twips: float) -> str:
    return f"{twips / 1440 * 25.4:.2f}mm"


def _points(twips: float) -> str:
    return f"{twips / 20:g}pt"
