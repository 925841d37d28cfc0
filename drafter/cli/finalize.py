"""`drafter finalize`: a Word draft whose blanks are filled in, the plain file that is printed and sent, out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.console import say, say_findings, show_bytes
from drafter.cli.inputs import STDIN
from drafter.i18n import _
from drafter.model.finding import InputError

WORD = (".docx", ".docm")
STDOUT = Path("-")
MOST_BYTES = 200 * 2**20
"""Of a Word file: pictures make some large."""


def finalize(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT.docx", help=_("The filled-in draft; - is stdin."))],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FINAL.docx",
            help=_("File to write; - is standard output. Otherwise beside the draft, as <draft>-定稿.docx."),
        ),
    ] = None,
    allow: Annotated[
        list[str],
        typer.Option(metavar="MARK", help=_("A mark that may stay, such as ×× or 某某; may be given several times.")),
    ] = [],  # noqa: B006  # Typer wants a list, and never changes it
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace the file if it is there (a copy is kept as .bak)."))
    ] = False,
) -> None:
    from drafter.files.writing import write_file
    from drafter.writers.finalize import finalize as write_final

    target = output or name_final(draft)
    if target != STDOUT and target.suffix.lower() not in WORD:
        raise typer.BadParameter(_("'{file}' is no name of a Word file: .docx", file=target), param_hint="--output")
    try:
        final = write_final(read_word(draft), allow, str(draft))
    except InputError as error:
        say_findings(error.findings)
        say(_("Nothing was written. The number after the file's name is that of the paragraph."), "red")
        raise typer.Exit(1) from None
    if target == STDOUT:
        show_bytes(final)
    else:
        write_file(target, final, force=force)
        say(_("Final: {file}", file=target), "green")


def read_word(path: Path) -> bytes:
    """The bytes of a file, or of stdin for `-`. Raises InputError where there is none."""
    from drafter.files.faults import Faults
    from drafter.files.text import read_file

    if path == STDIN:
        return sys.stdin.buffer.read()
    faults = Faults()
    data = read_file(path, faults, MOST_BYTES)
    faults.close()
    return data or b""


def name_final(draft: Path) -> Path:
    """The draft's name with -定稿 behind it; a draft from stdin goes to stdout."""
    return STDOUT if draft == STDIN else draft.with_name(f"{draft.stem}-定稿{draft.suffix or '.docx'}")
