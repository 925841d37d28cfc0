"""`drafter check`: what the rules find in drafts, speeches and meeting files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from drafter.bounds import CHECKED, SPEECH
from drafter.checks import check as run
from drafter.checks import check_rule_names, view_any
from drafter.cli.check_show import describe, describe_fixes, to_json
from drafter.cli.console import say, say_findings, show, show_json
from drafter.cli.help import explain
from drafter.cli.ignored import describe_ignored, ignore_findings, list_ignored
from drafter.cli.inputs import STDIN, open_workspace, read_stdin, spare
from drafter.corpus.readers import suffixes
from drafter.corpus.source import Source, as_source, read_data, read_file
from drafter.files.encoding import decode
from drafter.files.reading import read_bytes
from drafter.i18n import _
from drafter.model.finding import Finding, InputError
from drafter.model.place import Place
from drafter.word.sniff import Kind, sniff
from drafter.workspace import Workspace

if TYPE_CHECKING:
    from drafter.checks import Shared
    from drafter.word.package import Package

_MEETING = (".yaml", ".yml")
_WORD = suffixes("word")
_ONLY_READ: tuple[Kind, ...] = ("rtf", "opendocument", "word-xml", "mhtml")
"""Kinds of files whose lines are not those of the file on disk."""
_NOT_ANNOTATED = suffixes("html", *_ONLY_READ).union(_MEETING)


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
    everywhere: Annotated[
        bool,
        typer.Option(
            "--everywhere", help=_("With --ignore: in drafter.yaml, so that it is told of no text of the organisation.")
        ),
    ] = False,
    show_ignored: Annotated[bool, typer.Option("--ignored", help=_("List what is not told any more."))] = False,
    force: Annotated[bool, typer.Option("--force", help=_("Replace OUT.docx if it is there."))] = False,
) -> None:
    if annotate and (len(files) > 1 or files[0] == STDIN or files[0].suffix.lower() in _NOT_ANNOTATED):
        raise typer.BadParameter(_("takes one text or Word file"), param_hint="--annotate")
    if ignore and (len(files) > 1 or files[0] == STDIN):
        raise typer.BadParameter(_("is kept beside one file: name one"), param_hint="--ignore")
    if everywhere and not ignore:
        raise typer.BadParameter(
            _("says where --ignore is kept: name what is to be ignored"), param_hint="--everywhere"
        )
    every: list[Finding] = []
    shares: list[Shared] = []
    for path in files:
        workspace = open_workspace(None if path == STDIN else path)
        if everywhere and workspace.organisation_file is None:
            message = _("there is no drafter.yaml here or above: `drafter init` sets up the office")
            raise typer.BadParameter(message, param_hint="--everywhere")
        for entry in ignore or ():
            findings = _check_file(path, workspace)[0]
            ignore_findings(path, findings, entry, workspace.organisation_file if everywhere else None)
            workspace = open_workspace(path)
        if show_ignored:
            for line in describe_ignored(path, workspace):
                show(line)
            continue
        findings, odd = _check_file(path, workspace)
        if fix:
            fixed = _fix_file(path, [found for found in findings if _is_within(found, path)])
            for line in describe_fixes(path, fixed):
                (say if as_json else show)(line)
            findings, odd = _check_file(path, workspace) if fixed else (findings, odd)
        say_findings(odd)
        shared = [_compare(path, old) for old in against or ()]
        shares += shared
        every += [*findings, *(found for share in shared for found in share.findings)]
    if show_ignored:
        return
    if annotate:
        _write_comments(files[0], [found for found in every if _is_within(found, files[0])], annotate, force)
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


def _check_file(path: Path, workspace: Workspace) -> tuple[list[Finding], list[Finding]]:
    """What is wrong with one file, by the rules and the words of its organisation; and what is odd in what it read."""
    rules = workspace.organisation.rules
    meeting = workspace.load(path) if path.suffix.lower() in _MEETING else None
    ignored = list_ignored(path, workspace)
    package = _open_word(path)
    found = run(meeting or _read_one(path, package), workspace.wordlists, rules, ignored=ignored)
    if package:
        from drafter.checks.beside import view_beside
        from drafter.edited import find_differences

        for text in view_beside(package, str(path)):
            found += run(text, workspace.wordlists, rules, ignored=ignored)
        found += find_differences(package, str(path))
    odd = [*workspace.findings, *check_rule_names(rules, workspace.organisation.place)]
    return found, [*odd, *(meeting.findings if meeting else ())]


def _compare(path: Path, old: Path) -> "Shared":
    """What a file has in common with an older one."""
    from drafter.checks import compare_with

    return compare_with(view_any(_read_one(path)), view_any(_read_one(old)), str(old))


def _open_word(path: Path) -> "Package | None":
    """A Word file, opened; None for what is none or cannot be read. Raises InputError for a damaged one."""
    if path.suffix.lower() not in _WORD or not path.is_file():
        return None
    data = read_bytes(path, SPEECH)
    if sniff(data) != "word":
        return None
    from drafter.word.nodes import refusing  # only here: lxml takes long to load
    from drafter.word.package import Package

    with refusing(str(path)):
        return Package(data)


def _read_one(path: Path, package: "Package | None" = None) -> Source:
    """A text or Word file; package: that file, where it is open already. Raises InputError when it cannot be read."""
    if package:
        from drafter.corpus.word_text import read_opened  # only here: other files are no Word
        from drafter.word.nodes import refusing

        with refusing(str(path)):
            source = as_source(read_opened(package), str(path))
    else:
        source = read_data(read_stdin(SPEECH), "-", "") if path == STDIN else read_file(path)
    if not isinstance(source, Source):
        raise InputError([source])
    size = sum(len(line.text) for line in source.lines)
    if size > CHECKED:
        message = _(
            "is too long to be checked: {size} characters, at most {most}", size=f"{size:,}", most=f"{CHECKED:,}"
        )
        raise InputError([Finding("size", "error", message, Place(source.file, 1))])
    return source


def _is_within(finding: Finding, path: Path) -> bool:
    """Whether a finding is about the text itself, not about a header or a note."""
    return finding.place is None or finding.place.file == str(path)


def _fix_file(path: Path, findings: Sequence[Finding]) -> list[Finding]:
    """Put right what is certain, and keep the old file beside the new one."""
    if path == STDIN:
        raise typer.BadParameter(_("standard input cannot be put right: name a file"), param_hint="--fix")
    from drafter.checks import fix_text
    from drafter.edited import correct
    from drafter.files.writing import write_file

    data = read_bytes(path, SPEECH)
    if sniff(data) in _ONLY_READ:
        raise typer.BadParameter(_("{file} can only be read: save it as .docx first", file=path), param_hint="--fix")
    if path.suffix.lower() in _WORD:
        new, fixed = correct(data, findings, str(path))
    else:
        decoded = decode(data, clipped=True)
        text, fixed = fix_text(decoded.text, findings)
        new = decoded.encode(text)
    if fixed:
        write_file(path, new, force=True, before=data)
    return fixed


def _write_comments(path: Path, findings: Sequence[Finding], target: Path, force: bool) -> None:
    """The file as a Word document with a comment at each finding."""
    from drafter.corpus.plain_text import split_lines
    from drafter.edited import annotate, make_document
    from drafter.files.writing import write_file

    spare(path, target)
    if path.suffix.lower() in _WORD:
        document = read_bytes(path, SPEECH)
    else:
        text = decode(read_bytes(path, SPEECH), clipped=True).text
        document = make_document(split_lines(text.rstrip("\r\n")))  # as they are counted when they are read
    write_file(target, annotate(document, findings, str(path)), force=force)
    say(_("Comments: {file}", file=target), "green")
