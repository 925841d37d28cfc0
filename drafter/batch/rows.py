"""A meeting file and a table in; for each row a file written, or what was wrong with the row, out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from drafter.batch.cells import read_cell
from drafter.batch.headings import Column, Headings
from drafter.batch.naming import Pattern, beside, is_folder, parse_pattern
from drafter.dataclass import dataclass, replace
from drafter.edited import write_draft
from drafter.files import overrides
from drafter.files.faults import Faults
from drafter.files.table import Row, Table, column_letter, read_table
from drafter.i18n import _
from drafter.model.draft import Draft
from drafter.model.finding import Finding, InputError
from drafter.model.meeting import Meeting
from drafter.model.place import Place
from drafter.report import describe
from drafter.workspace import Workspace

Write = Callable[[Draft, str], bytes]
"""A draft and the name of a style, or nothing, as a file's bytes."""

Owners = Mapping[str, Column | None]
"""Paths that are set to their columns, in the order of setting; None is --set."""

_NAMED = 5
"""Blanks that a refusal names."""
_TITLE = "【标题】"
"""Stands for the title of a meeting file while the table may still bring one."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one row."""

    row: int
    file: Path | None = None
    """None: the row failed."""
    minutes: float = 0
    blanks: int = 0
    findings: tuple[Finding, ...] = ()
    """Errors of a row that failed, else what is odd about it; the line of a place is the row, its column the column."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A table ready to be drafted: the meeting file loads, the headings mean something, the names differ by row."""

    workspace: Workspace
    source: Path | bytes
    settings: Mapping[str, str]
    table: Table
    columns: tuple[Column, ...]
    pattern: Pattern
    findings: tuple[Finding, ...]
    """What is odd about the meeting file and the table, whatever the row."""

    def draft(
        self,
        write: Write,
        *,
        minutes: float | None = None,
        variant: int = 1,
        style: str = "",
        include_mined: bool = False,
        strict: bool = False,
        force: bool = False,
    ) -> Iterator[Result]:
        """Draft and write row after row. A row's own minutes and style go before those that are given here."""
        said = set(self.findings)
        written: dict[str, int] = {}
        digits = len(str(self.table.rows[-1].number))
        for row in self.table.rows:
            texts, owners, wrong = self._texts(row)
            try:
                meeting = self._load(texts, owners, wrong, row)
                draft, plan = self.workspace.draft(
                    meeting,
                    minutes=meeting.minutes if owners.get("minutes") else minutes,
                    variant=variant,
                    include_mined=include_mined,
                )
                report = describe(plan, draft, self.workspace.wordlists)
                if strict and report.missing:
                    raise InputError([self._blanks([blank.ask for blank in report.missing], row)])
                file = self._name(row, f"{row.number:0{digits}}", meeting, written)
                data = write(draft, meeting.style if owners.get("style") else style or meeting.style)
                kept = write_draft(file, data, force=force)
                written[_same(file)] = row.number
                odd = self._odd((*meeting.findings, *plan.findings, *([kept] if kept else ())), said, row, owners)
                yield Result(row.number, file, report.minutes, report.blanks, odd)
            except InputError as error:
                yield Result(row.number, findings=self._of_row(error.findings, row, owners))

    def _texts(self, row: Row) -> tuple[dict[str, str], Owners, list[Finding]]:
        """What the row sets, path to text; the column of each; every cell that is no value."""
        texts = dict(self.settings)
        owners: dict[str, Column | None] = dict.fromkeys(texts)
        wrong = []
        for column in self.columns:
            cell = row.cells[column.number - 1] if column.number <= len(row.cells) else ""
            if not cell:
                continue
            text, problem = read_cell(cell, column.path)
            if problem:
                wrong.append(Finding("cell", "error", problem, Place(self.table.file, row.number, column.number)))
                continue
            items = [line.strip() for line in text.split("\n") if line.strip()] if column.listed else []
            more = {f"{column.path}[{index}]": item for index, item in enumerate(items)} if len(items) > 1 else {}
            for path, value in {column.path: "" if more else text, **more}.items():
                texts.pop(path, None)  # what is set last stands last: findings count the settings
                owners.pop(path, None)
                texts[path], owners[path] = value, column
        headed = len(self.table.headings)
        for number, cell in enumerate(row.cells, 1):
            if cell and (number > headed or not self.table.headings[number - 1]):
                message = _("a cell too many: column {letter} has no heading", letter=column_letter(number))
                wrong.append(Finding("cell", "error", message, Place(self.table.file, row.number, number)))
        return texts, owners, wrong

    def _load(self, texts: Mapping[str, str], owners: Owners, wrong: list[Finding], row: Row) -> Meeting:
        """The row's meeting. Raises InputError with its faults and those already found in the cells."""
        try:
            meeting = self.workspace.load(self.source, texts)
        except InputError as error:
            raise InputError([*wrong, *self._of_row(error.findings, row, owners)]) from None
        if wrong:
            raise InputError(wrong)
        return meeting

    def _name(self, row: Row, number: str, meeting: Meeting, written: Mapping[str, int]) -> Path:
        """The row's file. Raises InputError when it has none, or an earlier row has it."""
        place = Place(self.table.file, row.number, 0)
        file = self.pattern.name(number, meeting)
        if file is None:
            raise InputError([Finding("name", "error", _("what the pattern names is empty in this row"), place)])
        if other := written.get(_same(file)):
            message = _("{file} is the draft of row {row} already: put {{row}} into the pattern", file=file, row=other)
            raise InputError([Finding("name", "error", message, place)])
        return file

    def _blanks(self, asks: list[str], row: Row) -> Finding:
        named = "、".join(asks[:_NAMED]) + ("…" if len(asks) > _NAMED else "")
        message = _("{count} blanks, and --strict was asked for: {blanks}", count=len(asks), blanks=named)
        return Finding("blank", "error", message, Place(self.table.file, row.number, 0))

    def _odd(self, findings: Iterable[Finding], said: set[Finding], row: Row, owners: Owners) -> tuple[Finding, ...]:
        """What is odd about the row's draft, and about what was loaded for it, of which nobody was told."""
        every = dict.fromkeys((*self.workspace.findings, *findings))
        found = [finding for finding in every if finding not in said]
        said.update(finding for finding in found if not _is_set(finding))
        return self._of_row(found, row, owners)

    def _of_row(self, findings: Iterable[Finding], row: Row, owners: Owners) -> tuple[Finding, ...]:
        """Findings about texts that were set, at their cells; any other, its place said, in the row as a whole."""
        columns = list(owners.values())
        placed = []
        for finding in findings:
            if finding.place and finding.place.file == self.table.file:
                placed.append(finding)
            elif finding.place and _is_set(finding):
                owner = columns[finding.place.line - 1] if finding.place.line <= len(columns) else None
                number = owner.number if owner else 0
                placed.append(replace(finding, place=Place(self.table.file, row.number, number)))
            else:
                place = finding.place
                where = f"{place.file if finding.rule == 'file' else place}: " if place else ""
                message = where + str(replace(finding, place=None))
                placed.append(Finding(finding.rule, finding.severity, message, Place(self.table.file, row.number, 0)))
        return tuple(sorted(placed, key=lambda finding: finding.place or Place("", 0)))


def open_batch(
    workspace: Workspace,
    source: Path | bytes,
    settings: Mapping[str, str],
    table: Path,
    output: str,
    form: str,
    style: str = "",
) -> Batch:
    """A batch from its files; templates and phrasebank are loaded here and never again.

    output: a pattern, or a folder that is there, or nothing: beside the meeting file. Raises InputError with what is
    wrong with the meeting file whatever the row, with the headings and with the pattern.
    """
    meeting = workspace.load(source, {**settings, "title": settings.get("title", _TITLE)})
    workspace.plan(meeting)
    workspace.style(style or meeting.style)
    faults = Faults()
    read = read_table(table, faults)
    headings = Headings(workspace.templates.kinds[meeting.kind], workspace.templates)
    columns = headings.columns(read.headings, read.file, faults) if read else []
    if is_folder(output):
        file = Path("meeting") if isinstance(source, bytes) else source
        pattern = beside(Path(output) if output else file.parent, file.stem, form)
    else:
        pattern = parse_pattern(output, headings, faults)
    odd = faults.close()
    if read is None:
        raise InputError(odd)
    titled = meeting if any(column.path == "title" for column in columns) else workspace.load(source, settings)
    findings = (*dict.fromkeys((*workspace.findings, *meeting.findings, *titled.findings)), *odd)
    return Batch(workspace, source, settings, read, tuple(columns), pattern, findings)


def _is_set(finding: Finding) -> bool:
    return finding.place is not None and finding.place.file == overrides.FILE


def _same(file: Path) -> str:
    """The name as file systems compare it that know no capitals."""
    return str(file).casefold()
