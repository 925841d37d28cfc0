"""A command in; what stands for a file or a name in its help and messages is in the reader's language then."""

import re

import click

from drafter.i18n import _

_CORE = re.compile(r"[^\[\]….]+(?:\.\w+)?")
"""What is left of `[KIND]`, `SPEECH...` and `FILE…` without signs that say how often it may stand."""
_PLACEHOLDERS = {
    "CLASS": _("CLASS"),
    "COMMAND": _("COMMAND"),
    "DIR": _("DIR"),
    "DRAFT.docx": _("DRAFT.docx"),
    "EDITED.docx": _("EDITED.docx"),
    "FILE": _("FILE"),
    "FINAL.docx": _("FINAL.docx"),
    "FOLDER": _("FOLDER"),
    "ID": _("ID"),
    "KEY=TEXT": _("KEY=TEXT"),
    "KIND": _("KIND"),
    "LEVEL": _("LEVEL"),
    "MARK": _("MARK"),
    "MEETING": _("MEETING"),
    "MEETING.yaml": _("MEETING.yaml"),
    "N": _("N"),
    "NAME": _("NAME"),
    "NAME=VALUE": _("NAME=VALUE"),
    "NEW": _("NEW"),
    "OLD": _("OLD"),
    "OPTIONS": _("OPTIONS"),
    "OUT": _("OUT"),
    "OUT.docx": _("OUT.docx"),
    "PATH": _("PATH"),
    "PATH=VALUE": _("PATH=VALUE"),
    "QUERY": _("QUERY"),
    "RULE[:WORDS][@LINE]": _("RULE[:WORDS][@LINE]"),
    "SORT": _("SORT"),
    "SPEECH": _("SPEECH"),
    "STYLE": _("STYLE"),
    "TABLE": _("TABLE"),
    "TABLE.xlsx": _("TABLE.xlsx"),
    "TEXT": _("TEXT"),
    "WHY": _("WHY"),
    "YEAR": _("YEAR"),
}


def translate(command: click.Command) -> None:
    """Put words of the reader's language where the code has MEETING.yaml and [OPTIONS]."""
    command.options_metavar = _said(command.options_metavar)
    for parameter in command.params:
        parameter.metavar = _said(parameter.metavar)
    if isinstance(command, click.Group):
        command.subcommand_metavar = f"{_PLACEHOLDERS['COMMAND']} …"


def _said(metavar: str | None) -> str | None:
    if metavar is None or metavar in _PLACEHOLDERS:
        return _PLACEHOLDERS.get(metavar or "")
    return _CORE.sub(lambda core: _PLACEHOLDERS.get(core[0], core[0]), metavar, count=1)
