"""`drafter styles`: what a Word draft looks like."""

from typing import Annotated

import typer

from drafter.cli.console import show, table
from drafter.cli.inputs import open_workspace
from drafter.files.styles import list_styles as names_of_styles
from drafter.i18n import _
from drafter.model.style import Base, Style
from drafter.writers.docx.base import open_base
from drafter.writers.docx.base_styles import list_types


def list_styles() -> None:
    workspace = open_workspace()
    names = names_of_styles(workspace.template_folders)
    for line in table([(name, workspace.style(name).name) for name in names]):
        show(line)


def show_style(
    style: Annotated[
        str, typer.Argument(metavar="[STYLE]", help=_("Name of a style, a style file or a Word file; otherwise ours."))
    ] = "",
) -> None:
    shown = open_workspace().style(style)
    types = _rows_of_types(shown)
    if shown.base:
        shown, types = _read_base(shown.base, shown)
    show(f"{shown.id}  {shown.name}")
    page = shown.page
    show()
    show(_("Page (millimetres)"))
    rows = [
        (_("paper"), f"{_mm(page.width)} × {_mm(page.height)}"),
        (_("margins: top, bottom, left, right"), " ".join(map(_mm, (page.top, page.bottom, page.left, page.right)))),
    ]
    if shown.base is None:
        rows.append((_("line pitch"), _("{points} pt", points=f"{page.line_pitch / 20:g}")))
    for line in table(rows, indent="  "):
        show(line)
    show()
    show(_("Type, and its style in {file}", file=shown.base.file) if shown.base else _("Type"))
    for line in table(types, numbers=() if shown.base else (2,), indent="  "):
        show(line)
    show()
    show(_("Options"))
    options = [(name, _as_typed(getattr(shown, name)), meaning) for name, meaning in _meanings().items()]
    for line in table(options, indent="  "):
        show(line)


def _rows_of_types(style: Style) -> list[tuple[str, ...]]:
    return [
        (name, kind.font, _("{points} pt", points=f"{kind.size:g}"), _("bold") if kind.bold else "", kind.align)
        for name, kind in style.types.items()
    ]


def _read_base(base: Base, style: Style) -> tuple[Style, list[tuple[str, ...]]]:
    """The style with the page of its Word file, and for each type the style that it takes there."""
    letterhead, measured = open_base(base, style)
    missing = _("missing: say which under 'styles:'")
    return measured, [(type, name or missing) for type, name in list_types(letterhead.styles)]


def _meanings() -> dict[str, str]:
    """The options of a style, in the order in which they are shown."""
    return {
        "speaker_first": _("post and name above the date; false: below it"),
        "blank_lines_above_title": _("empty lines above the title"),
        "page_number": _("outer, center or none"),
        "arabic_dates": _("2026年1月20日; false: 二〇二六年一月二十日"),
        "name_space": _("a full-width space inside names of two characters: 李　明"),
        "keep_sentences": _("no sentence over two pages: paragraphs longer than so many lines are cut; 0: off"),
        "minutes": _("speaking time: margin, footer or none"),
        "widow_control": _("no single line of a paragraph on a page of its own"),
        "latin": _("font of Latin letters and digits"),
    }


def _as_typed(value: object) -> str:
    """An option as its YAML file has it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _mm(twips: int) -> str:
    """Twips (1/1440 inch) in millimetres."""
    return f"{twips / 1440 * 25.4:.0f}"
