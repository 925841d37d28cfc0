"""What commands take from the command line: a meeting file, `--set` settings, names that must exist."""

import math
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from drafter.bounds import SPEECH, WRITTEN
from drafter.cli.console import paint, plain, say
from drafter.i18n import _
from drafter.language.expressions import expression

if TYPE_CHECKING:
    from drafter.model.edited import EditedDraft
    from drafter.model.finding import Finding
    from drafter.model.meeting import Meeting
    from drafter.model.template import Template
    from drafter.word.package import Package
    from drafter.workspace import Workspace

STDIN = Path("-")


def open_workspace(start: Path | None = None) -> "Workspace":
    """The workspace around a file or folder, or around the current folder."""
    from drafter.workspace import Workspace

    return Workspace.find(start)


def open_meeting(path: Path, settings: Sequence[str]) -> "tuple[Workspace, Meeting]":
    """The meeting of a file, or of stdin for `-`, with what `--set` changes in it, and its workspace."""
    workspace, source = open_source(path)
    return workspace, workspace.load(source, parse_settings(settings))


def read_stdin(most: int) -> bytes:
    """All of standard input, at most so many bytes. Raises InputError."""
    from drafter.files.encoding import UnreadableError
    from drafter.files.reading import read_stream
    from drafter.model.finding import Finding, InputError
    from drafter.model.place import Place

    try:
        return read_stream(sys.stdin.buffer, most)
    except UnreadableError as error:
        raise InputError([Finding("file", "error", str(error), Place("-", 1))]) from None


def open_source(path: Path) -> "tuple[Workspace, Path | bytes]":
    """A meeting file, or the bytes of stdin for `-`, and its workspace."""
    if path == STDIN:
        return open_workspace(), read_stdin(WRITTEN)
    return open_workspace(path), path


def parse_settings(settings: Sequence[str]) -> dict[str, str]:
    """What `--set` changes: path to text."""
    return dict(map(_parse_setting, settings))


def read_word(path: Path) -> bytes:
    """The bytes of a Word file, or of stdin for `-`. Raises InputError where there is none, or another kind of file."""
    from drafter.files.faults import Faults
    from drafter.files.text import read_file
    from drafter.model.finding import InputError

    if path == STDIN:
        data = read_stdin(SPEECH)
    else:
        faults = Faults()
        data = read_file(path, faults, SPEECH) or b""
        faults.close()
    if not data.startswith(_ZIP):
        raise InputError([_refuse_other(data, path)])
    return data


_ZIP = b"PK"
"""How every Word file begins, a damaged one too: its reader says what is damaged."""
_FORMAT = expression(rb"^(?:format|kind|\xe6\x96\x87\xe7\xa7\x8d)\s*(?::|\xef\xbc\x9a)", re.MULTILINE)
"""A key that every meeting file has."""
_READ = ("text", "html", "mhtml", "rtf", "opendocument", "word-xml")
"""Kinds of files that can be read elsewhere: `explain` does not say what to do with them."""


def _refuse_other(data: bytes, path: Path) -> "Finding":
    """What a file is that is no Word draft, and what to do next."""
    from drafter.model.finding import Finding
    from drafter.model.place import Place
    from drafter.word.sniff import explain, sniff

    kind, how = sniff(data), ""
    if kind == "empty":
        message = explain(kind)
    elif kind == "text" and _FORMAT.search(data):
        message = _("is a meeting file and no draft:")
        how = _("`drafter draft {file}` makes the draft", file=path)
    elif kind in _READ:
        message = _("is no .docx but {kind}:", kind=explain(kind))
        how = _("what is wanted is the file that `drafter draft` wrote, as it was saved in Word or WPS")
    else:
        message = _("is no .docx but {kind}", kind=explain(kind))
    return Finding("unreadable", "error", message, Place(str(path), 1), suggestion=how)


def read_edited(path: Path) -> "tuple[Package, EditedDraft]":
    """A Word draft of ours, edited or not, opened, and what it says. Raises InputError."""
    from drafter.word.draft import read_draft
    from drafter.word.nodes import refusing
    from drafter.word.package import Package

    data = read_word(path)
    with refusing(str(path)):
        package = Package(data)
        return package, read_draft(package)


def spare(source: Path, target: Path) -> None:
    """Refuse to write over the very file that the new one is made of; --force does not mean that."""
    if source != STDIN and os.path.exists(source) and os.path.exists(target) and os.path.samefile(source, target):  # noqa: PTH110, PTH121  # a name that is too long is no file
        message = _("'{file}' is what it is made of, and would be lost: name another file", file=target)
        raise typer.BadParameter(message, param_hint="--output")


def prompt(question: str, hint: str = "") -> str | None:
    """What is typed after a question, on one line; None at the end of the input."""
    say(paint(question, "bold", sys.stderr) + hint)
    line = sys.stdin.readline()
    return plain(line.strip()) if line else None


def ask(question: str, answers: Sequence[str]) -> str:
    """One of the answers; empty at the end of the input."""
    while True:
        answer = prompt(question)
        if answer is None or (answer := answer.lower()) in answers:
            return answer or ""
        say(_("One of: {names}", names=", ".join(filter(None, answers))), "yellow")


def find_meeting(draft: Path, edited: "EditedDraft") -> Path | None:
    """The meeting file beside the draft by the name that the draft recorded; an editor may have dropped that."""
    names = [Path(edited.meta.get("meeting", "")).name, f"{draft.stem}.yaml"]
    return next((path for name in names if name and (path := draft.with_name(name)).is_file()), None)


def check_name(name: str, names: Iterable[str], unknown: str) -> None:
    """Refuse a name that does not exist, with `unknown` as the reason and the nearest name, or all of them."""
    from drafter.files.faults import Faults

    known = list(names)
    if name not in known:
        raise typer.BadParameter(f"{unknown} {Faults().did_you_mean(name, known)}")


def check_kind(text: str, kinds: "Mapping[str, Template]") -> "Template":
    """The kind of speech that a text names: its id, what people call it, or a part that only its name has.

    Refused otherwise, with those that may be meant.
    """
    from drafter.meeting.names import find_kind

    kind = find_kind(text, kinds) or text
    near = [known for known in kinds.values() if text in known.name] if kind not in kinds and len(text) > 1 else []
    if kind not in kinds and not near and len(text) > 1:
        near = [known for known in kinds.values() if any(text in occasion for occasion in known.occasions)]
    if len(near) == 1:
        return near[0]
    if near:
        several = ", ".join(f"{known.name} ({known.id})" for known in near)
        raise typer.BadParameter(_("'{kind}' may be any of these: {names}", kind=text, names=several))
    names = [*kinds, *(known.name for known in kinds.values())]
    check_name(kind, names, _("there is no kind of speech '{kind}'.", kind=text))
    return kinds[kind]


def at_least(least: float) -> Callable[[float | None], float | None]:
    """A check for an option that is a number."""

    def check(value: float | None) -> float | None:
        if value is not None and value == math.inf:
            raise typer.BadParameter(_("that is too large a number"))
        if value is not None and not least <= value:
            raise typer.BadParameter(_("{value} is too small: at least {least}", value=value, least=f"{least:g}"))
        return value

    return check


def _parse_setting(setting: str) -> tuple[str, str]:
    key, equals, value = setting.partition("=")
    if not key or not equals:
        raise typer.BadParameter(
            _("'{setting}' is not of the form name=value, such as date=2026-02-03", setting=setting)
        )
    return key.strip(), value
