"""`drafter studio`: the page in the browser for all that the commands do."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.console import say
from drafter.cli.help import explain
from drafter.i18n import _
from drafter.model.finding import Finding, InputError


@explain(
    _(
        "Open the studio: a page in the browser of this machine, to draft, browse and begin without a terminal.\n\n"
        "It shows the meetings of a folder, saves every change at once into their files, and talks to nobody: no"
        " network, only this machine, only who has the address. Ctrl-C stops it."
    ),
    _("Examples:\n  drafter studio\n  drafter studio meetings/ --port 9000 --no-open"),
)
def studio(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help=_("Where the meeting files are; otherwise here."))
    ] = Path(),
    port: Annotated[
        int | None, typer.Option(metavar="N", min=0, max=65535, help=_("The port; otherwise the first that is free."))
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help=_("Say the address and open no browser."))] = False,
) -> None:
    try:
        from drafter.studio import serve
    except ModuleNotFoundError as error:
        message = _(
            "the studio is not installed ({module} is missing): pip install 'drafter[studio]'", module=error.name
        )
        raise InputError([Finding("studio", "error", message)]) from None
    if not folder.is_dir():
        raise typer.BadParameter(_("{folder} is no folder", folder=folder))

    def ready(address: str) -> None:
        say(_("The studio is at {address}", address=address), "green")
        say(_("The address holds the key: give it to nobody. Ctrl-C stops the studio; everything is saved."))

    serve(folder, port, ready, open_page=not no_open)
