"""What `drafter check` does not tell any more: taken from --ignore, listed by --ignored."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from drafter.checks import name_rule
from drafter.cli.console import plain, say
from drafter.cli.inputs import STDIN
from drafter.files.ignored import add_for_all, add_ignored, load_ignored
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.finding import Finding
from drafter.model.ignored import Ignored
from drafter.workspace import Workspace

_COLON = expression("[:：]")
_LINE = expression(r"@\d+$")


def list_ignored(path: Path, workspace: Workspace) -> tuple[Ignored, ...]:
    """What is not told of a file: by the file beside it, and by drafter.yaml."""
    return (*(load_ignored(path) if path != STDIN else ()), *workspace.organisation.ignored)


def ignore_findings(path: Path, findings: Sequence[Finding], entry: str, organisation: Path | None = None) -> None:
    """Put RULE[:WORDS][@LINE] beside a file, or into the drafter.yaml of its organisation.

    What it names must be found there: a slip would silence nothing.
    """
    rest, _at, number = entry.rpartition("@") if _LINE.search(entry) else (entry, "", "")
    rule, words = (*_COLON.split(rest, maxsplit=1), "")[:2]
    found = [
        one
        for finding in findings
        if finding.rule == rule
        for one in finding.each
        if words in ("", one.excerpt) and (not number or (one.place and one.place.line == int(number)))
    ]
    if not found:
        known = "、".join(name_with_id(rule) for rule in sorted({finding.rule for finding in findings})) or "-"
        message = _("nothing is found there by '{entry}'; found are {rules}", entry=entry, rules=known)
        raise typer.BadParameter(message, param_hint="--ignore")
    here = [Ignored(rule, one.excerpt, one.around, one.place.line if one.place else None) for one in found]
    entries = here if number else [Ignored(rule, words)]
    if organisation is None:
        file = add_ignored(path, entries)
    else:
        file = organisation
        add_for_all(file, entries)
    say(_("Not told any more: {entry}; it stands in {file}", entry=entry, file=file), "green")


def describe_ignored(path: Path, workspace: Workspace) -> Iterator[str]:
    """What is not told of a file, a line each, with where that is said."""
    entries = list_ignored(path, workspace)
    for entry in entries:
        words = f"“{plain(entry.words)}”" if entry.words else _("everything")
        here = _("only in “{words}”", words=plain(entry.within)) if entry.within else _("in the whole text")
        yield f"{entry.place}  {name_with_id(entry.rule)}  {words}  {here}"
    if not entries:
        yield _("Nothing is ignored.")


def name_with_id(rule: str) -> str:
    """A rule by its name, with the id that options and drafter.yaml take."""
    named = name_rule(rule)
    return named if named == rule else _("{name} ({rule})", name=named, rule=rule)
