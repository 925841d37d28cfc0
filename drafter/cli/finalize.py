"""`drafter finalize`: a Word draft whose blanks are filled in, the plain file that is printed and sent, out."""

from pathlib import Path
from typing import Annotated

import typer

from drafter.cli.console import say, say_findings, show_bytes
from drafter.cli.help import explain
from drafter.cli.inputs import STDIN, read_word, spare
from drafter.edited import finalize as write_final
from drafter.files.writing import write_file
from drafter.i18n import _
from drafter.model.finding import InputError
from drafter.model.meeting import FINAL, VERSIONS
from drafter.word.text import read_docx

_WORD = (".docx", ".docm")
_STDOUT = Path("-")
_FRONT = 8
"""Paragraphs among which title, version, speaker and date are."""


@explain(
    _(
        "Make the final file of a filled-in Word draft: plain text, no controls, comments or hidden data.\n\n"
        "Every letter stays. While a blank is open, ×× or 某某 is left or a change is tracked, it says where and"
        " writes nothing."
    ),
    _(
        "Examples:\n"
        "  drafter finalize speech.docx                   writes speech-定稿.docx beside it\n"
        "  drafter finalize speech.docx -o final.docx --allow ××"
    ),
)
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
    target = output or _name_final(draft)
    if output not in (None, _STDOUT) and target.suffix.lower() not in _WORD:
        raise typer.BadParameter(_("'{file}' is no name of a Word file: .docx", file=target), param_hint="--output")
    data = read_word(draft)
    try:
        final = write_final(data, allow, str(draft))
    except InputError as error:
        say_findings(error.findings)
        if any(finding.rule in ("mark-left", "fact-differs") for finding in error.findings):
            say(_("--allow and a mark, or the name of a field: it may stay as it is."), "dim")
        say(_("Nothing was written. The number after the file's name is that of the paragraph."), "red")
        raise typer.Exit(1) from None
    if target == _STDOUT:
        show_bytes(final)
    else:
        spare(draft, target)
        write_file(target, final, force=force)
        say(_("Final: {file}", file=target), "green")
    if version := _find_version(final):
        say(
            _("{version} still stands under the title: strike it if it is not to be printed.", version=version),
            "yellow",
        )


def _name_final(draft: Path) -> Path:
    """The draft's name with -定稿 behind it, in the place of -送审稿; a draft from stdin goes to stdout."""
    if draft == STDIN:
        return _STDOUT
    stem, _dash, version = draft.stem.rpartition("-")
    stem = stem if stem and version in VERSIONS and version != FINAL else draft.stem
    return draft.with_name(f"{stem}-{FINAL}{draft.suffix or '.docx'}")


def _find_version(final: bytes) -> str:
    """（送审稿） where it is still printed under the title; empty where it is not."""
    marks = {f"（{version}）" for version in VERSIONS if version != FINAL}
    return next((line.strip() for line in read_docx(final)[:_FRONT] if line.strip() in marks), "")
