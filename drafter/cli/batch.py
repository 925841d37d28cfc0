"""`drafter draft --batch`: a table in; a draft a row, and what became of each row, out."""

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafter.cli.bar import Bar
from drafter.cli.console import pad, paint, plain, say, say_findings, shorten, show, table, width, wrap
from drafter.dataclass import replace
from drafter.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.batch import Batch, Result

_HEADING = 24
"""Columns of a heading."""
_LEAST = 30
"""Columns that a message gets, however narrow the terminal."""


def run_batch(batch: "Batch", results: "Iterator[Result]") -> bool:
    """Draft row after row under a progress bar, show what was written and what failed; whether all went well."""
    done: list[Result] = []
    rows = len(batch.table.rows)
    say_findings(batch.findings)
    bar = Bar()
    finished = False
    try:
        for result in results:
            done.append(result)
            bar.show(len(done) / rows)
        finished = True
    finally:
        bar.clear()
        failed = _report(done, batch)
        if not finished:
            say(_("{done} of {rows} rows are done; what was written stays.", done=len(done), rows=rows), "yellow")
    return not failed


def _report(done: "Sequence[Result]", batch: "Batch") -> int:
    """The table of files on stdout, what was odd and what failed on stderr; how many rows failed."""
    written = [result for result in done if result.file]
    header = (_("row"), _("minutes"), _("blanks"), _("file"))
    rows = [(str(result.row), f"{result.minutes:.1f}", str(result.blanks), str(result.file)) for result in written]
    for line in table([header, *rows], numbers=(0, 1, 2)) if rows else ():
        show(line)
    odd = [result for result in written if result.findings]
    failed = [result for result in done if not result.file]
    if odd:
        say(_("Worth a look:"), "yellow")
        _say_rows(odd, batch)
    if failed:
        say(_("Failed:"), "red")
        _say_rows(failed, batch)
    if failed:
        say(_("Drafts written: {count}; rows that failed: {failed}.", count=len(written), failed=len(failed)))
    else:
        say(_("Drafts written: {count}.", count=len(written)), "green")
    return len(failed)


def _say_rows(results: "Sequence[Result]", batch: "Batch") -> None:
    """Row, column and message, the message set under itself where it is long."""
    from drafter.files.table import column_letter

    headings = batch.table.headings
    cells = []
    for result in results:
        for finding in result.findings:
            number = finding.place.column if finding.place else 0
            heading = headings[number - 1] if number <= len(headings) else ""
            column = shorten(f"{column_letter(number)} {heading}".strip(), _HEADING) if number else ""
            cells.append((str(result.row), column, plain(str(replace(finding, place=None)))))
    names = (_("row"), _("column"))
    first, second = (max(width(text) for text in (names[i], *(cell[i] for cell in cells))) for i in (0, 1))
    columns = max(shutil.get_terminal_size().columns - first - second - 6, _LEAST)
    head = (pad(names[0], first, right=True), pad(names[1], second), _("what is wrong"))
    say("  " + paint("  ".join(head), "bold", sys.stderr))
    for row, column, message in cells:
        for line in wrap(message, columns):
            say(f"  {pad(row, first, right=True)}  {pad(column, second)}  {line}".rstrip())
            row = column = ""
