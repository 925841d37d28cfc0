"""`drafter styles`: what a Word draft looks like."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from drafter.cli.console import say_findings, show, table
from drafter.cli.inputs import open_workspace
from drafter.files.base_docx import WORD_FILES
from drafter.files.styles import list_styles as names_of_styles
from drafter.i18n import _
from drafter.model.finding import InputError
from drafter.model.style import Base, Style
from drafter.writers.docx.base import open_base
from drafter.writers.docx.base_styles import list_types

if TYPE_CHECKING:
    from drafter.workspace import Workspace


def list_styles() -> None:
    workspace = open_workspace()
    ours = workspace.organisation.style
    rows, faults = [], []
    for name in (*_own_styles(workspace), *names_of_styles(workspace.template_folders)):
        try:
            style = workspace.style(name)
        except InputError as error:
            faults += error.findings
            continue
        used = name == ours or str(Path(name).absolute()) == ours
        rows.append((name, style.name if style.name != name else "", _("drafts here are set in it") if used else ""))
    for line in table(rows):
        show(line)
    say_findings([*workspace.findings, *faults])
    if faults:
        raise typer.Exit(1)


def _own_styles(workspace: "Workspace") -> list[str]:
    """The styles of this place, as `--style` takes them: what drafter.yaml names, and the files in styles/ there."""
    if workspace.organisation_file is None:
        return []
    folder = workspace.organisation_file.parent
    named = Path(workspace.organisation.style)
    suffixes = (".yaml", ".yml", *WORD_FILES)
    beside = [file for file in sorted((folder / "styles").glob("*")) if file.suffix.lower() in suffixes]
    files = dict.fromkeys(file.absolute() for file in ([named] if named.suffix else []) + beside)
    return [_as_typed_from_here(file) for file in files if not file.name.startswith(("~$", "."))]


def _as_typed_from_here(file: Path) -> str:
    return str(file.relative_to(Path.cwd())) if file.is_relative_to(Path.cwd()) else str(file)


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
