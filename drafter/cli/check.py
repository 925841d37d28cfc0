"""`drafter check`: what the rules find in drafts, speeches and meeting files."""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter.cli.console import paint, plain, say, say_findings, shorten, show, show_json
from drafter.cli.inputs import STDIN, open_workspace
from drafter.i18n import _

if TYPE_CHECKING:
    from drafter.checks import Shared
    from drafter.corpus.source import Source
    from drafter.model.finding import Finding
    from drafter.model.ignored import Ignored
    from drafter.workspace import Workspace

MEETING = (".yaml", ".yml")
NOT_ANNOTATED = (*MEETING, ".html", ".htm", ".xhtml")
WORD = (".docx", ".docm")
MOST = 12
"""Findings of one rule in one file that are shown; --json has them all."""
IGNORE_LINE = re.compile(r"@\d+$")
COLOURS: dict[str, Any] = {"error": "red", "warning": "yellow", "hint": "dim"}


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
    against: Annotated[
        list[Path] | None,
        typer.Option(metavar="OLD", help=_("What is said again from this speech, with share and places; repeatable.")),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULE[:WORDS][@LINE]",
            help=_("Never tell this again of FILE: a rule, its words, or one line; kept beside FILE."),
        ),
    ] = None,
    show_ignored: Annotated[bool, typer.Option("--ignored", help=_("List what is not told any more."))] = False,
    force: Annotated[bool, typer.Option("--force", help=_("Replace OUT.docx if it is there."))] = False,
) -> None:
    if annotate and (len(files) > 1 or files[0] == STDIN or files[0].suffix.lower() in NOT_ANNOTATED):
        raise typer.BadParameter(_("takes one text or Word file"), param_hint="--annotate")
    if ignore and (len(files) > 1 or files[0] == STDIN):
        raise typer.BadParameter(_("is kept beside one file: name one"), param_hint="--ignore")
    every: list[Finding] = []
    shares: list[Shared] = []
    for path in files:
        workspace = open_workspace(None if path == STDIN else path)
        for entry in ignore or ():
            ignore_findings(path, workspace, entry)
        if show_ignored:
            for line in describe_ignored(path, workspace):
                show(line)
            continue
        findings, odd = check_file(path, workspace)
        if fix:
            fixed = fix_file(path, [found for found in findings if is_within(found, path)])
            for line in describe_fixes(path, fixed):
                (say if as_json else show)(line)
            findings, odd = check_file(path, workspace) if fixed else (findings, odd)
        say_findings(odd)
        shared = [compare_file(path, old) for old in against or ()]
        shares += shared
        every += [*findings, *(found for share in shared for found in share.findings)]
    if show_ignored:
        return
    if annotate:
        write_comments(files[0], [found for found in every if is_within(found, files[0])], annotate, force)
    if as_json:
        told: dict[str, Any] = {"findings": [to_json(finding) for finding in every]}
        if against:
            told["against"] = [{"file": share.file, "share": round(share.share, 3)} for share in shares]
        show_json(told)
    else:
        for line in describe(every):
            show(line)
        for share in shares:
            show(_("{share} of it stands in {file} word for word.", share=f"{share.share:.0%}", file=share.file))
    if any(finding.severity == "error" for finding in every):
        raise typer.Exit(1)


def check_file(path: Path, workspace: "Workspace") -> "tuple[list[Finding], list[Finding]]":
    """What is wrong with one file, by the rules and the words of its organisation; and what is odd in what it read."""
    from drafter.checks import check as run
    from drafter.checks import check_rule_names

    rules = workspace.organisation.rules
    meeting = workspace.load(path) if path.suffix.lower() in MEETING else None
    ignored = list_ignored(path, workspace)
    found = run(meeting or read_one(path), workspace.wordlists, rules, ignored=ignored)
    if path.suffix.lower() in WORD:
        from drafter.checks.beside import view_beside

        for text in view_beside(path.read_bytes(), str(path)):
            found += run(text, workspace.wordlists, rules, ignored=ignored)
    odd = [*workspace.findings, *check_rule_names(rules, workspace.organisation.place)]
    return found, [*odd, *(meeting.findings if meeting else ())]


def list_ignored(path: Path, workspace: "Workspace") -> "tuple[Ignored, ...]":
    """What is not told of a file: by the file beside it, and by drafter.yaml."""
    from drafter.files.ignored import load_ignored

    return (*(load_ignored(path) if path != STDIN else ()), *workspace.organisation.ignored)


def ignore_findings(path: Path, workspace: "Workspace", entry: str) -> None:
    """Put RULE[:WORDS][@LINE] beside a file. What it names must be there to be found: a slip would silence nothing."""
    from drafter.files.ignored import add_ignored
    from drafter.model.ignored import Ignored

    rest, _at, number = entry.rpartition("@") if IGNORE_LINE.search(entry) else (entry, "", "")
    rule, _colon, words = rest.replace("：", ":").partition(":")
    findings, _odd = check_file(path, workspace)
    found = [
        one
        for finding in findings
        if finding.rule == rule
        for one in finding.each
        if words in ("", one.excerpt) and (not number or (one.place and one.place.line == int(number)))
    ]
    if not found:
        known = sorted({finding.rule for finding in findings})
        raise typer.BadParameter(
            _("nothing is found there by '{entry}'; found are {rules}", entry=entry, rules=", ".join(known) or "-"),
            param_hint="--ignore",
        )
    entries = (
        [Ignored(rule, one.excerpt, one.around, one.place.line if one.place else None) for one in found]
        if number
        else [Ignored(rule, words)]
    )
    file = add_ignored(path, entries)
    say(_("Not told any more: {entry}; it stands in {file}", entry=entry, file=file), "green")


def describe_ignored(path: Path, workspace: "Workspace") -> Iterator[str]:
    """What is not told of a file, a line each, with where that is said."""
    entries = list_ignored(path, workspace)
    for entry in entries:
        words = f"“{plain(entry.words)}”" if entry.words else _("everything")
        here = _("only in “{words}”", words=plain(entry.within)) if entry.within else _("in the whole text")
        yield f"{entry.place}  {name(entry.rule)}  {words}  {here}"
    if not entries:
        yield _("Nothing is ignored.")


def compare_file(path: Path, old: Path) -> "Shared":
    """What a file says again from an older one."""
    from drafter.checks import compare_with, view_any

    return compare_with(view_any(read_one(path)), view_any(read_one(old)), str(old))


def name(rule: str) -> str:
    """A rule by its name, with the id that options and drafter.yaml take."""
    from drafter.checks import name_rule

    named = name_rule(rule)
    return named if named == rule else _("{name} ({rule})", name=named, rule=rule)


def read_one(path: Path) -> "Source":
    """A text or Word file. Raises InputError when it cannot be read."""
    from drafter.corpus.source import Source, read_data, read_file
    from drafter.model.finding import InputError

    source = read_data(sys.stdin.buffer.read(), "-", "") if path == STDIN else read_file(path)
    if not isinstance(source, Source):
        raise InputError([source])
    return source


def is_within(finding: "Finding", path: Path) -> bool:
    """Whether a finding is about the text itself, not about a header or a note."""
    return finding.place is None or finding.place.file == str(path)


def fix_file(path: Path, findings: "Sequence[Finding]") -> "list[Finding]":
    """Put right what is certain, and keep the old file beside the new one."""
    from drafter.checks import fix_text
    from drafter.corpus.decode import decode
    from drafter.files.writing import write_file

    if path == STDIN:
        raise typer.BadParameter(_("standard input cannot be put right: name a file"), param_hint="--fix")
    data = path.read_bytes()
    if path.suffix.lower() in WORD:
        from drafter.edited import correct

        new, fixed = correct(data, findings, str(path))
    else:
        text, fixed = fix_text(decode(data) or "", findings)
        new = text.encode()
    if fixed:
        write_file(path, new, force=True)
    return fixed


def describe_fixes(path: Path, fixed: "Sequence[Finding]") -> Iterator[str]:
    """What was put right, a line each, and where the old file is."""
    for finding in fixed:
        where = f"{finding.place.line}:{finding.place.column}" if finding.place else ""
        old = paint(plain(finding.excerpt), "red", sys.stdout)
        new = paint(plain(finding.fix or _("(nothing)")), "green", sys.stdout)
        yield f"{plain(str(path))}:{where}  {old} → {new}"
    if fixed:
        copy = f"{path}.bak"
        yield _("{count} put right in {file}; the old file is {copy}", count=len(fixed), file=path, copy=copy)


def write_comments(path: Path, findings: "Sequence[Finding]", target: Path, force: bool) -> None:
    """The file as a Word document with a comment at each finding."""
    from drafter.edited import annotate, make_document
    from drafter.files.writing import write_file

    if path.suffix.lower() in WORD:
        document = path.read_bytes()
    else:
        from drafter.corpus.decode import decode

        document = make_document((decode(path.read_bytes()) or "").splitlines())
    write_file(target, annotate(document, findings, str(path)), force=force)
    say(_("Comments: {file}", file=target), "green")


def describe(findings: "Sequence[Finding]") -> Iterator[str]:
    """Findings for a person: by file, the gravest first, each rule together."""
    from drafter.checks import summarise

    order = {"error": 0, "warning": 1, "hint": 2}
    for file, group in groupby(findings, key=lambda finding: finding.place.file if finding.place else ""):
        found = list(group)
        if file:
            yield paint(plain(file), "bold", sys.stdout)
        kinds = sorted({(order[finding.severity], finding.severity, finding.rule) for finding in found})
        for _order, severity, rule in kinds:
            same = [finding for finding in found if (finding.severity, finding.rule) == (severity, rule)]
            yield "  " + paint(name_kind(severity, rule, len(same)), COLOURS[severity], sys.stdout)
            for finding in same[:MOST]:
                yield f"    {describe_one(finding)}"
            if len(same) > MOST:
                yield "    " + _("… and {count} more; --json lists them all", count=len(same) - MOST)
    yield summarise(findings) or _("Nothing found.")


def name_kind(severity: str, rule: str, count: int) -> str:
    """The head of a group of findings."""
    rule = name(rule)
    if severity == "error":
        return _("Errors, {rule}: {count}", rule=rule, count=count)
    if severity == "warning":
        return _("Warnings, {rule}: {count}", rule=rule, count=count)
    return _("Hints, {rule}: {count}", rule=rule, count=count)


def describe_one(finding: "Finding") -> str:
    """One finding on one line."""
    where = f"{finding.place.line}:{finding.place.column}" if finding.place else ""
    words = f"“{shorten(plain(finding.excerpt), 40)}” " if finding.excerpt else ""
    told = plain(finding.message) + (_("; {advice}", advice=plain(finding.suggestion)) if finding.suggestion else "")
    return f"{where:<8} {words}{told}{count_places(finding)}"


def count_places(finding: "Finding") -> str:
    """How often a habit is found, and where: the first few places."""
    if not finding.also:
        return ""
    lines = list(dict.fromkeys(str(one.place.line) for one in finding.each if one.place))
    more = "…" if len(lines) > MOST else ""
    return _(" ({count} places, lines {lines})", count=len(finding.each), lines=", ".join(lines[:MOST]) + more)


def to_json(finding: "Finding") -> dict[str, Any]:
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
        "count": len(finding.each),
        "also": [{"line": one.place.line, "column": one.place.column} for one in finding.also if one.place],
    }
