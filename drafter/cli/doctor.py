"""`drafter doctor`: what is installed, what is used here, which fonts are missing, what our own data replaces."""

from collections.abc import Iterator
from typing import Annotated

import typer

from drafter.cli.console import plain, show, show_json, table
from drafter.cli.help import explain
from drafter.cli.inputs import open_workspace
from drafter.doctor import Diagnosis, Installed, diagnose, list_installed
from drafter.i18n import _


@explain(
    _(
        "Show what drafter uses here: versions, drafter.yaml, folders, the style's fonts, what your files replace.\n\n"
        "Send its output along when you report a fault. It names folders of this machine: read it first."
    )
)
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
) -> None:
    if as_json:
        show_json(_to_json(list_installed(), diagnose(open_workspace())))
        return
    for line in _describe_installed(list_installed()):  # first, since what is wrong here may be asked about
        show(line)
    for line in _describe(diagnose(open_workspace())):
        show(line)


def _describe_installed(found: Installed) -> Iterator[str]:
    yield f"drafter {found.version}, Python {found.python}, {found.system}"
    rows = [(name, number or _("not installed")) for name, number in found.packages.items()]
    yield from table(rows, indent="  ")
    if not found.packages["python-calamine"]:
        yield "  " + _("Tables in Excel are not read: pip install 'drafter[xlsx]'")
    if not found.packages["starlette"] or not found.packages["uvicorn"]:
        yield "  " + _("The page in the browser cannot be opened: pip install 'drafter[studio]'")
    yield ""


def _describe(found: Diagnosis) -> Iterator[str]:
    file = found.organisation_file
    yield _("drafter.yaml: {file}", file=plain(str(file))) if file else _("drafter.yaml: none here or above")
    for title, folders in ((_("Templates"), found.templates), (_("Phrasebanks"), found.phrasebanks)):
        yield title
        yield from (f"  {plain(str(folder))}" for folder in folders)
    yield ""
    yield _("Style: {style}", style=found.style)
    for font in found.fonts:
        if not font.is_there and font.instead:
            yield "  " + _("{font}: not on this machine; Word takes {other}", font=font.name, other=font.instead)
        elif not font.is_there:
            yield "  " + _("{font}: not on this machine; Word takes another", font=font.name)
    if found.fonts and all(font.is_there for font in found.fonts):
        yield "  " + _("all its fonts are on this machine")
    if found.shadowed:
        yield ""
        yield _("Your own files stand in place of these of ours")
        yield from (f"  {name}" for name in found.shadowed)


def _to_json(installed: Installed, found: Diagnosis) -> dict[str, object]:
    """What is installed and a diagnosis, as other programs read them."""
    return {
        "version": installed.version,
        "python": installed.python,
        "system": installed.system,
        "packages": installed.packages,
        "organisation_file": str(found.organisation_file) if found.organisation_file else None,
        "templates": [str(folder) for folder in found.templates],
        "phrasebanks": [str(folder) for folder in found.phrasebanks],
        "style": found.style,
        "fonts": [{"name": font.name, "instead": font.instead, "is_there": font.is_there} for font in found.fonts],
        "shadowed": list(found.shadowed),
    }
