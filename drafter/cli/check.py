"""`drafter check`: what the rules find in drafts, speeches and meeting files."""

import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer

from drafter.checks import check as run
from drafter.checks import check_rule_names, fix_text, summarise
from drafter.cli.console import paint, plain, say, say_findings, shorten, show, show_json
from drafter.cli.help import explain
from drafter.cli.inputs import STDIN, open_workspace, read_stdin
from drafter.corpus.plain_text import split_lines
from drafter.corpus.readers import suffixes
from drafter.corpus.source import Source, read_data, read_file
from drafter.edited import annotate, correct, find_differences, make_document
from drafter.files.bounds import SPEECH
from drafter.files.encoding import decode
from drafter.files.reading import read_bytes
from drafter.files.writing import write_file
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.workspace import Workspace

_MEETING = (".yaml", ".yml")
_WORD = suffixes("word")
_NOT_ANNOTATED = suffixes("html", "mhtml").union(_MEETING)
_MOST = 12
"""Findings of one rule in one file that are shown; --json has them all."""
_COLOURS: dict[str, Any] = {"error": "red", "warning": "yellow", "hint": "dim"}


@explain(
    _(
        "Check drafts, speeches and meeting files: numbering, marks, dates, blanks, words, tone.\n\n"
        "Errors are certainly wrong, warnings probably, hints are a matter of taste. drafter.yaml switches rules off."
    ),
    _(
        "Examples:\n"
        "  drafter check speech.docx                          lists what was found, with line and column\n"
        "  drafter check speech.txt --fix                     puts right what is certain\n"
        "  drafter check speech.docx --annotate reviewed.docx  findings as Word comments"
    ),
)
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help=_("Drafts, speeches, meeting files; - is stdin."))
    ],
    as_json: Annotated[bool, typer.Option("--json", help=_("Print JSON, for other programs."))] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help=_("Put right what is certain, show it, and keep the old file as .bak."))
    ] = False,
    annotate: Annotated[
        Path | None, typer.Option(metavar="OUT.docx", help=_("Write the findings as comments into a Word file."))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace OUT.docx if it is there."))] = False,
) -> None:
    if annotate and (len(files) > 1 or files[0] == STDIN or files[0].suffix.lower() in _NOT_ANNOTATED):
        raise typer.BadParameter(_("takes one text or Word file"), param_hint="--annotate")
    every: list[Finding] = []
    for path in files:
        workspace = open_workspace(None if path == STDIN else path)
        findings, odd = _check_file(path, workspace)
        if fix:
            fixed = _fix_file(path, findings)
            for line in _describe_fixes(path, fixed):
                (say if as_json else show)(line)
            findings, odd = _check_file(path, workspace) if fixed else (findings, odd)
        say_findings(odd)
        every += findings
    if annotate:
        _write_comments(files[0], every, annotate, force)
    if as_json:
        show_json({"findings": [_to_json(finding) for finding in every]})
    else:
        for line in _describe(every):
            show(line)
    if any(finding.severity == "error" for finding in every):
        raise typer.Exit(1)


def _check_file(path: Path, workspace: Workspace) -> tuple[list[Finding], list[Finding]]:
    """What is wrong with one file, by the rules and the words of its organisation; and what is odd in what it read."""
    rules = workspace.organisation.rules
    meeting = workspace.load(path) if path.suffix.lower() in _MEETING else None
    found = run(meeting or _read_one(path), workspace.wordlists, rules)
    if path.suffix.lower() in _WORD:
        found += find_differences(read_bytes(path, SPEECH), str(path))
    odd = [*workspace.findings, *check_rule_names(rules, workspace.organisation.place)]
    return found, [*odd, *(meeting.findings if meeting else ())]


def _read_one(path: Path) -> Source:
    """A text or Word file. Raises InputError when it cannot be read."""
    source = read_data(read_stdin(SPEECH), "-", "") if path == STDIN else read_file(path)
    if not isinstance(source, Source):
        raise InputError([source])
    return source


def _fix_file(path: Path, findings: Sequence[Finding]) -> list[Finding]:
    """Put right what is certain, and keep the old file beside the new one."""
    if path == STDIN:
        raise typer.BadParameter(_("standard input cannot be put right: name a file"), param_hint="--fix")
    data = read_bytes(path, SPEECH)
    if path.suffix.lower() in _WORD:
        new, fixed = correct(data, findings, str(path))
    else:
        decoded = decode(data, clipped=True)
        text, fixed = fix_text(decoded.text, findings)
        new = decoded.encode(text)
    if fixed:
        write_file(path, new, force=True)
    return fixed


def _describe_fixes(path: Path, fixed: Sequence[Finding]) -> Iterator[str]:
    """What was put right, a line each, and where the old file is."""
    for finding in fixed:
        where = f"{finding.place.line}:{finding.place.column}" if finding.place else ""
        old = paint(plain(finding.excerpt), "red", sys.stdout)
        new = paint(plain(finding.fix or _("(nothing)")), "green", sys.stdout)
        yield f"{plain(str(path))}:{where}  {old} → {new}"
    if fixed:
        copy = f"{path}.bak"
        yield _("{count} put right in {file}; the old file is {copy}", count=len(fixed), file=path, copy=copy)


def _write_comments(path: Path, findings: Sequence[Finding], target: Path, force: bool) -> None:
    """The file as a Word document with a comment at each finding."""
    if path.suffix.lower() in _WORD:
        document = read_bytes(path, SPEECH)
    else:
        text = decode(read_bytes(path, SPEECH), clipped=True).text
        document = make_document(split_lines(text.rstrip("\r\n")))  # as they are counted when they are read
    write_file(target, annotate(document, findings, str(path)), force=force)
    say(_("Comments: {file}", file=target), "green")


def _describe(findings: Sequence[Finding]) -> Iterator[str]:
    """Findings for a person: by file, the gravest first, each rule together."""
    order = {"error": 0, "warning": 1, "hint": 2}
    for file, group in groupby(findings, key=lambda finding: finding.place.file if finding.place else ""):
        found = list(group)
        if file:
            yield paint(plain(file), "bold", sys.stdout)
        kinds = sorted({(order[finding.severity], finding.severity, finding.rule) for finding in found})
        for _order, severity, rule in kinds:
            same = [finding for finding in found if (finding.severity, finding.rule) == (severity, rule)]
            yield "  " + paint(_name_kind(severity, rule, len(same)), _COLOURS[severity], sys.stdout)
            for finding in same[:_MOST]:
                yield f"    {_describe_one(finding)}"
            if len(same) > _MOST:
                yield "    " + _("… and {count} more; --json lists them all", count=len(same) - _MOST)
    yield summarise(findings) or _("Nothing found.")


def _name_kind(severity: str, rule: str, count: int) -> str:
    """The head of a group of findings."""
    if severity == "error":
        return _("Errors, {rule}: {count}", rule=rule, count=count)
    if severity == "warning":
        return _("Warnings, {rule}: {count}", rule=rule, count=count)
    return _("Hints, {rule}: {count}", rule=rule, count=count)


def _describe_one(finding: Finding) -> str:
    """One finding on one line."""
    where = f"{finding.place.line}:{finding.place.column}" if finding.place else ""
    words = f"“{shorten(plain(finding.excerpt), 40)}” " if finding.excerpt else ""
    return f"{where:<8} {words}{plain(finding.message)}" + (
        f"; {plain(finding.suggestion)}" if finding.suggestion else ""
    )


def _to_json(finding: Finding) -> dict[str, Any]:
    """A finding as `check --json` prints it."""
    place = finding.place
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": place.file if place else "",
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "suggestion": finding.suggestion,
    }
