"""Values in, words on the terminal out: results on stdout, everything said about them on stderr."""

import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from shutil import get_terminal_size
from typing import Literal, TextIO

from drafter.files.names import printable
from drafter.i18n import _
from drafter.language.expressions import expression
from drafter.model.finding import Finding, Severity

Colour = Literal["red", "yellow", "green", "bold", "dim", "struck"]

_CODES: dict[Colour, str] = {"red": "31", "yellow": "33", "green": "32", "bold": "1", "dim": "2", "struck": "9;31"}
_SEVERITY_COLOURS: dict[Severity, Colour] = {"error": "red", "warning": "yellow", "hint": "dim"}

MOST = 3600
"""Characters of findings that are printed before the rest is only counted."""

LONGEST_QUERY = 80
"""Columns of a query that is said again."""

_OURS = expression(f"(\x1b\\[(?:0|{'|'.join(_CODES.values())})m)")
"""What `paint` puts around a text: the only sequences that reach a terminal."""

# Never at the start of a line (避头尾).
_CLOSING = frozenset("，。；：、！？）》】”’…—·%％,.;:!?)]}")
_OPENING = frozenset("（《【“‘([{")


def show(text: str = "") -> None:
    """A result, on stdout."""
    _print(text, sys.stdout)


def say(text: str = "", colour: Colour | None = None) -> None:
    """Progress, a warning or advice, on stderr."""
    _print(paint(text, colour, sys.stderr) if colour else text, sys.stderr)


def show_json(value: object) -> None:
    """A result for another program."""
    _print(json.dumps(value, ensure_ascii=False, indent=2), sys.stdout)


def show_bytes(data: bytes) -> None:
    """A file as a result, byte for byte."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def drop(stream: TextIO) -> None:
    """Send what is still to come nowhere: what a stream holds would fail once more when Python closes it."""
    with suppress(OSError, ValueError):  # no stream of the system
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def say_findings(findings: Sequence[Finding]) -> None:
    """One finding a line, on stderr; where there are very many, the first of them and a count."""
    printed = 0
    for index, finding in enumerate(findings):
        line = shorten(plain(str(finding)), 400)
        printed += len(line)
        if printed > MOST and index:
            say(_("… and {count} more of the kind", count=len(findings) - index))
            return
        say(_with_severity(line, finding.severity), _SEVERITY_COLOURS[finding.severity])


def _with_severity(message: str, severity: Severity) -> str:
    if severity == "error":
        return _("Error: {message}", message=message)
    if severity == "warning":
        return _("Warning: {message}", message=message)
    return _("Hint: {message}", message=message)


def paint(text: str, colour: Colour, stream: TextIO) -> str:
    """The text in a colour, where the stream is a terminal and NO_COLOR is not set."""
    return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if is_coloured(stream) else text


def is_coloured(stream: TextIO) -> bool:
    """Whether the stream is a terminal that may be written to in colour."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def plain(text: str) -> str:
    """The text with everything a terminal would act upon written out, on one line."""
    return printable(text.replace("\n", "⏎").replace("\t", " "))


def shorten(text: str, limit: int) -> str:
    """At most `limit` columns of the text, … where something was left out."""
    if width(text) <= limit:
        return text
    kept, columns = [], 1
    for character in text:
        columns += width(character)
        if columns > limit:
            break
        kept.append(character)
    return "".join(kept) + "…"


def screen_width() -> int:
    """Columns of the terminal; 80 where there is none."""
    return get_terminal_size().columns


def width(text: str) -> int:
    """Columns on a terminal: Chinese characters and full-width marks take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def pad(text: str, columns: int, right: bool = False) -> str:
    """The text filled with spaces up to a number of columns."""
    filling = " " * (columns - width(text))
    return filling + text if right else text + filling


def wrap(text: str, columns: int) -> list[str]:
    """Lines of at most `columns` (two or more); Chinese breaks not before a closing mark, not after an opening one."""
    lines, line = [], ""
    pieces = ([piece] if width(piece) <= columns else piece for piece in _pieces(text))
    for piece in (part for parts in pieces for part in parts):  # what is too wide for any line breaks anywhere
        if line and width(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = ""
            piece = piece.lstrip()
        line += piece
    return [*lines, line.rstrip()]


def table(rows: Iterable[Sequence[str]], numbers: Sequence[int] = (), indent: str = "") -> list[str]:
    """Rows as lines whose columns stand under each other; the columns in `numbers` are set to the right."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max((width(cell) for cell in column), default=0) for column in zip(*cells, strict=True)]
    return [
        (indent + "  ".join(pad(cell, widths[i], right=i in numbers) for i, cell in enumerate(row))).rstrip()
        for row in cells
    ]


def _pieces(text: str) -> list[str]:
    """What a line may not break: words, and Chinese characters with the marks that belong to them."""
    pieces: list[str] = []
    for character in text:
        last = pieces[-1][-1] if pieces else ""
        glued = last and (
            character in _CLOSING
            or character == " "
            or last in _OPENING
            or (width(character) == 1 == width(last) and last != " ")
        )
        if glued:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _print(text: str, stream: TextIO) -> None:
    """Whatever else is in a text, in the name of a file too, is shown and not acted upon."""
    pieces = re.split(r"([\n\t])", text)
    shown = (piece if piece in "\n\t" else "".join(_show_controls(piece)) for piece in pieces)
    try:
        stream.write("".join(shown) + "\n")
    except OSError:
        if stream is not sys.stderr:
            raise
        drop(stream)  # a warning that nobody can read stops no command


def _show_controls(text: str) -> Iterator[str]:
    for index, piece in enumerate(_OURS.split(text)):
        yield piece if index % 2 else printable(piece)
