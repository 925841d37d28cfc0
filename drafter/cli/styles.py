"""`drafter styles`: what a Word draft looks like."""

from dataclasses import fields
from typing import Annotated

import typer

from drafter.cli.console import show, table
from drafter.cli.inputs import open_workspace
from drafter.i18n import _


def list_styles() -> None:
    from drafter.files.styles import list_styles

    workspace = open_workspace()
    names = list_styles(workspace.template_folders)
    for line in table([(name, workspace.style(name).name) for name in names]):
        show(line)


def show_style(style: Annotated[str, typer.Argument(metavar="STYLE", help=_("Name of the style."))]) -> None:
    shown = open_workspace().style(style)
    show(f"{shown.id}  {shown.name}")
    page = shown.page
    show()
    show(_("Page (millimetres)"))
    for line in table(
        [
            (_("paper"), f"{_mm(page.width)} × {_mm(page.height)}"),
            (
                _("margins: top, bottom, left, right"),
                " ".join(map(_mm, (page.top, page.bottom, page.left, page.right))),
            ),
            (_("line pitch"), _("{points} pt", points=f"{page.line_pitch / 20:g}")),
        ],
        indent="  ",
    ):
        show(line)
    show()
    show(_("Type"))
    rows = [
        (name, kind.font, _("{points} pt", points=f"{kind.size:g}"), _("bold") if kind.bold else "", kind.align)
        for name, kind in shown.types.items()
    ]
    for line in table(rows, numbers=(2,), indent="  "):
        show(line)
    show()
    show(_("Options"))
    told = {"id", "name", "page", "types", "alternative_fonts", "place"}
    options = [(field.name, str(getattr(shown, field.name))) for field in fields(shown) if field.name not in told]
    for line in table(options, indent="  "):
        show(line)


def _mm(twips: int) -> str:
    """Twips (1/1440 inch) in millimetres."""
    return f"{twips / 1440 * 25.4:.0f}"
